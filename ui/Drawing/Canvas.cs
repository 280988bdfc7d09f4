using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>
/// Pixels and what is drawn into them: shapes with exact area coverage, and text. Every pixel is a function of the shape and the scale alone:
/// CPU, system, vector width and clip change nothing. Coordinates that are not finite are left out. One thread; nothing is allocated
/// once buffers have grown to the largest shape.
/// </summary>
public sealed partial class Canvas
{
    readonly Outline _outline = new();
    readonly Cells _cells = new();
    uint[] _pixels = [];
    PixelBox _clip;

    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>Pixels a logical unit.</summary>
    public float Scale { get; private set; } = 1;

    /// <summary>Rows from the top, 0xFFRRGGBB each (B, G, R, A in memory), always opaque.</summary>
    public Span<uint> Pixels => _pixels.AsSpan(0, Width * Height);

    /// <summary>The only call that may allocate. The pixels are black then, the clip is all.</summary>
    public void Resize(int width, int height, float scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (!(scale > 0) || !float.IsFinite(scale)) throw new ArgumentOutOfRangeException(nameof(scale), scale, "A canvas needs a scale above 0.");
        (Width, Height, Scale) = (width, height, scale);
        int count = checked(width * height);
        if (_pixels.Length < count || _pixels.Length > 4 * count) _pixels = new uint[count];
        Pixels.Fill(0xFF000000);
        Clip = Whole;
        Begin();
    }

    /// <summary>All of it.</summary>
    public PixelBox Whole => new(0, 0, Width, Height);

    /// <summary>Nothing outside is touched. Set before <see cref="Begin"/>: shapes that miss it are not even gathered.</summary>
    public PixelBox Clip
    {
        get => _clip;
        set => _clip = value.Cut(Whole);
    }

    /// <summary>The pixels that a box of logical units touches, within the canvas.</summary>
    public PixelBox Touched(Box box)
    {
        if (!(box.Width > 0) || !(box.Height > 0)) return default;
        int left = Pixel(MathF.Floor(box.X * Scale), Width), top = Pixel(MathF.Floor(box.Y * Scale), Height);
        return new PixelBox(left, top, Pixel(MathF.Ceiling(box.Right * Scale), Width) - left, Pixel(MathF.Ceiling(box.Bottom * Scale), Height) - top).Cut(Whole);

        static int Pixel(float at, int most) => at > 0 ? (int)Math.Min(at, most) : 0; // NaN is 0
    }

    /// <summary>The nearest place on a pixel's edge: lines and boxes that start there are sharp at every zoom.</summary>
    public float Snap(float units) => MathF.Round(units * Scale) / Scale;

    /// <summary>A box with all edges on pixels' edges, at least one pixel wide and high.</summary>
    public Box Snap(Box box)
    {
        float x = Snap(box.X), y = Snap(box.Y);
        return new(x, y, Math.Max(Snap(box.Right) - x, 1 / Scale), Math.Max(Snap(box.Bottom) - y, 1 / Scale));
    }

    /// <summary>A new shape; what is added until <see cref="Fill"/> is one (non-zero winding).</summary>
    public Canvas Begin()
    {
        _outline.Clear();
        return this;
    }

    /// <summary>Draws the shape; it is forgotten by the next <see cref="Begin"/>, so it can be filled twice.</summary>
    public void Fill(in Paint paint)
    {
        if (_outline.IsEmpty || Brush.IsClear(paint)) return;
        Brush brush = new(Pixels, Width, Scale, paint) { IsPlain = IsPlain };
        _cells.Draw(_outline, _clip, ref brush);
    }

    /// <summary>Lays one colour over a box of pixels, clipped: faster than a shape.</summary>
    public void Fill(PixelBox box, in Paint paint)
    {
        PixelBox area = box.Cut(_clip);
        if (area.IsEmpty || Brush.IsClear(paint)) return;
        Brush brush = new(Pixels, Width, Scale, paint) { IsPlain = IsPlain };
        for (int y = area.Y; y < area.Bottom; y++)
        {
            brush.Row(y);
            brush.Flat(area.X, area.Width, 255);
        }
    }

    /// <summary>Squares of whole pixels around points, each laid over what is there: for many small dots, where edges would cost more than pixels.</summary>
    public void Dots(ReadOnlySpan<Vector2> centres, float size, uint argb)
    {
        if (argb >> 24 == 0 || !(size > 0) || !(size * Scale < 4096)) return;
        int side = Math.Max(1, (int)(size * Scale + 0.5f));
        Brush brush = new(Pixels, Width, Scale, argb) { IsPlain = IsPlain };
        foreach (Vector2 p in centres)
        {
            float x = MathF.Floor(p.X * Scale - side * 0.5f + 0.5f), y = MathF.Floor(p.Y * Scale - side * 0.5f + 0.5f);
            if (!(Math.Abs(x) < 1e6f) || !(Math.Abs(y) < 1e6f)) continue;
            PixelBox area = new PixelBox((int)x, (int)y, side, side).Cut(_clip);
            for (int row = area.Y; row < area.Bottom && area.Width > 0; row++)
            {
                brush.Row(row);
                for (int i = area.X; i < area.Right; i++) brush.One(i, 255);
            }
        }
    }

    /// <summary>Copies a part of a canvas of the same size.</summary>
    public void Copy(Canvas from, PixelBox box)
    {
        if (from.Width != Width || from.Height != Height) throw new ArgumentException($"A canvas of {from.Width}×{from.Height} pixels does not fit one of {Width}×{Height}.", nameof(from));
        PixelBox area = box.Cut(Whole);
        if (area.IsEmpty) return;
        for (int y = area.Y; y < area.Bottom; y++) from._pixels.AsSpan(y * Width + area.X, area.Width).CopyTo(_pixels.AsSpan(y * Width + area.X));
    }

    /// <summary>One pixel at a time, without vectors: for the test that both are the same.</summary>
    internal bool IsPlain
    {
        get => _cells.IsPlain;
        set => _cells.IsPlain = value;
    }
}
