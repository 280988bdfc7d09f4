using TopDown.Dsp.DynamicEq;
using TopDown.Dsp;
using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown;

/// <summary>The face: the cuts as they may go and as they stand, the vocal behind them.</summary>
public sealed partial class KeysCarve
{
    public static IFace Face => new Face(Lay);

    static void Lay(Sheet sheet)
    {
        var whole = new Cuts();
        var now = new Cuts();

        sheet.Add(new EqDisplay(new(16, 104, 640, 208), whole.WholeDb, [new(Carve.Hz, Carve.Db, Carve.Q, Carve.On, "Carve"), new(Carve2.Hz, Carve2.Db, Carve2.Q, Carve2.On, "Carve 2")],
            Out, moving: now.NowDb, behind: Vocal, behindName: "vocal", spectrumName: "keys"));

        sheet.Add(new Panel(new(664, 104, 220, 208), Stage.Title, WidthOn));
        sheet.Add(new Vectorscope(Out, new(672, 132, 120, 144)));
        sheet.Add(new Light(Stereo, new(672, 282, 120, 22), "needs stereo", 0.5f, isWarning: true));
        sheet.Add(new Knob(Width, new(838, 204), KnobSize.Medium, "Width"));

        Lay(sheet, Carve, Reduction1, 16);
        Lay(sheet, Carve2, Reduction2, 390);

        sheet.Add(new Panel(new(764, 320, 120, 188), Side.Title));
        sheet.Add(new Knob(ScHpf, new(824, 394), KnobSize.Medium, "High-pass"));
    }

    static void Lay(Sheet sheet, Band b, Reading reduction, float x)
    {
        sheet.Add(new Panel(new(x, 320, 366, 188), b.On.Group.Title, b.On));
        sheet.Add(new BandMeter(reduction, new(x + 8, 348, 40, 152), 12, 0));
        sheet.Knobs(x + 90, 392, 80, KnobSize.Medium, (b.Hz, "Frequency"), (b.Db, "Range"), (b.Q, "Q"));
        sheet.Add(new Knob(b.Threshold, new(x + 330, 392), KnobSize.Medium, "Threshold"));
        sheet.Add(new Selector(b.Mode, new(x + 58, 450, 246, 52), "Mode"));
        sheet.Add(new Knob(b.Release, new(x + 336, 474), KnobSize.Small, "Release"));
    }

    /// <summary>Both bells, designed when something moved and not for every point of the curve.</summary>
    sealed class Cuts
    {
        SvfCoefficients _one = SvfCoefficients.Unity, _two = SvfCoefficients.Unity;
        (double, double, double, double, double, double, double) _made;

        /// <summary>Where the cuts go at most.</summary>
        public double WholeDb(Shown v, double hz) => Db(v, hz, v[Carve.Db], v[Carve2.Db]);

        /// <summary>Where they stand now.</summary>
        public double NowDb(Shown v, double hz) => Db(v, hz, Now(v, Carve, Reduction1), Now(v, Carve2, Reduction2));

        static double Now(Shown v, Band b, Reading reduction) => (BandMode)v.Index(b.Mode) == BandMode.Static || v[b.Db] > 0 ? v[b.Db] : -v[reduction];

        double Db(Shown v, double hz, double one, double two)
        {
            one = v[Carve.On] ? Math.Round(one * 100) / 100 : 0;
            two = v[Carve2.On] ? Math.Round(two * 100) / 100 : 0;
            var wanted = (v[Carve.Hz], one, v[Carve.Q], v[Carve2.Hz], two, v[Carve2.Q], v.SampleRate);
            if (wanted != _made)
            {
                _made = wanted;
                _one = MatchedDesign.Bell(v[Carve.Hz], one, v[Carve.Q], v.SampleRate);
                _two = MatchedDesign.Bell(v[Carve2.Hz], two, v[Carve2.Q], v.SampleRate);
            }
            return _one.MagnitudeDb(hz, v.SampleRate) + _two.MagnitudeDb(hz, v.SampleRate);
        }
    }
}
