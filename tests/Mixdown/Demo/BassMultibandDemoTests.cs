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

    /// <summary>
    /// The low end of the demo. By the docs' definition 3 dB are not met over the song: the verse rests for 0.32 s in every bar, so that a
    /// window of 400 ms around a rest holds a fifth of its notes' power (−7 dB) whatever a gain does with them, and the last note fades by
    /// 20 dB. Those windows are the 5th percentile. In the chorus, which plays on, and wherever notes sound all through the window, 3 dB are met.
    /// </summary>
    [Fact]
    public void The_low_end_gets_steadier_where_the_bass_plays()
    {
        float[][] y = Offline.Render(Desks.Prepared(s_bass, s_bass.Defaults()), s_bus.Value, null, [], [64]);
        float[][] before = [.. s_bus.Value.Select(c => Below150(c))], after = [.. y.Select(c => Below150(c))];
        var (verse, chorus) = (DemoSession.Verse, DemoSession.Chorus);
        bool[] sounding = Sounding(before, (verse.From, chorus.To));
        var song = Both("song", (0, 30));
        var part = Both("verse and chorus", (verse.From, chorus.To));
        var played = Both("chorus", chorus);
        var (heardIn, heardOut) = (Spread(Windows(before).Where((_, n) => sounding[n])), Spread(Windows(after).Where((_, n) => sounding[n])));
        output.WriteLine($"notes that sound all through, verse and chorus: {heardIn:F2} to {heardOut:F2} dB ({sounding.Count(v => v)} windows)");
        Assert.True(song.Out <= song.In - 2, $"{song.In:F2} → {song.Out:F2}");
        Assert.True(part.Out <= part.In - 1.5, $"{part.In:F2} → {part.Out:F2}");
        Assert.True(played.Out <= 2 && played.In >= 3.5, $"{played.In:F2} → {played.Out:F2}");
        Assert.True(heardOut <= 1.6 && heardIn >= 3, $"{heardIn:F2} → {heardOut:F2}");

        (double In, double Out) Both(string what, (double From, double To) s)
        {
            var (spreadIn, spreadOut) = (Spread(Windows(Cut(before, s))), Spread(Windows(Cut(after, s))));
            output.WriteLine($"{what}: {spreadIn:F2} to {spreadOut:F2} dB");
            return (spreadIn, spreadOut);
        }
    }

    static float[][] Cut(float[][] x, (double From, double To) s) => [.. x.Select(c => c[(int)(s.From * Rate)..Math.Min(c.Length, (int)(s.To * Rate))])];

    /// <summary>Windows of the passage in which no 25 ms lie more than 20 dB below the loudest 25 ms: no rest, no fade.</summary>
    static bool[] Sounding(float[][] x, (double From, double To) s)
    {
        double[][] parts = [.. Enumerable.Range(0, (x[0].Length - Window) / Hop).Select(n => Enumerable.Range(0, 16).Select(k => Level(x, n * Hop + k * Window / 16, Window / 16)).ToArray())];
        double loudest = parts.Max(static p => p.Max());
        return [.. parts.Select((p, n) => n * Hop >= s.From * Rate && n * Hop + Window <= s.To * Rate && p.Min() > loudest - 20)];
    }

    const int Window = Rate * 2 / 5, Hop = Rate / 10;

    /// <summary>400 ms RMS every 100 ms, dB.</summary>
    static double[] Windows(float[][] x) => [.. Enumerable.Range(0, (x[0].Length - Window) / Hop).Select(n => Level(x, n * Hop, Window))];

    static double Level(float[][] x, int from, int length) => Figures.Db(Figures.Rms([.. x.Select(c => c[from..(from + length)])]) + 1e-12);

    /// <summary>P95 − P5 over windows within 20 dB of the loudest.</summary>
    static double Spread(IEnumerable<double> windows)
    {
        double[] db = [.. windows];
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
