using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// A value that a page works out from its parameters (an automatic gain, say): set once a cell in Update, read as a line
/// over the cell in Process, so that it moves as smoothly as the parameters behind it.
/// </summary>
public struct Derived
{
    float _start, _end;
    long _cell;
    bool _isSet;

    /// <summary>The next call stands at its value at once.</summary>
    public void Reset() => _isSet = false;

    /// <summary>In Update: the value at the end of this cell.</summary>
    public void Set(Values p, double value)
    {
        float was = _isSet ? _start + (_end - _start) * (_cell == p.Cell - 1 ? p.RenderedBefore : 1) : (float)value;
        (_start, _end, _cell, _isSet) = (was, (float)value, p.Cell, true);
    }

    /// <summary>In Process: the value over this call.</summary>
    public readonly Ramp Over(Values p) =>
        _start == _end || _cell != p.Cell || p.First >= p.CellLength ? new(_end, 0, 0) : new(_start, (_end - _start) / p.CellLength, p.First);
}
