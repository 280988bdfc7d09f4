using TopDown.Dsp.Dynamics;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>
/// One step of one setting over its full range, unsmoothed by any caller, off the control grid: what shows above an
/// 8th-order 3 kHz high-pass within 100 ms, re the sine's peak, less what the compressor does in the steady state.
/// </summary>
public sealed class CompressorZipperTests(ITestOutputHelper output)
{
    const double SampleRate = 48_000;
    static readonly CompressorSettings Middle = new(-24, 4, 6, 3, 100);

    public static TheoryData<string> Moves => new(Steps.Keys);

    static readonly Dictionary<string, (CompressorSettings A, CompressorSettings B)> Steps = new()
    {
        ["threshold"] = (Middle with { ThresholdDb = -40 }, Middle with { ThresholdDb = 0 }),
        ["threshold, 1 ms"] = (Middle with { ThresholdDb = -40, AttackMs = 1 }, Middle with { ThresholdDb = 0, AttackMs = 1 }),
        ["ratio"] = (Middle with { Ratio = 1 }, Middle with { Ratio = double.PositiveInfinity }),
        ["ratio, fastest"] = (Middle with { Ratio = 1, AttackMs = 0.1 }, Middle with { Ratio = 20, AttackMs = 0.1 }),
        ["knee"] = (Middle with { ThresholdDb = -6, KneeDb = 0, AttackMs = 0.1 }, Middle with { ThresholdDb = -6, KneeDb = 24, AttackMs = 0.1 }),
        ["ceiling"] = (Middle with { CeilingDb = 0, AttackMs = 0.1 }, Middle with { AttackMs = 0.1 }),
        ["link"] = (Middle with { LinkPercent = 0, AttackMs = 0.1 }, Middle with { LinkPercent = 100, AttackMs = 0.1 }),
        ["attack"] = (Middle with { AttackMs = 0.1 }, Middle with { AttackMs = 30 }),
        ["release"] = (Middle with { ReleaseMs = 50 }, Middle with { ReleaseMs = 1200 }),
        ["auto"] = (Middle, Middle with { AutoRelease = true }),
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void AStepStaysUnderMinusFiftyDb(string move)
    {
        (CompressorSettings a, CompressorSettings b) = Steps[move];
        double worst = Math.Max(Worst(a, b), Worst(b, a));
        output.WriteLine($"{move}: {worst:F1} dB");
        Assert.True(worst <= -50, $"{move}: {worst:F1} dB");
    }

    /// <summary>
    /// The same at the fastest times there are, where the law's own glide alone reads −47 dB at 440 Hz: with the 20 ms that
    /// the parameter's owner takes, in cells of 32 frames, as in a plug-in.
    /// </summary>
    [Fact]
    public void AFortyDecibelThresholdMoveAtTheFastestTimesStaysUnderMinusFiftyDb()
    {
        CompressorSettings a = Middle with { ThresholdDb = -40, AttackMs = 0.1, ReleaseMs = 50 }, b = a with { ThresholdDb = 0 };
        double worst = Math.Max(Worst(a, b, ownersGlide: true), Worst(b, a, ownersGlide: true));
        output.WriteLine($"{worst:F1} dB");
        Assert.True(worst <= -50, $"{worst:F1} dB");
    }

    internal static double Worst(CompressorSettings before, CompressorSettings after, bool ownersGlide = false)
    {
        const int step = 14_413, length = 28_800;
        double peak = Amplitude(-6), worst = 0;
        foreach (double hz in new double[] { 100, 440, 997 })
            for (int phase = 0; phase < 16; phase++)
            {
                float[] quiet = new float[length], loud = new float[length];
                for (int i = 0; i < length; i++)
                {
                    loud[i] = (float)(peak * Math.Sin(2 * Math.PI * (hz / SampleRate * i + phase / 16.0)));
                    quiet[i] = loud[i] * 0.03f;
                }
                // The quiet channel shows the link, the loud one all else.
                (float[] Left, float[] Right) y = Render(before, SampleRate, loud, quiet, n => n == 0 ? step : 32, (c, at) =>
                {
                    double way = ownersGlide ? Math.Clamp((at + 32 - step) / 960.0, 0, 1) : 1;
                    double threshold = before.ThresholdDb + (after.ThresholdDb - before.ThresholdDb) * way;
                    if (at >= step) c.Set(after with { ThresholdDb = threshold });
                });
                worst = Math.Max(worst, Excess(y.Left, step) / peak);
                worst = Math.Max(worst, Excess(y.Right, step) / (peak * 0.03));
            }
        return 20 * Math.Log10(Math.Max(worst, 1e-9));
    }

    static double Excess(float[] y, int step)
    {
        double[] high = HighPass(y);
        double Peak(int from, int to)
        {
            double most = 0;
            for (int i = from; i < to; i++) most = Math.Max(most, Math.Abs(high[i]));
            return most;
        }
        return Peak(step - 10, step + 4800) - Math.Max(Peak(step - 4800, step - 480), Peak(y.Length - 4800, y.Length));
    }

    /// <summary>Butterworth, 8th order, 3 kHz, in double.</summary>
    static double[] HighPass(float[] x)
    {
        double[] y = Array.ConvertAll(x, v => (double)v);
        double w = 2 * Math.PI * 3000 / SampleRate;
        for (int section = 0; section < 4; section++)
        {
            double q = 1 / (2 * Math.Cos(Math.PI * (2 * section + 1) / 16)), alpha = Math.Sin(w) / (2 * q), c = Math.Cos(w);
            double b0 = (1 + c) / 2 / (1 + alpha), b1 = -(1 + c) / (1 + alpha), a1 = -2 * c / (1 + alpha), a2 = (1 - alpha) / (1 + alpha);
            double s1 = 0, s2 = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double v = y[i], o = b0 * v + s1;
                s1 = b1 * v - a1 * o + s2;
                s2 = b0 * v - a2 * o;
                y[i] = o;
            }
        }
        return y;
    }
}
