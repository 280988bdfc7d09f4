using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>‹ name › with a "*" while values differ from it; a click opens the browser.</summary>
sealed class PresetBar(Box box) : Widget(box)
{
    const float ArrowWidth = 28;

    readonly char[] _text = new char[80];
    int _revision = -1, _length, _over;
    string? _name;
    bool _isEdited;

    public override bool CanFocus => true;
    public override string Tip => (_isEdited ? "Edited since it was chosen. " : "") + Editor.Presets.WhyOf(Math.Max(0, Editor.Presets.Chosen));

    public override bool Follow(Shown v, double seconds)
    {
        if (_revision == v.Revision && ReferenceEquals(_name, Editor.Presets.ChosenName)) return false;
        _revision = v.Revision;
        bool isEdited = Editor.Presets.IsEdited;
        string name = Editor.Presets.ChosenName;
        if (ReferenceEquals(name, _name) && isEdited == _isEdited) return false;
        (_name, _isEdited) = (name, isEdited);
        _text.AsSpan().TryWrite($"{name}{(isEdited ? " *" : "")}", out _length);
        return true;
    }

    /// <summary>−1 on ‹, 1 on ›, else 0.</summary>
    int PartAt(float x) => x < Box.X + ArrowWidth ? -1 : x >= Box.Right - ArrowWidth ? 1 : 0;

    public override void Hover(in Pointer p)
    {
        if (PartAt(p.At.X) == _over) return;
        _over = PartAt(p.At.X);
        Invalidate();
    }

    public override bool Press(in Pointer p)
    {
        if (p.Button != Button.Left) return false;
        int part = PartAt(p.At.X);
        if (part == 0) Browse();
        else Step(part);
        return true;
    }

    public override bool Wheel(in Pointer p, float notches) => true; // no preset by accident

    public override bool Stroke(KeyStroke key)
    {
        if (key.Mods != Mods.None) return false;
        switch (key.Key)
        {
            case Key.Left or Key.Up: Step(-1); return true;
            case Key.Right or Key.Down: Step(1); return true;
            case Key.Enter: Browse(); return true;
            default: return false;
        }
    }

    void Step(int by)
    {
        if (Editor.Presets.Step(by) is { } wrong) Browse(wrong);
    }

    void Browse(string note = "") => Editor.Open(new PresetBrowser(Editor, note));

    public override void DrawStill(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(Look.WellDeep);
        c.Begin().RoundRect(Box.Inset(1), Look.Corner - 1).Fill(Look.Well);
    }

    public override void Draw(Canvas c, Shown v)
    {
        if (IsHovered) c.Begin().RoundRect((_over < 0 ? Box with { Width = ArrowWidth } : _over > 0 ? new(Box.Right - ArrowWidth, Box.Y, ArrowWidth, Box.Height) : Box).Inset(2), Look.Corner - 2).Fill(_over == 0 ? 0x10FFFFFFu : Look.Button);
        c.Text(Font.SemiBold, "‹", Box.X + ArrowWidth / 2, Box.Centre.Y + 5, 15, Look.Dim, Align.Centre);
        c.Text(Font.SemiBold, "›", Box.Right - ArrowWidth / 2, Box.Centre.Y + 5, 15, Look.Dim, Align.Centre);
        c.Text(Font.SemiBold, _text.AsSpan(0, _length), Box.Centre.X, Box.Centre.Y + 4.5f, Look.Title, Look.Ink, Align.Centre);
    }
}
