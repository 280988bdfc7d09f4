using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Widgets;

/// <summary>
/// On or off. Wide enough, it is a slide with its name beside; narrow (solo, band on), a button with a lamp. Place and shape say it as well
/// as the colour.
/// </summary>
public sealed class Switch : Control
{
    const float SlideWidth = 26, SlideHeight = 14;

    readonly string _name;
    readonly bool _isButton;
    readonly float _size, _gap; // of the name beside the slide

    /// <param name="label">Null: the parameter's name. Empty: the slide alone.</param>
    /// <param name="isButton">A button with a lamp; null: where the slide and its name do not fit.</param>
    public Switch(Toggle toggle, Box box, string? label = null, bool? isButton = null) : base(toggle, box)
    {
        _name = label ?? ValueText.Name(toggle);
        float name = Font.Regular.Width(_name);
        (_size, _gap) = SlideWidth + 8 + name * Look.Body <= box.Width ? (Look.Body, 8) : (Look.Small, 6);
        _isButton = isButton ?? (_name.Length > 0 && SlideWidth + _gap + name * _size > box.Width);
    }

    /// <summary>Nothing to type here.</summary>
    public override Box ValueBox => default;

    protected override bool Drags(Vector2 at) => false;

    bool IsOn => Plain >= 0.5;

    public override bool Press(in Pointer p)
    {
        if (p.Button != Button.Left) return false;
        if (p.Mods.Has(Mods.Control) || p.Mods.Has(Mods.Alt)) return base.Press(p);
        Toggle();
        return true;
    }

    public override void Drag(in Pointer p) { }

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key == Key.Character) return false;
        if (key.Key != Key.Enter || (key.Mods & (Mods.Control | Mods.Alt)) != 0) return base.Stroke(key);
        Toggle();
        return true;
    }

    void Toggle() => Editor.Set(Parameter, Editor.Shown[Parameter] >= 0.5 ? 0 : 1);

    public override void DrawStill(Canvas c, Shown v)
    {
        if (_isButton) c.Begin().RoundRect(Box.Moved(0, 1), Look.Corner).Fill(0x50000000);
        else if (_name.Length > 0) c.TextWithin(Font.Regular, _name, Box.X + SlideWidth + _gap, Box.Centre.Y + 4, Box.Width - SlideWidth - _gap, _size, Look.Ink);
    }

    public override void Draw(Canvas c, Shown v)
    {
        if (_isButton) DrawButton(c);
        else DrawSlide(c, new(Box.X, Box.Centre.Y - SlideHeight / 2, SlideWidth, SlideHeight), IsOn, IsDim, IsHovered);
    }

    void DrawButton(Canvas c)
    {
        bool on = IsOn;
        Box face = Box.Inset(0.5f);
        c.Begin().RoundRect(face, Look.Corner).Fill(on ? IsDim ? Look.Ash : Look.Amber : IsHovered ? Look.ButtonOver : Look.Button);
        float width = Font.SemiBold.Width(_name) * Look.Small, lamp = width + 14 < Box.Width ? 10 : 0;
        float x = Box.Centre.X + lamp / 2;
        Font font = on ? Font.SemiBold : Font.Regular;
        if (lamp > 0) c.Text(font, _name, x, Box.Centre.Y + 4, Look.Small, on ? Look.Dark : Look.Ink, Align.Centre);
        else c.TextWithin(font, _name, Box.X + 3, Box.Centre.Y + 4, Box.Width - 6, Look.Small, on ? Look.Dark : Look.Ink, Align.Centre);
        if (lamp > 0) Lamp(c, new(x - width / 2 - 7, Box.Centre.Y), on);
        else if (on) c.Begin().Rect(new(Box.X + 4, Box.Bottom - 3.5f, Box.Width - 8, 1.5f)).Fill(Look.Dark);
    }

    static void Lamp(Canvas c, Vector2 at, bool on)
    {
        if (on) c.Begin().Circle(at, 3).Fill(Look.Dark);
        else c.Begin().Ring(at, 2.5f, 1.2f, 0, 1).Fill(Look.Dim);
    }

    /// <summary>The slide of a switch: knob right and a bar when on, left and a ring when off.</summary>
    internal static void DrawSlide(Canvas c, Box box, bool on, bool isDim, bool isOver)
    {
        float r = box.Height / 2;
        c.Begin().RoundRect(box, r).Fill(on ? isDim ? Look.Ash : Look.Amber : Look.WellDeep);
        if (!on) c.Begin().RoundRect(box.Inset(1), r - 1).Fill(isOver ? Look.ButtonOver : Look.Button);
        Vector2 knob = new(on ? box.Right - r : box.X + r, box.Centre.Y);
        c.Begin().Circle(knob, r - 2).Fill(on ? Look.Dark : Look.Dim);
        if (on) c.Begin().Rect(new(box.X + 7, box.Centre.Y - 3, 1.6f, 6)).Fill(Look.Dark);
    }
}
