using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>
/// What lies under the pointer or the focus, after a while: name, value and the documented advice. While a control is turned: its value, large.
/// </summary>
sealed class Tip() : Widget(default)
{
    /// <summary>Seconds of rest before a tip comes.</summary>
    public const double Delay = 0.6;

    /// <summary>Seconds that an answer stays up, unless something is pressed.</summary>
    public const double Answer = 8;

    const float Width = 280, Edge = 12, HeadHeight = 20, Size = Look.Body;

    enum State { Hidden, Waiting, Shown, Held, Said }

    readonly char[] _text = new char[ValueText.Longest];
    State _state;
    Widget? _of;
    Parameter? _parameter;
    string _name = "", _advice = "";
    double _waited;
    int _revision;
    Box _box;

    public override Box LiveBox => _box.Inset(-8);
    internal override int Layer => 3;

    /// <summary>A frame is wanted for it to come up.</summary>
    public bool IsWaiting => _state is State.Waiting or State.Said;
    public bool IsUp => _state is State.Shown or State.Held or State.Said;
    public Box Place => _box;
    public string Advice => _advice;

    /// <summary>The pointer or the focus came to a widget; null: to none.</summary>
    public void For(Widget? widget)
    {
        if (_state is State.Held or State.Said) return;
        Hide();
        if (widget == null || (widget.Parameter == null && widget.Tip.Length == 0)) return;
        (_of, _parameter, _state, _waited) = (widget, widget.Parameter, State.Waiting, 0);
    }

    public void Hide()
    {
        if (IsUp) Editor.Mark(LiveBox);
        _state = State.Hidden;
    }

    /// <summary>What a user is to know about what was just asked for, beside the widget that asked.</summary>
    public void Say(Widget by, string words)
    {
        Hide();
        (_of, _parameter, _waited) = (by, null, 0);
        Lay(words);
        _state = State.Said;
    }

    /// <summary>A parameter is gripped.</summary>
    public void Hold(Parameter parameter)
    {
        Hide();
        if (Editor.Held is not Control widget) return; // keys and wheel: its own value is enough; curves have bubbles of their own
        (_of, _parameter, _state) = (widget, parameter, State.Held);
        const float width = 132, height = 46;
        Box at = widget.FocusBox;
        float y = at.Y - height - 8 >= 4 ? at.Y - height - 8 : at.Bottom + 8;
        _box = Popup.Within(new(at.Centre.X - width / 2, y, width, height));
        _name = parameter.Title;
        Editor.Mark(LiveBox);
    }

    public void Turned()
    {
        if (_state == State.Held) Editor.Mark(LiveBox);
    }

    public void Let()
    {
        if (_state == State.Held) Hide();
    }

    public void Pass(double seconds)
    {
        if (_state == State.Shown && _parameter != null && _revision != Editor.Shown.Revision)
        {
            _revision = Editor.Shown.Revision;
            Editor.Mark(LiveBox);
        }
        if (!IsWaiting) return;
        _waited += seconds;
        if (_state == State.Said && _waited >= Answer) Hide();
        if (_state != State.Waiting || _waited < Delay - 1e-9) return;
        Lay(_of!.Tip);
        (_revision, _state) = (Editor.Shown.Revision, State.Shown);
    }

    void Lay(string words)
    {
        Widget of = _of!;
        (_name, _advice) = (_parameter?.Title ?? "", words);
        int lines = Canvas.Lines(Font.Regular, _advice, Width - 2 * Edge, Size);
        float height = 2 * 10 + (_name.Length > 0 ? HeadHeight : 0) + lines * Look.LineHeight(Size);
        Box at = of.FocusBox;
        float y = at.Bottom + 8 + height <= Face.Height - 4 ? at.Bottom + 8 : at.Y - 8 - height;
        _box = Popup.Within(new(at.Centre.X - Width / 2, y, Width, height));
        Editor.Mark(LiveBox);
    }

    public override void Draw(Canvas c, Shown v)
    {
        if (!IsUp) return;
        for (int i = 3; i > 0; i--) c.Begin().RoundRect(_box.Inset(-2 * i).Moved(0, 2), 6 + 2 * i).Fill(0x18000000);
        c.Begin().RoundRect(_box.Inset(-1), 7).Fill(0xFF5A616B);
        c.Begin().RoundRect(_box, 6).Fill(Look.Sheet);
        if (_state == State.Held) DrawHeld(c, v);
        else DrawTip(c, v);
    }

    void DrawHeld(Canvas c, Shown v)
    {
        c.Text(Font.Regular, _name, _box.Centre.X, _box.Y + 15, Look.Small, Look.Dim, Align.Centre);
        c.Text(Font.SemiBold, ValueText.Write(_parameter!, v[_parameter!], _text), _box.Centre.X, _box.Y + 36, Look.Held, Look.Ink, Align.Centre);
    }

    void DrawTip(Canvas c, Shown v)
    {
        float y = _box.Y + 10;
        if (_name.Length > 0)
        {
            c.Text(Font.SemiBold, _name, _box.X + Edge, y + 11, Size, Look.Ink);
            if (_parameter is not null and not Command) c.Text(Font.SemiBold, ValueText.Write(_parameter, v[_parameter], _text), _box.Right - Edge, y + 11, Size, Look.Amber, Align.Right);
            y += HeadHeight;
        }
        c.Paragraph(Font.Regular, _advice, new(_box.X + Edge, y, Width - 2 * Edge, _box.Bottom - y), Size, Look.LineHeight(Size), Look.Ink);
    }
}
