using TopDown.Ui.Displays;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Displays;

/// <summary>Every display on two sheets, as pictures show them: at rest, or at work on a sound made here.</summary>
static class Gallery
{
    public static double Eq(Shown v, double hz) =>
        Bell(v, hz, v[Showcase.Hz], v[Showcase.Db], v[Showcase.Q]) + Shelf(hz, v[Showcase.Hz2], v[Showcase.Db2]) + CutDb(hz, 30);

    public static double MovingEq(Shown v, double hz) =>
        Bell(v, hz, v[Showcase.Hz], Math.Min(0, -v[Showcase.Reduction]), v[Showcase.Q]) + Shelf(hz, v[Showcase.Hz2], v[Showcase.Db2]) + CutDb(hz, 30);

    // Analogue prototypes: their form is all that a picture needs.
    static double Bell(Shown _, double hz, double at, double db, double q)
    {
        double a = Math.Pow(10, db / 40), x = hz / at, d = 1 - x * x, n1 = x * a / q, n2 = x / (a * q);
        return 10 * Math.Log10((d * d + n1 * n1) / (d * d + n2 * n2));
    }

    static double Shelf(double hz, double at, double db)
    {
        double x = hz * hz / (at * at);
        return db * x / (1 + x);
    }

    static double CutDb(double hz, double at) => -10 * Math.Log10(1 + Math.Pow(at / hz, 4));

    public static double Law(Shown v, double db)
    {
        double over = db - v[Showcase.Threshold], knee = v[Showcase.Knee];
        if (2 * over <= -knee) return db;
        if (2 * over >= knee) return db - over * (1 - 1 / 4.0);
        return db - (over + knee / 2) * (over + knee / 2) / (2 * knee) * (1 - 1 / 4.0);
    }

    public static Widget[] First() =>
    [
        new EqDisplay(new(16, 16, 560, 270), Eq, [new(Showcase.Hz, Showcase.Db, Showcase.Q, Showcase.On, "Scoop"), new(Showcase.Hz2, Showcase.Db2, Name: "Air")], Showcase.Out),
        new Needle(Showcase.Reduction, new(592, 16, 292, 160), 12, Showcase.Ear),
        new History(Showcase.Reduction, new(592, 190, 292, 96), 6, ear: Showcase.Ear),
        new Transfer(new(16, 300, 260, 284), Law, Showcase.Threshold, Showcase.Out, knee: Showcase.Knee),
        new Vectorscope(Showcase.Out, new(290, 300, 220, 220)),
        new CorrelationBar(Showcase.Correlation, new(290, 530, 220, 54)),
        new VuMeter(Showcase.Out, new(592, 300, 200, 130)),
        new PeakMeter(Page.OutPeak, new(806, 300, 54, 284)),
        new PeakMeter(Page.InPeak, new(524, 300, 54, 284), rms: Showcase.Out, title: "IN"),
        new PeakMeter(Page.OutPeak, new(592, 446, 200, 28), isVertical: false, title: "Out"),
        new StageMeter(Showcase.Reduction, new(592, 486, 200, 18)),
        new AddedMeter(Showcase.Out, Showcase.Key, new(592, 508, 200, 18), aboveHz: 2000),
        new Light(Showcase.Reduction, new(592, 532, 90, 18), "KICK", 1),
        new StageMeter(Showcase.Reduction, new(592, 554, 200, 30), 12, "takes away"),
    ];

    public static Widget[] Second() =>
    [
        new EqDisplay(new(16, 16, 560, 300), Eq, [new(Showcase.Hz, Showcase.Db, Showcase.Q, Name: "Carve"), new(Showcase.Hz2, Showcase.Db2, Name: "Carve 2")], Showcase.Out, 12, MovingEq, Showcase.Key, "Vocal", "Keys"),
        new DetectionView(Showcase.Out, Showcase.Threshold, Showcase.Reduction, new(592, 16, 292, 180), "DETECTOR"),
        new DetectionView(Showcase.Key, Showcase.Threshold, Showcase.Reduction, new(592, 210, 292, 106), "SIBILANCE", isRelative: true),
        new BandMeter(Showcase.Moved, new(16, 332, 70, 252)),
        new BandMeter(Showcase.Moved, new(100, 332, 40, 252)),
        new BandMeter(Showcase.Moved, new(150, 332, 70, 120), 12, 6),
        new Needle(Showcase.Reduction, new(240, 332, 200, 120), 20, Showcase.Ear, "OPTO"),
        new Needle(Showcase.Reduction, new(240, 464, 140, 110), 10, Showcase.Ear, "REDUCTION"),
        new Needle(Showcase.Reduction, new(456, 332, 330, 130), 20),
        new VuMeter(Showcase.Out, new(456, 474, 160, 110)),
        new PeakMeter(Page.InPeak, new(636, 480, 150, 18), isVertical: false, title: "In"),
        new PeakMeter(Page.OutPeak, new(636, 506, 240, 26), isVertical: false, title: "Output", rms: Showcase.Out),
        new PeakMeter(Page.OutPeak, new(800, 332, 34, 140)),
    ];

    static Plugin.Page Page => Showcase.Page;

    /// <summary>A picture of a sheet after some seconds of a sound like music.</summary>
    public static Canvas Draw(Widget[] widgets, float scale, bool isWorking)
    {
        var rig = new Rig(widgets[0], scale);
        foreach (Widget w in widgets) w.Editor = rig.Editor;
        if (isWorking)
        {
            var pink = Sounds.Pink();
            var other = Sounds.Pink(7);
            rig.Feed.Set(Showcase.Out, n => Beat(n, pink(n).Item1, 0.6f * other(n + 900).Item1));
            rig.Feed.Set(Showcase.Key, n => (0.5f * other(n).Item1, 0.5f * other(n).Item1));
        }
        for (int frame = 0; frame < (isWorking ? 400 : 1); frame++)
        {
            if (isWorking)
            {
                double s = frame % 30 / 30.0;
                rig.Feed[Showcase.Reduction] = (float)(0.6 + 2.4 * (1 - s) * (1 - s) + 0.5 * Math.Sin(frame * 0.05));
                rig.Feed[Showcase.Moved] = (float)(5 * Math.Sin(frame * 0.021) + 2);
                rig.Feed[Showcase.Correlation] = (float)(0.55 + 0.3 * Math.Sin(frame * 0.03));
                rig.Feed[Page.InPeak] = (float)(-9 - 12 * s);
                rig.Feed[Page.OutPeak] = frame == 360 ? 0.4f : (float)(-4 - 14 * s);
            }
            rig.Feed.Play(1 / 60.0);
            rig.Shown.Fetch(1 / 60.0);
            foreach (Widget w in widgets) w.Follow(rig.Shown, 1 / 60.0);
        }
        Canvas c = rig.Canvas;
        c.Begin().Rect(new(0, 0, Face.Width, Face.Height)).Fill(Paint.Vertical(Look.Top, Look.Bottom, 0, Face.Height));
        foreach (Widget w in widgets) w.DrawStill(c, rig.Shown);
        foreach (Widget w in widgets) w.Draw(c, rig.Shown);
        return c;
    }

    /// <summary>Louder at each half second; a little of the other sound on each side.</summary>
    static (float, float) Beat(long n, float middle, float side)
    {
        double s = n % 24_000 / 24_000.0;
        float gain = (float)(0.35 + 1.6 * (1 - s) * (1 - s));
        return (gain * (middle + side * 0.5f), gain * (middle - side * 0.5f));
    }
}
