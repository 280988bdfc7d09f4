using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>What the tilt does to a detector, read by sines through the filters themselves.</summary>
public sealed class DetectorTiltTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void FullRisesTenDecibelsADecade(double sampleRate)
    {
        double worst = 0;
        for (int i = 0; i <= 24; i++)
        {
            double hz = 60 * Math.Pow(15_000 / 60.0, i / 24.0);
            worst = Math.Max(worst, Math.Abs(GainDb(2, hz, sampleRate) - 10 * Math.Log10(hz / 1000)));
        }
        output.WriteLine($"{sampleRate} Hz: within {worst:F3} dB");
        Assert.True(worst <= 0.5, $"{worst:F3} dB");
        Assert.Equal(0, GainDb(2, 1000, sampleRate), 0.2);
    }

    [Fact]
    public void MediumIsFlatInTheMiddleWithAboutHalfAtTheEnds()
    {
        foreach (double hz in new double[] { 60, 120, 500, 1000, 2000, 8000, 15_000 }) output.WriteLine($"{hz} Hz: {GainDb(1, hz, 48_000):F2} dB");
        Assert.InRange(GainDb(1, 60, 48_000), -6.6, -5.1);
        Assert.InRange(GainDb(1, 15_000, 48_000), 4.9, 6.5);
        foreach (double hz in new double[] { 700, 1000, 1500 }) Assert.Equal(0, GainDb(1, hz, 48_000), 0.5);
    }

    [Fact]
    public void NormalIsNoFilterAtAll()
    {
        var bank = new EqBank(DetectorTilt.Sections);
        DetectorTilt.Set(bank, 0, 0, 48_000);
        for (int i = 0; i < bank.Sections; i++) Assert.True(bank[i].IsUnity);
    }

    /// <summary>Settled sine through the bank.</summary>
    static double GainDb(double position, double hz, double sampleRate)
    {
        var bank = new EqBank(DetectorTilt.Sections);
        bank.Prepare(new Spec(sampleRate, 1, 8192));
        DetectorTilt.Set(bank, 0, position, sampleRate);
        int settle = (int)(0.3 * sampleRate), window = (int)Math.Round(Math.Ceiling(0.05 * hz) / hz * sampleRate);
        float[] x = new float[settle + window];
        for (int i = 0; i < x.Length; i++) x[i] = (float)(0.1 * Math.Sin(2 * Math.PI * hz / sampleRate * i));
        float[] y = [.. x];
        bank.Process(new Audio(y));
        double into = 0, outOf = 0;
        for (int i = settle; i < x.Length; i++)
        {
            into += (double)x[i] * x[i];
            outOf += (double)y[i] * y[i];
        }
        return 10 * Math.Log10(outOf / into);
    }
}
