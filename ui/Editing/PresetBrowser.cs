using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>Factory presets and the user's own on the left, on the right the reason of the one under the pointer; below, a name to save under.</summary>
sealed class PresetBrowser : Popup
{
    const float RowHeight = 24, ListWidth = 236, Edge = 12, FootHeight = 44, HeadHeight = 24;
    const int Rows = 13;

    readonly PresetList _presets;
    int _over, _first;
    string _note;
    int _doomed = -1; // asked about

    public PresetBrowser(Editor editor, string note = "")
        : base(new(200, 46, 560, HeadHeight + Rows * RowHeight + FootHeight + 2 * Edge))
    {
        (_presets, _note, Editor) = (editor.Presets, note, editor);
        _presets.Refresh();
        _over = Math.Max(0, _presets.Chosen);
        Reveal();
    }

    /// <summary>What Save said, where it could not.</summary>
    public string Note => _note;

    // Rows: the factory's, a head for the user's, the user's. −1: the head.
    int RowCount => _presets.Count + (_presets.Count > _presets.FactoryCount ? 1 : 0);
    int PresetAt(int row) => row < _presets.FactoryCount ? row : row == _presets.FactoryCount ? -1 : row - 1;
    int RowOf(int preset) => preset < _presets.FactoryCount ? preset : preset + 1;

    Box Row(int i) => new(Box.X + Edge, Box.Y + Edge + HeadHeight + (i - _first) * RowHeight, ListWidth, RowHeight);
    Box SaveBox => new(Box.X + Edge, Box.Bottom - Edge - 28, 92, 28);
    Box DeleteBox => new(Box.X + ListWidth + 2 * Edge + 8, Box.Y + Edge + 62, 92, 28);
    Box NameBox => new(SaveBox.Right + 8, SaveBox.Y, ListWidth - SaveBox.Width - 8, 28);

    int At(Vector2 at)
    {
        for (int row = _first; row < Math.Min(RowCount, _first + Rows); row++)
            if (Row(row).Contains(at)) return PresetAt(row);
        return -1;
    }

    public override void Hover(in Pointer p)
    {
        if (At(p.At) is not (>= 0 and var over) || over == _over) return;
        (_over, _doomed) = (over, -1);
        Invalidate();
    }

    public override Cursor CursorAt(Vector2 at) => At(at) >= 0 || SaveBox.Contains(at) || IsOnDelete(at) ? Cursor.Hand : Cursor.Arrow;

    bool IsOnDelete(Vector2 at) => _presets.IsOwn(_over) && DeleteBox.Contains(at);

    public override bool Press(in Pointer p)
    {
        int at = At(p.At);
        if (at >= 0) Choose(at);
        else if (IsOnDelete(p.At)) Delete();
        else if (SaveBox.Contains(p.At)) AskName();
        return true;
    }

    public override bool Wheel(in Pointer p, float notches)
    {
        _first = Math.Clamp(_first - Math.Sign(notches) * 2, 0, Math.Max(0, RowCount - Rows));
        Invalidate();
        return true;
    }

    public override bool Stroke(KeyStroke key)
    {
        switch (key.Key)
        {
            case Key.Down: Go(_over + 1); return true;
            case Key.Up: Go(_over - 1); return true;
            case Key.PageDown: Go(_over + Rows); return true;
            case Key.PageUp: Go(_over - Rows); return true;
            case Key.Home: Go(0); return true;
            case Key.End: Go(_presets.Count - 1); return true;
            case Key.Enter: Choose(_over); return true;
            case Key.Delete: Delete(); return true;
            case Key.Character when key.Mods == Mods.None && key.Character is 's' or 'S': AskName(); return true;
            default: return false;
        }
    }

    void Go(int to)
    {
        int over = Math.Clamp(to, 0, _presets.Count - 1);
        if (over != _over) _doomed = -1;
        _over = over;
        Reveal();
        Invalidate();
    }

    void Reveal() => _first = Math.Clamp(_first, Math.Max(0, RowOf(_over) - Rows + 1), RowOf(_over));

    void Choose(int index)
    {
        _note = _presets.Choose(index) ?? "";
        if (_note.Length == 0) Editor.Close(this);
        Invalidate();
    }

    /// <summary>Asked once: a file that is gone comes back by no undo.</summary>
    void Delete()
    {
        if (_presets.IsOwn(_over) && _doomed != _over)
        {
            _doomed = _over;
            Say($"“{_presets.NameOf(_over)}” would be gone for good: Delete again removes it.");
            return;
        }
        _doomed = -1;
        string name = _presets.NameOf(_over);
        Say(_presets.Delete(_over) ?? $"“{name}” is deleted; what you hear stays.");
        Go(_over);
    }

    void AskName()
    {
        if (!_presets.CanSave) Say(_presets.Save("-") ?? "");
        else Editor.Open(new NameEntry(NameBox, this));
    }

    void Say(string note)
    {
        _note = note;
        Invalidate();
    }

    /// <summary>Null when it was saved. A name that exists is asked about once.</summary>
    string? Save(string name, bool replaces)
    {
        if (_presets.Has(name) && !replaces) return $"“{name}” exists: Enter again replaces it.";
        if (_presets.Save(name) is { } wrong)
        {
            Say(wrong);
            return "Not saved: see below.";
        }
        Say($"Saved as “{name}”.");
        _over = Math.Max(0, _presets.Chosen);
        Reveal();
        return null;
    }

    sealed class NameEntry(Box box, PresetBrowser browser) : TextEntry(box, browser._presets.ChosenName, 60)
    {
        string? _asked;

        public override void Leave() { } // a press elsewhere saves nothing

        protected override string? Take(ReadOnlySpan<char> text)
        {
            string name = text.Trim().ToString();
            bool replaces = _asked == name;
            _asked = name;
            return browser.Save(name, replaces);
        }
    }

    public override void Draw(Canvas c, Shown v)
    {
        DrawGround(c);
        c.Text(Font.SemiBold, "Presets", Box.X + Edge + 8, Box.Y + Edge + 12, Look.Small, Look.Dim);
        int chosen = _presets.Chosen;
        for (int row = _first; row < Math.Min(RowCount, _first + Rows); row++) DrawRow(c, Row(row), PresetAt(row), chosen);
        DrawMore(c);
        DrawReason(c);
        Box save = SaveBox;
        c.Begin().RoundRect(save, Look.Corner).Fill(Look.Button);
        c.Text(Font.Regular, "Save as…", save.Centre.X, save.Centre.Y + 4, Look.Body, Look.Ink, Align.Centre);
        c.Paragraph(Font.Regular, _note, new(Box.X + ListWidth + 2 * Edge + 8, save.Y - 8, Box.Width - ListWidth - 3 * Edge - 8, 44), Look.Small, 14, Look.Wrong);
    }

    void DrawRow(Canvas c, Box row, int preset, int chosen)
    {
        if (preset < 0)
        {
            c.Text(Font.SemiBold, "Your presets", row.X + 8, row.Centre.Y + 5, Look.Small, Look.Dim);
            return;
        }
        if (preset == _over) c.Begin().RoundRect(row, Look.Corner - 1).Fill(Look.Row);
        if (preset == chosen) c.Text(Font.SemiBold, "✓", row.X + 8, row.Centre.Y + 4, Look.Small, Look.Amber);
        c.Text(preset == chosen ? Font.SemiBold : Font.Regular, _presets.NameOf(preset), row.X + 26, row.Centre.Y + 4, Look.Body, Look.Ink);
    }

    /// <summary>That the list goes on.</summary>
    void DrawMore(Canvas c)
    {
        float x = Box.X + Edge + ListWidth - 8;
        if (_first > 0) c.Text(Font.Regular, "▲", x, Box.Y + Edge + 12, Look.Small, Look.Dim, Align.Right);
        if (_first + Rows < RowCount) c.Text(Font.Regular, "▼", x, SaveBox.Y - 6, Look.Small, Look.Dim, Align.Right);
    }

    void DrawReason(Canvas c)
    {
        float x = Box.X + ListWidth + 2 * Edge + 8, width = Box.Right - Edge - x, y = Box.Y + Edge;
        c.Begin().Rect(new(x - Edge, y, 1, Box.Height - 2 * Edge)).Fill(Look.Line);
        c.Text(Font.SemiBold, _presets.NameOf(_over), x, y + 14, 15, Look.Ink);
        string why = _presets.WhyOf(_over);
        const float size = 12.5f, line = 18;
        c.Paragraph(Font.Regular, why, new(x, y + 28, width, 200), size, line, Look.Ink);
        if (_presets.IsOwn(_over))
        {
            c.Begin().RoundRect(DeleteBox, Look.Corner).Fill(Look.Button);
            c.Text(Font.Regular, _doomed == _over ? "Delete" : "Delete…", DeleteBox.Centre.X, DeleteBox.Centre.Y + 4, Look.Body, _doomed == _over ? Look.Wrong : Look.Ink, Align.Centre);
            return;
        }
        y += 28 + Canvas.Lines(Font.Regular, why, width, size) * line + 10;
        y = DrawMore(c, "Goal", Goals.Of(Editor.Page, Editor.Desk.Type.Presets[_over]), x, y, width);
        DrawMore(c, "What it changes from the start", _presets.ValuesOf(_over), x, y, width);
    }

    /// <summary>A head and its words, if there are any; where the next one begins.</summary>
    float DrawMore(Canvas c, string head, string words, float x, float y, float width)
    {
        if (words.Length == 0) return y;
        const float line = 16;
        float height = Math.Min(Canvas.Lines(Font.Regular, words, width, Look.Body) * line, SaveBox.Y - 12 - (y + 18));
        c.Text(Font.SemiBold, head, x, y + 11, Look.Body, Look.Amber);
        c.Paragraph(Font.Regular, words, new(x, y + 18, width, height), Look.Body, line, Look.Ink);
        return y + 18 + height + 12;
    }
}
