using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>How much of the louder side moves the quieter one, and which part of its sound.</summary>
public sealed class LinkShapeTests(ITestOutputHelper output)
{
    static readonly CompressorSettings Work = new(-24, 4, 0, 3, 100) { Detector = Detector.Rms };

    /// <summary>A tone on the left 12 dB over (9 dB of reduction at 4:1), one at −40 dBFS on the right.</summary>
    [Theory]
    [InlineData(LinkShape.All, 80, 9)]
    [InlineData(LinkShape.All, 1000, 9)]
    [InlineData(LinkShape.All, 8000, 9)]
    [InlineData(LinkShape.HighPass, 80, 0)]       // a Butterworth at 250 Hz takes 20 dB: under the threshold
    [InlineData(LinkShape.HighPass, 1000, 9)]
    [InlineData(LinkShape.HighPass, 8000, 9)]
    [InlineData(LinkShape.LowPass, 80, 9)]
    [InlineData(LinkShape.LowPass, 1000, 8.9)]    // −0.11 dB
    [InlineData(LinkShape.LowPass, 8000, 0)]
    [InlineData(LinkShape.Band, 80, 0)]
    [InlineData(LinkShape.Band, 1000, 8.9)]
    [InlineData(LinkShape.Band, 8000, 0)]
    public void ThePartThatCountsMovesTheOtherSide(LinkShape shape, double hz, double expectedDb)
    {
        foreach (Topology topology in Enum.GetValues<Topology>())
            foreach (double link in new double[] { 0, 50, 100 })
            {
                float[] l = Steps(Sine, hz, 48_000, (1, -12)), r = Steps(Square, 3000, 48_000, (1, -40));
                (float[] left, float[] right) = Render(Work with { LinkPercent = link, LinkShape = shape, Topology = topology }, 48_000, l, r);
                double own = MeanDb(l, left), other = MeanDb(r, right);
                output.WriteLine($"{shape} {hz} Hz {topology} link {link}: left {own:F3}, right {other:F3} dB");
                Assert.Equal(9, own, 0.05); // its own hearing is never filtered
                Assert.Equal(expectedDb * link / 100, other, 0.1);
            }
    }

    /// <summary>Changing the shape is a fade: the reduction neither jumps nor stays behind.</summary>
    [Fact]
    public void ShapesComeAndGoOnTheRun()
    {
        float[] l = Steps(Sine, 80, 48_000, (3, -12)), r = Steps(Square, 3000, 48_000, (3, -40));
        float[] y = Render(Work with { LinkPercent = 100 }, 48_000, l, r, before: (c, at) =>
        {
            if (at == 48_128) c.Set(Work with { LinkPercent = 100, LinkShape = LinkShape.HighPass });
            if (at == 96_256) c.Set(Work with { LinkPercent = 100 });
        }).Right;
        double[] db = Between(r, y);
        double jump = Enumerable.Range(30_000, 100_000).Max(i => Math.Abs(db[i] - db[i - 1]));
        output.WriteLine($"{db[48_000]:F2} → {db[96_000]:F2} → {db[^1]:F2} dB, largest move a sample {jump:F4} dB");
        Assert.Equal(9, db[48_000], 0.1);
        Assert.Equal(0, db[96_000], 0.1);
        Assert.Equal(9, db[^1], 0.1);
        Assert.True(jump < 0.15, $"{jump:F4} dB");
    }

    static double MeanDb(float[] x, float[] y)
    {
        double into = 0, outOf = 0;
        for (int i = x.Length / 2; i < x.Length; i++)
        {
            into += (double)x[i] * x[i];
            outOf += (double)y[i] * y[i];
        }
        return 10 * Math.Log10(into / outOf);
    }
}
