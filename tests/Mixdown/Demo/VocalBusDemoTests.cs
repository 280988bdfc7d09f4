using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>
/// Vocal Bus on the demo's vocals at a peak of −12 dBFS: the documented start meets its goals untouched, and after Learn at any level. The opto: 90 % of the
/// loud part within 3 dB. The de-esser: half of all sibilance (steps within 12 dB of the loudest tenth of a second, relative to the voice) loses 4.5 dB or more.
/// </summary>
public sealed class VocalBusDemoTests
{
    const int Rate = DemoSession.Rate;
    const int Step = 32;

    static readonly PluginType s_type = PluginType.Of<VocalBus>();
    static readonly Reading s_deEsser = s_type.Page.Readings.Single(r => string.Equals(r.Id, "deess_gr_db", StringComparison.Ordinal));
    static readonly Lazy<float[][]> s_vocals = new(() => Desks.AtPeak(PlayedSession.Once.Bus("Vocals"), -12));

    [Fact]
    public void The_documented_start_meets_its_goals_untouched()
    {
        (double opto, double deEsser, double most) = Reductions(s_vocals.Value, s_type.Defaults());
        Assert.InRange(opto, 2, 4);
        Assert.InRange(deEsser, 3, 6);
        Assert.InRange(most, deEsser, 6.001);
    }

    [Theory, InlineData(-12), InlineData(-6), InlineData(0), InlineData(6), InlineData(12)]
    public void Learn_meets_both_goals_at_any_level(double inputDb)
    {
        float[][] song = Desks.Scaled(s_vocals.Value, Math.Pow(10, inputDb / 20));
        Desk desk = Learned(song);
        Assert.Equal("Done", Desks.Result(desk));
        (double opto, double deEsser, _) = Reductions(song, desk.Normals.ToArray());
        Assert.Equal(3, opto, 0.5);
        Assert.Equal(4.5, deEsser, 0.5);
    }

    [Fact]
    public void Every_preset_meets_its_goals_at_calibration_within_a_decibel()
    {
        foreach (Preset preset in s_type.Presets)
        {
            double[] normals = Desks.At(s_type, preset.Name);
            (double opto, double deEsser, _) = Reductions(s_vocals.Value, normals);
            Assert.True(Math.Abs(opto - preset.GoalDb(s_type.Page.Ears[1])) <= 1, $"{preset.Name}: opto {opto:F2} dB");
            Assert.True(Math.Abs(deEsser - preset.GoalDb(s_type.Page.Ears[0])) <= 1, $"{preset.Name}: de-esser {deEsser:F2} dB");
        }
    }

    [Fact]
    public void Too_quiet_changes_nothing_and_says_so()
    {
        Desk desk = Learned(Desks.Scaled(s_vocals.Value, 1e-4));
        Assert.Equal("Too quiet", Desks.Result(desk));
        foreach (string id in new[] { "opto_threshold_db", "deess_threshold_db" }) Assert.Equal(desk.Page.Find(id)!.DefaultNormal, desk[desk.Page.Find(id)!]);
    }

    static Desk Learned(float[][] song) => Desks.Listen(s_type, s_type.Presets[0].Name, song);

    /// <summary>P90 of the opto in the loud part; median and maximum of the de-esser over sibilance, which the block's own detector points out.</summary>
    static (double Opto, double DeEsser, double Most) Reductions(float[][] song, double[] normals)
    {
        List<double> opto = [], deEsser = [];
        Offline.Render(Desks.Prepared(s_type, normals), song, null, [], [Step], (r, _) =>
        {
            opto.Add(r.Meters.Block(s_type.Page.GainReduction!.Index));
            deEsser.Add(r.Meters.Block(s_deEsser.Index));
        });
        bool[] loud = Loud(song, opto.Count), sibilance = Sibilance(song, normals, opto.Count);
        return (Figures.Percentile(opto.Where((_, i) => loud[i]), 0.9), Figures.Percentile(deEsser.Where((_, i) => sibilance[i]), 0.5), deEsser.Max());
    }

    static bool[] Loud(float[][] song, int steps)
    {
        var loud = new bool[steps];
        foreach (int second in Desks.LoudSeconds(song))
            for (int i = second * Rate / Step; i < Math.Min(steps, (second + 3) * Rate / Step); i++) loud[i] = true;
        return loud;
    }

    /// <summary>By a de-esser that takes nothing, behind no high-pass, at the frequency set.</summary>
    static bool[] Sibilance(float[][] song, double[] normals, int steps)
    {
        Parameter hz = s_type.Page.Find("deess_hz")!;
        var ears = new DeEsser();
        ears.Set(new(hz.ToPlain(normals[hz.Index]), 0, 0));
        ears.Prepare(new Spec(Rate, 2, song[0].Length));
        ears.Process(new Audio((float[])song[0].Clone(), (float[])song[1].Clone()), new Ramp(0.0));
        var levels = new float[steps];
        for (int i = 0; i < steps; i++) levels[i] = (float)Figures.Db(Math.Max(1e-6, Samples.Peak(ears.Levels.Slice(i * Step, Math.Min(Step, song[0].Length - i * Step)))));
        return DeEsserThreshold.Sibilance(levels, Step / (double)Rate);
    }
}
