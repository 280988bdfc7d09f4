namespace TopDown.Measures;

/// <summary>Gain of the equaliser for sines at −40 dBFS.</summary>
public sealed class EqTests
{
    [Fact]
    public void High_pass_is_down_3_dB_at_its_frequency()
    {
        var sheet = new Sheet("EQ");
        foreach (double rate in Grid.EveryRate)
            foreach (string slope in (string[])["12 dB/oct", "24 dB/oct"])
            {
                Patch patch = Patch.GlueEq.Set("air_db", 0).Set("hpf_hz", 25).Set("hpf_slope", slope);
                double low = 18, high = 35;
                for (int i = 0; i < 12; i++)
                {
                    double middle = Math.Sqrt(low * high);
                    if (Reading.ToneGainDb(patch, middle, rate) < -3.0103) low = middle;
                    else high = middle;
                }
                sheet.Within("High-pass, −3.01 dB point", $"25 Hz, {slope}", rate, Math.Sqrt(low * high), 25, 0.5, "Hz", "F2", everyRate: true);
                sheet.Report("High-pass, gain one octave below", $"25 Hz, {slope}", rate, Reading.ToneGainDb(patch, 12.5, rate), "dB", "F2");
            }
        sheet.Judge();
    }

    [Fact]
    public void Default_air_shelf_has_its_three_points()
    {
        var sheet = new Sheet("EQ");
        Patch air = Patch.GlueEq;
        foreach (double rate in (double[])[44_100, 48_000, 88_200, 96_000, 176_400, 192_000])
            foreach (var (hz, db) in ((double, double)[])[(5_000, 0.04), (10_000, 0.375), (20_000, 0.71)])
                sheet.Within($"Air shelf, gain at {hz / 1000:0} kHz", "default: +0.75 dB at 10 kHz", rate, Reading.ToneGainDb(air, hz, rate), db, 0.02, "dB", everyRate: true);
        sheet.Judge();
    }

    /// <summary>
    /// Largest distance from the analogue prototype, 20 Hz to 20 kHz. Bounds: the published matched second-order design
    /// (Vicanek 2016) at 48 kHz, to the digit it is known to; at 44.1 kHz where a figure is known.
    /// </summary>
    [Fact]
    public void Bells_and_shelves_follow_the_analogue_curve()
    {
        var sheet = new Sheet("EQ");
        double[] points = Grid.Audible(Grid.IsLong ? 241 : 61);
        foreach (double rate in Grid.EveryRate)
        {
            Bell(6, 10_000, 1, 0.30, rate == 44_100 ? 0.49 : double.NaN);
            Bell(6, 10_000, 0.7, 0.38);
            Bell(6, 16_000, 1, 0.22);
            Bell(1, 3_000, 1, 0.006);
            Bell(-3, 400, 1, 0.0005);
            Shelf("High", "high", 1, 10_000, 0.0145);
            Shelf("High", "high", 6, 10_000, 0.093);
            Shelf("Low", "low", 6, 100, 0.001);

            void Bell(double db, double hz, double q, double bound, double at44 = double.NaN)
            {
                double worst = Worst(Patch.Sink.Set("bell_hz", hz).Set("bell_db", db).Set("bell_q", q), f => Theory.BellDb(f, hz, db, q));
                string setting = $"{db:+0;−0} dB, {hz:0} Hz, Q {q:0.0}";
                if (double.IsNaN(at44)) sheet.AtMost("Bell, largest error 20 Hz–20 kHz", setting, rate, worst, bound, "dB", "F4");
                else sheet.AtMost("Bell, largest error 20 Hz–20 kHz", setting, rate, worst, at44, "dB", "F4", everyRate: true);
            }

            void Shelf(string name, string id, double db, double hz, double bound)
            {
                double worst = Worst(Patch.Sink.Set(id + "_hz", hz).Set(id + "_db", db), f => id == "high" ? Theory.HighShelfDb(f, hz, db) : Theory.LowShelfDb(f, hz, db));
                sheet.AtMost($"{name} shelf, largest error 20 Hz–20 kHz", $"{db:+0;−0} dB, {hz:0} Hz", rate, worst, bound, "dB", "F4");
            }

            double Worst(Patch patch, Func<double, double> analogue) => Grid.Map(points, f => Math.Abs(Reading.ToneGainDb(patch, f, rate) - analogue(f))).Max();
        }
        sheet.Judge();
    }
}
