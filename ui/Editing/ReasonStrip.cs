using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>The chosen preset's reason and its goal: on the first screen, without a click.</summary>
sealed class ReasonStrip(Box box) : Widget(box)
{
    const float Head = 44, GoalWidth = 296, Gap = 20;

    string _why = "", _goal = "";
    Preset? _preset;
    Loaded? _loaded;

    public override string Tip => _goal.Length > 0 ? $"{_why} Goal: {_goal}." : _why;

    public override Cursor CursorAt(System.Numerics.Vector2 at) => Cursor.Arrow;

    public override bool Follow(Shown v, double seconds)
    {
        if (_preset == v.Preset && _loaded == v.Memory.Loaded) return false;
        (_preset, _loaded) = (v.Preset, v.Memory.Loaded);
        _why = _loaded == null ? _preset.Why : $"Your own preset, made from “{_preset.Name}”. {_preset.Why}";
        _goal = Goals.Of(v.Page, _preset);
        // Many ears: by their names, else three lines do not hold them.
        if (Canvas.Lines(Font.Regular, _goal, GoalWidth - Head, Look.Small) > 3) _goal = Goals.Short(v.Page, _preset);
        return true;
    }

    public override void Draw(Canvas c, Shown v)
    {
        float right = _goal.Length > 0 ? Box.Right - GoalWidth - Gap : Box.Right;
        Block(c, "WHY", _why, Box.X, right);
        if (_goal.Length == 0) return;
        c.Begin().Rect(new(right + Gap / 2, Box.Y + 4, 1, Box.Height - 8)).Fill(Look.Line);
        Block(c, "GOAL", _goal, right + Gap, Box.Right);
    }

    /// <summary>Two lines of the common size, else three small ones.</summary>
    void Block(Canvas c, string head, string words, float left, float right)
    {
        Box box = new(left + Head, Box.Y, right - left - Head, Box.Height);
        bool fits = Canvas.Lines(Font.Regular, words, box.Width, Look.Body) <= 2;
        float size = fits ? Look.Body : Look.Small, line = fits ? 17 : 13;
        int lines = Math.Min(fits ? 2 : 3, Canvas.Lines(Font.Regular, words, box.Width, size));
        float top = Box.Centre.Y - lines * line / 2;
        c.Text(Font.SemiBold, head, left, top + line * 0.76f, Look.Small, Look.Amber);
        c.Paragraph(Font.Regular, words, box with { Y = top, Height = lines * line + 1 }, size, line, Look.Ink);
    }
}
