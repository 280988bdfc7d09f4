using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>A rectangle in logical units: one unit is one pixel at 100 %.</summary>
public readonly record struct Box(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;
    public float Bottom => Y + Height;
    public Vector2 Centre => new(X + Width / 2, Y + Height / 2);

    public bool Contains(Vector2 p) => p.X >= X && p.X < Right && p.Y >= Y && p.Y < Bottom;
    public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
    public Box Inset(float by) => new(X + by, Y + by, Width - 2 * by, Height - 2 * by);
    public Box Moved(float x, float y) => this with { X = X + x, Y = Y + y };

    /// <summary>Both, and what lies between; one without room adds nothing.</summary>
    public Box Union(Box other)
    {
        if (!(other.Width > 0) || !(other.Height > 0)) return this;
        if (!(Width > 0) || !(Height > 0)) return other;
        float x = Math.Min(X, other.X), y = Math.Min(Y, other.Y);
        return new(x, y, Math.Max(Right, other.Right) - x, Math.Max(Bottom, other.Bottom) - y);
    }
}

/// <summary>A rectangle of whole pixels.</summary>
public readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;
    public int Bottom => Y + Height;
    public bool IsEmpty => Width <= 0 || Height <= 0;

    public PixelBox Union(PixelBox other) => IsEmpty ? other : other.IsEmpty ? this : From(Math.Min(X, other.X), Math.Min(Y, other.Y), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
    public PixelBox Cut(PixelBox to) => From(Math.Max(X, to.X), Math.Max(Y, to.Y), Math.Min(Right, to.Right), Math.Min(Bottom, to.Bottom));
    public bool Meets(PixelBox other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    static PixelBox From(int left, int top, int right, int bottom) => new(left, top, Math.Max(0, right - left), Math.Max(0, bottom - top));
}
