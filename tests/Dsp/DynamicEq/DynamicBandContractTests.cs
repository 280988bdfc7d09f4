using TopDown.Dsp.DynamicEq;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.DynamicEq;

/// <summary>Splits, rest, reset, mono, allocation.</summary>
public sealed class DynamicBandContractTests(ITestOutputHelper output)
{
    static readonly DynamicBandSettings Work = new(400, -8, 1, BandMode.Voice, -30, 60);

    [Theory]
    [InlineData(BandMode.Static, 48_000)]
    [InlineData(BandMode.Self, 48_000)]
    [InlineData(BandMode.Voice, 48_000)]
    [InlineData(BandMode.Voice, 192_000)]
    public void AnySplitGivesTheSameBits(BandMode mode, double rate)
    {
        const int frames = 24_000, event1 = 5237, event2 = 5300, event3 = 14_001, event4 = 18_000;
        int[] ends = [event1, event2, event3, event4];
        float[] l = Noise(frames, 1, -6), r = Noise(frames, 2, -12), kl = Noise(frames, 3, -6), kr = Noise(frames, 4, -20);
        for (int i = 8000; i < 12_000; i++) l[i] = r[i] = kl[i] = kr[i] = 0;
        DynamicBandSettings start = Work with { Mode = mode };

        (float[] Left, float[] Right) Cut(Func<int, int> length)
        {
            int at = 0;
            return BandRig.Render(start, rate, l, r, kl, kr, n =>
            {
                int to = ends.FirstOrDefault(e => e > at, frames), take = Math.Min(length(n), to - at);
                at += take;
                return take;
            }, (band, now) =>
            {
                if (now == event1) band.Set(start with { Hz = 250, Db = -3 });
                if (now == event2) band.Set(start with { Mode = mode == BandMode.Static ? BandMode.Voice : BandMode.Static, Db = 4 });
                if (now == event3) band.Set(start with { Mode = BandMode.Self, ThresholdDb = -40, Q = 3 });
                if (now == event4) band.Set(start with { Db = 0 });
            });
        }

        (float[] Left, float[] Right) whole = Cut(_ => 8192);
        var random = new Random(3);
        foreach (Func<int, int> length in new Func<int, int>[] { _ => 1, _ => 7, _ => 16, _ => 64, _ => 300, _ => random.Next(0, 40), _ => random.Next(1, 1000) })
        {
            (float[] Left, float[] Right) cut = Cut(length);
            Assert.Equal(whole.Left, cut.Left);
            Assert.Equal(whole.Right, cut.Right);
        }
    }

    [Theory]
    [InlineData(BandMode.Static)]
    [InlineData(BandMode.Self)]
    [InlineData(BandMode.Voice)]
    public void ARangeOfNothingIsTheInputBitForBit(BandMode mode)
    {
        float[] l = Noise(20_000, 5), r = Noise(20_000, 6);
        (float[] Left, float[] Right) y = BandRig.Render(Work with { Mode = mode, Db = 0 }, 48_000, l, r, l, r);
        Assert.Equal(l, y.Left);
        Assert.Equal(r, y.Right);
    }

    [Theory]
    [InlineData(BandMode.Self)]
    [InlineData(BandMode.Voice)]
    public void MonoEqualsStereoOfTheSame(BandMode mode)
    {
        float[] x = Noise(20_000, 8, -6);
        (float[] Left, float[] Right) stereo = BandRig.Render(Work with { Mode = mode }, 48_000, x, x, x, x);
        float[] mono = BandRig.Render(Work with { Mode = mode }, 48_000, x, [], x, []).Left;
        Assert.Equal(mono, stereo.Left);
        Assert.Equal(mono, stereo.Right);
    }

    [Theory]
    [InlineData(BandMode.Static)]
    [InlineData(BandMode.Self)]
    [InlineData(BandMode.Voice)]
    public void ComesToAnExactRestAndForgets(BandMode mode)
    {
        var band = new DynamicBand();
        band.Set(Work with { Mode = mode });
        band.Prepare(new Spec(48_000, 2, 512));
        void Run(float[] l, float[] r, float[] kl, float[] kr)
        {
            var key = new Audio(kl, kr);
            band.Listen(key);
            band.Process(new Audio(l, r), key);
        }
        Run(Noise(48_000, 9), Noise(48_000, 10), Noise(48_000, 11), Noise(48_000, 12));
        Assert.False(band.AtRest);
        Assert.Equal(-8, band.GainDb, 1e-3);
        int tenths = 0;
        for (; !band.AtRest && tenths < 100; tenths++) Run(new float[4800], new float[4800], new float[4800], new float[4800]);
        output.WriteLine($"{mode}: at rest after {tenths * 0.1:F1} s");
        Assert.InRange(tenths, 1, 10);

        // After Reset the same signal gives the same bits as in a new one.
        float[] x = Noise(9000, 13), y = Noise(9000, 14);
        band.Reset();
        float[] l = [.. x], r = [.. y];
        Run(l, r, [.. y], [.. x]);
        (float[] Left, float[] Right) fresh = BandRig.Render(Work with { Mode = mode }, 48_000, x, y, y, x, _ => 9000);
        Assert.Equal(fresh.Left, l);
        Assert.Equal(fresh.Right, r);
    }

    [Fact]
    public void NothingIsAllocatedAfterPrepare()
    {
        var band = new DynamicBand();
        band.Prepare(new Spec(48_000, 2, 512));
        float[] l = Noise(512, 12), r = Noise(512, 13), key = Noise(512, 14);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                band.Set(Work with { Hz = 300 + i, Db = -i % 7, Mode = (BandMode)(i % 3), ReleaseMs = 50 + i });
                band.Listen(new Audio(key));
                band.Process(new Audio(l, r), new Audio(key));
            }
        }));
    }
}
