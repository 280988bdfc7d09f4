namespace TopDown.Measures;

/// <summary>Reduction of a steady sine against the declared law; no common shift is taken off.</summary>
public sealed class StaticCurveTests
{
    static readonly string[] Ratios = ["1.5:1", "2:1", "3:1", "4:1", "6:1", "10:1"];

    [Theory, InlineData(997.0), InlineData(100.0), InlineData(4000.0)]
    public void Curve_follows_the_law(double hz)
    {
        var sheet = new Sheet("Static curve");
        double[] knees = Grid.IsLong ? [0, 3, 6, 12, 18] : [0, 6, 18];
        foreach (double rate in Grid.Rates)
            foreach (double threshold in (double[])[-30, -18, -6])
            {
                float[] unit = Tones.Sine((int)(5.5 * rate), hz, rate, 0);
                var cases = (from ratio in Ratios from knee in knees from level in Levels(threshold, knee, all: Grid.IsLong && Grid.Binds(rate) && hz == 997) select (ratio, knee, level)).ToArray();
                double[] errors = Grid.Map(cases, c => Math.Abs(Error(unit, hz, rate, threshold, c.ratio, c.knee, c.level)));
                string what = $"Largest error at {hz:0} Hz", setting = $"threshold {threshold} dBFS, every ratio, knees {string.Join('/', knees)} dB, {cases.Length} points";
                if (hz == 997) sheet.AtMost(what, setting, rate, errors.Max(), 0.02, "dB", "F4");
                else sheet.Report(what, setting, rate, errors.Max(), "dB", "F4");
            }
        sheet.Judge();
    }

    [Fact]
    public void Auto_release_keeps_the_law_within_a_tenth()
    {
        var sheet = new Sheet("Static curve");
        foreach (double rate in Grid.Rates)
            foreach (string attack in (string[])["0.1 ms", "10 ms", "30 ms"])
            {
                float[] unit = Tones.Sine((int)(5.5 * rate), 997, rate, 0);
                var cases = (from ratio in Ratios from level in Levels(-30, 6, all: Grid.IsLong && Grid.Binds(rate)) select (ratio, level)).ToArray();
                double worst = Grid.Map(cases, c => Math.Abs(Error(unit, 997, rate, -30, c.ratio, 6, c.level, attack, "Auto"))).Max();
                sheet.AtMost("Largest error at 997 Hz, release Auto", $"attack {attack}, threshold −30 dBFS, every ratio, knee 6 dB, {cases.Length} points", rate, worst, 0.1, "dB", "F4");
            }
        sheet.Judge();
    }

    /// <summary>−60 to 0 dBFS in steps of 1 dB, or in the knee, just over it and far over it.</summary>
    static double[] Levels(double threshold, double knee, bool all) =>
        all ? [.. Enumerable.Range(-60, 61).Select(i => (double)i)] : [threshold + Math.Floor(knee / 4), Math.Min(0, threshold + Math.Ceiling(knee / 2) + 1), Math.Min(0, threshold + 24)];

    static double Error(float[] unit, double hz, double rate, double threshold, string ratio, double knee, double level, string attack = "10 ms", string release = "100 ms")
    {
        float peak = (float)Tones.Amplitude(level);
        float[] x = Array.ConvertAll(unit, v => v * peak);
        Patch patch = Patch.GlueCompressor.Set("threshold_db", threshold).Set("ratio", ratio).Set("knee_db", knee).Set("attack_ms", attack).Set("release_ms", release);
        return Reading.MeanReductionDb(x, patch.Render(x, rate), hz, rate) - Theory.ReductionDb(level, threshold, double.Parse(ratio[..^2], System.Globalization.CultureInfo.InvariantCulture), knee);
    }
}
