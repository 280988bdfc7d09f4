using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>The dark glass that displays lie under, and what several of them draw alike.</summary>
static class Wells
{
    public const float Radius = 8;
    public const uint Grid = 0x1CFFFFFF, GridStrong = 0x38FFFFFF;

    public static void Draw(Canvas c, Box box, float radius = Radius)
    {
        c.Begin().RoundRect(box with { Height = box.Height + 1 }, radius).Fill(0x18FFFFFF);                         // light on the lower rim
        c.Begin().RoundRect(box, radius).Fill(Paint.Vertical(0xFF101214, Look.Well, box.Y, box.Y + Math.Min(box.Height, 40)));
    }

    public static void Title(Canvas c, ReadOnlySpan<char> text, float x, float baseline, Align align = Align.Left, uint argb = Look.Dim) =>
        c.Text(Font.SemiBold, text, x, baseline, Look.Small, argb, align);

    /// <summary>A line of dots or dashes, upright or level.</summary>
    public static void Dashes(Canvas c, float x, float y, float length, bool isUpright, uint argb, float dash = 3, float gap = 3)
    {
        c.Begin();
        for (float at = 0; at < length; at += dash + gap)
        {
            float part = Math.Min(dash, length - at);
            c.Rect(isUpright ? new(x, y + at, 1, part) : new(x + at, y, part, 1));
        }
        c.Fill(argb);
    }

    /// <summary>Narrows the clip to a box; give the result back to <see cref="Canvas.Clip"/>.</summary>
    public static PixelBox Cut(Canvas c, Box box)
    {
        PixelBox before = c.Clip;
        c.Clip = before.Cut(c.Touched(box));
        return before;
    }
}
