using System.Globalization;

namespace TopDown.Measures;

/// <summary>
/// Attack to 63.2 % and release to 36.8 % of the reduction: from 6 dB below the threshold to 24 dB over and back, 4:1, hard
/// knee, after 3 s of rest. ±5 % or one sample on a 1 kHz square wave, ±10 % on a 4 kHz sine.
/// </summary>
public sealed class TimeTests
{
    const double Threshold = -30;
    static readonly string[] Attacks = ["0.1 ms", "0.3 ms", "1 ms", "3 ms", "10 ms", "30 ms"], Releases = ["50 ms", "100 ms", "300 ms", "600 ms", "1200 ms"];

    [Fact]
    public void Square_wave_reads_the_printed_times() => Measure("1 kHz square", Tones.Square, 1000, 0.05, Attacks, Releases);

    [Fact]
    public void Sine_reads_the_printed_times() => Measure("4 kHz sine", Tones.Cosine, 4000, 0.1, Attacks, Releases);

    [Fact]
    public void Oversampling_does_not_change_the_times()
    {
        foreach (string oversampling in (string[])["Off", "2x", "4x", "8x"])
            Measure($"1 kHz square, oversampling {oversampling}", Tones.Square, 1000, 0.05, ["10 ms"], ["100 ms"], p => p.Set("oversampling", oversampling));
    }

    [Fact]
    public void Auto_release_keeps_the_printed_attack()
    {
        var sheet = new Sheet("Attack and release");
        foreach (double rate in Grid.Rates)
        {
            double[] ms = Grid.Map(Attacks, a => Attack(Patch.GlueCompressor.Set("attack_ms", a).Set("release_ms", "Auto"), Tones.Square, 1000, rate, held: 6));
            for (int i = 0; i < ms.Length; i++) Enter(sheet, "Attack, release Auto, 1 kHz square", Attacks[i], rate, ms[i], 0.05);
        }
        sheet.Judge();
    }

    static void Measure(string carrierName, Func<double, double, int, double> carrier, double hz, double tolerance, string[] attacks, string[] releases, Func<Patch, Patch>? also = null)
    {
        var sheet = new Sheet("Attack and release");
        Patch comp = (also ?? (p => p))(Patch.GlueCompressor.Set("threshold_db", Threshold));
        foreach (double rate in Grid.Rates)
        {
            double[] up = Grid.Map(attacks, a => Attack(comp.Set("attack_ms", a).Set("release_ms", "300 ms"), carrier, hz, rate, held: 1));
            for (int i = 0; i < up.Length; i++) Enter(sheet, "Attack, " + carrierName, attacks[i], rate, up[i], tolerance);
            double[] down = Grid.Map(releases, r => Release(comp.Set("attack_ms", "1 ms").Set("release_ms", r), carrier, hz, rate, Milliseconds(r)));
            for (int i = 0; i < down.Length; i++) Enter(sheet, "Release, " + carrierName, releases[i], rate, down[i], tolerance);
        }
        sheet.Judge();
    }

    static double Milliseconds(string text) => double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);

    static void Enter(Sheet sheet, string what, string printed, double rate, double ms, double tolerance) =>
        sheet.Within(what, printed, rate, ms, Milliseconds(printed), Math.Max(Milliseconds(printed) * tolerance, 1000 / rate), "ms");

    static double Attack(Patch patch, Func<double, double, int, double> carrier, double hz, double rate, double held)
    {
        float[] x = Tones.Steps(carrier, hz, rate, (3, Threshold - 6), (held, Threshold + 24));
        double[] db = Reading.ReductionDb(x, patch.Render(x, rate));
        return Reading.Crossing(db, (int)(3 * rate), (1 - Math.Exp(-1)) * db[^1]) / rate * 1000;
    }

    static double Release(Patch patch, Func<double, double, int, double> carrier, double hz, double rate, double printedMs)
    {
        float[] x = Tones.Steps(carrier, hz, rate, (3, Threshold - 6), (1, Threshold + 24), (printedMs / 250, Threshold - 6));
        double[] db = Reading.ReductionDb(x, patch.Render(x, rate));
        int end = (int)(4 * rate);
        return Reading.Crossing(db, end, Math.Exp(-1) * db[end - 1]) / rate * 1000;
    }
}
