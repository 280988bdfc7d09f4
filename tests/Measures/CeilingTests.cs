using System.Globalization;

namespace TopDown.Measures;

/// <summary>The ceiling of the reduction holds at every sample, and what is above it does not lengthen the release.</summary>
public sealed class CeilingTests
{
    static readonly Patch Hard = Patch.GlueCompressor.Set("ceiling_lock", 1).Set("ratio", "10:1").Set("threshold_db", -40);

    [Fact]
    public void No_sample_is_reduced_by_more()
    {
        var sheet = new Sheet("Ceiling");
        foreach (double rate in Grid.Rates)
        {
            int frames = (int)(6 * rate);
            foreach (var (name, x) in ((string, float[][])[])
            [
                ("noise", [Tones.Noise(frames, 6, 1), Tones.Noise(frames, 0, 2)]),
                ("bursts, then noise", [[.. Tones.Bursts(frames, rate, 12, 3), .. Tones.Noise(frames / 2, 12, 5)], [.. Tones.Bursts(frames, rate, 12, 4), .. Tones.Noise(frames / 2, 12, 6)]]),
            ])
            {
                var cases = (from ceiling in (double[])[0.5, 2, 12] from attack in (string[])["0.1 ms", "3 ms", "30 ms"] from release in (string[])["50 ms", "Auto"] from link in (double[])[100, 0]
                             select (ceiling, attack, release, link)).ToArray();
                double[] over = Grid.Map(cases, c =>
                {
                    float[][] y = Hard.Set("gr_ceiling_db", c.ceiling).Set("attack_ms", c.attack).Set("release_ms", c.release).Set("link_pct", c.link).Set("knee_db", 6).Render(x, rate);
                    return Math.Max(Most(x[0], y[0]), Most(x[1], y[1])) - c.ceiling;
                });
                sheet.AtMost("Reduction over the ceiling, worst sample", $"{name}, {cases.Length} settings", rate, over.Max(), 0.0001, "dB", "F6");
                Assert.True(over.Min() > -0.1, $"The signal must reach the ceiling: {over.Min():F3} dB.");
            }
        }
        sheet.Judge();
    }

    [Fact]
    public void Release_after_20_dB_over_equals_release_from_the_ceiling()
    {
        var sheet = new Sheet("Ceiling");
        var cases = (from ceiling in (double[])[2, 6] from release in (string[])["100 ms", "1200 ms", "Auto"] select (ceiling, release)).ToArray();
        foreach (double rate in Grid.Rates)
        {
            var falls = Grid.Map(cases, c => (Over: Fall(rate, c.ceiling, c.release, 20), Exact: Fall(rate, c.ceiling, c.release, 2 * c.ceiling)));
            for (int i = 0; i < cases.Length; i++)
            {
                string setting = string.Create(CultureInfo.InvariantCulture, $"ceiling {cases[i].ceiling} dB, release {cases[i].release} ({falls[i].Exact * 1000:F1} ms)");
                sheet.Within("Release after 10 s of 20 dB over, re 10 s at the ceiling", setting, rate, 100 * falls[i].Over / falls[i].Exact, 100, 5, "%", "F2");
            }
        }
        sheet.Judge();
    }

    /// <summary>2:1 and a hard knee: the ceiling is asked for by a level twice as far over the threshold.</summary>
    static double Fall(double rate, double ceiling, string release, double over)
    {
        const double threshold = -30;
        float[] x = Tones.Steps(Tones.Square, 1000, rate, (10, threshold + over), (7, threshold - 6));
        Patch patch = Hard.Set("threshold_db", threshold).Set("ratio", "2:1").Set("gr_ceiling_db", ceiling).Set("attack_ms", "3 ms").Set("release_ms", release);
        double[] db = Reading.ReductionDb(x, patch.Render(x, rate));
        return Reading.Crossing(db, (int)(10 * rate), Math.Exp(-1) * ceiling) / rate;
    }

    /// <summary>Largest reduction of any sample that is no zero.</summary>
    static double Most(float[] x, float[] y)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < x.Length; i++)
            if (Math.Abs(x[i]) > 1e-30f) least = Math.Min(least, Math.Abs(y[i] / (double)x[i]));
        return -Reading.Db(least);
    }
}
