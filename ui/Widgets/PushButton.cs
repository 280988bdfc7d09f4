using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>A button that does something in the editor itself: no parameter hangs on it.</summary>
sealed class PushButton(string text, Box box, Action<Editor> action, string tip = "") : Pressable(box)
{
    bool _isOn, _isEnabled = true;

    public string Text => text;

    /// <summary>It stands for a state and that state holds: filled, and marked below.</summary>
    public Func<Editor, bool>? IsOn { get; init; }

    /// <summary>False: it does nothing now, and says so by its colour.</summary>
    public Func<Editor, bool>? IsEnabled { get; init; }

    public override string Tip => tip;

    public override bool Follow(Shown v, double seconds)
    {
        bool on = IsOn?.Invoke(Editor) ?? false, enabled = IsEnabled?.Invoke(Editor) ?? true;
        if (on == _isOn && enabled == _isEnabled) return false;
        (_isOn, _isEnabled) = (on, enabled);
        return true;
    }

    protected override void Act()
    {
        if (IsEnabled?.Invoke(Editor) ?? true) action(Editor);
        Invalidate();
    }

    public override void Draw(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(_isOn ? Look.Amber : !_isEnabled ? Look.ButtonOff : IsHovered ? Look.ButtonOver : Look.Button);
        float size = Font.SemiBold.Width(text) * Look.Body <= Box.Width - 8 ? Look.Body : Look.Small;
        c.Text(_isOn ? Font.SemiBold : Font.Regular, text, Box.Centre.X, Box.Centre.Y + 4, size, _isOn ? Look.Dark : _isEnabled ? Look.Ink : Look.Dim, Align.Centre);
        if (_isOn) c.Begin().Rect(new(Box.X + 6, Box.Bottom - 4, Box.Width - 12, 1.5f)).Fill(Look.Dark);
    }
}
