namespace TopDown.Measures;

/// <summary>Stages on with values of no effect change nothing; noise at −12 dBFS RMS.</summary>
public sealed class NeutralTests
{
    const double PeakDb = -12 + 4.771; // flat noise: peak over RMS is √3

    [Fact]
    public void Neutral_stages_null()
    {
        var sheet = new Sheet("Neutral null");
        Patch sink = Patch.Sink.Set("comp_on", 1).Set("ratio", "1:1").Set("echo_on", 1).Set("feedback_pct", 0);
        foreach (double rate in Grid.EveryRate)
        {
            // Glue's high-pass cannot be neutral, so its EQ is off; so is the resampler of Kitchen Sink's saturator.
            Null("Glue: compressor on", "1.5:1, threshold 0 dBFS", Patch.GlueCompressor.Set("ratio", "1.5:1").Set("threshold_db", 0));
            Null("Glue: every stage off", "trims 0", Patch.GlueCompressor.Set("comp_on", 0));
            Null("Kitchen Sink: EQ, compressor, gains, echo on", "0 dB, 1:1, 0 %", sink);
            Null("Kitchen Sink: the same and the saturator", "drive 0, oversampling Off", sink.Set("sat_on", 1).Set("drive", 0).Set("oversampling", "Off"));
            Null("Kitchen Sink: saturator off, its delay stays", "8x, Linear", sink.Set("oversampling", "8x").Set("os_phase", "Linear"));

            void Null(string what, string setting, Patch patch)
            {
                float[][] x = [Tones.Noise((int)rate, PeakDb, 1), Tones.Noise((int)rate, PeakDb, 2)], y = patch.Render(x, rate);
                sheet.AtMost(what, setting, rate, Math.Max(Reading.ResidualDb(x[0], y[0]), Reading.ResidualDb(x[1], y[1])), -140, "dB", "F1", everyRate: true);
            }
        }
        sheet.Judge();
    }
}
