using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>RMS detector: splits, nulls, rest, allocation, clicks.</summary>
public sealed class RmsContractTests(ITestOutputHelper output)
{
    static readonly CompressorSettings Work = new(-24, 4, 6, 1, 60) { Detector = Detector.Rms };

    [Theory]
    [InlineData(Topology.FeedForward, 100, LinkShape.All)]
    [InlineData(Topology.FeedForward, 40, LinkShape.Band)]
    [InlineData(Topology.Feedback, 100, LinkShape.All)]
    [InlineData(Topology.Feedback, 40, LinkShape.HighPass)]
    public void AnySplitGivesTheSameBits(Topology topology, double link, LinkShape shape)
    {
        CompressorSettings start = Work with { Topology = topology, LinkPercent = link, LinkShape = shape };
        const int event1 = 1237, event2 = 1300, event3 = 4001, event4 = 4500;
        int[] ends = [event1, event2, event3, event4];
        float[] l = Noise(14_000, 1, -6), r = Noise(14_000, 2, -12);
        for (int i = 10_000; i < 12_000; i++) l[i] = r[i] = 0;

        void Move(Compressor c, int at)
        {
            if (at == event1) c.Set(start with { ThresholdDb = -30, Ratio = 10, LinkPercent = 100 - link });
            if (at == event2) c.Set(start with { KneeDb = 0, CeilingDb = 6, LinkPercent = 100, LinkShape = LinkShape.LowPass });
            if (at == event3) c.Set(start with { AttackMs = 10, LinkShape = LinkShape.All });
            if (at == event4) c.Set(start with { Topology = 1 - topology, AttackMs = 10, LinkShape = LinkShape.All });
        }

        AssertAnySplit(start, l, r, ends, Move);
    }

    [Fact]
    public void RatioOneIsTheInputBitForBit()
    {
        float[] l = Noise(5000, 4), r = Noise(5000, 5);
        foreach (Topology topology in Enum.GetValues<Topology>())
        {
            (float[] Left, float[] Right) y = Render(Work with { Ratio = 1, Topology = topology }, 48_000, l, r, mix: 0.3);
            Assert.Equal(l, y.Left);
            Assert.Equal(r, y.Right);
        }
    }

    [Fact]
    public void MonoEqualsStereoOfTheSame()
    {
        float[] x = Noise(20_000, 8);
        foreach (Topology topology in Enum.GetValues<Topology>())
            foreach (double link in new double[] { 0, 60, 100 })
            {
                CompressorSettings settings = Work with { LinkPercent = link, Topology = topology };
                (float[] Left, float[] Right) stereo = Render(settings, 48_000, x, x);
                float[] mono = Render(settings, 48_000, x, []).Left;
                for (int i = 0; i < x.Length; i++)
                {
                    Assert.Equal(mono[i], stereo.Left[i], 1e-6f);
                    Assert.Equal(mono[i], stereo.Right[i], 1e-6f);
                }
            }
    }

    [Theory]
    [InlineData(Topology.FeedForward, LinkShape.All)]
    [InlineData(Topology.Feedback, LinkShape.Band)]
    public void ComesToAnExactRestAndForgets(Topology topology, LinkShape shape)
    {
        CompressorSettings settings = Work with { Topology = topology, LinkShape = shape, LinkPercent = 50 };
        var spec = new Spec(48_000, 2, 512);
        var c = new Compressor();
        c.Prepare(spec);
        c.Set(settings);
        float[] l = Noise(48_000, 9), r = Noise(48_000, 10);
        c.Process(new Audio(l, r), new Audio(l, r), new Ramp(1.0), new Ramp(1.0));
        Assert.False(c.AtRest);
        Assert.True(c.ReductionDb > 10);
        float[] silence = new float[4800];
        int tenths = 0;
        for (; !c.AtRest && tenths < 100; tenths++) c.Process(new Audio(silence, silence), new Audio(silence, silence), new Ramp(1.0), new Ramp(1.0));
        output.WriteLine($"At rest after {tenths / 10.0} s");
        Assert.InRange(tenths, 1, 20);

        // After Reset, the same signal gives the same bits as in a new one; after rest, the same within the tolerance of a detector.
        float[] a = Noise(2000, 11), b = (float[])a.Clone(), fresh = (float[])a.Clone();
        c.Process(new Audio(a, a), new Audio(a, a), new Ramp(1.0), new Ramp(1.0));
        c.Reset();
        Assert.Equal(0, c.ReductionDb);
        c.Process(new Audio(b, b), new Audio(b, b), new Ramp(1.0), new Ramp(1.0));
        var other = new Compressor();
        other.Set(settings);
        other.Prepare(spec);
        other.Process(new Audio(fresh, fresh), new Audio(fresh, fresh), new Ramp(1.0), new Ramp(1.0));
        Assert.Equal(fresh, b);
        for (int i = 0; i < a.Length; i++) Assert.Equal(fresh[i], a[i], 1e-6f);
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
                c.Set(Work with { ThresholdDb = -20 - i % 7, AttackMs = 1 + i % 5, Topology = (Topology)(i % 2), LinkShape = (LinkShape)(i % 4), LinkPercent = i % 3 * 50 });
                c.Process(new Audio(l, r), new Audio(l, r), new Ramp(1.0), new Ramp(1.0));
            }
        }));
    }

    [Fact]
    public void BadSamplesInTheKeyLeaveNoTrace()
    {
        foreach (Topology topology in Enum.GetValues<Topology>())
        {
            var c = new Compressor();
            c.Set(Work with { Topology = topology });
            c.Prepare(new Spec(48_000, 1, 512));
            float[] x = Noise(512, 14), key = (float[])x.Clone();
            (key[100], key[200], key[300]) = (float.NaN, float.PositiveInfinity, float.MaxValue);
            c.Process(new Audio(x), new Audio(key), new Ramp(1.0), new Ramp(1.0));
            Assert.All(x, v => Assert.True(float.IsFinite(v)));
            Assert.True(double.IsFinite(c.CurrentReductionDb));
        }
    }

    static readonly CompressorSettings Middle = new(-24, 4, 6, 3, 100) { Detector = Detector.Rms };

    static readonly Dictionary<string, (CompressorSettings A, CompressorSettings B)> s_moves = new()
    {
        ["threshold"] = (Middle with { ThresholdDb = -40 }, Middle with { ThresholdDb = 0 }),
        ["ratio"] = (Middle with { Ratio = 1.5 }, Middle with { Ratio = double.PositiveInfinity }),
        ["knee"] = (Middle with { ThresholdDb = -6, KneeDb = 0, AttackMs = 0.1 }, Middle with { ThresholdDb = -6, KneeDb = 12, AttackMs = 0.1 }),
        ["link"] = (Middle with { LinkPercent = 0 }, Middle with { LinkPercent = 100 }),
        ["link shape"] = (Middle, Middle with { LinkShape = LinkShape.Band }),
        ["topology"] = (Middle, Middle with { Topology = Topology.Feedback }),
        ["attack"] = (Middle with { AttackMs = 0.03 }, Middle with { AttackMs = 30 }),
        ["release"] = (Middle with { ReleaseMs = 50 }, Middle with { ReleaseMs = 3000 }),
        ["threshold, feedback"] = (Middle with { ThresholdDb = -40, Topology = Topology.Feedback }, Middle with { ThresholdDb = 0, Topology = Topology.Feedback }),
        ["ratio, feedback"] = (Middle with { Ratio = 1.5, Topology = Topology.Feedback }, Middle with { Ratio = double.PositiveInfinity, Topology = Topology.Feedback }),
    };

    public static TheoryData<string> Moves => new(s_moves.Keys);

    [Theory]
    [MemberData(nameof(Moves))]
    public void AStepStaysUnderMinusFiftyDb(string move)
    {
        (CompressorSettings a, CompressorSettings b) = s_moves[move];
        double worst = Math.Max(CompressorZipperTests.Worst(a, b), CompressorZipperTests.Worst(b, a));
        output.WriteLine($"{move}: {worst:F1} dB");
        Assert.True(worst <= -50, $"{move}: {worst:F1} dB");
    }
}
