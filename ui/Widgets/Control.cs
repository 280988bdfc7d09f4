using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Widgets;

/// <summary>
/// A widget that turns a parameter. All of them share one behaviour: drag, fine drag, wheel, keys, typing, back to default or preset. A
/// gesture is gripped, turned and let go, so that host and undo see it as one.
/// </summary>
public abstract class Control(Parameter parameter, Box box) : Widget(box)
{
    /// <summary>Units of pointer travel for the whole range.</summary>
    public const float Travel = 200;

    const float Fine = 0.1f, Slack = 2;

    readonly Parameter _parameter = parameter;
    Vector2 _last, _pressed;
    double _position;
    float _notches;
    bool _isGripped, _isPressed;
    int _revision = -1;
    bool _wasDim;

    public sealed override Parameter Parameter => _parameter;
    public override bool CanFocus => IsShown;

    /// <summary>What is shown, 0…1: the user's while it is held, whatever the host sends.</summary>
    protected double Normal { get; private set; }
    protected double Plain => Parameter.ToPlain(Normal);

    /// <summary>The pointer turns it.</summary>
    public bool IsHeld => _isGripped;

    /// <summary>Where a click types a value.</summary>
    public abstract Box ValueBox { get; }

    /// <summary>Where a press begins a turn of the whole range; false: presses are the control's own (segments, switches).</summary>
    protected virtual bool Drags(Vector2 at) => true;

    public override Cursor CursorAt(Vector2 at) => ValueBox.Contains(at) ? Cursor.Text : Drags(at) ? Cursor.UpDown : Cursor.Hand;

    public override bool Follow(Shown v, double seconds)
    {
        bool changed = _wasDim != IsDim;
        _wasDim = IsDim;
        if (_revision != v.Revision)
        {
            _revision = v.Revision;
            double now = _isGripped ? Stepped(_position) : v.Normal(Parameter);
            changed |= now != Normal;
            Normal = now;
        }
        return changed;
    }

    public override bool Press(in Pointer p)
    {
        if (p.Button != Button.Left) return false;
        if (p.Clicks >= 2 || p.Mods.Has(Mods.Control)) Editor.Set(Parameter, Parameter.Default);
        else if (p.Mods.Has(Mods.Alt)) Editor.Set(Parameter, Parameter.IsGlobal ? Parameter.Default : Editor.Shown.Preset.ValueOf(Parameter));
        else
        {
            _isPressed = true;
            _last = _pressed = p.At;
            _position = Editor.Shown.Normal(Parameter);
            if (!ValueBox.Contains(p.At)) Grip(); // on the value it may become a click
        }
        return true;
    }

    void Grip()
    {
        _isGripped = true;
        Editor.Grip(Parameter);
        Invalidate();
    }

    public override void Drag(in Pointer p)
    {
        if (!_isPressed) return;
        if (!_isGripped)
        {
            if (Vector2.DistanceSquared(p.At, _pressed) < Slack * Slack) return;
            Grip();
        }
        // Step by step, so that Shift changes the pace and never the place.
        float moved = _last.Y - p.At.Y + (p.At.X - _last.X);
        _last = p.At;
        double before = Stepped(_position);
        _position = Math.Clamp(_position + moved / Travel * (p.Mods.Has(Mods.Shift) ? Fine : 1), 0, 1);
        double now = Stepped(_position);
        if (now != before) Editor.Turn(Parameter, now);
    }

    public override void Release(in Pointer p)
    {
        bool isClick = _isPressed && !_isGripped;
        _isPressed = false;
        if (_isGripped)
        {
            _isGripped = false;
            _revision = -1;
            Editor.Let(Parameter);
            Invalidate();
        }
        else if (isClick && ValueBox.Contains(p.At)) Editor.Type(this);
    }

    public override bool Wheel(in Pointer p, float notches)
    {
        if (_isPressed) return true;
        if (Parameter.Steps > 0)
        {
            _notches += notches;
            int whole = (int)_notches;
            _notches -= whole;
            if (whole != 0) Step(whole);
        }
        else Move(notches * (p.Mods.Has(Mods.Shift) ? 0.002 : 0.02));
        return true;
    }

    public override bool Stroke(KeyStroke key)
    {
        if ((key.Mods & (Mods.Control | Mods.Alt)) != 0) return false;
        bool fine = key.Mods.Has(Mods.Shift);
        switch (key.Key)
        {
            case Key.Up or Key.Right: Arrow(1, fine); return true;
            case Key.Down or Key.Left: Arrow(-1, fine); return true;
            case Key.PageUp: Page(1); return true;
            case Key.PageDown: Page(-1); return true;
            case Key.Home: Editor.Set(Parameter, Parameter.Min); return true;
            case Key.End: Editor.Set(Parameter, Parameter.Max); return true;
            case Key.Delete or Key.Backspace: Editor.Set(Parameter, Parameter.Default); return true;
            case Key.Enter: Editor.Type(this); return true;
            case Key.Character when char.IsAsciiDigit(key.Character) || key.Character is '-' or '−' or '+' or '.' or ',':
                Editor.Type(this, key.Character);
                return true;
            default: return false;
        }
    }

    void Arrow(int way, bool fine)
    {
        if (Parameter.Steps > 0) Step(way);
        else Move(way * (fine ? 0.001 : 0.01));
    }

    void Page(int way)
    {
        if (Parameter.Steps > 0) Step(way * Math.Max(1, Parameter.Steps / 10));
        else Move(way * 0.1);
    }

    void Move(double by) => Editor.Nudge(Parameter, Math.Clamp(Editor.Shown.Normal(Parameter) + by, 0, 1));

    /// <summary>To the next place but <paramref name="by"/>, no further than the last.</summary>
    protected void Step(int by)
    {
        double now = Editor.Shown[Parameter], to = Math.Clamp(now + by, Parameter.Min, Parameter.Max);
        if (to != now) Editor.Nudge(Parameter, Parameter.ToNormal(to));
    }

    double Stepped(double position) => Parameter.Steps > 0 ? Math.Round(position * Parameter.Steps) / Parameter.Steps : position;

    /// <summary>A place on a scale that no CPU's last bit moves.</summary>
    protected static float Placed(double normal) => (float)(Math.Round(normal * 4096) / 4096);
}
