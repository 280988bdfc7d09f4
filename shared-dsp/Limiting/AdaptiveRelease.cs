using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Limiting;

/// <summary>
/// Follows a rise at once and falls in two steps: fast to what a slow memory of the reduction holds, then with that memory. A short burst
/// has hardly filled it and is let go in tens of milliseconds; a dense passage has, and keeps a steady gain instead of pumping. The
/// result is never below its input; it arrives at an exact 0.
/// </summary>
sealed class AdaptiveRelease
{
    /// <summary>Time in which the memory fills to 63 %, and in which it empties to 37 %.</summary>
    public const double FillSeconds = 0.15, SlowSeconds = 0.6;

    /// <summary>Taken away every sample, of a 2⁻²⁰ dB: no exponential ends, this does.</summary>
    const double Drain = 0.01;

    double _sampleRate = 48_000, _keep, _fill, _empty;
    double _now, _memory;

    /// <summary>Nothing is reduced or remembered.</summary>
    public bool AtRest => _now == 0 && _memory == 0;

    public void Prepare(double sampleRate)
    {
        _sampleRate = sampleRate;
        _fill = -DoubleMath.ExpM1(-1 / (FillSeconds * sampleRate));
        _empty = -DoubleMath.ExpM1(-1 / (SlowSeconds * sampleRate));
        Reset();
    }

    public void Reset() => _now = _memory = 0;

    /// <param name="seconds">Of the fast step: the exponential's time.</param>
    public void Set(double seconds) => _keep = Math.Exp(-1 / (seconds * _sampleRate));

    /// <summary>Wanted reductions to held ones, <see cref="FixedDb"/>, in place.</summary>
    public void Process(Span<int> reduction)
    {
        double now = _now, memory = _memory, keep = _keep, fill = _fill, empty = _empty;
        foreach (ref int v in reduction)
        {
            double wanted = v;
            memory = Math.Max(memory + (wanted - memory) * (wanted > memory ? fill : empty) - Drain, 0);
            now = Math.Max(memory + (now - memory) * keep - Drain, wanted);
            v = (int)now;
        }
        _now = now;
        _memory = memory;
    }
}
