using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>Turns the pages of a face that has more than one: below the body, in the gap above the foot.</summary>
sealed class PageTurner : Widget
{
    readonly IReadOnlyList<IReadOnlyList<Widget>> _pages;
    int _open;

    public PageTurner(IReadOnlyList<IReadOnlyList<Widget>> pages) : base(new(Sheet.Body.Right - 120, Sheet.Body.Bottom - 14, 120, 20))
    {
        _pages = pages;
        Show();
    }

    public int Count => _pages.Count;
    public override bool CanFocus => true;
    public override string Tip => "The next page of controls.";

    void Show()
    {
        for (int i = 0; i < _pages.Count; i++)
            foreach (Widget w in _pages[i]) w.IsShown = i == _open;
    }

    void Go(int by)
    {
        _open = (_open + by + _pages.Count) % _pages.Count;
        Show();
        Editor.Redraw();
    }

    public override bool Press(in Pointer p)
    {
        Go(p.At.X < Box.Centre.X ? -1 : 1);
        return true;
    }

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key is not (Key.Enter or Key.Left or Key.Right) || key.Mods != Mods.None) return false;
        Go(key.Key == Key.Left ? -1 : 1);
        return true;
    }

    public override void Draw(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(IsHovered ? Look.ButtonOver : Look.Button);
        Span<char> text = stackalloc char[32];
        text.TryWrite($"‹  Page {_open + 1} of {_pages.Count}  ›", out int length);
        c.Text(Font.Regular, text[..length], Box.Centre.X, Box.Centre.Y + 4, Look.Small, Look.Ink, Align.Centre);
    }
}
