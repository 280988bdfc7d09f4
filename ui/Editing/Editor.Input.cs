using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

// Pointer and keys, in pixels of the canvas. What lies on top is asked first; keys that nobody uses are the host's.
public sealed partial class Editor
{
    Widget? _held;
    Button _heldButton;
    bool _hasRing; // the focus came by a key: it is shown

    internal Widget? Focus { get; private set; }
    internal Widget? Hovered { get; private set; }
    internal Widget? Held => _held;

    Vector2 Units(int x, int y) => new Vector2(x, y) / Canvas.Scale;

    Widget? At(Vector2 at)
    {
        if (TopPopup is { } popup) return popup.Box.Contains(at) ? popup : null;
        for (int i = _drawn.Count - 1; i >= 0; i--)
            if (_drawn[i].IsShown && _drawn[i].Answers(at)) return _drawn[i];
        return null;
    }

    public void PointerMoved(int x, int y, Mods mods)
    {
        Pointer p = new(Units(x, y), mods);
        if (_held != null)
        {
            _held.Drag(p with { Button = _heldButton });
            Shell?.Wake();
            return;
        }
        Widget? over = At(p.At);
        Hover(over);
        over?.Hover(p);
        Shell?.Show(over?.CursorAt(p.At) ?? Cursor.Arrow);
    }

    void Hover(Widget? over)
    {
        if (over == Hovered) return;
        Widget? left = Hovered;
        Hovered = over;
        if (left != null) Invalidate(left);
        if (over != null) Invalidate(over);
        _tip.For(over is Popup ? null : over);
    }

    public void PointerLeft()
    {
        if (_held == null) Hover(null);
    }

    public void PointerPressed(int x, int y, Button button, int clicks, Mods mods)
    {
        Pointer p = new(Units(x, y), mods, button, clicks);
        if (_held != null) return; // one button at a time
        _tip.Hide();
        if (TopPopup is { } popup && !popup.Box.Contains(p.At))
        {
            popup.Leave();
            Close(popup);
            if (!popup.LetsThrough) return;
        }
        Widget? over = At(p.At);
        if (over == null) return;
        if (button == Button.Left && over.CanFocus && over is not Popup) SetFocus(over, byKey: false);
        (_held, _heldButton) = (over, button);
        if (!over.Press(p)) _held = null;
        Invalidate(over);
    }

    public void PointerReleased(int x, int y, Button button, Mods mods)
    {
        if (_held == null || button != _heldButton) return;
        Widget held = _held;
        _held = null;
        held.Release(new(Units(x, y), mods, button));
        Invalidate(held);
        PointerMoved(x, y, mods);
    }

    /// <summary>Notches, up positive. True: used.</summary>
    public bool Wheel(int x, int y, float notches, Mods mods)
    {
        if (_held != null || !float.IsFinite(notches) || notches == 0) return false;
        Pointer p = new(Units(x, y), mods);
        _tip.Hide();
        if (At(p.At)?.Wheel(p, Math.Clamp(notches, -20, 20)) != true) return false;
        Shell?.Wake();
        return true;
    }

    /// <summary>
    /// True: used; false: the key is the host's. Undo (Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y) is ours only while a control has the focus; Space and
    /// whatever else no control answers always goes back.
    /// </summary>
    public bool KeyPressed(KeyStroke key)
    {
        bool used = Stroke(key);
        if (used) Shell?.Wake();
        return used;
    }

    bool Stroke(KeyStroke key)
    {
        if (key.Key == Key.Tab && (key.Mods & (Mods.Control | Mods.Alt)) == 0)
        {
            while (TopPopup is { } open)
            {
                open.Leave();
                Close(open);
            }
            if (Focus?.Stroke(key) == true) SetFocus(Focus, byKey: true); // to the next point of the same display
            else Walk(key.Mods.Has(Mods.Shift) ? -1 : 1);
            return true;
        }
        if (TopPopup is { } popup)
        {
            if (popup.Stroke(key)) return true;
            if (key.Key != Key.Escape) return false;
            Close(popup);
            return true;
        }
        if (Focus == null) return false;
        if (key.Key == Key.Escape)
        {
            EndGesture();
            SetFocus(null, byKey: true);
            return true;
        }
        if (key.Mods.Has(Mods.Control) && key.Key == Key.Character && IsUndo(key)) return true;
        if (_held != null || !Focus.Stroke(key)) return false;
        if (!_hasRing) SetFocus(Focus, byKey: true);
        return true;
    }

    bool IsUndo(KeyStroke key)
    {
        bool shift = key.Mods.Has(Mods.Shift);
        switch (char.ToLowerInvariant(key.Character))
        {
            case 'z' when shift: Redo(); return true;
            case 'z': Undo(); return true;
            case 'y': Redo(); return true;
            default: return false;
        }
    }

    /// <summary>The next or the one before in reading order, round and round.</summary>
    void Walk(int way)
    {
        int count = _widgets.Count, at = Focus == null ? (way > 0 ? -1 : 0) : _widgets.IndexOf(Focus);
        for (int i = 0; i < count; i++)
        {
            at = (at + way + count) % count;
            if (!_widgets[at].CanFocus || !_widgets[at].IsShown) continue;
            SetFocus(_widgets[at], byKey: true);
            return;
        }
    }

    internal void SetFocus(Widget? to, bool byKey)
    {
        if (Focus != null) Mark(RingBox(Focus));
        Focus = to;
        _hasRing = byKey;
        if (to != null) Mark(RingBox(to));
        if (byKey) _tip.For(to);
        Shell?.Wake();
    }

    /// <summary>The window's focus. Losing it ends typing and gestures.</summary>
    public void FocusChanged(bool hasFocus)
    {
        if (hasFocus) return;
        EndGesture();
        while (_popups.Count > 0) Close(_popups[^1]);
        _tip.Hide();
    }

    /// <summary>What is held is let go where it is.</summary>
    void EndGesture()
    {
        if (_held == null) return;
        Widget held = _held;
        _held = null;
        held.Release(new(new Vector2(float.MinValue), Button: _heldButton));
        Invalidate(held);
    }
}
