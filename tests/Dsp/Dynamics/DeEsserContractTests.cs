using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.DeEsserRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>Splits, moves, rest, channels, rates, allocation.</summary>
public sealed class DeEsserContractTests(ITestOutputHelper output)
{
    static readonly DeEsserSettings Low = new(2500, -40, 12);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void Any_split_gives_the_same_bits(double split)
    {
        const int event1 = 30_101, event2 = 30_150, event3 = 33_000;
        int[] ends = [event1, event2, event3];
        float[] l = Line(1.5, onTop: true), r = Scaled(Line(1.5, onTop: false), -4);
        (float[] Left, float[] Right) Cut(Func<int, int> length)
        {
            int at = 0;
            return Render(Six, split, l, r, n =>
            {
                int frames = Math.Min(length(n), ends.FirstOrDefault(e => e > at, l.Length) - at);
                at += frames;
                return frames;
            }, (d, now) =>
            {
                if (now == event1) d.Set(Six with { ThresholdDb = -30, RangeDb = 10 });
                if (now == event2) d.Set(Six with { Hz = 4000 });
                if (now == event3) d.Set(Six with { Hz = 8000, ThresholdDb = -12, RangeDb = 3 });
            });
        }
        (float[] Left, float[] Right) whole = Cut(_ => 8192);
        Assert.NotEqual(l, whole.Left);
        var random = new Random(3);
        foreach (Func<int, int> length in new Func<int, int>[] { _ => 1, _ => 7, _ => 64, _ => 300, _ => random.Next(0, 40), _ => random.Next(1, 1000) })
        {
            (float[] Left, float[] Right) cut = Cut(length);
            Assert.Equal(whole.Left, cut.Left);
            Assert.Equal(whole.Right, cut.Right);
        }
    }

    [Fact]
    public void Both_channels_share_the_louder_ones_reduction()
    {
        float[] s = Line(2, onTop: false), quiet = Scaled(Vowels(2), -20);
        (float[] Left, float[] Right) y = Render(Six, 0, s, quiet);
        float[] mono = Render(Six, 0, s, []).Left;
        Assert.Equal(mono, y.Left);
        int at = Starts(s.Length).First() + 2000;
        Assert.Equal(6, -20 * Math.Log10(y.Right[at] / quiet[at]), 0.1);
    }

    [Fact]
    public void Mono_equals_stereo_of_the_same_in_split()
    {
        float[] x = Line(1.5, onTop: true);
        (float[] Left, float[] Right) y = Render(Six, 1, x, x);
        Assert.Equal(y.Left, y.Right);
        Assert.Equal(y.Left, Render(Six, 1, x, []).Left);
    }

    [Theory]
    [InlineData("threshold")]
    [InlineData("range")]
    [InlineData("frequency")]
    [InlineData("mode")]
    public void A_step_stays_under_minus_fifty_dB(string what)
    {
        // A tone that has just begun is new, so it can be held: 997 Hz with the threshold far below what a page offers.
        (DeEsserSettings A, DeEsserSettings B) = what switch
        {
            "threshold" => (Low with { ThresholdDb = -60 }, Low with { ThresholdDb = 0 }),
            "range" => (Low with { RangeDb = 0, ThresholdDb = -60 }, Low with { RangeDb = 20, ThresholdDb = -60 }),
            "frequency" => (Low with { Hz = 3000, ThresholdDb = -50 }, Low with { Hz = 12_000, ThresholdDb = -50 }),
            _ => (Low with { Hz = 1000 }, Low with { Hz = 1000 }),
        };
        foreach (double split in new double[] { 0, 1 })
        {
            double worst = Math.Max(Worst(A, B, split, what == "mode"), Worst(B, A, split, what == "mode"));
            output.WriteLine($"{what}, {(split == 0 ? "Wide" : "Split")}: {worst:F1} dB");
            Assert.True(worst <= -50, $"{what}: {worst:F1} dB");
        }
    }

    static double Worst(DeEsserSettings before, DeEsserSettings after, double split, bool modeMoves)
    {
        const int step = 7_213, length = 16_800, glide = 1920; // a host's step, glided over 40 ms by the parameter's owner, in cells
        double peak = CompressorRig.Amplitude(-6), worst = 0;
        foreach (double hz in new double[] { 100, 440, 997 })
            for (int phase = 0; phase < 16; phase++)
            {
                var x = new float[length];
                for (int i = 0; i < length; i++) x[i] = (float)(peak * Math.Sin(2 * Math.PI * (hz / Rate * i + phase / 16.0)));
                double Way(int at)
                {
                    double t = Math.Clamp((at - step) / (double)glide, 0, 1);
                    return t * t * t * (t * (t * 6 - 15) + 10);
                }
                float[] y = Render(before, split, x, [], n => n == 0 ? step : 32, (d, at) =>
                {
                    double w = Way(at + 32);
                    if (at >= step) d.Set(new(
                        before.Hz * Math.Pow(after.Hz / before.Hz, w),
                        before.ThresholdDb + w * (after.ThresholdDb - before.ThresholdDb),
                        before.RangeDb + w * (after.RangeDb - before.RangeDb)));
                }, mode: !modeMoves ? null : at =>
                {
                    double from = Math.Abs(split - (at < step ? 0 : Way(at))), to = Math.Abs(split - (at < step ? 0 : Way(at + 32)));
                    return from == to ? new Ramp(from) : new Ramp((float)from, (float)((to - from) / 32), 0);
                }).Left;
                worst = Math.Max(worst, Excess(y, step) / peak);
            }
        return 20 * Math.Log10(Math.Max(worst, 1e-9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Comes_to_an_exact_rest_and_forgets(double split)
    {
        var d = new DeEsser();
        d.Set(Six);
        d.Prepare(new Spec(Rate, 1, 48_000));
        float[] x = Line(2, onTop: false);
        d.Process(new Audio(x.AsSpan(0, 48_000)), new Ramp(split));
        Assert.False(d.AtRest);
        int tenths = 0;
        for (; !d.AtRest && tenths < 200; tenths++) d.Process(new Audio(new float[4800]), new Ramp(split));
        output.WriteLine($"At rest after {tenths / 10.0} s");
        Assert.InRange(tenths, 5, 100);
        float[] a = Line(1, onTop: true), b = (float[])a.Clone();
        float[] fresh = Render(Six, split, a, [], n => 8192).Left;
        d.Process(new Audio(a), new Ramp(split));
        d.Reset();
        Assert.Equal(0, d.ReductionDb);
        d.Process(new Audio(b), new Ramp(split));
        Assert.Equal(fresh, a);
        Assert.Equal(fresh, b);
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(44_100)]
    [InlineData(192_000)]
    [InlineData(768_000)]
    public void Works_at_every_rate(double rate)
    {
        float[] x = CompressorRig.Noise((int)(rate / 4), 1, -6);
        foreach (double split in new double[] { 0, 1 })
        {
            var reduction = new List<double>();
            float[] y = Render(Six with { ThresholdDb = -40, Hz = 12_000 }, split, x, [], reduction: reduction, rate: rate).Left;
            Assert.All(y, v => Assert.True(float.IsFinite(v) && Math.Abs(v) < 2));
            if (rate > 30_000) Assert.Equal(6, reduction.Max(), 0.1);
        }
    }

    [Fact]
    public void Bad_samples_leave_no_trace_in_the_detector()
    {
        var d = new DeEsser();
        d.Set(Six);
        d.Prepare(new Spec(Rate, 1, 512));
        float[] x = CompressorRig.Noise(512, 14);
        x[100] = float.NaN;
        d.Process(new Audio(x), new Ramp(1.0));
        d.Reset();
        float[] a = CompressorRig.Noise(512, 15), fresh = Render(Six, 1, a, []).Left;
        d.Process(new Audio(a), new Ramp(1.0));
        Assert.Equal(fresh, a);
    }

    [Fact]
    public void Nothing_is_allocated_after_Prepare()
    {
        var d = new DeEsser();
        d.Prepare(new Spec(Rate, 2, 512));
        float[] l = CompressorRig.Noise(512, 12), r = CompressorRig.Noise(512, 13);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                d.Set(new(3000 + i % 3 * 1000, -20 - i % 7, i % 5));
                d.Process(new Audio(l, r), new Ramp(i % 3 * 0.5));
            }
        }));
    }
}
