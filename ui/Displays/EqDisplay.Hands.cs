using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Displays;

/// <summary>The points of the curve: where they are, and how they are moved.</summary>
public sealed partial class EqDisplay
{
    const float Radius = 8, Reach = 14;
    const int None = -1;

    int _hovered = None, _held = None, _focused = None;
    bool _wasFocused;
    Vector2 _last;

    /// <summary>A point with what it moves.</summary>
    sealed class Hand(EqNode node)
    {
        public EqNode Node => node;
        public string Name { get; } = node.Name.Length > 0 ? node.Name : node.Hz.Title;
        public readonly Grasp Hz = new(node.Hz);
        public readonly Grasp? Db = node.Db == null ? null : new(node.Db), Q = node.Q == null ? null : new(node.Q);
        public Vector2 At;

        /// <summary>As they are shown.</summary>
        public (double Hz, double Db, double Q, bool On) Values;

        /// <summary>The curve's height there.</summary>
        public float CurveY;

        public void Begin(Editor editor)
        {
            Hz.Begin(editor);
            Db?.Begin(editor);
        }

        public void End(Editor editor)
        {
            Hz.End(editor);
            Db?.End(editor);
        }
    }

    /// <summary>The point that is pointed at, held or focused; −1: none.</summary>
    int Active => _held >= 0 ? _held : _hovered >= 0 && IsHovered ? _hovered : IsFocused ? _focused : None;

    public override bool CanFocus => _hands.Length > 0;
    public override Parameter? Parameter => Active >= 0 ? _hands[Active].Node.Db ?? _hands[Active].Node.Hz : null;
    public override string Tip => Active < 0 ? "" : _hands[Active].Node.Db is { } db ? db.Tip : _hands[Active].Node.Hz.Tip;

    /// <summary>Centre of a point, units.</summary>
    internal Vector2 NodeAt(int node) => _hands[node].At;

    /// <summary>True if a point or a number beside it looks different.</summary>
    bool Place(Shown v)
    {
        bool changed = false;
        foreach (Hand h in _hands)
        {
            var values = (v[h.Node.Hz], h.Node.Db == null ? 0 : v[h.Node.Db], h.Node.Q == null ? 0 : v[h.Node.Q], h.Node.On == null || v[h.Node.On]);
            (float before, changed, h.Values) = (h.CurveY, changed | values != h.Values, values);
            double hz = v[h.Node.Hz], curve = _response(v, hz), db = h.Node.Db == null ? curve : v[h.Node.Db];
            h.At = new(Snap.To(Math.Clamp(_axis.X(hz), _plot.X, _plot.Right)), Snap.To(_gain.At(Math.Clamp(double.IsNaN(db) ? 0 : db, _gain.Low, _gain.High))));
            h.CurveY = Snap.To(_gain.At(double.IsNaN(curve) ? 0 : curve));
            changed |= h.CurveY != before;
        }
        return changed;
    }

    int Find(Vector2 at)
    {
        int nearest = None;
        float least = Reach * Reach;
        for (int i = 0; i < _hands.Length; i++)
        {
            float d = Vector2.DistanceSquared(at, _hands[i].At);
            if (d < least) (nearest, least) = (i, d);
        }
        return nearest;
    }

    public override void Hover(in Pointer p)
    {
        int over = Find(p.At);
        if (over == _hovered) return;
        _hovered = over;
        Invalidate();
    }

    public override Cursor CursorAt(Vector2 at) => Find(at) >= 0 ? Cursor.Move : Cursor.Arrow;

    /// <summary>Around the focused point, within the display.</summary>
    public override Box FocusBox
    {
        get
        {
            if (_focused < 0) return Box;
            Vector2 at = Vector2.Clamp(_hands[_focused].At, new(Box.X + Radius + 6, Box.Y + Radius + 6), new(Box.Right - Radius - 6, Box.Bottom - Radius - 6));
            return new(at.X - Radius - 2, at.Y - Radius - 2, 2 * Radius + 4, 2 * Radius + 4);
        }
    }

    public override bool Press(in Pointer p)
    {
        int node = Find(p.At);
        if (node < 0 || p.Button != Button.Left) return false;
        (_hovered, _focused) = (node, node);
        Invalidate();
        if (p.Clicks >= 2 || p.Mods.Has(Mods.Control)) Put(_hands[node].Node, toPreset: false);
        else if (p.Mods.Has(Mods.Alt)) Put(_hands[node].Node, toPreset: true);
        else
        {
            (_held, _last) = (node, p.At);
            _hands[node].Begin(Editor);
        }
        return true;
    }

    public override void Drag(in Pointer p)
    {
        if (_held < 0) return;
        Hand h = _hands[_held];
        h.Hz.Move(Editor, _axis.Hz(_last.X), _axis.Hz(p.At.X), p.Mods);
        h.Db?.Move(Editor, _gain.Db(_last.Y), _gain.Db(p.At.Y), p.Mods);
        _last = p.At;
    }

    public override void Release(in Pointer p)
    {
        if (_held < 0) return;
        _hands[_held].End(Editor);
        _held = None;
        Invalidate();
    }

    /// <summary>All that the point moves, as one gesture.</summary>
    void Put(EqNode node, bool toPreset)
    {
        Preset preset = Editor.Shown.Preset;
        ReadOnlySpan<Param?> all = [node.Hz, node.Db, node.Q];
        foreach (Param? p in all)
            if (p != null) Editor.Grip(p);
        foreach (Param? p in all)
            if (p != null) Editor.Turn(p, p.ToNormal(toPreset && !p.IsGlobal ? preset.ValueOf(p) : p.Default));
        foreach (Param? p in all)
            if (p != null) Editor.Let(p);
    }

    public override bool Wheel(in Pointer p, float notches)
    {
        int node = _held >= 0 ? _held : Find(p.At);
        if (node < 0 || _hands[node].Q == null) return false;
        _hands[node].Q!.Wheel(Editor, notches, p.Mods);
        return true;
    }

    public override bool Stroke(KeyStroke key)
    {
        if (_focused < 0 || (key.Mods & (Mods.Control | Mods.Alt)) != 0) return false;
        Hand h = _hands[_focused];
        switch (key.Key)
        {
            case Key.Tab: return Next(key.Mods.Has(Mods.Shift) ? -1 : 1);
            case Key.Left: h.Hz.Arrow(Editor, -1, key.Mods); return true;
            case Key.Right: h.Hz.Arrow(Editor, 1, key.Mods); return true;
            case Key.Up: h.Db?.Arrow(Editor, 1, key.Mods); return h.Db != null;
            case Key.Down: h.Db?.Arrow(Editor, -1, key.Mods); return h.Db != null;
            case Key.PageUp: h.Q?.Wheel(Editor, 1, key.Mods); return h.Q != null;
            case Key.PageDown: h.Q?.Wheel(Editor, -1, key.Mods); return h.Q != null;
            case Key.Delete or Key.Backspace: Put(h.Node, toPreset: false); return true;
            case Key.Enter when h.Node.On is { } on:
                Editor.Set(on, Editor.Shown[on] ? 0 : 1);
                return true;
            default: return false;
        }
    }

    /// <summary>To the next point; false beyond the last one, where the focus leaves.</summary>
    bool Next(int way)
    {
        int next = _focused + way;
        if (next < 0 || next >= _hands.Length) return false;
        _focused = next;
        Invalidate();
        return true;
    }

    bool FollowFocus()
    {
        if (IsFocused == _wasFocused) return false;
        _wasFocused = IsFocused;
        if (!IsFocused) _focused = None;
        else if (_focused < 0) _focused = 0;
        return true;
    }

    void DrawHands(Canvas c, Shown v)
    {
        Span<char> text = stackalloc char[64];
        for (int i = 0; i < _hands.Length; i++)
        {
            Hand h = _hands[i];
            bool isOn = h.Node.On == null || v[h.Node.On], isActive = i == Active;
            if (Math.Abs(h.At.Y - h.CurveY) > Radius) c.Begin().Line(h.At, new(h.At.X, h.CurveY), 1).Fill(0x90F2A33A); // a shelf's point stands off its curve
            c.Begin().Circle(h.At + new Vector2(0, 1.5f), Radius + 2).Fill(0x50000000);
            if (isActive) c.Begin().Circle(h.At, Radius + 2).Fill(Look.Ink);
            c.Begin().Circle(h.At, Radius).Fill(isOn ? Look.Amber : Look.Dim);
            if (!isOn) c.Begin().Circle(h.At, Radius - 2).Fill(Look.Well);
            text[0] = (char)('1' + i);
            c.Text(Font.SemiBold, text[..1], h.At.X, h.At.Y + 4, Look.Small, isOn ? Look.Dark : Look.Ink, Align.Centre);
        }
        if (Active >= 0) Bubble(c, v, _hands[Active], text);
    }

    /// <summary>Name and numbers of a point beside it, never outside the picture.</summary>
    void Bubble(Canvas c, Shown v, Hand h, Span<char> text)
    {
        int length = Value(h.Node.Hz, v, text);
        if (h.Node.Db != null)
        {
            "   ".CopyTo(text[length..]);
            length += 3 + Figures.Write(text[(length + 3)..], v[h.Node.Db], 1, "dB", hasPlus: true);
        }
        if (h.Node.Q != null)
        {
            "   Q ".CopyTo(text[length..]);
            length += 5 + Figures.Write(text[(length + 5)..], v[h.Node.Q], 2);
        }
        bool isOff = h.Node.On != null && !v[h.Node.On];
        float name = (Font.SemiBold.Width(h.Name) + (isOff ? Font.SemiBold.Width(" (off)") : 0)) * Look.Body, width = Math.Max(name, Font.Regular.Width(text[..length]) * Look.Body) + 18;
        float x = Math.Clamp(h.At.X - width / 2, _plot.X + 2, Math.Max(_plot.X + 2, _plot.Right - width - 2));
        float y = h.At.Y - Radius - 46 >= _plot.Y ? h.At.Y - Radius - 46 : Math.Min(h.At.Y + Radius + 8, _plot.Bottom - 38);
        Box box = new(x, y, width, 38);
        c.Begin().RoundRect(box.Moved(0, 2).Inset(-1), 7).Fill(0x60000000);
        c.Begin().RoundRect(box, 6).Fill(0xF02B2F35);
        c.Text(Font.SemiBold, h.Name, x + 9, y + 15, Look.Body, Look.Ink);
        if (isOff) c.Text(Font.SemiBold, " (off)", x + 9 + Font.SemiBold.Width(h.Name) * Look.Body, y + 15, Look.Body, Look.Dim);
        c.Text(Font.Regular, text[..length], x + 9, y + 30, Look.Body, Look.Ink);
    }

    static int Value(Param hz, Shown v, Span<char> text)
    {
        double value = v[hz];
        return value < 1000 ? Figures.Write(text, value, value < 100 ? 1 : 0, "Hz") : Figures.Write(text, value / 1000, 2, "kHz");
    }
}
