using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>
/// Closed contours in 1/256 pixel. From here to the pixels all is whole numbers: that, and not care with floating point, makes a picture the
/// same on every CPU, with every vector width and for every clip.
/// </summary>
sealed class Outline
{
    /// <summary>Parts of a pixel.</summary>
    public const int One = 256;

    // further away a point is drawn as if it stood here: pixels; differences of two stay far inside an int
    const float Far = 1 << 20;

    (int X, int Y)[] _points = new (int, int)[1024];
    int[] _ends = new int[64];
    int _count, _contours;

    public ReadOnlySpan<(int X, int Y)> Points => _points.AsSpan(0, _count);

    /// <summary>Where each contour ends in <see cref="Points"/>.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, _contours);

    /// <summary>The pixels that the closed contours may touch.</summary>
    public PixelBox Bounds { get; private set; }

    public bool IsEmpty => _contours == 0;

    public void Clear()
    {
        (_count, _contours) = (0, 0);
        Bounds = default;
    }

    /// <summary>The open contour's next point, in pixels. What is not finite is left out.</summary>
    public void Add(Vector2 p)
    {
        if (!float.IsFinite(p.X) || !float.IsFinite(p.Y)) return;
        if (_count == _points.Length) Array.Resize(ref _points, 2 * _count);
        _points[_count++] = (Whole(p.X), Whole(p.Y));
    }

    /// <summary>Ends the open contour; fewer than three points enclose nothing and are forgotten.</summary>
    public void Close()
    {
        int start = _contours == 0 ? 0 : _ends[_contours - 1];
        if (_count - start < 3)
        {
            _count = start;
            return;
        }
        if (_contours == _ends.Length) Array.Resize(ref _ends, 2 * _contours);
        _ends[_contours++] = _count;
        int left = int.MaxValue, top = int.MaxValue, right = int.MinValue, bottom = int.MinValue;
        foreach (var (x, y) in _points.AsSpan(start, _count - start))
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }
        int px = left >> 8, py = top >> 8;
        Bounds = Bounds.Union(new(px, py, (right + One - 1 >> 8) - px, (bottom + One - 1 >> 8) - py));
    }

    static int Whole(float pixels) => (int)MathF.Round(Math.Clamp(pixels, -Far, Far) * One);
}
