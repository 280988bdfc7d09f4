namespace TopDown.AudioPlugSharp;

/// <summary>A new value of a parameter at a sample of the block.</summary>
readonly record struct Point(int Place, int Offset, double Normal);

/// <summary>
/// The points of one block in order of time; on one sample in the order they came. The shell hands them over parameter by
/// parameter, some ahead of others. Audio thread, no allocation.
/// </summary>
sealed class PointList(int capacity)
{
    readonly Point[] _points = new Point[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<Point> Sorted => _points.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>
    /// A full list keeps what matters: the parameter's newest point takes the new value, early rather than never. Without one
    /// there it is false.
    /// </summary>
    public bool Add(in Point point)
    {
        if (Count == _points.Length) return Overwrite(point);
        int at = Count++;
        for (; at > 0 && _points[at - 1].Offset > point.Offset; at--) _points[at] = _points[at - 1];
        _points[at] = point;
        return true;
    }

    bool Overwrite(in Point point)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            if (_points[i].Place != point.Place) continue;
            _points[i] = _points[i] with { Normal = point.Normal };
            return true;
        }
        return false;
    }
}
