namespace TopDown.Measures;

/// <summary>The side-chain's high-pass keeps the low end from working the compressor.</summary>
public sealed class SideChainTests
{
    [Fact]
    public void Filter_at_300_Hz_spares_a_60_Hz_tone()
    {
        var sheet = new Sheet("Side-chain filter");
        foreach (double rate in Grid.Rates)
        {
            double off = Reduction(60, 20), on = Reduction(60, 300);
            sheet.Report("Reduction of 60 Hz, 20 dB over, 4:1, hard knee", "filter off (20 Hz)", rate, off, "dB", "F2");
            sheet.Report("Reduction of 60 Hz, 20 dB over, 4:1, hard knee", "filter 300 Hz", rate, on, "dB", "F2");
            sheet.AtLeast("Reduction of 60 Hz, filter 300 Hz less than off", "20 dB over, 4:1, hard knee", rate, off - on, 12, "dB", "F2");
            sheet.Within("Reduction of 4 kHz, filter 300 Hz less than off", "20 dB over, 4:1, hard knee", rate, Reduction(4000, 20) - Reduction(4000, 300), 0, 0.05, "dB");

            double Reduction(double hz, double filterHz)
            {
                float[] x = Tones.Sine((int)(5.5 * rate), hz, rate, -10);
                return Reading.MeanReductionDb(x, Patch.GlueCompressor.Set("sc_hpf_hz", filterHz).Render(x, rate), hz, rate);
            }
        }
        sheet.Judge();
    }
}
