using TopDown.Dsp.Dynamics;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>Splits, nulls, link, rest, carry-over, allocation.</summary>
public sealed class CompressorContractTests(ITestOutputHelper output)
{
    static readonly CompressorSettings Work = new(-24, 4, 6, 1, 60, LinkPercent: 100);

    [Theory]
    [InlineData(false, 100)]
    [InlineData(false, 40)]
    [InlineData(true, 100)]
    [InlineData(true, 0)]
    public void AnySplitGivesTheSameBits(bool auto, double link)
    {
        CompressorSettings start = Work with { AutoRelease = auto, LinkPercent = link };
        const int event1 = 1237, event2 = 1300, event3 = 4001;
        int[] ends = [event1, event2, event3];
        float[] l = Noise(9000, 1, -6), r = Noise(9000, 2, -12);
        for (int i = 5000; i < 7000; i++) l[i] = r[i] = 0;

        void Move(Compressor c, int at)
        {
            if (at == event1) c.Set(start with { ThresholdDb = -30, Ratio = 10, LinkPercent = 100 - link });
            if (at == event2) c.Set(start with { ThresholdDb = -12, KneeDb = 0, CeilingDb = 6, LinkPercent = 100, AutoRelease = !auto });
            if (at == event3) c.Set(start with { AttackMs = 10 });
        }

        AssertAnySplit(start, l, r, ends, Move);
    }

    [Fact]
    public void RatioOneIsTheInputBitForBitAtEveryMix()
    {
        float[] l = Noise(5000, 4), r = Noise(5000, 5);
        foreach (double mix in new[] { 1, 0.3, 1 / 3.0, 0.7, 0 })
        {
            (float[] Left, float[] Right) y = Render(Work with { Ratio = 1 }, 48_000, l, r, mix: mix);
            Assert.Equal(l, y.Left);
            Assert.Equal(r, y.Right);
        }
    }

    [Fact]
    public void MixAddsDryToWet()
    {
        float[] x = Noise(20_000, 6);
        float[] wet = Render(Work, 48_000, x, [], makeup: 2).Left;
        float[] half = Render(Work, 48_000, x, [], makeup: 2, mix: 0.5).Left;
        for (int i = 0; i < x.Length; i++) Assert.Equal(0.5 * x[i] + 0.5 * wet[i], half[i], 1e-6);
    }

    [Theory]
    [InlineData(100, 9, 9)]
    [InlineData(50, 9, 4.5)]
    [InlineData(0, 9, 0)]
    public void LinkSharesTheLouderChannelsReduction(double link, double left, double right)
    {
        // 12 dB over at 4:1: 9 dB. The right channel alone would not be reduced.
        float[] l = Steps(Square, 1000, 48_000, (0.5, -12)), r = Steps(Square, 1000, 48_000, (0.5, -40));
        (float[] Left, float[] Right) y = Render(Work with { LinkPercent = link, KneeDb = 0 }, 48_000, l, r);
        Assert.Equal(left, Between(l, y.Left)[^1], 0.001);
        Assert.Equal(right, Between(r, y.Right)[^1], 0.001);
    }

    [Fact]
    public void MonoEqualsStereoOfTheSame()
    {
        float[] x = Noise(20_000, 8);
        foreach (double link in new double[] { 0, 60, 100 })
        {
            (float[] Left, float[] Right) stereo = Render(Work with { LinkPercent = link }, 48_000, x, x);
            float[] mono = Render(Work with { LinkPercent = link }, 48_000, x, []).Left;
            for (int i = 0; i < x.Length; i++)
            {
                Assert.Equal(mono[i], stereo.Left[i], 1e-6f);
                Assert.Equal(mono[i], stereo.Right[i], 1e-6f);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SwitchingTheReleaseCarriesTheReductionOver(bool auto)
    {
        float[] x = Steps(Square, 1000, 48_000, (1, -6), (0.5, -60));
        const int at = 49_152;
        (float[] Left, float[] Right) y = Render(Work with { AutoRelease = auto }, 48_000, x, [], before: (c, n) =>
        {
            if (n == at) c.Set(Work with { AutoRelease = !auto, AttackMs = 0.3, ReleaseMs = 500 });
        });
        double[] db = Between(x, y.Left);
        Assert.True(db[at - 1] > 3, "There must be a reduction to carry.");
        output.WriteLine($"{db[at - 2]:F4} {db[at - 1]:F4} | {db[at]:F4} {db[at + 1]:F4}");
        Assert.True(Math.Abs(db[at] - db[at - 1]) < 0.02, $"{db[at - 1]:F4} → {db[at]:F4}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ComesToAnExactRestAndForgets(bool auto)
    {
        CompressorSettings settings = Work with { AutoRelease = auto };
        var spec = new Spec(48_000, 2, 512);
        var c = new Compressor();
        c.Prepare(spec);
        c.Set(settings);
        float[] l = Noise(48_000, 9), r = Noise(48_000, 10);
        c.Process(new Audio(l, r), new Audio(l, r), new Ramp(1.0), new Ramp(1.0));
        Assert.False(c.AtRest);
        Assert.True(c.ReductionDb > 10);
        float[] silence = new float[48_000];
        int seconds = 0;
        for (; !c.AtRest && seconds < 120; seconds++)
            c.Process(new Audio(silence, silence), new Audio(silence, silence), new Ramp(1.0), new Ramp(1.0));
        output.WriteLine($"At rest after {seconds} s");
        Assert.True(c.AtRest);
        Assert.InRange(seconds, 1, auto ? 100 : 3);

        // After rest, and after Reset, the same signal gives the same bits as in a new one.
        float[] a = Noise(2000, 11), b = (float[])a.Clone(), fresh = (float[])a.Clone();
        c.Process(new Audio(a), new Audio(a), new Ramp(1.0), new Ramp(1.0));
        c.Reset();
        Assert.Equal(0, c.ReductionDb);
        c.Process(new Audio(b), new Audio(b), new Ramp(1.0), new Ramp(1.0));
        var other = new Compressor();
        other.Set(settings);
        other.Prepare(spec);
        other.Process(new Audio(fresh), new Audio(fresh), new Ramp(1.0), new Ramp(1.0));
        Assert.Equal(fresh, a);
        Assert.Equal(fresh, b);
    }

    [Fact]
    public void NothingIsAllocatedAfterPrepare()
    {
        var c = new Compressor();
        c.Prepare(new Spec(48_000, 2, 512));
        float[] l = Noise(512, 12), r = Noise(512, 13);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                c.Set(Work with { ThresholdDb = -20 - i % 7, AttackMs = 1 + i % 5, AutoRelease = i % 2 == 0, LinkPercent = i % 3 * 50 });
                c.Process(new Audio(l, r), new Audio(l, r), new Ramp(1.0), new Ramp(1.0));
            }
        }));
    }

    [Fact]
    public void BadSamplesInTheKeyLeaveNoTrace()
    {
        var c = new Compressor();
        c.Set(Work);
        c.Prepare(new Spec(48_000, 1, 512));
        float[] x = Noise(512, 14), key = (float[])x.Clone();
        key[100] = float.NaN;
        c.Process(new Audio(x), new Audio(key), new Ramp(1.0), new Ramp(1.0));
        Assert.All(x, v => Assert.True(float.IsFinite(v)));
        Assert.True(double.IsFinite(c.CurrentReductionDb));
    }
}
