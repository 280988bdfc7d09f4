using TopDown.Dsp.Dynamics;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>
/// Attack and release as measured from outside: carrier from 6 dB under the threshold to 24 dB over and back, 4:1, hard knee;
/// attack to 63.2 % of the final reduction, release to 36.8 %.
/// </summary>
public sealed class CompressorTimeTests(ITestOutputHelper output)
{
    const double Threshold = -30;

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void SquareWaveReadsThePrintedTimes(double sampleRate)
    {
        foreach (double attack in new[] { 0.1, 0.3, 1, 3, 10, 30 })
            Check("attack", attack, Attack(sampleRate, Square, 1000, attack, false), sampleRate, 0.05);
        foreach (double release in new double[] { 50, 100, 300, 600, 1200 })
            Check("release", release, Release(sampleRate, Square, 1000, release), sampleRate, 0.005); // 0.5 %: notices the detector's 0.6 ms
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void SineOfFourKilohertzReadsThePrintedTimes(double sampleRate)
    {
        foreach (double attack in new[] { 0.1, 0.3, 1, 3, 10, 30 })
            Check("attack, sine", attack, Attack(sampleRate, Sine, 4000, attack, false), sampleRate, 0.1);
        foreach (double release in new double[] { 50, 100, 300, 600, 1200 })
            Check("release, sine", release, Release(sampleRate, Sine, 4000, release), sampleRate, 0.1);
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void AutoReleaseKeepsThePrintedAttack(double sampleRate)
    {
        foreach (double attack in new[] { 0.1, 0.3, 1, 3, 10, 30 })
            Check("attack, Auto", attack, Attack(sampleRate, Square, 1000, attack, true), sampleRate, 0.05);
    }

    /// <summary>
    /// The published network: a short peak is let go like the small capacitor (43 ms), a long one like the large one (5.1 s).
    /// The burst's reduction is 10 dB.
    /// </summary>
    [Theory]
    [InlineData(48_000, 0.1)]
    [InlineData(48_000, 3)]
    [InlineData(96_000, 1)]
    public void AutoReleaseDependsOnHowLongTheReductionLasted(double sampleRate, double attack)
    {
        double halfShort = AutoFall(sampleRate, attack, 0.020, 0.5);
        double halfMedium = AutoFall(sampleRate, attack, 0.5 + attack / 1000, 0.5);
        double halfLong = AutoFall(sampleRate, attack, 5, 0.5);
        double longTo37 = AutoFall(sampleRate, attack, 5, Math.Exp(-1));
        output.WriteLine(
            $"{sampleRate} Hz, attack {attack} ms: half-life after 20 ms {halfShort * 1000:F1} ms, after 0.5 s {halfMedium:F3} s, " +
            $"after 5 s {halfLong:F3} s; 36.8 % after 5 s {longTo37:F3} s");
        Assert.InRange(halfShort, 0.030, 0.038);
        Assert.True(halfMedium >= 0.3, $"{halfMedium:F3} s");
        Assert.InRange(halfLong, 2.65, 3.25);
        Assert.InRange(longTo37, 4.05, 4.95);
    }

    /// <summary>The slow section's share after a reduction of T seconds: 89 % × (1 − e^(−T / 0.59 s)).</summary>
    [Fact]
    public void SlowShareGrowsToEightyNinePercent()
    {
        var ballistics = new AutoBallistics();
        ballistics.Prepare(new Spec(48_000, 2, 512));
        ballistics.Set(0.001);
        float[] target = new float[4800], reduction = new float[4800];
        Array.Fill(target, 10f);
        var share = new double[100];
        for (int n = 0; n < 100; n++)
        {
            ballistics.Process(target, target, reduction, reduction);
            share[n] = ballistics.SlowShare;
        }
        double final = share[99];
        int tenths = Array.FindIndex(share, s => s > final * (1 - Math.Exp(-1)));
        // Between two readings the share is interpolated.
        double before = tenths > 0 ? share[tenths - 1] : 0;
        double tau = (tenths + (final * (1 - Math.Exp(-1)) - before) / (share[tenths] - before)) / 10;
        output.WriteLine($"final {final:P1}, time constant {tau:F3} s");
        Assert.InRange(final, 0.88, 0.90);
        Assert.InRange(tau, 0.53, 0.65);
    }

    void Check(string what, double printedMs, double measuredMs, double sampleRate, double tolerance)
    {
        output.WriteLine($"{sampleRate,6} Hz {what,-14} {printedMs,6} ms: {measuredMs:F3}");
        double allowed = Math.Max(printedMs * tolerance, 1000 / sampleRate);
        Assert.True(Math.Abs(measuredMs - printedMs) <= allowed, $"{what} {printedMs} ms at {sampleRate} Hz reads {measuredMs:F4} ms");
    }

    static double Attack(double sampleRate, Func<double, double, int, double> carrier, double hz, double attackMs, bool auto)
    {
        float[] x = Steps(carrier, hz, sampleRate, (3, Threshold - 6), (auto ? 6 : 1, Threshold + 24));
        double[] db = Reduction(new CompressorSettings(Threshold, 4, 0, attackMs, 300, auto), sampleRate, x);
        return Crossing(db, (int)(3 * sampleRate), (1 - Math.Exp(-1)) * db[^1]) / sampleRate * 1000;
    }

    static double Release(double sampleRate, Func<double, double, int, double> carrier, double hz, double releaseMs)
    {
        float[] x = Steps(carrier, hz, sampleRate, (3, Threshold - 6), (1, Threshold + 24), (releaseMs / 400, Threshold - 6));
        double[] db = Reduction(new CompressorSettings(Threshold, 4, 0, 1, releaseMs), sampleRate, x);
        int end = (int)(4 * sampleRate);
        return Crossing(db, end, Math.Exp(-1) * db[end - 1]) / sampleRate * 1000;
    }

    /// <summary>Seconds until the reduction at the end of a burst has fallen to a share of itself; target 10 dB.</summary>
    static double AutoFall(double sampleRate, double attackMs, double burst, double share)
    {
        float[] x = Steps(Square, 1000, sampleRate, (0.5, Threshold - 6), (burst, Threshold + 20), (7, Threshold - 6));
        double[] db = Reduction(new CompressorSettings(Threshold, 2, 0, attackMs, 100, true), sampleRate, x);
        int end = (int)(0.5 * sampleRate) + (int)Math.Round(burst * sampleRate);
        return Crossing(db, end, share * db[end - 1]) / sampleRate;
    }
}
