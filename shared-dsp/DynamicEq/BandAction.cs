using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.DynamicEq;

/// <summary>
/// From the level of a key to the share (0…1) of its range, in dB, that a dynamic band has moved: peak hold × law × attack
/// and release, once a step of a third of a millisecond. No sample is missed: a step's level is its largest.
/// </summary>
/// <remarks>
/// Law: 0 up to the threshold, 1 from <see cref="SpanDb"/> above it, an S (3t² − 2t³) between, so that neither end has a corner.
/// Times: after a jump of the key 95 % of the range are reached in <see cref="FallMs"/>; after the key's end 5 % are left when the
/// release is over. One pole with two speeds (Giannoulis, Massberg, Reiss, JAES 60(6), 2012, "branching") and behind it one of 2 ms,
/// which takes the corner off. 0 and 1 are arrived at exactly.
/// </remarks>
public sealed class BandAction
{
    /// <summary>Time to 95 % of the range.</summary>
    public const double FallMs = 30;

    /// <summary>How long a peak counts: a cycle of 83 Hz, so that the level stands still between the pulses of a low voice.</summary>
    public const double HoldSeconds = 0.012;

    const double SmoothSeconds = 0.002;
    const double Arrived = 1e-7;

    float[] _peaks = new float[1];
    float _held;                // the largest of them
    int _next;
    double _stepSeconds = 1, _fall = 1, _return = 1, _smooth = 1, _thresholdDb, _spanDb = 6, _releaseMs = 250;
    double _moved;

    /// <summary>The share of the range after the last step.</summary>
    public double Share { get; private set; }

    /// <summary>At 0 or 1 exactly, and no peak above −120 dBFS counts.</summary>
    public bool IsStill => Share == _moved && Share is 0 or 1 && _held < 1e-6f;

    /// <summary>
    /// dB over the threshold where the whole range is reached: 6 for a voice, which is there or not. A band moved by itself takes
    /// longer for a large range: at its steepest it is a ratio of 3:1, so that louder in stays louder out.
    /// </summary>
    public static double SpanDb(BandMode mode, double db) => mode == BandMode.Self ? Math.Max(6, 2.25 * Math.Abs(db)) : 6;

    /// <summary>The law alone.</summary>
    public static double ShareAt(double overDb, double spanDb)
    {
        double t = Math.Clamp(overDb / spanDb, 0, 1);
        return t * t * (3 - 2 * t);
    }

    /// <summary>Allocates; resets to 0.</summary>
    public void Prepare(double stepSeconds)
    {
        _stepSeconds = stepSeconds;
        _peaks = new float[Math.Max(1, (int)Math.Round(HoldSeconds / stepSeconds))];
        _smooth = Speed(SmoothSeconds);
        // What begins inside a step counts from its beginning: half a step early on average.
        _fall = Speed(Pole(FallMs / 1000 - stepSeconds / 2));
        SetRelease();
        Reset(0);
    }

    /// <summary>Nothing held, standing at <paramref name="share"/>: 0 or 1.</summary>
    public void Reset(double share)
    {
        Array.Clear(_peaks);
        (_held, _next) = (0, 0);
        _moved = Share = share;
    }

    /// <param name="thresholdDb">dBFS.</param>
    /// <param name="spanDb">Above 0.</param>
    /// <param name="releaseMs">50 to 5000.</param>
    public void Set(double thresholdDb, double spanDb, double releaseMs)
    {
        (_thresholdDb, _spanDb) = (thresholdDb, spanDb);
        if (releaseMs == _releaseMs) return;
        _releaseMs = releaseMs;
        SetRelease();
    }

    /// <summary>One step on.</summary>
    /// <param name="peak">Largest amplitude of the step, linear.</param>
    /// <returns>The new <see cref="Share"/>.</returns>
    public double Step(float peak)
    {
        float old = _peaks[_next];
        _peaks[_next] = peak;
        if (++_next == _peaks.Length) _next = 0;
        if (peak >= _held) _held = peak;
        else if (old == _held) _held = Samples.Peak(_peaks);
        return Go(ShareAt(FastMath.ToDb(_held) - _thresholdDb, _spanDb));
    }

    /// <summary>One step towards the whole range, whatever the level.</summary>
    public double StepToFull()
    {
        if (Share == 1) return 1;
        Array.Clear(_peaks);
        _held = 0;
        return Go(1);
    }

    double Go(double target)
    {
        _moved += (target > _moved ? _fall : _return) * (target - _moved);
        if (target is 0 or 1 && Math.Abs(target - _moved) < Arrived) _moved = target;
        Share += _smooth * (_moved - Share);
        if (_moved is 0 or 1 && Math.Abs(_moved - Share) < Arrived) Share = _moved;
        return Share;
    }

    void SetRelease()
    {
        double held = (_peaks.Length + 0.5) * _stepSeconds;
        _return = Speed(Pole(Math.Max(Math.Clamp(_releaseMs, 50, 5000) / 1000 - held, 0.01)));
    }

    /// <summary>The first pole's time constant, so that behind both poles 5 % of a step are left after the time given.</summary>
    static double Pole(double seconds)
    {
        // What is left is (τ·e^(−t/τ) − s·e^(−t/s))/(τ − s), and the second term is nothing by then.
        double pole = seconds / 3;
        for (int i = 0; i < 20; i++) pole = seconds / Math.Log(20 * pole / (pole - SmoothSeconds));
        return pole;
    }

    double Speed(double seconds) => -DoubleMath.ExpM1(-_stepSeconds / seconds);
}
