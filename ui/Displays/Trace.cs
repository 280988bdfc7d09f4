using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Displays;

/// <summary>A value over the last seconds: one column for each small part of them, that part's largest value; newest at the right. Allocates when made.</summary>
sealed class Trace
{
    readonly float[] _values; // a ring
    readonly float[] _picture; // what is shown, oldest first: the ring goes on while it stands
    readonly Vector2[] _points;
    readonly float _left, _column, _rest;
    readonly double _columnSeconds;
    Beat _beat = new(Beat.Frame); // not with the spectra
    double _age, _sinceShown;
    float _largest;
    int _next, _busy;
    bool _isDue;

    /// <param name="columnUnits">Width of a column, about.</param>
    public Trace(float left, float width, double seconds, float rest, float columnUnits = 2)
    {
        int columns = Math.Max(8, (int)(width / columnUnits));
        (_left, _column, _rest, _columnSeconds) = (left, width / (columns - 1), rest, seconds / columns);
        _values = new float[columns];
        Array.Fill(_values, rest);
        _picture = (float[])_values.Clone();
        _points = new Vector2[columns + 2];
        _largest = rest;
    }

    /// <summary>Nothing but rest is left to be seen.</summary>
    public bool IsEmpty => _busy == 0;

    /// <summary>What came since is still to be shown.</summary>
    public bool IsDue => _isDue;

    /// <summary>The newest column's value.</summary>
    public float Newest => _values[(_next + _values.Length - 1) % _values.Length];

    /// <summary>Takes a frame's value; true when the picture moved on.</summary>
    /// <param name="isSlow">The picture moves once a second only.</param>
    public bool Add(float value, double seconds, bool isSlow)
    {
        _largest = Math.Max(_largest, value);
        _sinceShown += seconds;
        _age += Math.Min(seconds, 1);
        if (!_beat.Pass(seconds)) return false;
        for (; _age >= _columnSeconds; _age -= _columnSeconds) Push();
        if (!_isDue || (isSlow && _sinceShown < 1)) return false;
        (_isDue, _sinceShown) = (false, 0);
        _values.AsSpan(_next).CopyTo(_picture);
        _values.AsSpan(0, _next).CopyTo(_picture.AsSpan(_values.Length - _next));
        return true;
    }

    void Push()
    {
        // Stays due while a value is inside, and once more when the last one has left.
        _isDue |= _busy > 0 || _largest != _rest;
        _busy = _largest != _rest ? _values.Length : Math.Max(0, _busy - 1);
        _values[_next] = _largest;
        _next = (_next + 1) % _values.Length;
        _largest = _rest;
    }

    /// <summary>A column each, whole pixels, with a bright top: for what jumps, where slopes would be nothing but steep edges.</summary>
    public void Columns(Canvas c, DbAxis axis, in Paint fill, uint top)
    {
        int columns = _values.Length, bottom = Pixel(c, axis.From), thick = Math.Max(1, Pixel(c, 1.25f));
        for (int i = 0; i < columns; i++)
        {
            int left = Pixel(c, _left + (i - 0.5f) * _column), width = Pixel(c, _left + (i + 0.5f) * _column) - left, y = Pixel(c, Snap.To(axis.At(_picture[i])));
            if (y >= bottom) continue;
            c.Fill(new PixelBox(left, y, width, bottom - y), fill);
            c.Fill(new PixelBox(left, y, width, thick), top);
        }
    }

    static int Pixel(Canvas c, float units) => (int)MathF.Floor(units * c.Scale + 0.5f);

    /// <summary>Filled from the axis' low end, with a line along the values.</summary>
    public void Fill(Canvas c, DbAxis axis, in Paint fill, uint line)
    {
        int columns = _values.Length;
        for (int i = 0; i < columns; i++) _points[i + 1] = new(_left + i * _column, Snap.To(axis.At(_picture[i])));
        _points[0] = new(_left, axis.From);
        _points[^1] = new(_left + (columns - 1) * _column, axis.From);
        c.Begin().Polygon(_points).Fill(fill);
        c.Begin().Stroke(_points.AsSpan(1, columns), 1.25f).Fill(line);
    }
}
