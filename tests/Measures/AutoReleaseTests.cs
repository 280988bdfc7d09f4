namespace TopDown.Measures;

/// <summary>
/// The automatic release after bursts that ask for 10 dB: the longer the reduction lasted, the slower it goes. Bounds: the
/// published two-section network (91 kΩ · 0.47 µF and 750 kΩ · 6.8 µF).
/// </summary>
public sealed class AutoReleaseTests
{
    const double Threshold = -30, Rest = 0.5;

    [Fact]
    public void Release_depends_on_how_long_the_reduction_lasted()
    {
        var sheet = new Sheet("Auto release");
        foreach (double rate in Grid.Rates)
            foreach (string attack in Grid.IsLong ? (string[])["0.1 ms", "1 ms", "3 ms"] : ["1 ms"])
            {
                string setting = "attack " + attack;
                double attackSeconds = Patch.Glue.PlainOf("attack_ms", attack) switch { 0 => 0.0001, 2 => 0.001, _ => 0.003 };
                double[] falls = Grid.Map(((double Burst, double Share)[])[(0.02, 0.5), (0.5 + attackSeconds, 0.5), (5, 0.5), (5, Math.Exp(-1))], c => Fall(attack, rate, c.Burst, c.Share));
                sheet.Within("Half-life after 20 ms", setting, rate, falls[0] * 1000, 34, 4, "ms", "F1");
                sheet.AtLeast("Half-life after 0.5 s + attack", setting, rate, falls[1], 0.3, "s");
                sheet.Within("Half-life after 5 s", setting, rate, falls[2], 2.95, 0.3, "s");
                sheet.Within("36.8 % point after 5 s", setting, rate, falls[3], 4.5, 0.45, "s");
            }
        sheet.Judge();
    }

    /// <summary>
    /// What the slow section holds at the end of a burst, read from outside: 0.5 s later only it is left, and its exponential
    /// is drawn back to the burst's end.
    /// </summary>
    [Fact]
    public void Slow_share_grows_to_89_percent()
    {
        var sheet = new Sheet("Auto release");
        foreach (double rate in Grid.Rates)
        {
            double[] bursts = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 5];
            double[] shares = Grid.Map(bursts, burst => SlowShare(rate, burst));
            double final = shares[^1], target = final * (1 - Math.Exp(-1));
            int i = Array.FindIndex(shares, s => s > target);
            double tau = i < 1 ? double.NaN : bursts[i - 1] + (bursts[i] - bursts[i - 1]) * (target - shares[i - 1]) / (shares[i] - shares[i - 1]);
            sheet.Within("Slow share after 5 s", "attack 1 ms", rate, final * 100, 89, 1, "%", "F1");
            sheet.Within("Slow share, time constant of its growth", "attack 1 ms", rate, tau, 0.59, 0.059, "s");
        }
        sheet.Judge();
    }

    static double[] Reduction(string attack, double rate, double burst, double after)
    {
        float[] x = Tones.Steps(Tones.Square, 1000, rate, (Rest, Threshold - 6), (burst, Threshold + 20), (after, Threshold - 6));
        Patch patch = Patch.GlueCompressor.Set("threshold_db", Threshold).Set("ratio", "2:1").Set("attack_ms", attack).Set("release_ms", "Auto");
        return Reading.ReductionDb(x, patch.Render(x, rate));
    }

    static int End(double rate, double burst) => (int)Math.Round(Rest * rate) + (int)Math.Round(burst * rate);

    /// <summary>Seconds from the burst's end until the reduction has fallen to a share of itself.</summary>
    static double Fall(string attack, double rate, double burst, double share)
    {
        double[] db = Reduction(attack, rate, burst, 7);
        int end = End(rate, burst);
        return Reading.Crossing(db, end, share * db[end - 1]) / rate;
    }

    static double SlowShare(double rate, double burst)
    {
        double[] db = Reduction("1 ms", rate, burst, 1.6);
        int end = End(rate, burst), half = (int)(rate / 2);
        double early = db[end + half], late = db[end + 2 * half];
        return early * early / late / db[end - 1];
    }
}
