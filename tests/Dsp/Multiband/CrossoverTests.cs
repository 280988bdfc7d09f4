using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using TopDown.Dsp.Multiband;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Multiband.MultibandRig;

namespace TopDown.Dsp.Tests.Multiband;

/// <summary>Flat sum, slopes, order, null against the declared all-pass, glides, splits.</summary>
public sealed class CrossoverTests(ITestOutputHelper output)
{
    static readonly (double, double, double)[] Settings =
        [(150, 700, 3000), (40, 200, 1000), (40, 50.4, 63.51), (400, 2500, 12_000), (100, 632, 3984), (400, 504, 635.1), (40, 2500, 12_000)];

    public static TheoryData<double> AllRates => new(Rates);

    [Theory, MemberData(nameof(AllRates))]
    public void The_sum_is_flat_within_five_thousandths_of_a_dB(double rate)
    {
        double worst = 0;
        foreach (var (low, mid, high) in Settings)
        {
            float[] impulse = new float[1 << 17];
            impulse[0] = 1;
            Complex[] bins = Spectrum(Sum(Divide(Crossover(rate, low, mid, high), impulse)));
            for (int k = 1; k < bins.Length / 2; k++)
            {
                double hz = k * rate / bins.Length;
                if (hz is >= 20 and <= 20_000) worst = Math.Max(worst, Math.Abs(Db(bins[k].Magnitude)));
            }
        }
        output.WriteLine($"{rate}: {worst:F6} dB");
        Assert.True(worst <= 0.005, $"{worst:F5} dB");
    }

    [Theory, MemberData(nameof(AllRates))]
    public void The_sum_nulls_against_three_all_passes_in_double(double rate)
    {
        float[] x = Noise((int)rate, 3, -12 + 4.77);
        double worst = -300;
        foreach (var (low, mid, high) in Settings)
        {
            double[] sum = Sum(Divide(Crossover(rate, low, mid, high), x)), declared = AllPass(AllPass(AllPass([.. x], low, rate), mid, rate), high, rate);
            worst = Math.Max(worst, 10 * Math.Log10(sum.Zip(declared, (a, b) => (a - b) * (a - b)).Sum() / x.Sum(v => (double)v * v)));
        }
        output.WriteLine($"{rate}: {worst:F1} dB");
        Assert.True(worst <= -120, $"{worst:F1} dB");
    }

    /// <summary>(s² − √2·s + 1)/(s² + √2·s + 1) by the bilinear transform, direct form in double.</summary>
    static double[] AllPass(double[] x, double hz, double rate)
    {
        double g = Math.Tan(Math.PI * hz / rate), a0 = 1 + Math.Sqrt(2) * g + g * g, a1 = 2 * (g * g - 1) / a0, a2 = (1 - Math.Sqrt(2) * g + g * g) / a0;
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = a2 * x[i] + a1 * x1 + x2 - a1 * y1 - a2 * y2;
            (x2, x1, y2, y1) = (x1, x[i], y1, y[i]);
        }
        return y;
    }

    [Theory, MemberData(nameof(AllRates))]
    public void Every_band_follows_Linkwitz_Riley_down_to_minus_80_dB(double rate)
    {
        double[] split = [150, 700, 3000];
        float[] impulse = new float[1 << 16];
        impulse[0] = 1;
        Complex[][] bands = [.. Divide(Crossover(rate, 150, 700, 3000), impulse).Select(b => Spectrum(b.Select(v => (double)v)))];
        double worst = 0;
        for (int k = 1; k < impulse.Length / 2; k++)
        {
            double hz = k * rate / impulse.Length;
            if (hz is < 20 or > 20_000) continue;
            // Warped to the bilinear transform: |LP| = 1/(1 + Ω⁴), |HP| = Ω⁴/(1 + Ω⁴).
            double[] low = Array.ConvertAll(split, f => 1 / (1 + Math.Pow(Math.Tan(Math.PI * hz / rate) / Math.Tan(Math.PI * f / rate), 4)));
            double[] theory = [low[1] * low[0], low[1] * (1 - low[0]), (1 - low[1]) * low[2], (1 - low[1]) * (1 - low[2])];
            for (int b = 0; b < 4; b++)
                if (theory[b] > 1e-4) worst = Math.Max(worst, Math.Abs(Db(bands[b][k].Magnitude / theory[b])));
        }
        output.WriteLine($"{rate}: {worst:F5} dB");
        Assert.True(worst <= 0.01, $"{worst:F4} dB");
    }

    [Fact]
    public void Frequencies_come_out_in_order_apart_and_below_their_limit()
    {
        var hz = Gen.Choose(1, 30_000);
        var three = from a in hz from b in hz from c in hz from rate in Gen.Elements(8000.0, 11_025, 12_000, 16_000, 22_050, 44_100, 48_000, 192_000) select (a, b, c, rate);
        Prop.ForAll(three.ToArbitrary(), f =>
        {
            const double ratio = Crossover4.LeastRatio;
            double top = 0.4 * f.rate;
            var (low, mid, high) = Crossover4.InOrder(f.a, f.b, f.c, f.rate);
            bool isFine = mid >= low * ratio * 0.999999 && high >= mid * ratio * 0.999999 && high <= top && low > 0;
            bool wasFine = f.b >= f.a * ratio && f.c >= f.b * ratio && f.c <= top && f.b <= top / ratio && f.a <= top / ratio / ratio;
            return isFine && (!wasFine || (low, mid, high) == (f.a, f.b, f.c));
        }).QuickCheckThrowOnFailure();
        // No room at all, at every rate: limits that meet must not throw.
        for (int rate = 8000; rate < 48_000; rate += 7) Crossover4.InOrder(400, 2500, 12_000, rate);
    }

    [Fact]
    public void Any_split_gives_the_same_bits_while_frequencies_move()
    {
        float[] x = Noise(6000, 5);
        int[] events = [1237, 1250, 3333];
        float[][] Cut(Func<int, int> length)
        {
            var crossover = Crossover(48_000, 150, 700, 3000);
            int at = 0;
            return Divide(crossover, x, n =>
            {
                int frames = Math.Min(length(n), events.FirstOrDefault(e => e > at, x.Length) - at);
                at += frames;
                return frames;
            }, now =>
            {
                if (now == 1237) crossover.Set(90, 900, 5000);
                if (now == 1250) crossover.Set(200, 500, 2000);
                if (now == 3333) crossover.Set(150, 700, 3000);
            });
        }
        float[][] whole = Cut(_ => 8192);
        Assert.NotEqual(whole[1], Divide(Crossover(48_000, 150, 700, 3000), x)[1]);
        var random = new Random(3);
        foreach (Func<int, int> length in new Func<int, int>[] { _ => 1, _ => 7, _ => 64, _ => random.Next(0, 200) })
            Assert.Equal(whole, Cut(length));
    }

    [Theory]
    [InlineData(40, 200, 1000, 400, 2500, 12_000)]
    [InlineData(150, 700, 3000, 150, 2500, 3000)]
    public void Frequencies_glide_without_a_click(double lowA, double midA, double highA, double lowB, double midB, double highB)
    {
        double worst = -300;
        foreach (bool up in new[] { true, false })
        {
            double Between(double a, double b, double way) => a * Math.Pow(b / a, up ? way : 1 - way);
            worst = Math.Max(worst, Zipper((x, way) =>
            {
                var crossover = Crossover(48_000, Between(lowA, lowB, 0), Between(midA, midB, 0), Between(highA, highB, 0));
                double[] sum = Sum(Divide(crossover, x, _ => 32, at =>
                    crossover.Set(Between(lowA, lowB, way(at + 32)), Between(midA, midB, way(at + 32)), Between(highA, highB, way(at + 32)))));
                return Array.ConvertAll(sum, v => (float)v);
            }));
        }
        output.WriteLine($"{worst:F1} dB");
        Assert.True(worst <= -50, $"{worst:F1} dB");
    }

    [Fact]
    public void Comes_to_rest_and_forgets_exactly()
    {
        var crossover = Crossover(48_000, 150, 700, 3000);
        float[] x = Noise(4800, 7), silence = new float[48_000];
        float[][] first = Divide(crossover, x);
        Assert.False(crossover.AtRest);
        Divide(crossover, silence);
        Assert.True(crossover.AtRest);
        crossover.Reset();
        Assert.Equal(first, Divide(crossover, x));
    }

    [Fact]
    public void Mono_equals_each_side_of_stereo_and_nothing_is_allocated()
    {
        var mono = Crossover(48_000, 150, 700, 3000);
        var stereo = Crossover(48_000, 150, 700, 3000, channels: 2);
        float[] l = Noise(512, 8), r = Noise(512, 9);
        BandFrames a = new(512), b = new(512);
        stereo.Process(new Audio(l, r), a);
        mono.Process(new Audio(l), b);
        Assert.Equal(b.Left.ToArray(), a.Left.ToArray());
        mono.Reset();
        mono.Process(new Audio(r), b);
        Assert.Equal(b.Left.ToArray(), a.Right.ToArray());
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                stereo.Set(150 + i % 7, 700 + i % 3, 3000);
                stereo.Process(new Audio(l, r), a);
            }
        }));
    }
}
