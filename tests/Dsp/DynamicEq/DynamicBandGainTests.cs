using TopDown.Dsp.DynamicEq;
using TopDown.Dsp.Tests.Dynamics;
using Xunit;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.DynamicEq;

/// <summary>How far the band moves: the full bell, nothing, and dB by dB between them.</summary>
public sealed class DynamicBandGainTests(ITestOutputHelper output)
{
    static readonly DynamicBandSettings Voice = new(400, -6, 1, BandMode.Voice, -30, 200);

    /// <summary>Against the analogue bell of H. Zölzer's and everybody's textbook: |(1 − x² + jxA/Q)/(1 − x² + jx/(AQ))|, the reciprocal for a cut.</summary>
    [Theory]
    [InlineData(400, -2.5, 1)]
    [InlineData(320, -6, 1.4)]
    [InlineData(120, 4, 0.7)]
    [InlineData(1200, -12, 3)]
    public void StaticBandIsTheAnalogueBell(double hz, double db, double q)
    {
        double worst = 0;
        foreach (double rate in new double[] { 44_100, 48_000, 96_000, 192_000 })
            foreach (double at in new[] { 0.1, 0.3, 0.7, 1, 1.5, 3, 8 })
            {
                double gain = BandRig.GainDb(new(hz, db, q), rate, hz * at, new float[(int)rate / 2])[^1];
                double a = Math.Pow(10, Math.Abs(db) / 40), x = at, top = Term(x, a / q), bottom = Term(x, 1 / (a * q));
                double theory = Math.Sign(db) * 10 * Math.Log10(top / bottom);
                worst = Math.Max(worst, Math.Abs(gain - theory));
            }
        output.WriteLine($"{hz} Hz {db} dB Q {q}: within {worst:F4} dB of the analogue bell");
        Assert.True(worst <= 0.02, $"{worst:F4} dB");

        static double Term(double x, double damping) => (1 - x * x) * (1 - x * x) + damping * damping * x * x;
    }

    [Fact]
    public void StaticAndFullyMovedAreTheBellBitForBit()
    {
        var bank = new EqBank(1);
        bank.Prepare(new Spec(48_000, 2, 512));
        bank.Set(0, MatchedDesign.Bell(400, -6, 1, 48_000));
        float[] l = CompressorRig.Noise(96_000, 1, -12), r = CompressorRig.Noise(96_000, 2, -12), bellL = [.. l], bellR = [.. r];
        bank.Process(new Audio(bellL, bellR));
        float[] key = BandRig.Voice(48_000, 2, 0, 2, -10);
        (float[] Left, float[] Right) still = BandRig.Render(Voice with { Mode = BandMode.Static }, 48_000, l, r, key, []);
        Assert.Equal(bellL, still.Left);
        Assert.Equal(bellR, still.Right);
        (float[] Left, float[] Right) moved = BandRig.Render(Voice, 48_000, l, r, key, []);
        Assert.NotEqual(bellL[..4800], moved.Left[..4800]);
        Assert.Equal(bellL[48_000..], moved.Left[48_000..]);
        Assert.Equal(bellR[48_000..], moved.Right[48_000..]);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(-18)]
    [InlineData(9)]
    public void TheCentreMovesInDecibels(double range)
    {
        // The law: S = 3t² − 2t³ over 6 dB, times the range.
        double worst = 0;
        foreach (double over in new[] { 1, 2, 3, 4, 5.0 })
        {
            double t = over / 6, share = t * t * (3 - 2 * t);
            // 1 kHz lies flat in the detector's band: its filters' gain there is part of the level.
            double level = -30 + over - Detector(1000);
            double gain = BandRig.GainDb(Voice with { Db = range }, 48_000, 400, BandRig.Voice(48_000, 2, 0, 2, level))[^1];
            output.WriteLine($"range {range}: {over} dB over: {gain:F3} dB, law {share * range:F3}");
            worst = Math.Max(worst, Math.Abs(gain - share * range) / Math.Abs(range));
        }
        Assert.True(worst < 0.005, $"off by {worst:P2} of the range");
    }

    /// <summary>Gain of the voice detector's band at a frequency, dB: Butterworth from 200 Hz to 5 kHz.</summary>
    static double Detector(double hz) => -10 * Math.Log10((1 + Math.Pow(200 / hz, 4)) * (1 + Math.Pow(hz / 5000, 4)));

    /// <summary>Moved by itself, louder in is louder out at every level: 1 dB more in is at least 1/3 dB more out.</summary>
    [Theory]
    [InlineData(-3)]
    [InlineData(-12)]
    [InlineData(-18)]
    public void TheBandsOwnLevelIsNeverBentOver(double range)
    {
        double last = double.NaN, least = double.PositiveInfinity;
        for (double level = -50; level <= 0; level += 1)
        {
            double gain = BandRig.GainDb(new(400, range, 1, BandMode.Self, -45, 100), 48_000, 400, BandRig.Sine(24_000, 400, 48_000, level), level)[^1];
            if (!double.IsNaN(last)) least = Math.Min(least, level + gain - last);
            last = level + gain;
        }
        output.WriteLine($"range {range} dB: the flattest dB in is {least:F3} dB out");
        Assert.InRange(least, 1 / 3.0 - 0.02, 1);
        Assert.Equal(range, last, 0.01); // 0 dBFS is 45 over: all of it
    }

    [Theory]
    [InlineData(100, 2)]
    [InlineData(1600, 2)]
    public void MovedByItselfItHearsItsOwnBandAlone(double hz, double q)
    {
        // Two octaves off, a band-pass of Q 2 is 17.5 dB down: 10 dB over the threshold elsewhere is silence here.
        double db = BandRig.GainDb(new(400, -6, q, BandMode.Self, -30, 100), 48_000, 400, BandRig.Sine(48_000, hz, 48_000, -20))[^1];
        Assert.Equal(0, db, 1e-4);
        db = BandRig.GainDb(new(400, -6, q, BandMode.Self, -30, 100), 48_000, 400, BandRig.Sine(48_000, 400, 48_000, -20))[^1];
        double t = 10 / 13.5, law = -6 * t * t * (3 - 2 * t); // 2.25 dB of level for each dB of range
        output.WriteLine($"{db:F3} dB by its own frequency, law {law:F3}");
        Assert.Equal(law, db, 0.02);
    }

    public static TheoryData<string> Quiet => ["silent", "40 dB below", "sibilants", "boom"];

    /// <summary>The key's level when it works, 10 dB over; what is 40 dB below that, or outside a voice's range, leaves no trace.</summary>
    [Theory]
    [MemberData(nameof(Quiet))]
    public void WithoutAVoiceTheOutputIsTheInputBitForBit(string key)
    {
        const int frames = 96_000;
        float[] l = CompressorRig.Noise(frames, 3, -6), r = CompressorRig.Noise(frames, 4, -6);
        float[] heard = key switch
        {
            "40 dB below" => BandRig.Sine(frames, 1000, 48_000, -60),
            "sibilants" => BandRig.Sine(frames, 12_000, 48_000, -20), // 15 dB down up there
            "boom" => BandRig.Sine(frames, 50, 48_000, -15),          // 24 dB down there
            _ => new float[frames],
        };
        foreach (float[] right in new[] { [], heard })
        {
            (float[] Left, float[] Right) y = BandRig.Render(Voice, 48_000, l, r, heard, right);
            Assert.Equal(l, y.Left);
            Assert.Equal(r, y.Right);
        }
        double works = BandRig.GainDb(Voice, 48_000, 400, BandRig.Sine(frames, 1000, 48_000, -20))[^1];
        Assert.Equal(-6, works, 0.01);
    }

    [Fact]
    public void AMonoKeyMovesAStereoBand()
    {
        float[] l = BandRig.Sine(48_000, 400, 48_000, -12), r = BandRig.Sine(48_000, 400, 48_000, -30), key = BandRig.Voice(48_000, 1, 0, 1, -10);
        (float[] Left, float[] Right) mono = BandRig.Render(Voice, 48_000, l, r, key, []), stereo = BandRig.Render(Voice, 48_000, l, r, key, key);
        Assert.Equal(stereo.Left, mono.Left);
        Assert.Equal(stereo.Right, mono.Right);
        Assert.Equal(-6, 20 * Math.Log10(Rms(mono.Right) / Rms(r)), 0.01);

        static double Rms(float[] x) => Math.Sqrt(x[24_000..].Average(v => (double)v * v));
    }
}
