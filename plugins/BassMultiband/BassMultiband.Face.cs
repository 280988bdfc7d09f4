using TopDown.Dsp.Multiband;
using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown;

/// <summary>The face: four bands with their moving gains, and the kick that makes them duck.</summary>
public sealed partial class BassMultiband
{
    public static IFace Face => new Face(Lay);

    static void Lay(Sheet sheet)
    {
        sheet.Add(new EqDisplay(new(16, 104, 652, 130), SetDb, [new(LowHz, On: MultiOn, Name: "Low split"), new(MidHz, On: MultiOn, Name: "Mid split"), new(HighHz, On: MultiOn, Name: "High split")],
            Out, moving: MovedDb));

        for (int i = 0; i < Bands.Length; i++) Lay(sheet, Bands[i], Moved[i], Prefixes[i], 16 + i * 165);

        sheet.Add(new Panel(new(676, 104, 208, 108), Split.Title, MultiOn));
        sheet.Knobs(714, 170, 66, KnobSize.Small, (LowHz, "Low"), (MidHz, "Mid"), (HighHz, "High"));
        sheet.Add(new NumberField(Mix, new(786, 108, 92, 19), "Mix"));

        sheet.Add(new Panel(new(676, 220, 208, 288), Side.Title, DuckOn));
        sheet.Add(new Light(KickDucked, new(684, 246, 192, 26), "KICK", 0.25f));
        sheet.Add(new DetectionView(Kicked, DuckThreshold, KickDucked, new(684, 276, 192, 70), ""));
        sheet.Knobs(712, 388, 68, KnobSize.Small, (DuckDb, "Depth"), (DuckThreshold, "Threshold"), (DuckRelease, "Release"));
        sheet.Knobs(706, 464, 56, KnobSize.Small, (ScHpf, "High-pass"), (ScLpf, "Low-pass"));
        for (int i = 0; i < Ducked.Length; i++) sheet.Add(new Switch(Ducked[i], new(792, 428 + i * 19, 90, 18), Bands[i].On.Group.Title));
    }

    static void Lay(Sheet sheet, Band b, Reading moved, string name, float x)
    {
        sheet.Add(new Panel(new(x, 242, 157, 266), b.On.Group.Title, b.On));
        sheet.Add(new Switch(b.Solo, new(x + 104, 246, 48, 18), "Solo"));
        sheet.Add(new BandMeter(moved, new(x + 6, 270, 34, 232)));
        sheet.Knobs(x + 72, 306, 56, KnobSize.Small, (b.Threshold, "Threshold"), (b.Ratio, "Ratio"));
        sheet.Knobs(x + 72, 379, 56, KnobSize.Small, (b.Down, "Down"), (b.Up, "Up"));
        sheet.Add(new NumberField(b.Attack, new(x + 44, 416, 108, 20), "Attack"));
        sheet.Add(new NumberField(b.Release, new(x + 44, 438, 108, 20), "Release"));
        sheet.Add(new NumberField(b.Knee, new(x + 44, 460, 108, 20), "Knee"));
        sheet.Add(new NumberField(b.Gain, new(x + 44, 482, 108, 20), "Gain"));
    }

    /// <summary>The bands' set gains.</summary>
    static double SetDb(Shown v, double hz) => OverBands(v, hz, static (v, i) => v[Bands[i].On] ? v[Bands[i].Gain] * v[Mix] / 100 : 0);

    /// <summary>The same with what the dynamics do at this moment.</summary>
    static double MovedDb(Shown v, double hz) => OverBands(v, hz, static (v, i) => v[Bands[i].On] ? (v[Bands[i].Gain] - v[Moved[i]]) * v[Mix] / 100 : 0);

    /// <summary>Linkwitz-Riley slopes of 24 dB/oct add in phase: the sum's level is the sum of the bands' levels.</summary>
    static double OverBands(Shown v, double hz, Func<Shown, int, double> db)
    {
        if (!v[MultiOn]) return 0;
        var (low, mid, high) = Crossover4.InOrder(v[LowHz], v[MidHz], v[HighHz], v.SampleRate);
        double l = Below(hz, low), m = Below(hz, mid), h = Below(hz, high);
        double sum = m * (l * Gain(0) + (1 - l) * Gain(1)) + (1 - m) * (h * Gain(2) + (1 - h) * Gain(3));
        return 20 * Math.Log10(sum);

        double Gain(int band) => Math.Pow(10, db(v, band) / 20);
    }

    static double Below(double hz, double split)
    {
        double square = hz / split * (hz / split);
        return 1 / (1 + square * square);
    }
}
