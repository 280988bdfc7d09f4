using System.Numerics;

namespace TopDown.Ui.Drawing;

public enum PaintKind { Flat, Vertical, Radial }

/// <summary>What a shape is filled with: 0xAARRGGBB, or a gradient between two of them. Logical units.</summary>
public readonly record struct Paint(PaintKind Kind, uint From, uint To, Vector2 At, float Reach)
{
    public static implicit operator Paint(uint argb) => new(PaintKind.Flat, argb, argb, default, 1);

    /// <summary>From <paramref name="top"/> at y0 to <paramref name="bottom"/> at y1.</summary>
    public static Paint Vertical(uint top, uint bottom, float y0, float y1) => new(PaintKind.Vertical, top, bottom, new(0, y0), y1 - y0);

    public static Paint Radial(uint inner, uint outer, Vector2 centre, float radius) => new(PaintKind.Radial, inner, outer, centre, radius);
}
