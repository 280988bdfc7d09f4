using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Widgets;

/// <summary>Starts a job that listens (Learn, Match); shows how far it is, and afterwards for a while how it ended.</summary>
public sealed class CommandButton : Control
{
    const double AnswerSeconds = 8;

    readonly Command _command;
    readonly char[] _text = new char[ValueText.Longest];
    double _listened, _answered = double.PositiveInfinity;
    int _tenths, _answer;
    bool _wasOn;

    public CommandButton(Command command, Box box) : base(command, box) => _command = command;

    public override Box ValueBox => default;
    protected override bool Drags(Vector2 at) => false;

    bool IsListening => Plain >= 0.5;
    bool HasAnswer => _answered < AnswerSeconds;

    public override bool IsMoving => IsListening || HasAnswer;

    public override bool Press(in Pointer p)
    {
        if (p.Button != Button.Left) return false;
        Toggle();
        return true;
    }

    public override void Drag(in Pointer p) { }
    public override void Release(in Pointer p) { }

    /// <summary>Wheels start no jobs.</summary>
    public override bool Wheel(in Pointer p, float notches) => false;

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key != Key.Enter || (key.Mods & (Mods.Control | Mods.Alt)) != 0) return false;
        Toggle();
        return true;
    }

    void Toggle() => Editor.Set(_command, Editor.Shown[(Parameter)_command] >= 0.5 ? 0 : 1);

    public override bool Follow(Shown v, double seconds)
    {
        bool changed = base.Follow(v, seconds), hadAnswer = HasAnswer;
        _answered += seconds;
        if (IsListening)
        {
            if (!_wasOn) _listened = 0;
            _listened += seconds;
            int tenths = (int)(_listened * 10);
            changed |= tenths != _tenths;
            _tenths = tenths;
            _answered = double.PositiveInfinity;
        }
        else if (_wasOn)
        {
            _answered = 0;
            _answer = v.Index(v.Page.Result);
            changed = true;
        }
        _wasOn = IsListening;
        return changed || hadAnswer != HasAnswer;
    }

    public override void DrawStill(Canvas c, Shown v) => c.Begin().RoundRect(Box.Moved(0, 1), Look.Corner).Fill(0x50000000);

    public override void Draw(Canvas c, Shown v)
    {
        if (IsListening) DrawListening(c);
        else if (HasAnswer) DrawAnswer(c, v.Page);
        else
        {
            c.Begin().RoundRect(Box, Look.Corner).Fill(IsHovered ? Look.ButtonOver : Look.Button);
            c.Text(Font.SemiBold, _command.Title, Box.Centre.X, Box.Centre.Y + 4, Fitting(_command.Title), Look.Ink, Align.Centre);
        }
    }

    void DrawListening(Canvas c)
    {
        double most = _command.MostSeconds;
        c.Begin().RoundRect(Box, Look.Corner).Fill(Look.Well);
        float share = (float)Math.Min(1, _tenths / 10.0 / most);
        c.Begin().Rect(new(Box.X + 4, Box.Bottom - 5, (Box.Width - 8) * share, 3)).Fill(Look.Amber);
        Span<char> text = _text;
        text.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"Listening {Math.Min(_tenths / 10, (int)most)} of {(int)most} s", out int length);
        c.Text(Font.Regular, text[..length], Box.Centre.X, Box.Centre.Y + 2, Fitting(text[..length]), Look.Ink, Align.Centre);
    }

    void DrawAnswer(Canvas c, Page page)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(Look.Well);
        string words = page.Result.Labels[_answer];
        bool isDone = _answer == (int)Outcome.Done;
        Span<char> text = _text;
        text.TryWrite($"{(isDone ? "✓ " : "")}{words}", out int length);
        c.Text(Font.SemiBold, text[..length], Box.Centre.X, Box.Centre.Y + 4, Fitting(text[..length]), isDone ? Look.Ink : Look.Amber, Align.Centre);
    }

    float Fitting(ReadOnlySpan<char> text) => Font.SemiBold.Width(text) * Look.Body <= Box.Width - 8 ? Look.Body : Look.Small;
}
