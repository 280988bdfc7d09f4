using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>
/// One line that is typed: caret, selection, Enter takes it, Escape leaves it. What cannot be taken gets a red frame and a sentence below.
/// </summary>
public abstract class TextEntry : Popup
{
    const float Indent = 8, NoteHeight = 20, NoteWidth = 240;

    readonly char[] _text;
    readonly float _size;
    int _length, _caret, _anchor;
    bool _isTouched;
    string? _wrong;

    /// <param name="initial">Selected as a whole, so that typing replaces it.</param>
    protected TextEntry(Box field, string initial, int longest) : base(field)
    {
        _text = new char[longest];
        _length = Math.Min(initial.Length, longest);
        initial.AsSpan(0, _length).CopyTo(_text);
        (_anchor, _caret) = (0, _length);
        _size = Look.Body;
    }

    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>What is wrong with it, after Enter; null: nothing.</summary>
    public string? Wrong => _wrong;

    public override bool LetsThrough => true;

    public override Box LiveBox => NoteBox is { Width: > 0 } note ? Union(base.LiveBox, note) : base.LiveBox;

    /// <summary>Null when it was taken, else a sentence that says why not.</summary>
    protected abstract string? Take(ReadOnlySpan<char> text);

    public override Cursor CursorAt(Vector2 at) => Cursor.Text;

    // Below the field, or above where the window ends.
    Box NoteBox
    {
        get
        {
            if (_wrong == null) return default;
            float width = Math.Max(NoteWidth, Font.Regular.Width(_wrong) * Look.Small + 2 * Indent);
            return Within(new(Box.X, Box.Bottom + 4 + NoteHeight > Face.Height ? Box.Y - 4 - NoteHeight : Box.Bottom + 4, width, NoteHeight));
        }
    }

    static Box Union(Box a, Box b)
    {
        float x = Math.Min(a.X, b.X), y = Math.Min(a.Y, b.Y);
        return new(x, y, Math.Max(a.Right, b.Right) - x, Math.Max(a.Bottom, b.Bottom) - y);
    }

    public override bool Press(in Pointer p)
    {
        (_caret, _anchor) = p.Clicks >= 2 ? (_length, 0) : (PlaceAt(p.At.X), PlaceAt(p.At.X));
        Invalidate();
        return true;
    }

    public override void Drag(in Pointer p)
    {
        _caret = PlaceAt(p.At.X);
        Invalidate();
    }

    public override bool Wheel(in Pointer p, float notches) => true;

    public override void Leave()
    {
        if (_isTouched) TryTake();
    }

    bool TryTake()
    {
        Invalidate();
        _wrong = _isTouched ? Take(Text) : null;
        Invalidate();
        return _wrong == null;
    }

    public override bool Stroke(KeyStroke key)
    {
        bool shift = key.Mods.Has(Mods.Shift), control = key.Mods.Has(Mods.Control);
        switch (key.Key)
        {
            case Key.Escape: return false; // the editor closes it
            case Key.Enter:
                if (TryTake()) Editor.Close(this);
                return true;
            case Key.Left: Go(control || (HasSelection && !shift) ? (control ? 0 : Low) : _caret - 1, shift); break;
            case Key.Right: Go(control || (HasSelection && !shift) ? (control ? _length : High) : _caret + 1, shift); break;
            case Key.Home or Key.Up or Key.PageUp: Go(0, shift); break;
            case Key.End or Key.Down or Key.PageDown: Go(_length, shift); break;
            case Key.Backspace: Erase(-1); break;
            case Key.Delete: Erase(1); break;
            case Key.Space when !control: Put(' '); break;
            case Key.Character when control && char.ToLowerInvariant(key.Character) == 'a': (_anchor, _caret) = (0, _length); break;
            case Key.Character when !control && !char.IsControl(key.Character): Put(key.Character); break;
        }
        Invalidate();
        return true; // while typing, nothing reaches the host
    }

    int Low => Math.Min(_caret, _anchor);
    int High => Math.Max(_caret, _anchor);
    bool HasSelection => _caret != _anchor;

    void Go(int to, bool selects)
    {
        _caret = Math.Clamp(to, 0, _length);
        if (!selects) _anchor = _caret;
    }

    void Erase(int way)
    {
        if (!HasSelection) _anchor = Math.Clamp(_caret + way, 0, _length);
        Cut();
    }

    void Cut()
    {
        if (!HasSelection) return;
        int low = Low, high = High;
        _text.AsSpan(high, _length - high).CopyTo(_text.AsSpan(low));
        _length -= high - low;
        _caret = _anchor = low;
        Touched();
    }

    /// <summary>A character over the selection.</summary>
    protected void Put(char c)
    {
        Cut();
        if (_length == _text.Length) return;
        _text.AsSpan(_caret, _length - _caret).CopyTo(_text.AsSpan(_caret + 1));
        _text[_caret++] = c;
        _length++;
        _anchor = _caret;
        Touched();
    }

    void Touched()
    {
        if (_wrong != null) Invalidate(); // its note goes
        (_isTouched, _wrong) = (true, null);
    }

    float Place(int at) => Box.X + Indent - Scroll + Font.Regular.Width(_text.AsSpan(0, at)) * _size;

    // A text that is too long shows its caret.
    float Scroll => Math.Max(0, Font.Regular.Width(_text.AsSpan(0, _caret)) * _size - (Box.Width - 2 * Indent));

    int PlaceAt(float x)
    {
        int best = 0;
        for (int i = 1; i <= _length; i++)
            if (Math.Abs(Place(i) - x) < Math.Abs(Place(best) - x)) best = i;
        return best;
    }

    public override void Draw(Canvas c, Editing.Shown v)
    {
        c.Begin().RoundRect(Box.Inset(-2), Look.Corner + 2).Fill(_wrong == null ? Look.Focus : Look.Wrong);
        c.Begin().RoundRect(Box, Look.Corner).Fill(Look.WellDeep);
        PixelBox whole = c.Clip;
        c.Clip = c.Touched(Box.Inset(3)).Cut(whole);
        if (HasSelection) c.Begin().Rect(new(Place(Low), Box.Y + 4, Place(High) - Place(Low), Box.Height - 8)).Fill(0xFF3F6C8A);
        c.Text(Font.Regular, Text, Box.X + Indent - Scroll, Box.Centre.Y + 4, _size, Look.Ink);
        c.Begin().Rect(new(Place(_caret), Box.Y + 4, 1.5f, Box.Height - 8)).Fill(Look.Ink);
        c.Clip = whole;
        if (_wrong == null) return;
        Box note = NoteBox;
        c.Begin().RoundRect(note, Look.Corner).Fill(0xFF6A4A46);
        c.Begin().RoundRect(note.Inset(1), Look.Corner - 1).Fill(Look.Sheet);
        c.Text(Font.Regular, _wrong, note.X + Indent, note.Centre.Y + 4, Look.Small, Look.Wrong);
    }
}
