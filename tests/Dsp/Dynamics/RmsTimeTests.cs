using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>
/// RMS detector: printed times are totals, detector included. Carrier from 6 dB under the threshold to 24 dB over and back, 4:1, hard
/// knee; 63.2 % and 36.8 % of the final reduction.
/// </summary>
public sealed class RmsTimeTests(ITestOutputHelper output)
{
    const double Threshold = -30;

    [Theory]
    [InlineData(44_100, Topology.FeedForward)]
    [InlineData(44_100, Topology.Feedback)]
    [InlineData(48_000, Topology.FeedForward)]
    [InlineData(48_000, Topology.Feedback)]
    [InlineData(96_000, Topology.FeedForward)]
    [InlineData(96_000, Topology.Feedback)]
    [InlineData(192_000, Topology.FeedForward)]
    [InlineData(192_000, Topology.Feedback)]
    public void SquareWaveReadsThePrintedTimes(double sampleRate, Topology topology)
    {
        foreach (double attack in new double[] { 1, 3, 10, 30 }) Check("attack", attack, Attack(sampleRate, Square, 1000, attack, topology), sampleRate, 0.05);
        foreach (double release in new double[] { 50, 100, 200, 500, 1000, 2000, 3000 })
            foreach (double attack in release > 100 ? [1] : new double[] { 1, 10, 30 })
                Check("release", release, Release(sampleRate, Square, 1000, attack, release, topology), sampleRate, 0.05);
    }

    /// <summary>Below a millisecond what the detector takes is a large part; the plug-in's tips print what is reached.</summary>
    [Theory]
    [InlineData(0.03, 0.05)]
    [InlineData(0.1, 0.1)]
    [InlineData(0.3, 0.37)]
    public void TheQuickestAttacksReachWhatIsPrintedForThem(double attackMs, double reachedMs)
    {
        foreach (Topology topology in Enum.GetValues<Topology>())
            foreach (double sampleRate in new double[] { 48_000, 96_000 })
            {
                double ms = Attack(sampleRate, Square, 1000, attackMs, topology);
                output.WriteLine($"{sampleRate} Hz {topology} {attackMs} ms: {ms:F3}");
                Assert.InRange(ms, 0.5 * reachedMs, 1.2 * reachedMs);
            }
    }

    [Theory]
    [InlineData(48_000, Topology.FeedForward)]
    [InlineData(48_000, Topology.Feedback)]
    [InlineData(96_000, Topology.FeedForward)]
    [InlineData(96_000, Topology.Feedback)]
    public void SineOfFourKilohertzReadsThePrintedTimes(double sampleRate, Topology topology)
    {
        foreach (double attack in new double[] { 3, 10, 30 }) Check("attack, sine", attack, Attack(sampleRate, Sine, 4000, attack, topology), sampleRate, 0.1);
        foreach (double release in new double[] { 50, 100, 500 }) Check("release, sine", release, Release(sampleRate, Sine, 4000, 10, release, topology), sampleRate, 0.1);
    }

    void Check(string what, double printedMs, double measuredMs, double sampleRate, double tolerance)
    {
        output.WriteLine($"{sampleRate,6} Hz {what,-14} {printedMs,6} ms: {measuredMs:F3}");
        double allowed = Math.Max(printedMs * tolerance, 1000 / sampleRate);
        Assert.True(Math.Abs(measuredMs - printedMs) <= allowed, $"{what} {printedMs} ms at {sampleRate} Hz reads {measuredMs:F4} ms");
    }

    static double Attack(double sampleRate, Func<double, double, int, double> carrier, double hz, double attackMs, Topology topology)
    {
        float[] x = Steps(carrier, hz, sampleRate, (3, Threshold - 6), (1, Threshold + 24));
        double[] db = Reduction(Set(attackMs, 300, topology), sampleRate, x);
        return Crossing(db, (int)(3 * sampleRate), (1 - Math.Exp(-1)) * db[^1]) / sampleRate * 1000;
    }

    static double Release(double sampleRate, Func<double, double, int, double> carrier, double hz, double attackMs, double releaseMs, Topology topology)
    {
        float[] x = Steps(carrier, hz, sampleRate, (1, Threshold - 6), (1, Threshold + 24), (releaseMs / 400, Threshold - 6));
        double[] db = Reduction(Set(attackMs, releaseMs, topology), sampleRate, x);
        int end = (int)(2 * sampleRate);
        return Crossing(db, end, Math.Exp(-1) * db[end - 1]) / sampleRate * 1000;
    }

    static CompressorSettings Set(double attackMs, double releaseMs, Topology topology) =>
        new(Threshold, 4, 0, attackMs, releaseMs) { Detector = Detector.Rms, Topology = topology };
}
