using TopDown.Dsp.DynamicEq;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.DynamicEq;

/// <summary>
/// What one step of a setting leaves above an 8th-order 3 kHz high-pass within 100 ms, re the sine's peak. hz, db, Q and the threshold come
/// over the 20 ms of their owner, in cells of 32 frames, as in a plug-in; mode and release come at once.
/// </summary>
public sealed class DynamicBandZipperTests(ITestOutputHelper output)
{
    const double Rate = 48_000;
    static readonly DynamicBandSettings Middle = new(400, -6, 1, BandMode.Voice, -30, 100);

    static readonly Dictionary<string, (DynamicBandSettings A, DynamicBandSettings B)> Steps = new()
    {
        ["hz"] = (Middle with { Hz = 60, Db = -12 }, Middle with { Hz = 4000, Db = -12 }),
        ["hz, static"] = (Middle with { Hz = 60, Db = -12, Mode = BandMode.Static }, Middle with { Hz = 4000, Db = -12, Mode = BandMode.Static }),
        ["db"] = (Middle with { Db = -12 }, Middle with { Db = 6 }),
        ["db, static"] = (Middle with { Db = -12, Mode = BandMode.Static }, Middle with { Db = 6, Mode = BandMode.Static }),
        ["Q"] = (Middle with { Q = 0.3, Db = -12 }, Middle with { Q = 6, Db = -12 }),
        ["threshold"] = (Middle with { ThresholdDb = -60, Db = -12 }, Middle with { ThresholdDb = 0, Db = -12 }),
        ["release"] = (Middle with { ReleaseMs = 50, ThresholdDb = -8 }, Middle with { ReleaseMs = 2000, ThresholdDb = -8 }),
        ["static to voice"] = (Middle with { Mode = BandMode.Static, Db = -12 }, Middle with { ThresholdDb = 0, Db = -12 }),
        ["static to self"] = (Middle with { Mode = BandMode.Static, Db = -12 }, Middle with { Mode = BandMode.Self, Db = -12 }),
        ["self to voice"] = (Middle with { Mode = BandMode.Self, Db = -12, ThresholdDb = -12 }, Middle with { Db = -12, ThresholdDb = -12 }),
    };

    public static TheoryData<string> Moves => new(Steps.Keys);

    [Theory]
    [MemberData(nameof(Moves))]
    public void AStepStaysUnderMinusFiftyDb(string move)
    {
        (DynamicBandSettings a, DynamicBandSettings b) = Steps[move];
        double worst = Math.Max(Worst(a, b), Worst(b, a));
        output.WriteLine($"{move}: {worst:F1} dB");
        Assert.True(worst <= -50, $"{move}: {worst:F1} dB");
    }

    /// <summary>The band at work: a voice comes in and goes, at the largest range.</summary>
    [Fact]
    public void AVoiceThatComesAndGoesStaysUnderMinusFiftyDb()
    {
        double worst = -200;
        foreach (double hz in new double[] { 100, 440, 997 })
            for (int phase = 0; phase < 16; phase++)
            {
                float[] x = BandRig.Sine(28_800, hz, Rate, -6, phase / 16.0), key = BandRig.Sine(28_800, 1000, Rate, -6);
                Array.Clear(key, 0, 14_413);
                worst = Math.Max(worst, Excess(BandRig.Render(Middle with { Db = -18 }, Rate, x, [], key, []).Left, 14_413));
                Array.Reverse(key);
                worst = Math.Max(worst, Excess(BandRig.Render(Middle with { Db = -18, ReleaseMs = 50 }, Rate, x, [], key, []).Left, 28_800 - 14_413));
            }
        output.WriteLine($"{worst:F1} dB");
        Assert.True(worst <= -50, $"{worst:F1} dB");
    }

    static double Worst(DynamicBandSettings before, DynamicBandSettings after)
    {
        const int step = 14_413, frames = 28_800;
        double worst = -200;
        foreach (double hz in new double[] { 100, 440, 997 })
            for (int phase = 0; phase < 16; phase++)
            {
                float[] x = BandRig.Sine(frames, hz, Rate, -6, phase / 16.0);
                worst = Math.Max(worst, Excess(BandRig.Render(before, Rate, x, [], x, [], n => n == 0 ? step : 32, (band, at) =>
                {
                    if (at < step) return;
                    double t = Math.Min((at + 32 - step) / 960.0, 1), way = t * t * t * (t * (t * 6 - 15) + 10);
                    band.Set(after with
                    {
                        Hz = before.Hz * Math.Pow(after.Hz / before.Hz, way), Db = double.Lerp(before.Db, after.Db, way),
                        Q = before.Q * Math.Pow(after.Q / before.Q, way), ThresholdDb = double.Lerp(before.ThresholdDb, after.ThresholdDb, way),
                    });
                }).Left, step));
            }
        return worst;
    }

    /// <summary>dB re the sine's peak.</summary>
    static double Excess(float[] y, int step)
    {
        double[] high = HighPass(y);
        double Peak(int from, int to) => high[from..to].Max(Math.Abs);
        double more = Peak(step - 10, step + 4800) - Math.Max(Peak(step - 4800, step - 480), Peak(y.Length - 4800, y.Length));
        return 20 * Math.Log10(Math.Max(more / Amplitude(-6), 1e-10));
    }

    /// <summary>Butterworth, 8th order, 3 kHz, in double.</summary>
    static double[] HighPass(float[] x)
    {
        double[] y = Array.ConvertAll(x, v => (double)v);
        double g = Math.Tan(Math.PI * 3000 / Rate);
        for (int section = 0; section < 4; section++)
        {
            double k = 2 * Math.Cos(Math.PI * (2 * section + 1) / 16), a = 1 / (1 + g * (g + k)), s1 = 0, s2 = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double band = a * (s1 + g * (y[i] - s2)), low = s2 + g * band;
                s1 = 2 * band - s1;
                s2 = 2 * low - s2;
                y[i] -= k * band + low;
            }
        }
        return y;
    }
}
