using System.Globalization;

namespace TopDown.Measures;

/// <summary>Drum Bus from outside: both topologies against the printed law and times, the tilt, the link.</summary>
public sealed class DrumBusTests
{
    const string Section = "Drum Bus";
    static readonly string[] Topologies = ["Feed-forward", "Feedback"];
    static readonly string[] Ratios = ["1.5:1", "2:1", "3:1", "4:1", "6:1", "10:1", "∞:1"];
    static readonly (string Name, double Db)[] Knees = [("Hard", 0), ("Medium", 6), ("Soft", 12)];

    /// <summary>The compressor alone: hard knee, flat detector, −30 dBFS, 4:1, 10 ms, 100 ms, full link.</summary>
    static Patch Compressor { get; } = Patch.Of("Drum Bus").Set("eq_on", 0).Set("tape_on", 0).Set("punch", "Normal").Set("knee", "Hard").Set("link_pct", 100)
        .Set("threshold_db", -30).Set("ratio", "4:1").Set("attack_ms", "10 ms").Set("release_ms", "100 ms");

    [Theory, InlineData(997.0), InlineData(100.0), InlineData(4000.0)]
    public void Both_topologies_give_the_printed_curve(double hz)
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (string topology in Topologies)
            {
                float[] unit = Tones.Sine((int)(1.5 * rate), hz, rate, 0);
                double[] thresholds = Grid.IsLong ? [-30, -18, -6] : [-18];
                var cases = (from threshold in thresholds from ratio in Ratios from knee in Knees from level in new[] { threshold + Math.Floor(knee.Db / 4), threshold + knee.Db / 2 + 1, Math.Min(0, threshold + 24) }
                             select (threshold, ratio, knee, level)).ToArray();
                double[] errors = Grid.Map(cases, c =>
                {
                    float peak = (float)Tones.Amplitude(c.level);
                    float[] x = Array.ConvertAll(unit, v => v * peak);
                    Patch patch = Compressor.Set("topology", topology).Set("threshold_db", c.threshold).Set("ratio", c.ratio).Set("knee", c.knee.Name);
                    double ratio = c.ratio[0] == '∞' ? double.PositiveInfinity : double.Parse(c.ratio[..^2], CultureInfo.InvariantCulture);
                    return Math.Abs(Reading.MeanReductionDb(x, patch.Render(x, rate), hz, rate) - Theory.ReductionDb(c.level, c.threshold, ratio, c.knee.Db));
                });
                sheet.AtMost($"{topology}: largest error of the static curve at {hz:0} Hz", $"every ratio and knee, {cases.Length} points", rate, errors.Max(), 0.02, "dB", "F4");
            }
        sheet.Judge();
    }

    [Fact]
    public void Times_are_totals_in_both_topologies()
    {
        var sheet = new Sheet(Section);
        string[] attacks = ["0.03 ms", "0.1 ms", "0.3 ms", "1 ms", "3 ms", "10 ms", "30 ms"], releases = ["50 ms", "100 ms", "200 ms", "500 ms", "1000 ms", "2000 ms"];
        foreach (double rate in Grid.Rates)
            foreach (string topology in Topologies)
            {
                Patch patch = Compressor.Set("topology", topology);
                double[] up = Grid.Map(attacks, a => Attack(patch.Set("attack_ms", a).Set("release_ms", "Variable").Set("release_var_ms", 300), Tones.Square, 1000, rate));
                for (int i = 0; i < up.Length; i++)
                {
                    double printed = Milliseconds(attacks[i]);
                    // What the three quickest reach is printed in the tip.
                    if (printed < 1) sheet.Report($"{topology}: attack reached, 1 kHz square", attacks[i], rate, up[i], "ms");
                    else sheet.Within($"{topology}: attack, 1 kHz square", attacks[i], rate, up[i], printed, Math.Max(0.05 * printed, 1000 / rate), "ms");
                }
                double[] down = Grid.Map(releases, r => Release(patch.Set("attack_ms", "1 ms").Set("release_ms", r), Milliseconds(r), rate));
                for (int i = 0; i < down.Length; i++)
                    sheet.Within($"{topology}: release, 1 kHz square", releases[i], rate, down[i], Milliseconds(releases[i]), 0.05 * Milliseconds(releases[i]), "ms");
                foreach (double ms in (double[])[50, 700, 3000])
                    sheet.Within($"{topology}: variable release, 1 kHz square", $"{ms} ms", rate, Release(patch.Set("attack_ms", "10 ms").Set("release_ms", "Variable").Set("release_var_ms", ms), ms, rate), ms, 0.05 * ms, "ms");
                foreach (string attack in (string[])["1 ms", "3 ms", "10 ms", "30 ms"])
                    sheet.Report($"{topology}: attack, 4 kHz sine", attack, rate, Attack(patch.Set("attack_ms", attack).Set("release_ms", "500 ms"), Tones.Cosine, 4000, rate), "ms");
            }
        sheet.Judge();
    }

    /// <summary>The tilt as the reduction shows it: at 2:1 and well over the threshold, half a dB of reduction for each dB heard.</summary>
    [Fact]
    public void Punch_tilts_the_detector()
    {
        var sheet = new Sheet(Section);
        double[] all = [.. Enumerable.Range(0, 13).Select(i => 60 * Math.Pow(250, i / 12.0))];
        foreach (double rate in Grid.Rates)
        {
            Patch two = Compressor.Set("ratio", "2:1").Set("threshold_db", -50);
            double[] loud = Grid.Map(all, hz => Heard(two.Set("punch", "Loud"), hz, rate) - 10 * Math.Log10(hz / 1000));
            sheet.AtMost("Punch Loud: off 10 dB a decade, 60 Hz to 15 kHz", "13 frequencies", rate, loud.Max(Math.Abs), 0.5, "dB", "F2");
            double[] normal = Grid.Map(all, hz => Heard(two, hz, rate));
            sheet.AtMost("Punch Normal: off flat, 95 Hz to 15 kHz", "12 frequencies", rate, normal[1..].Max(Math.Abs), 0.05, "dB", "F3");
            // What the 90° chains leave of the ripple, 3.1 % of the power at 48 kHz and 4.5 % at 96 (from their coefficients), is 0.13 and 0.19 dB
            // from mean to peak; an attack that is quicker than the release settles between the two.
            sheet.AtMost("Punch Normal: off flat at 60 Hz, where ripple is left", "half of it, mean to peak, at 96 kHz", rate, Math.Abs(normal[0]), 0.095, "dB", "F3");
            foreach (double hz in (double[])[60, 1000, 15_000]) sheet.Report("Punch Medium", $"{hz} Hz", rate, Heard(two.Set("punch", "Medium"), hz, rate), "dB", "F2");
        }
        sheet.Judge();

        static double Heard(Patch patch, double hz, double rate)
        {
            float[] x = Tones.Sine((int)(1.5 * rate), hz, rate, -20);
            return 2 * (Reading.MeanReductionDb(x, patch.Render(x, rate), hz, rate) - 15);
        }
    }

    [Fact]
    public void Link_shares_the_part_that_counts()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach ((string shape, double hz, double share) in ((string, double, double)[])[("All", 80, 1), ("All", 8000, 1), ("High-pass", 80, 0), ("High-pass", 8000, 1), ("Low-pass", 80, 1), ("Low-pass", 8000, 0), ("Band", 80, 0), ("Band", 8000, 0)])
                foreach (double link in (double[])[0, 50, 100])
                {
                    // 12 dB over on the left at 4:1: 9 dB; the right side alone is far below.
                    float[] l = Tones.Sine((int)(1.5 * rate), hz, rate, -18), r = Tones.Sine((int)(1.5 * rate), 997, rate, -50);
                    float[][] y = Compressor.Set("link_pct", link).Set("link_shape", shape).Render([l, r], rate);
                    sheet.Within($"Reduction of the quiet side, {hz:0} Hz on the other", $"{shape}, {link} %", rate, Reading.MeanReductionDb(r, y[1], 997, rate), 9 * share * link / 100, 0.1, "dB", "F2");
                }
        sheet.Judge();
    }

    [Fact]
    public void Side_chain_filter_and_scoop()
    {
        var sheet = new Sheet(Section);
        Patch eq = Patch.Of("Drum Bus").Set("comp_on", 0).Set("tape_on", 0);
        foreach (double rate in Grid.EveryRate)
        {
            float[] x = Tones.Sine((int)(1.5 * rate), 60, rate, -10);
            double off = Reduction(20), on = Reduction(300);
            sheet.AtLeast("Reduction of 60 Hz, side-chain filter 300 Hz less than off", "20 dB over, 4:1", rate, off - on, 12, "dB", "F2");
            foreach (double hz in (double[])[100, 400, 1000, 10_000])
                sheet.Within("Documented scoop", $"{hz:0} Hz", rate, Reading.ToneGainDb(eq, hz, rate), Theory.BellDb(hz, 400, -3, 1), 0.02, "dB");

            double Reduction(double filterHz) => Reading.MeanReductionDb(x, Compressor.Set("sc_hpf_hz", filterHz).Render(x, rate), 60, rate);
        }
        sheet.Judge();
    }

    static double Milliseconds(string text) => double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);

    static double Attack(Patch patch, Func<double, double, int, double> carrier, double hz, double rate)
    {
        float[] x = Tones.Steps(carrier, hz, rate, (3, -36), (1, -6));
        double[] db = Reading.ReductionDb(x, patch.Render(x, rate));
        return Reading.Crossing(db, (int)(3 * rate), (1 - Math.Exp(-1)) * db[^1]) / rate * 1000;
    }

    static double Release(Patch patch, double printedMs, double rate)
    {
        float[] x = Tones.Steps(Tones.Square, 1000, rate, (1, -36), (1, -6), (printedMs / 250, -36));
        double[] db = Reading.ReductionDb(x, patch.Render(x, rate));
        int end = (int)(2 * rate);
        return Reading.Crossing(db, end, Math.Exp(-1) * db[end - 1]) / rate * 1000;
    }
}
