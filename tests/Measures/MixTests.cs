namespace TopDown.Measures;

/// <summary>Mix at 50 % with a neutral wet side: no comb filtering, whatever the oversampling.</summary>
public sealed class MixTests
{
    static readonly double[] Points = Grid.Audible(Grid.IsLong ? 61 : 31);

    [Fact]
    public void Compressor_at_half_mix_is_flat()
    {
        var sheet = new Sheet("Mix");
        Patch neutral = Patch.GlueCompressor.Set("ratio", "1.5:1").Set("threshold_db", 0).Set("mix_pct", 50);
        foreach (double rate in Grid.Rates) Flat(sheet, "Glue, mix 50 %: largest deviation 20 Hz–20 kHz", "1.5:1, threshold 0 dBFS, tones at −40 dBFS", neutral, rate);
        sheet.Judge();
    }

    [Fact]
    public void Saturator_at_half_mix_is_flat()
    {
        var sheet = new Sheet("Mix");
        Patch neutral = Patch.Sink.Set("sat_on", 1).Set("drive", 0).Set("sat_mix_pct", 50);
        foreach (double rate in Grid.Rates)
            foreach (string phase in (string[])["Minimum", "Linear"])
                foreach (string factor in (string[])["Auto", "Off", "2x", "4x", "8x"])
                    Flat(sheet, "Saturator, mix 50 %: largest deviation 20 Hz–20 kHz", $"drive 0, oversampling {factor}, {phase}", neutral.Set("oversampling", factor).Set("os_phase", phase), rate);
        sheet.Judge();
    }

    static void Flat(Sheet sheet, string what, string setting, Patch patch, double rate) =>
        sheet.AtMost(what, setting, rate, Grid.Map(Points, hz => Math.Abs(Reading.ToneGainDb(patch, hz, rate))).Max(), 0.1, "dB", "F4");
}
