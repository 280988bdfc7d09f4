using TopDown.Dsp.DynamicEq;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.DynamicEq;

/// <summary>Fall to 95 % of the range within 30 ms ±20 %, back to 5 % in the release ±10 %, read on a tone at the bell's centre.</summary>
public sealed class DynamicBandTimeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void AVoiceMovesItInThirtyMilliseconds(double rate)
    {
        foreach (double range in new double[] { -2.5, -12, 6 })
            foreach (double release in new double[] { 60, 100, 250, 1000, 3000 })
            {
                // Begins and ends off the steps' grid.
                double from = 0.5 + 5 / rate, to = from + 0.4;
                var settings = new DynamicBandSettings(400, range, 1, BandMode.Voice, -30, release);
                double[] db = BandRig.GainDb(settings, rate, 400, BandRig.Voice(rate, 1 + release / 500, from, to, -12));
                int start = (int)(from * rate), end = (int)(to * rate);
                double fall = Crossing(db, start, 0.95 * range) / rate * 1000, sixtyThree = Crossing(db, start, (1 - Math.Exp(-1)) * range) / rate * 1000;
                double back = Crossing(db, end, 0.05 * range) / rate * 1000, third = Crossing(db, end, Math.Exp(-1) * range) / rate * 1000;
                output.WriteLine($"{rate} Hz, range {range} dB, release {release} ms: 95 % in {fall:F2} ms (63.2 % in {sixtyThree:F2}), back to 5 % in {back:F1} ms (36.8 % in {third:F1})");
                Assert.InRange(fall, 27, 33);
                Assert.InRange(back, 0.95 * release, 1.05 * release);
                Assert.Equal(0, db[start - 1], 1e-6);
                Assert.Equal(range, db[end - 1], 0.01);
            }
    }

    [Fact]
    public void MovedByItselfItTakesTheSameTimes()
    {
        const double rate = 48_000;
        // The band's own tone steps by 40 dB: the detector's band-pass (Q 1 at 400 Hz) adds a millisecond or two.
        foreach (double release in new double[] { 100, 400 })
        {
            var settings = new DynamicBandSettings(400, -6, 1, BandMode.Self, -30, release);
            float[] key = new float[96_000], loud = BandRig.Sine(96_000, 400, rate, -10), soft = BandRig.Sine(96_000, 400, rate, -50);
            for (int i = 0; i < key.Length; i++) key[i] = i is >= 24_000 and < 48_000 ? loud[i] : soft[i];
            double[] db = BandRig.GainDb(settings, rate, 400, key);
            double fall = Crossing(db, 24_000, 0.95 * -6) / rate * 1000, back = Crossing(db, 48_000, 0.05 * -6) / rate * 1000;
            output.WriteLine($"release {release} ms: 95 % in {fall:F2} ms, back to 5 % in {back:F1} ms");
            Assert.InRange(fall, 24, 36);
            Assert.InRange(back, 0.9 * release, 1.1 * release);
        }
    }

    /// <summary>A low voice is a row of pulses, quiet between them; the band holds still and is as far down as by a tone.</summary>
    [Fact]
    public void TheBandStandsStillUnderALowVoice()
    {
        const double rate = 48_000;
        float[] key = new float[96_000];
        for (int i = 0; i < key.Length; i++)
        {
            double t = i / rate % (1 / 90.0); // 90 Hz: a formant at 700 Hz rings down 25 dB in each period
            key[i] = (float)(0.3 * Math.Exp(-t * 260) * Math.Sin(2 * Math.PI * 700 * t));
        }
        double[] db = BandRig.GainDb(new(400, -6, 1, BandMode.Voice, -24, 100), rate, 400, key);
        double[] late = db[48_000..];
        output.WriteLine($"{late.Min():F3} to {late.Max():F3} dB");
        Assert.InRange(late.Max() - late.Min(), 0, 0.01);
        Assert.Equal(-6, late.Min(), 0.01);
    }
}
