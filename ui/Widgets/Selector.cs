using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Widgets;

/// <summary>
/// The labels of a choice side by side; where they do not fit, the chosen one between ‹ and › (where even that is too wide, alone), with a list on click. The name stands above in
/// a box of 36 units or more, else left of it.
/// </summary>
public sealed class Selector : Control
{
    const float NameHeight = 16, ArrowWidth = 20;

    readonly Choice _choice;
    readonly string _name;
    readonly Box _field;
    readonly bool _isSegmented, _hasArrows;
    int _over = -1;

    /// <param name="label">Null: the parameter's name. Empty: none.</param>
    public Selector(Choice choice, Box box, string? label = null) : base(choice, box)
    {
        (_choice, _name) = (choice, label ?? ValueText.Name(choice));
        bool isAbove = box.Height >= 36;
        float left = _name.Length == 0 || isAbove ? 0 : Font.Regular.Width(_name) * Look.Small + 8;
        _field = _name.Length > 0 && isAbove
            ? new(box.X, box.Y + NameHeight, box.Width, box.Height - NameHeight)
            : new(box.X + left, box.Y, box.Width - left, box.Height);
        float each = _field.Width / choice.Labels.Count;
        _hasArrows = choice.Labels.Max(l => Font.SemiBold.Width(l)) * Look.Small <= _field.Width - 2 * ArrowWidth;
        _isSegmented = choice.Labels.Count <= 8 && choice.Labels.All(l => Font.SemiBold.Width(l) * Look.Small + 8 <= each);
    }

    public override Box ValueBox => default;

    public override Box FocusBox => _field;

    protected override bool Drags(Vector2 at) => false;

    Box Segment(int i) => new(_field.X + i * _field.Width / _choice.Labels.Count, _field.Y, _field.Width / _choice.Labels.Count, _field.Height);

    /// <summary>The segment; without segments −2 is ‹, −3 is ›, −1 the rest.</summary>
    int PartAt(Vector2 at)
    {
        if (!_field.Contains(at)) return -1;
        if (_isSegmented) return Math.Min(_choice.Steps, (int)((at.X - _field.X) / _field.Width * _choice.Labels.Count));
        if (!_hasArrows) return -1;
        return at.X < _field.X + ArrowWidth ? -2 : at.X >= _field.Right - ArrowWidth ? -3 : -1;
    }

    public override void Hover(in Pointer p)
    {
        int over = PartAt(p.At);
        if (over == _over) return;
        _over = over;
        Invalidate();
    }

    public override bool Press(in Pointer p)
    {
        if (p.Button != Button.Left) return false;
        if (p.Mods.Has(Mods.Control) || p.Mods.Has(Mods.Alt)) return base.Press(p);
        int part = PartAt(p.At);
        if (part >= 0) Editor.Set(_choice, part);
        else if (part < -1) Step(part == -2 ? -1 : 1);
        else if (!_isSegmented && _field.Contains(p.At)) OpenList();
        return true;
    }

    public override void Drag(in Pointer p) { }
    public override void Release(in Pointer p) { }

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key != Key.Enter || (key.Mods & (Mods.Control | Mods.Alt)) != 0) return base.Stroke(key);
        OpenList();
        return true;
    }

    void OpenList() => Editor.Open(new ChoiceList(_choice, _field));

    public override void DrawStill(Canvas c, Shown v)
    {
        if (_name.Length > 0)
        {
            bool isAbove = _field.Y > Box.Y;
            c.Text(Font.Regular, _name, Box.X, isAbove ? Box.Y + 11 : Box.Centre.Y + 4, Look.Small, Look.Dim);
        }
        c.Begin().RoundRect(_field, Look.Corner).Fill(Look.WellDeep);
        c.Begin().RoundRect(_field.Inset(1), Look.Corner - 1).Fill(Look.Well);
    }

    public override void Draw(Canvas c, Shown v)
    {
        if (_isSegmented) DrawSegments(c);
        else DrawField(c);
    }

    void DrawSegments(Canvas c)
    {
        int chosen = (int)Plain;
        for (int i = 0; i <= _choice.Steps; i++)
        {
            Box box = Segment(i);
            bool on = i == chosen, over = i == _over && IsHovered;
            if (on || over) c.Begin().RoundRect(box.Inset(2), Look.Corner - 2).Fill(on ? IsDim ? Look.Ash : Look.Amber : Look.Button);
            c.Text(on ? Font.SemiBold : Font.Regular, _choice.Labels[i], box.Centre.X, box.Centre.Y + 4, Look.Small, on ? Look.Dark : IsDim ? Look.Faint : over ? Look.Ink : Look.Dim, Align.Centre);
        }
    }

    void DrawField(Canvas c)
    {
        if (IsHovered && _over < -1) c.Begin().RoundRect(new Box(_over == -2 ? _field.X : _field.Right - ArrowWidth, _field.Y, ArrowWidth, _field.Height).Inset(2), Look.Corner - 2).Fill(Look.Button);
        string label = _choice.Labels[(int)Plain];
        float edge = _hasArrows ? ArrowWidth : 4, space = _field.Width - 2 * edge;
        float size = Font.SemiBold.Width(label) * Look.Body <= space ? Look.Body : Look.Small;
        c.TextWithin(Font.SemiBold, label, _field.X + edge, _field.Centre.Y + 4, space, size, IsDim ? Look.Faint : Look.Ink, Align.Centre);
        if (!_hasArrows) return;
        c.Text(Font.Regular, "‹", _field.X + ArrowWidth / 2, _field.Centre.Y + 4, Look.Title, Look.Dim, Align.Centre);
        c.Text(Font.Regular, "›", _field.Right - ArrowWidth / 2, _field.Centre.Y + 4, Look.Title, Look.Dim, Align.Centre);
    }
}
