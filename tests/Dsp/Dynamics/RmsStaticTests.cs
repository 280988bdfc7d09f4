using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>RMS detector, detector before and behind the gain: both give the printed curve.</summary>
public sealed class RmsStaticTests(ITestOutputHelper output)
{
    static readonly double[] Ratios = [1.5, 2, 3, 4, 6, 10, double.PositiveInfinity];

    [Theory]
    [InlineData(44_100, Topology.FeedForward)]
    [InlineData(44_100, Topology.Feedback)]
    [InlineData(48_000, Topology.FeedForward)]
    [InlineData(48_000, Topology.Feedback)]
    [InlineData(96_000, Topology.FeedForward)]
    [InlineData(96_000, Topology.Feedback)]
    [InlineData(192_000, Topology.FeedForward)]
    [InlineData(192_000, Topology.Feedback)]
    public void CurveFollowsTheLaw(double sampleRate, Topology topology)
    {
        double worst = Worst(sampleRate, 997, 10, topology);
        output.WriteLine($"{sampleRate} Hz, {topology}: worst {worst:F4} dB");
        Assert.True(worst <= 0.02, $"{worst:F4} dB");
    }

    /// <summary>Without the quadrature a 100 Hz tone reads 0.4 dB wrong at 10 ms and 2 dB at 1 ms: its square swings with 200 Hz.</summary>
    [Theory]
    [InlineData(100, 10, 0.02)]
    [InlineData(100, 1, 0.05)]
    [InlineData(997, 1, 0.05)]
    [InlineData(997, 0.1, 0.15)]
    [InlineData(4000, 10, 0.02)]
    [InlineData(4000, 0.1, 0.15)]
    public void QuickDetectorsReadLowTonesTrue(double hz, double attackMs, double allowedDb)
    {
        foreach (Topology topology in Enum.GetValues<Topology>())
        {
            double worst = Worst(48_000, hz, attackMs, topology);
            output.WriteLine($"{hz} Hz, attack {attackMs} ms, {topology}: worst {worst:F4} dB");
            Assert.True(worst <= allowedDb, $"{hz} Hz, {attackMs} ms, {topology}: {worst:F4} dB");
        }
    }

    /// <summary>RMS: noise reads by its power, 3.01 dB over its RMS as a sine does, whatever its peaks.</summary>
    [Theory]
    [InlineData(Topology.FeedForward)]
    [InlineData(Topology.Feedback)]
    public void NoiseReadsItsPower(Topology topology)
    {
        float[] x = CompressorRig.Noise(480_000, 3, -6);
        double power = 10 * Math.Log10(2 * x.Average(v => (double)v * v));
        var settings = new CompressorSettings(-40, 2, 0, 30, 30) { Detector = Detector.Rms, Topology = topology };
        double[] db = CompressorRig.Reduction(settings, 48_000, x);
        double level = -40 + 2 * db.Skip(96_000).Average();
        output.WriteLine($"{topology}: power {power:F3} dB, read {level:F3} dB");
        Assert.Equal(power, level, 0.15); // the mean of a log lies under the log of the mean, by the window's ripple
    }

    static double Worst(double sampleRate, double hz, double attackMs, Topology topology)
    {
        double worst = 0;
        double[] thresholds = sampleRate == 48_000 ? [-30, -18, -6] : [-18];
        foreach (double threshold in thresholds)
            foreach (double ratio in Ratios)
                foreach (double knee in new double[] { 0, 6, 12 })
                    foreach (double over in new[] { -knee / 2 - 1, knee / 4, 6 })
                    {
                        var settings = new CompressorSettings(threshold, ratio, knee, attackMs, 100) { Detector = Detector.Rms, Topology = topology };
                        worst = Math.Max(worst, Math.Abs(CompressorStaticTests.Error(settings, sampleRate, hz, threshold + over, 0.8)));
                    }
        return worst;
    }
}
