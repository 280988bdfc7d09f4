using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>Bass Multiband on the demo's bass bus at its calibration, a peak of −12 dBFS, with the demo's kick as key: goals, Learn, spread.</summary>
public sealed class BassMultibandDemoTests(ITestOutputHelper output)
{
    const int Rate = DemoSession.Rate;
    static readonly PluginType s_bass = PluginType.Of<BassMultiband>();
    static readonly Lazy<float[][]> s_bus = new(static () => Desks.AtPeak(PlayedSession.Once.Bus("Bass"), -12));
    static readonly Lazy<float[][]> s_kick = new(static () => Desks.AtPeak(PlayedSession.Once.Track("Kick In"), -12));

    [Fact]
    public void The_documented_start_reduces_the_low_band_by_3_to_5_dB_untouched()
    {
        double p90 = P90(s_bus.Value, s_bass.Defaults(), "low_gr_db");
        output.WriteLine($"{p90:F2} dB");
        Assert.InRange(p90, 3, 5);
    }

    [Theory, InlineData(-12), InlineData(-6), InlineData(0), InlineData(6), InlineData(12)]
    public void Learn_meets_the_goals_at_any_level(double inputDb)
    {
        double gain = Math.Pow(10, inputDb / 20);
        float[][] bus = Desks.Scaled(s_bus.Value, gain), kick = Desks.Scaled(s_kick.Value, gain);
        Desk desk = Listen(bus, kick, s_bass.Presets[0]);
        Assert.Equal("Done", Desks.Result(desk));
        double[] learned = desk.Normals.ToArray();
        foreach (Ear ear in s_bass.Page.Ears)
        {
            double goal = s_bass.Presets[0].GoalDb(ear), p90 = P90(bus, learned, ear.Reduction.Id);
            output.WriteLine($"{ear.Id}: {p90:F2} of {goal:F1} dB, threshold {ear.Threshold.ToPlain(desk[ear.Threshold]):F2}");
            if (ear.Id != "kick") Assert.Equal(goal, p90, 0.5);
        }
        // The kick's hits duck in full.
        Assert.Equal(3, Reductions(bus, kick, learned, "duck_gr_db").Max(), 0.1);
        Assert.InRange(P90(bus, learned, "low_gr_db"), 3, 5);
    }

    [Fact]
    public void Every_preset_learns_its_low_bands_goal()
    {
        foreach (Preset preset in s_bass.Presets)
        {
            Desk desk = Listen(s_bus.Value, s_kick.Value, preset);
            double[] learned = desk.Normals.ToArray();
            string thresholds = string.Join(' ', s_bass.Page.Ears.Select(e => $"{e.Id} {e.Threshold.ToPlain(desk[e.Threshold]):F1} (declared {preset.ValueOf(e.Threshold):F1})"));
            output.WriteLine($"{preset.Name}: {thresholds}");
            Assert.Equal(preset.GoalDb(s_bass.Page.Ears[0]), P90(s_bus.Value, learned, "low_gr_db"), 0.5);
        }
    }

    [Fact]
    public void Too_quiet_changes_nothing_and_no_kick_leaves_the_kicks_threshold()
    {
        Desk silent = Listen(Desks.Scaled(s_bus.Value, 1e-4f), s_kick.Value, s_bass.Presets[0]);
        Assert.Equal("Too quiet", Desks.Result(silent));
        Desk alone = Listen(s_bus.Value, null, s_bass.Presets[0]);
        Assert.Equal("Done", Desks.Result(alone));
        Parameter threshold = alone.Page.Find("duck_threshold_db")!;
        Assert.Equal(threshold.DefaultNormal, alone[threshold]);
    }

    /// <summary>Over the whole song, with its stop and its end: windows half in a rest count as they are.</summary>
    [Fact]
    public void The_low_end_stands_within_3_dB_where_8_to_10_went_in()
    {
        float[][] y = Offline.Render(Desks.Prepared(s_bass, s_bass.Defaults()), s_bus.Value, null, [], [64]);
        double before = Spread(s_bus.Value), after = Spread(y);
        output.WriteLine($"{before:F2} to {after:F2} dB");
        Assert.InRange(before, 8, 10);
        Assert.InRange(after, 0, 3);
    }

    const int Window = Rate * 2 / 5, Hop = Rate / 10;

    /// <summary>Below 150 Hz: P95 − P5 of 400 ms RMS every 100 ms, over windows within 20 dB of the loudest.</summary>
    static double Spread(float[][] x)
    {
        float[][] low = [.. x.Select(Below150)];
        double[] db = [.. Enumerable.Range(0, (low[0].Length - Window) / Hop).Select(n => Figures.Db(Figures.Rms([.. low.Select(c => c[(n * Hop)..(n * Hop + Window)])]) + 1e-12))];
        double loudest = db.Max();
        db = [.. db.Where(v => v >= loudest - 20)];
        return Figures.Percentile(db, 0.95) - Figures.Percentile(db, 0.05);
    }

    /// <summary>Butterworth low-pass of 4th order at 150 Hz, in double.</summary>
    static float[] Below150(float[] x)
    {
        double[] y = Array.ConvertAll(x, v => (double)v);
        double g = Math.Tan(Math.PI * 150 / Rate);
        foreach (double k in (double[])[2 * Math.Cos(Math.PI / 8), 2 * Math.Cos(3 * Math.PI / 8)])
        {
            double s1 = 0, s2 = 0, scale = 1 / (1 + k * g + g * g);
            for (int i = 0; i < y.Length; i++)
            {
                double high = (y[i] - (k + g) * s1 - s2) * scale, band = g * high + s1, low = g * band + s2;
                (s1, s2, y[i]) = (g * high + band, g * band + low, low);
            }
        }
        return Array.ConvertAll(y, v => (float)v);
    }

    static Desk Listen(float[][] bus, float[][]? kick, Preset preset) => Desks.Listen(s_bass, preset.Name, bus, kick);

    static double[] Reductions(float[][] bus, float[][]? kick, double[] normals, string reading) =>
        Desks.Shown(s_bass, normals, bus, kick, s_bass.Page.Readings.First(r => r.Id == reading));

    static double P90(float[][] bus, double[] normals, string reading) => Figures.Percentile(Desks.Loud(Reductions(bus, null, normals, reading), Desks.LoudSeconds(bus)), 0.9);
}
