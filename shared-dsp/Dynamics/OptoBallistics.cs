using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Attack and release of a photocell, on the gain reduction in dB: it answers at once, lets the first half go in 60 ms, and the rest the
/// more slowly the longer and the deeper it was lit. Three quarters of a reduction are a fast state; a quarter is a slow state whose time
/// constant grows from 0.25 s towards 5 s with a memory, the reduction's own mean over seconds.
/// </summary>
/// <remarks>
/// Behaviour as published for the electro-optical levelling amplifier of the 1960s (factory manual: half back in 0.06 s, all in 0.5 to 5 s
/// depending on the reduction before). The reduction of a steady target equals the target. Attack: 63.2 % in 10 ms. The memory is
/// charged with 2 s and fades with 8 s; it moves at the ends of control cells of the sample counter since Reset. All states arrive at an exact 0.
/// </remarks>
public sealed class OptoBallistics
{
    const double AttackSeconds = 0.01, FastSeconds = 0.06, SlowShare = 0.25;
    const double SlowLeast = 0.25, SlowMost = 5, HalfDb = 3.65;
    const double ChargeSeconds = 2, FadeSeconds = 8;

    /// <summary>One attack constant that, with the slow state rising beside the fast one, reaches 63.2 % at 1.</summary>
    const double AttackStretch = 1 / 0.785;

    /// <summary>A release heads this far below zero, dB, so that it arrives at an exact 0: the slow state, the memory.</summary>
    const double Undershoot = 1e-6, MemoryUndershoot = 0.25;

    double _fast, _slow, _memory;
    double _attack = 1, _fastRelease = 1, _slowRelease = 1, _charge, _fade;
    double _sampleRate = 48_000;
    int _cell = 32, _inCell;

    /// <summary>dB, ≥ 0.</summary>
    public double ReductionDb => _fast + _slow;

    /// <summary>What the cell remembers, dB: the reduction's mean over the last seconds.</summary>
    public double MemoryDb => _memory;

    /// <summary>Nothing reduced, nothing remembered.</summary>
    public bool AtRest => _fast == 0 && _slow == 0 && _memory == 0;

    /// <param name="heldFrames">How long the detector holds a peak: taken off the release.</param>
    public void Prepare(in Spec spec, int heldFrames)
    {
        _sampleRate = spec.SampleRate;
        _cell = spec.Cell;
        _attack = Share(AttackSeconds * AttackStretch * _sampleRate);
        _fastRelease = Share(FastSeconds * _sampleRate - heldFrames);
        _charge = Share(ChargeSeconds * _sampleRate / _cell);
        _fade = Share(FadeSeconds * _sampleRate / _cell);
        Reset();
    }

    public void Reset()
    {
        _fast = _slow = 0;
        _inCell = 0;
        Remember(0);
    }

    /// <summary>Targets in dB in, reductions in dB out, in place.</summary>
    public void Process(Span<float> reduction)
    {
        for (int at = 0; at < reduction.Length;)
        {
            int frames = Math.Min(_cell - _inCell, reduction.Length - at);
            Run(reduction.Slice(at, frames));
            at += frames;
            if ((_inCell += frames) < _cell) continue;
            _inCell = 0;
            double y = ReductionDb;
            Remember(Math.Max(0, y > _memory ? _memory + _charge * (y - _memory) : _memory + _fade * (y - MemoryUndershoot - _memory)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Run(Span<float> reduction)
    {
        // Both roads are computed and one is taken, as in BranchingBallistics: no branch to mispredict.
        Vector128<double> attack = Vector128.Create(_attack), keepAttack = Vector128.Create(1 - _attack);
        Vector128<double> fastRelease = Vector128.Create(_fastRelease), keepFast = Vector128.Create(1 - _fastRelease);
        Vector128<double> slowRelease = Vector128.Create(_slowRelease), keepSlow = Vector128.Create(1 - _slowRelease);
        Vector128<double> zero = Vector128<double>.Zero, least = Vector128.Create(-Undershoot), share = Vector128.Create(SlowShare);
        Vector128<double> fast = Vector128.Create(_fast), slow = Vector128.Create(_slow);
        foreach (ref float r in reduction)
        {
            Vector128<double> target = Vector128.Create((double)r), part = share * target;
            Vector128<double> up = DoubleMath.MultiplyAdd(slow, keepAttack, part * attack), down = DoubleMath.MultiplyAdd(slow, keepSlow, part * slowRelease);
            slow = Vector128.MaxNative(Vector128.ConditionalSelect(Vector128.GreaterThan(part, slow), up, down), zero);
            Vector128<double> rest = Vector128.MaxNative(target - slow, least);
            up = DoubleMath.MultiplyAdd(fast, keepAttack, rest * attack);
            down = DoubleMath.MultiplyAdd(fast, keepFast, rest * fastRelease);
            fast = Vector128.MaxNative(Vector128.ConditionalSelect(Vector128.GreaterThan(rest, fast), up, down), zero);
            r = (float)(fast + slow).ToScalar();
        }
        (_fast, _slow) = (fast.ToScalar(), slow.ToScalar());
    }

    void Remember(double memoryDb)
    {
        _memory = memoryDb;
        double seconds = SlowLeast + (SlowMost - SlowLeast) * memoryDb / (memoryDb + HalfDb);
        _slowRelease = Share(seconds * _sampleRate);
    }

    /// <summary>Of the way to its target, what a one-pole goes in one step, at <paramref name="steps"/> to 63.2 %.</summary>
    static double Share(double steps) => -DoubleMath.ExpM1(-1 / Math.Max(steps, 0.01));
}
