using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>One line of words that stand still.</summary>
public sealed class Label : Widget
{
    readonly string _text;
    readonly Vector2 _at;
    readonly float _size;
    readonly uint _ink;
    readonly Align _align;
    readonly Font _font;

    /// <param name="at">Where its base line begins, ends or has its middle.</param>
    public Label(string text, Vector2 at, float size = Look.Small, uint ink = Look.Dim, Align align = Align.Left, bool isBold = false)
        : base(BoxOf(text, at, size, align, isBold)) =>
        (_text, _at, _size, _ink, _align, _font) = (text, at, size, ink, align, FontOf(isBold));

    static Font FontOf(bool isBold) => isBold ? Font.SemiBold : Font.Regular;

    static Box BoxOf(string text, Vector2 at, float size, Align align, bool isBold)
    {
        float width = FontOf(isBold).Width(text) * size;
        return new(at.X - (align switch { Align.Left => 0, Align.Centre => width / 2, _ => width }), at.Y - size, width, size * 1.3f);
    }

    public override bool Answers(Vector2 at) => false;

    public override void DrawStill(Canvas c, Shown v) => c.Text(_font, _text, _at.X, _at.Y, _size, _ink, _align);
}

/// <summary>Words that stand still, broken into the lines of a box.</summary>
public sealed class Caption(string text, Box box, float size = Look.Small, uint ink = Look.Dim) : Widget(box)
{
    public override bool Answers(Vector2 at) => false;

    public override void DrawStill(Canvas c, Shown v) => c.Paragraph(Font.Regular, text, Box, size, Look.LineHeight(size), ink);
}
