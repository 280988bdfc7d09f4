using System.Numerics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Saturation.ColourRig;

namespace TopDown.Dsp.Tests.Saturation;

/// <summary>Sines of −6 dBFS at 48 kHz, 2x, minimum phase unless said.</summary>
public sealed class ColourHarmonicsTests(ITestOutputHelper output)
{
    public static TheoryData<Colour> Colours => Every;

    [Theory, MemberData(nameof(Colours))]
    public void Drive_2_makes_1_to_3_percent_and_more_drive_makes_more(Colour colour)
    {
        double before = 0;
        foreach (double drive in new[] { 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
        {
            Complex[] bins = Tone(Make(colour), OneK, drive);
            double percent = 100 * Math.Pow(10, SaturatorRig.ThdDb(bins, OneK, 48_000) / 20);
            output.WriteLine($"{colour}, drive {drive}: THD {percent:F2} %, H2 {HarmonicDb(bins, OneK, 2):F1}, H3 {HarmonicDb(bins, OneK, 3):F1}, H5 {HarmonicDb(bins, OneK, 5):F1} dB");
            if (drive == 2) Assert.InRange(percent, 1, 3);
            Assert.True(percent > before);
            before = percent;
        }
        Assert.InRange(before, 25, 50);
    }

    [Theory, MemberData(nameof(Colours))]
    public void Alias_at_5_kHz_is_below_minus_100_dB_at_drive_2_and_minus_80_at_5(Colour colour)
    {
        foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
        {
            double[] alias = Array.ConvertAll<double, double>([2, 5, 10], d => SaturatorRig.AliasDb(Tone(Make(colour, phase: phase), FiveK, d), FiveK, 48_000));
            output.WriteLine($"{colour}, {phase}: alias at drive 2 {alias[0]:F1}, 5 {alias[1]:F1}, 10 {alias[2]:F1} dB");
            Assert.InRange(alias[0], -300, -100);
            Assert.InRange(alias[1], -300, -80);
        }
    }

    [Fact]
    public void Second_over_third_differs_by_6_dB_between_any_two_at_2_percent()
    {
        double[] balance = Array.ConvertAll(All, colour =>
        {
            double low = 1, high = 5;
            for (int i = 0; i < 14; i++)
            {
                double middle = (low + high) / 2;
                if (SaturatorRig.ThdDb(Tone(Make(colour), OneK, middle), OneK, 48_000) < Response.Db(0.02)) low = middle;
                else high = middle;
            }
            Complex[] bins = Tone(Make(colour), OneK, low);
            double ratio = HarmonicDb(bins, OneK, 2) - HarmonicDb(bins, OneK, 3);
            output.WriteLine($"{colour}: 2 % at drive {low:F2}, H2/H3 {ratio:F1} dB");
            return ratio;
        });
        for (int a = 0; a < balance.Length; a++)
            for (int b = a + 1; b < balance.Length; b++)
                Assert.True(Math.Abs(balance[a] - balance[b]) >= 6, $"{All[a]} and {All[b]} have {balance[a]:F1} and {balance[b]:F1} dB.");
    }

    /// <summary>What the emphasis is for: lows drive Iron, highs drive Tape and Pentode, nothing favours either in Triode.</summary>
    [Theory]
    [InlineData(Colour.Tape, -2, 3, 9), InlineData(Colour.Console, -2, 0.8, 4), InlineData(Colour.Iron, 4, -2, 0.5)]
    [InlineData(Colour.Triode, -0.5, -0.5, 0.5), InlineData(Colour.Pentode, -3, 3, 9)]
    public void The_spectrum_that_drives_the_curve_is_the_characters(Colour colour, double bassFrom, double trebleFrom, double trebleTo)
    {
        const int hundred = 137;
        double middle = SaturatorRig.ThdDb(Tone(Make(colour), OneK, 2), OneK, 48_000);
        double bass = SaturatorRig.ThdDb(Tone(Make(colour), hundred, 2), hundred, 48_000) - middle;
        double treble = SaturatorRig.ThdDb(Tone(Make(colour), FiveK, 2), FiveK, 48_000) - middle;
        output.WriteLine($"{colour}: THD at 100 Hz {bass:+0.0;-0.0}, at 5 kHz {treble:+0.0;-0.0} dB re 1 kHz");
        Assert.InRange(bass, bassFrom, bassFrom + 5);
        Assert.InRange(treble, trebleFrom, trebleTo);
    }

    [Theory, MemberData(nameof(Colours))]
    public void Thd_is_the_same_within_0_2_dB_at_every_rate_with_the_auto_factor(Colour colour)
    {
        List<double> thd = [];
        foreach (double rate in new[] { 44_100.0, 48_000, 88_200, 96_000, 192_000 })
        {
            int bin = (int)Math.Round(1000 * SaturatorRig.Length / rate);
            thd.Add(SaturatorRig.ThdDb(Tone(Make(colour, rate, Oversampler.AutoFactor(rate)), bin, 3), bin, rate));
        }
        output.WriteLine($"{colour}: {string.Join(", ", thd.Select(v => $"{v:F2}"))} dB");
        Assert.InRange(thd.Max() - thd.Min(), 0, 0.2);
    }

    [Theory, MemberData(nameof(Colours))]
    public void No_dc_and_quiet_signals_at_unity(Colour colour)
    {
        Complex[] loud = Tone(Make(colour), OneK, 6);
        Assert.InRange(Response.Db(loud[0].Magnitude / loud[OneK].Magnitude), -400, -100);
        foreach (int bin in new[] { 68, OneK, FiveK, 20_483 })      // 50 Hz, 1, 5 and 15 kHz
            Assert.InRange(GainDb(Tone(Make(colour), bin, 6, 1e-3), bin, 1e-3), -0.01, 0.01);
    }
}
