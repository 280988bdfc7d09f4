using System.Globalization;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Displays;

/// <summary>Numbers drawn without making strings of them.</summary>
static class Figures
{
    /// <summary>Writes "+1.5 dB" into <paramref name="to"/>; the length.</summary>
    /// <param name="hasPlus">A sign before positive numbers too.</param>
    public static int Write(Span<char> to, double value, int decimals, ReadOnlySpan<char> unit = default, bool hasPlus = false)
    {
        double round = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        int length = 0;
        if (round < 0) to[length++] = '−';
        else if (hasPlus && round > 0) to[length++] = '+';
        if (!double.IsFinite(round)) "∞".CopyTo(to[length++..]);
        else if (Math.Abs(round).TryFormat(to[length..], out int digits, decimals switch { 0 => "F0", 1 => "F1", _ => "F2" }, CultureInfo.InvariantCulture)) length += digits;
        if (unit.Length > 0)
        {
            to[length++] = ' ';
            unit.CopyTo(to[length..]);
            length += unit.Length;
        }
        return length;
    }

    public static void Draw(Canvas c, Font font, double value, int decimals, float x, float baseline, float size, uint argb, Align align = Align.Left, ReadOnlySpan<char> unit = default, bool hasPlus = false)
    {
        Span<char> text = stackalloc char[48];
        c.Text(font, text[..Write(text, value, decimals, unit, hasPlus)], x, baseline, size, argb, align);
    }

    /// <summary>A whole number of dB on a scale.</summary>
    public static void Scale(Canvas c, int db, float x, float baseline, uint argb, Align align = Align.Centre, bool hasPlus = false) =>
        Draw(c, Font.Regular, db, 0, x, baseline, Widgets.Look.Small, argb, align, default, hasPlus);
}
