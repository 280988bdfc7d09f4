using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>A value in a field that is dragged or clicked to type: for rows and tables, where a knob is too much.</summary>
public sealed class NumberField : Control
{
    readonly string _name;
    readonly float _from;
    readonly char[] _text = new char[ValueText.Longest];

    /// <param name="label">Left of the value, inside; null: none, a table's head names it.</param>
    public NumberField(Parameter parameter, Box box, string? label = null) : base(parameter, box) =>
        (_name, _from) = (label ?? "", parameter.Min < 0 && parameter.Max > 0 ? Placed(parameter.ToNormal(0)) : 0);

    public override Box ValueBox => Box;

    public override void DrawStill(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(Look.WellDeep);
        c.Begin().RoundRect(Box.Inset(1), Look.Corner - 1).Fill(Look.Well);
        if (_name.Length > 0) c.Text(Font.Regular, _name, Box.X + 8, Box.Centre.Y + 4, Look.Small, Look.Dim);
    }

    public override void Draw(Canvas c, Shown v)
    {
        if (IsHovered || IsHeld) c.Begin().RoundRect(Box.Inset(1), Look.Corner - 1).Fill(0x10FFFFFF);
        // How far along its range: a thin line at the foot, so that a table shows shapes as well as numbers.
        float wide = Box.Width - 8, from = _from * wide, to = Placed(Normal) * wide;
        if (from != to) c.Begin().Rect(new(Box.X + 4 + Math.Min(from, to), Box.Bottom - 3, Math.Abs(to - from), 1.5f)).Fill(IsDim ? Look.Ash : Look.Amber);
        if (_from > 0) c.Begin().Rect(new(Box.X + 3.5f + from, Box.Bottom - 4, 1, 3)).Fill(Look.Dim);
        ReadOnlySpan<char> text = ValueText.Write(Parameter, Plain, _text);
        uint ink = IsDim ? Look.Faint : Look.Ink;
        if (_name.Length > 0) c.Text(Font.SemiBold, text, Box.Right - 8, Box.Centre.Y + 4, Look.Body, ink, Align.Right);
        else c.Text(Font.SemiBold, text, Box.Centre.X, Box.Centre.Y + 4, Font.SemiBold.Width(text) * Look.Body < Box.Width - 4 ? Look.Body : Look.Small, ink, Align.Centre);
    }
}
