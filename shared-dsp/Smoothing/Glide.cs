namespace TopDown.Dsp;

/// <summary>
/// A value on its way to a target along the S-curve 10t³ − 15t⁴ + 6t⁵, whose first and second derivatives vanish at both
/// ends, so that the step leaves no click behind. A pure function of the absolute sample counter and of the events, never
/// of block lengths: the same events give the same values in every host.
/// </summary>
public struct Glide
{
    double _from, _to;
    long _start;
    int _length;

    /// <summary>The value that the glide ends at.</summary>
    public readonly double Target => _to;

    /// <summary>Stands at <paramref name="value"/> from now on.</summary>
    public void Jump(double value)
    {
        _from = _to = value;
        (_start, _length) = (long.MinValue / 2, 0); // over for every counter, one that begins anew too
    }

    /// <summary>Starts towards <paramref name="target"/> at sample <paramref name="now"/>, from where the glide is (<paramref name="current"/>).</summary>
    public void Go(double current, double target, long now, int frames)
    {
        _from = current;
        _to = target;
        _start = now;
        _length = current == target ? 0 : frames;
    }

    public readonly bool IsMovingAt(long now) => now - _start < _length;

    public readonly double At(long now)
    {
        if (now - _start >= _length) return _to;
        double t = (double)(now - _start) / _length;
        return _from + (_to - _from) * (t * t * t * (t * (t * 6 - 15) + 10));
    }
}
