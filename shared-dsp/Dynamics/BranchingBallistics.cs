using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Attack and release of a compressor on the gain reduction in dB: one one-pole whose speed depends on whether the target
/// lies above or below ("smooth branching", Giannoulis, Massberg, Reiss, JAES 60(6), 2012). After a step the reduction has
/// gone 63.2 % of the way at the attack time, and is down to 36.8 % at the release time. Never exceeds its largest target.
/// Two channels in two double lanes; arrives at an exact 0.
/// </summary>
public sealed class BranchingBallistics
{
    Vector128<double> _reduction;
    double _attack = 1, _release = 1;

    /// <summary>dB, ≥ 0, per channel. Setting it carries a reduction over from elsewhere without a jump.</summary>
    public Vector128<double> ReductionDb
    {
        get => _reduction;
        set => _reduction = value;
    }

    /// <summary>Both channels are in the same state: with equal targets they stay equal.</summary>
    public bool Joined => _reduction[0] == _reduction[1];

    public void Reset() => _reduction = default;

    /// <param name="attackFrames">Frames to 63.2 %, above 0.</param>
    /// <param name="releaseFrames">Frames to 36.8 %, above 0.</param>
    public void Set(double attackFrames, double releaseFrames)
    {
        _attack = -DoubleMath.ExpM1(-1 / attackFrames);
        _release = -DoubleMath.ExpM1(-1 / releaseFrames);
    }

    /// <summary>For a loop that needs each reduction before the next target.</summary>
    public Pace CurrentPace => new(_attack, _release);

    /// <summary>One sample of the ballistics.</summary>
    public readonly struct Pace(double attack, double release)
    {
        readonly Vector128<double> _keepAttack = Vector128.Create(1 - attack), _keepRelease = Vector128.Create(1 - release);
        readonly Vector128<double> _takeAttack = Vector128.Create(attack), _takeRelease = Vector128.Create(release);

        /// <summary>The reduction after a sample with this target, both in dB.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<double> Next(Vector128<double> y, Vector128<double> target)
        {
            // Both roads are computed and one is taken: no branch to mispredict, and only y is on the critical path.
            Vector128<double> up = DoubleMath.MultiplyAdd(y, _keepAttack, target * _takeAttack);
            Vector128<double> down = DoubleMath.MultiplyAdd(y, _keepRelease, target * _takeRelease);
            y = Vector128.ConditionalSelect(Vector128.GreaterThan(target, y), up, down);
            return Vector128.MaxNative(y, Vector128<double>.Zero);
        }
    }

    /// <summary>Targets in dB in, reductions in dB out, of equal length. All four may be one array for both channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(ReadOnlySpan<float> targetLeft, ReadOnlySpan<float> targetRight, Span<float> left, Span<float> right)
    {
        Pace pace = CurrentPace;
        Vector128<double> y = _reduction;
        for (int i = 0; i < targetLeft.Length && i < targetRight.Length && i < left.Length && i < right.Length; i++)
        {
            Vector128<double> target = Vector128.Create((double)targetLeft[i], targetRight[i]);
            y = pace.Next(y, target);
            left[i] = (float)y[0];
            right[i] = (float)y[1];
        }
        _reduction = y;
    }
}
