using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>CONTRACT STUB (the canvas helper replaces the bodies; signatures stay).</summary>
public sealed class Canvas
{
    uint[] _pixels = [];

    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>Pixels a logical unit.</summary>
    public float Scale { get; private set; } = 1;

    /// <summary>Rows from the top, 0xFFRRGGBB each (B, G, R, A in memory), always opaque.</summary>
    public Span<uint> Pixels => _pixels;

    /// <summary>The only call that may allocate.</summary>
    public void Resize(int width, int height, float scale)
    {
        (Width, Height, Scale) = (width, height, scale);
        _pixels = new uint[width * height];
        Clip = new(0, 0, width, height);
    }

    /// <summary>Nothing outside is touched.</summary>
    public PixelBox Clip { get; set; }

    /// <summary>The pixels that a box of logical units touches, within the canvas.</summary>
    public PixelBox Touched(Box box) => default;

    /// <summary>A new shape; what is added until <see cref="Fill"/> is one (non-zero winding).</summary>
    public Canvas Begin() => this;
    public Canvas Rect(Box box) => this;
    public Canvas RoundRect(Box box, float radius) => this;
    public Canvas Circle(Vector2 centre, float radius) => this;

    /// <summary>An open ring with butt ends. Angles in turns: 0 is right, 0.25 down, clockwise.</summary>
    public Canvas Ring(Vector2 centre, float radius, float thick, float from, float to) => this;
    public Canvas Line(Vector2 a, Vector2 b, float thick) => this;

    /// <summary>An open line through points, mitred, butt ends.</summary>
    public Canvas Stroke(ReadOnlySpan<Vector2> points, float thick) => this;
    public Canvas Polygon(ReadOnlySpan<Vector2> points) => this;
    public void Fill(in Paint paint) { }

    public void Text(Font font, ReadOnlySpan<char> text, float x, float baseline, float size, uint argb, Align align = Align.Left) { }

    /// <summary>Broken at spaces into lines of a box's width; the number of lines drawn. What does not fit ends in an ellipsis.</summary>
    public int Paragraph(Font font, ReadOnlySpan<char> text, Box box, float size, float lineHeight, uint argb) => 0;

    /// <summary>Copies a part of a canvas of the same size.</summary>
    public void Copy(Canvas from, PixelBox box) { }
}
