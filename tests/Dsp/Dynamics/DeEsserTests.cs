using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.DeEsserRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>What it takes, how soon, from what, and what it leaves alone.</summary>
public sealed class DeEsserTests(ITestOutputHelper output)
{
    const double Wide = 0, Split = 1;

    [Theory]
    [InlineData(Wide, false)]
    [InlineData(Split, false)]
    [InlineData(Split, true)]
    public void Sibilants_lose_six_dB_and_vowels_nothing(double split, bool onTop)
    {
        float[] x = Line(2.2, onTop), y = Render(Six, split, x, []).Left;
        foreach (int at in Starts(x.Length))
        {
            double burst = BandDb(x, y, at + 240, at + Length - 240, 5000, 9000);
            // All of the vowel from the burst's end on, the release with it. In Split what lies under 2 kHz is left alone from the first sample.
            double vowel = BandDb(x, y, at + Length, at + Every, 60, 8000);
            double body = split == Split ? BandDb(x, y, at + Length, at + Length + 4800, 60, 2000) : 0;
            output.WriteLine($"{burst:F2} dB, vowel {vowel:F3} dB, body at once {body:F3} dB");
            Assert.InRange(burst, -7, -5);
            Assert.InRange(vowel, -0.2, 0.2);
            Assert.InRange(body, -0.2, 0.2);
        }
    }

    [Fact]
    public void A_burst_is_caught_within_two_milliseconds()
    {
        float[] x = Line(6, onTop: false), y = Render(Six, Wide, x, []).Left;
        foreach (int at in Starts(x.Length))
        {
            int i = at;
            while (Math.Abs(x[i]) < 1e-4 || y[i] / x[i] > CompressorRig.Amplitude(-5)) i++; // 5 of the 6 dB
            output.WriteLine($"{(i - at) / 48.0:F2} ms");
            Assert.InRange((i - at) / 48.0, 0, 2);
        }
    }

    [Fact]
    public void It_lets_go_in_twelve_milliseconds()
    {
        float[] x = Line(6, onTop: false), y = Render(Six, Wide, x, []).Left;
        foreach (int at in Starts(x.Length))
        {
            int end = at + Length, i = end;
            while (Math.Abs(x[i]) < 1e-3 || y[i] / x[i] < CompressorRig.Amplitude(-6 * Math.Exp(-1))) i++;
            output.WriteLine($"{(i - end) / 48.0:F1} ms");
            Assert.InRange((i - end) / 48.0, 9, 15);
        }
    }

    [Theory]
    [InlineData(Wide)]
    [InlineData(Split)]
    public void Twelve_dB_more_or_less_change_nothing(double split)
    {
        float[] x = Line(2.2, onTop: false);
        int at = Starts(x.Length).Last();
        double Burst(double db)
        {
            float[] louder = Scaled(x, db);
            return BandDb(louder, Render(Six with { ThresholdDb = -9 }, split, louder, []).Left, at + 240, at + Length - 240, 5000, 9000);
        }
        double as0 = Burst(0);
        Assert.InRange(as0, -5.5, -3); // within the law, not at the range: there a difference would hide
        foreach (double db in new double[] { -12, 12 })
        {
            output.WriteLine($"{db} dB: {Burst(db):F3}, at 0 dB {as0:F3}");
            Assert.InRange(Burst(db) - as0, -1, 1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Highs_that_last_are_no_sibilants(bool withVowels)
    {
        // As loud as the sibilants are, with noise above 7 kHz.
        float[] noise = CompressorRig.Noise(Rate * 5, 6), x = withVowels ? Vowels(5) : new float[Rate * 5];
        double[] wash = Wash(x.Length, 5);
        for (int i = 2; i < wash.Length; i++) wash[i] += 10 * (noise[i] - 2 * noise[i - 1] + noise[i - 2]);
        double peak = wash.Max(Math.Abs);
        for (int i = 0; i < x.Length; i++) x[i] += (float)(wash[i] / peak * CompressorRig.Amplitude(-15));
        var reduction = new List<double>();
        Render(Six, Wide, x, [], n => 48, reduction: reduction);
        int calm = reduction.FindLastIndex(r => r > 1);
        output.WriteLine($"above 1 dB for the first {calm / 1000.0:F2} s; later at most {reduction.Skip(2000).Max():F3} dB");
        Assert.InRange(reduction.Skip(2000).Max(), 0, 1);
        Assert.InRange(calm, 0, 1500);
        Assert.True(reduction.Max() > 3, "There must be something to get used to.");
    }

    [Theory]
    [InlineData(Wide)]
    [InlineData(0.4)]
    [InlineData(Split)]
    public void Idle_is_the_input_bit_for_bit(double split)
    {
        float[] x = Vowels(2), other = Scaled(x, -3), line = Line(2, onTop: true);
        other[0] = -0f;
        (float[] Left, float[] Right) y = Render(Six, split, x, other);
        Assert.True(Same(x, y.Left) && Same(other, y.Right), "Vowels alone must pass.");
        y = Render(Six with { RangeDb = 0 }, split, line, x);
        Assert.True(Same(line, y.Left) && Same(x, y.Right), "A range of 0 takes nothing.");
        Assert.False(Same(line, Render(Six, split, line, x).Left));
    }

    static bool Same(float[] x, float[] y) => System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(x).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(y));

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(20)]
    public void Range_is_the_most_that_is_taken(double range)
    {
        var reduction = new List<double>();
        float[] x = Line(3, onTop: false);
        Render(Six with { ThresholdDb = -40, RangeDb = range }, Wide, x, [], n => 16, reduction: reduction);
        output.WriteLine($"{reduction.Max():F4} dB");
        Assert.InRange(reduction.Max(), range - 0.05, range + 0.0001);
    }

    /// <summary>In Split the shelf stands on the voice's highs: −3 dB well under the frequency set, all of the range above it, nothing at 1 kHz.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public void Split_turns_down_what_is_above_its_frequency(double range)
    {
        double At(double hz)
        {
            // The tone is a probe 60 dB under the bursts that work the detector.
            float[] x = Sibilance(Rate / 2, -12, 3), probe = new float[x.Length];
            float[] with = new float[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                probe[i] = (float)(1e-3 * Math.Sin(2 * Math.PI * hz * i / Rate));
                with[i] = x[i] + probe[i];
            }
            DeEsserSettings s = Six with { ThresholdDb = -40, RangeDb = range };
            float[] a = Render(s, Split, x, []).Left, b = Render(s, Split, with, []).Left;
            float[] tone = [.. b.Zip(a, (p, q) => p - q)];
            return BandDb(probe, tone, 4800, 4800 + 9600, hz - 100, hz + 100);
        }
        foreach (double hz in new double[] { 1000, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 14_000 }) output.WriteLine($"{hz} Hz {At(hz):F2} dB");
        Assert.InRange(At(1000), -0.1, 0.1);
        Assert.InRange(At(6000), -range, -0.75 * range);
        Assert.InRange(At(12_000), -range - 0.1, -0.97 * range);
    }
}
