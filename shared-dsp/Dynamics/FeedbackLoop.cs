using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Detector behind the gain: sample by sample, smoothed power → law → link → ballistics, where the power is that of what the
/// gain has turned down already. The level that the law reads is the output's plus the reduction, so the printed ratio holds
/// at rest; on its way the memory of the window was taken at other gains, so an attack leans harder on what comes next and a release
/// lets go sooner than with a detector in front.
/// </summary>
/// <remarks>
/// With output power p and reduction r, both in the window's one-pole: level = 10·log10(p) + r. Written for P = p·10^(r/10), the
/// output's power referred to the input: P ← keep·P·10^((r − r₁)/10) + take·x². In dB, to first order, that is a second-order loop with
/// the damping √(attack/window)/2 at ∞:1: no ringing while the window is a quarter of the attack. The change of the reduction
/// is taken a sample late, which takes the exponential off the loop's longest way.
/// </remarks>
sealed class FeedbackLoop
{
    /// <summary>10^(1/10) as a power of two: octaves of power in a dB.</summary>
    const float OctavesPerDb = 2 * FastMath.OctavesPerDb;

    Vector128<float> _factor = Vector128<float>.One, _nextFactor = Vector128<float>.One;

    public void Reset() => _factor = _nextFactor = Vector128<float>.One;

    /// <summary>Reductions of both channels from powers that are not smoothed.</summary>
    /// <param name="detector">Its window and state are used and moved on.</param>
    /// <param name="left">Powers of the left channel; <paramref name="right"/>, <paramref name="toRight"/> and <paramref name="toLeft"/> may be the same array.</param>
    /// <param name="toRight">What the left channel is to the right one.</param>
    /// <param name="toLeft">What the right channel is to the left one.</param>
    /// <param name="reductionLeft">dB; may be <paramref name="left"/>.</param>
    /// <param name="loudest">Smoothed power of the louder channel, referred to the input.</param>
    /// <param name="start">First frame in all arrays.</param>
    /// <param name="position">Position on the ramp of that frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(
        RmsDetector detector, BranchingBallistics ballistics, in GainLawRamp law,
        float[] left, float[] right, float[] toRight, float[] toLeft,
        float[] reductionLeft, float[] reductionRight, float[] loudest, int start, int frames, int position)
    {
        BranchingBallistics.Pace pace = ballistics.CurrentPace;
        Vector128<double> reduction = ballistics.ReductionDb;
        Vector128<float> power = detector.State, keep = Vector128.Create(detector.Keep), take = Vector128.Create(detector.Take);
        Vector128<float> factor = _factor, nextFactor = _nextFactor, perOctave = Vector128.Create(0.5f * FastMath.DbPerOctave);
        for (int i = start; i < start + frames; i++)
        {
            Vector128<float> heard = Vector128.Create(left[i], right[i], toRight[i], toLeft[i]);
            power = Lanes4.MultiplyAdd(keep * factor, power, take * heard);

            Vector128<float> at = Vector128.Create((float)(position + i - start));
            Vector128<float> target = law.Target<Vector128<float>, Lanes4>(FastMath.Log2<Vector128<float>, Lanes4>(power) * perOctave, at);
            target = law.Linked<Vector128<float>, Lanes4>(target, Vector128.Shuffle(target, Vector128.Create(3, 2, 1, 0)), at);

            Vector128<double> next = pace.Next(reduction, Vector128.WidenLower(target));
            Vector128<float> change = Vector128.Narrow(next - reduction, next - reduction);
            (factor, nextFactor) = (nextFactor, FastMath.Exp2<Vector128<float>, Lanes4>(change * OctavesPerDb));
            reduction = next;
            reductionLeft[i] = (float)next[0];
            reductionRight[i] = (float)next[1];
            loudest[i] = MathF.Max(power[0], power[1]);
        }
        (_factor, _nextFactor) = (factor, nextFactor);
        detector.State = power;
        ballistics.ReductionDb = reduction;
    }
}
