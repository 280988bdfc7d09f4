using TopDown.Dsp.Resampling;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Saturation;

public sealed class AliasTests(ITestOutputHelper output)
{
    // 5000.24 Hz, the yardsticks' tone, and 9999.76 Hz, at 48 kHz; bin 1365 is 999.8 Hz.
    const int FiveK = 6827, TenK = 13_653, OneK = 1365;

    [Fact]
    public void Table()
    {
        foreach ((int bin, string name) in new[] { (FiveK, "5000 Hz"), (TenK, "10000 Hz") })
            foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
                foreach (double drive in new[] { 2, 3, 4, 6, 10.0 })
                {
                    double thd = SaturatorRig.ThdDb(SaturatorRig.Tone(48_000, 8, phase, OneK, drive), OneK, 48_000);
                    double[] alias = Array.ConvertAll<int, double>([1, 2, 4, 8],
                        f => SaturatorRig.AliasDb(SaturatorRig.Tone(48_000, f, phase, bin, drive), bin, 48_000));
                    output.WriteLine($"{name} {phase} drive {drive}: THD {thd:F1} dB; alias 1x {alias[0]:F1}, 2x {alias[1]:F1}, 4x {alias[2]:F1}, 8x {alias[3]:F1}");
                    Assert.True(alias[1] < alias[0] - 15, "2x buys less than 15 dB.");
                    Assert.True(alias[2] < Math.Max(alias[1] - 20, -120), "4x buys less than 20 dB.");
                }
    }

    [Theory, InlineData(Phase.Minimum), InlineData(Phase.Linear)]
    public void Alias_at_2x_is_below_minus_100_dB_where_thd_is_1_to_5_percent(Phase phase)
    {
        foreach ((double drive, double thdFrom, double thdTo) in new[] { (2.15, -40.5, -39.0), (3.0, -33.0, -30.5), (4.0, -26.5, -25.0) })
        {
            Assert.InRange(SaturatorRig.ThdDb(SaturatorRig.Tone(48_000, 2, phase, OneK, drive), OneK, 48_000), thdFrom, thdTo);
            Assert.InRange(SaturatorRig.AliasDb(SaturatorRig.Tone(48_000, 2, phase, FiveK, drive), FiveK, 48_000), -300, -100);
            Assert.InRange(SaturatorRig.AliasDb(SaturatorRig.Tone(48_000, 2, phase, FiveK, drive, bias: 0.3), FiveK, 48_000), -300, -100);
        }
    }

    [Theory, InlineData(0.0), InlineData(0.3)]
    public void Thd_is_the_same_at_every_rate_with_the_auto_factor(double bias)
    {
        List<double> thd = [];
        foreach (double rate in new[] { 44_100.0, 48_000, 88_200, 96_000, 192_000 })
        {
            int bin = (int)Math.Round(1000 * SaturatorRig.Length / rate);
            thd.Add(SaturatorRig.ThdDb(SaturatorRig.Tone(rate, Oversampler.AutoFactor(rate), Phase.Minimum, bin, 3, bias), bin, rate));
        }
        Assert.InRange(thd.Max() - thd.Min(), 0, 0.2);
    }
}
