using TopDown.Dsp.Dynamics;
using Xunit;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>The constant make-up against the power that a calibrated programme really loses.</summary>
public sealed class AutoMakeupTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(100, false)]
    [InlineData(300, false)]
    [InlineData(100, true)]
    public void HoldsACalibratedProgrammeWithinOneDecibel(double releaseMs, bool auto)
    {
        float[] x = Programme(seconds: 12);
        foreach (double threshold in new double[] { -24, -18, -12 })
            foreach (double ratio in new[] { 1.5, 2, 4 })
            {
                var settings = new CompressorSettings(threshold, ratio, 6, 10, releaseMs, auto);
                double lost = Power(x) - Power(CompressorRig.Render(settings, 48_000, x, []).Left);
                double made = AutoMakeup.Db(threshold, ratio, 6, double.PositiveInfinity);
                output.WriteLine($"{threshold} dB {ratio}:1 loses {lost:F2}, made up {made:F2} dB");
                Assert.InRange(made, lost - 1, lost + 1);
            }
    }

    [Fact]
    public void IsNothingWhereNothingIsReduced()
    {
        Assert.Equal(0, AutoMakeup.Db(-24, 1, 6, 12));
        Assert.Equal(0, AutoMakeup.Db(-24, 4, 6, 0));
        Assert.Equal(0, AutoMakeup.Db(0, 4, 6, 12));
        Assert.Equal(3, AutoMakeup.Db(-60, 4, 6, 3), 6);
    }

    static double Power(float[] x) => 10 * Math.Log10(x.Average(v => (double)v * v));

    /// <summary>Kick, snare, hat, a chord and two dynamics, made to peak just under −6 dBFS at −21 dBFS RMS: the crest of a mix before any limiter, as the demo song has it.</summary>
    static float[] Programme(int seconds)
    {
        const double rate = 48_000, beat = rate * 60 / 110;
        var random = new Random(2);
        var x = new double[(int)(seconds * rate)];
        double[] chord = [110, 220, 277.2, 329.6, 440];
        for (int i = 0; i < x.Length; i++)
        {
            double t = i % beat / rate, eighth = i % (beat / 2) / rate, noise = 2 * random.NextDouble() - 1;
            x[i] = (int)(i / beat) % 2 == 0
                ? 0.75 * Math.Sin(2 * Math.PI * (55 * t + 2.7 * (1 - Math.Exp(-30 * t)))) * Math.Exp(-12 * t)
                : 0.42 * noise * Math.Exp(-18 * t) + 0.3 * Math.Sin(2 * Math.PI * 190 * t) * Math.Exp(-14 * t);
            x[i] += 0.2 * noise * Math.Exp(-60 * eighth);
            double dynamics = i / (int)(4 * rate) % 2 == 0 ? 0.08 : 0.12;
            foreach (double hz in chord) x[i] += dynamics * Math.Sin(2 * Math.PI * hz * i / rate + hz);
        }
        double drive = 1;
        float[] y = [];
        for (int n = 0; n < 30; n++)
        {
            y = Array.ConvertAll(x, v => (float)(0.5 * Math.Tanh(2 * drive * v)));
            drive *= Math.Pow(10, (-21 - Power(y)) / 20);
        }
        return y;
    }
}
