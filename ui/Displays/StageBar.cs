using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>A word, a level bar and a number in one line, or in two where the box is high enough.</summary>
sealed class StageBar
{
    const float NumberWidth = 54;

    readonly Box _box, _bar;
    readonly string _word;
    readonly float _baseline, _zero;
    readonly DbAxis _axis;
    Readable _number;
    float _at, _wanted;

    /// <param name="low">What the bar's left end stands for, dB.</param>
    public StageBar(Box box, string word, float low, float high)
    {
        (_box, _word) = (box, word);
        bool isTwoLines = box.Height >= 28;
        _baseline = isTwoLines ? box.Y + 12 : box.Centre.Y + 4;
        float left = isTwoLines ? 0 : Font.Regular.Width(word) * Look.Small + 8;
        _bar = isTwoLines ? new(box.X, box.Y + 18, box.Width, Math.Min(10, box.Height - 18)) : new(box.X + left, box.Centre.Y - 4, box.Width - left - NumberWidth, 8);
        _axis = new(_bar.X + 1, _bar.Right - 1, low, high);
        _zero = _at = Snap.To(_axis.At(0));
    }

    /// <summary>The number is still to be brought up to date.</summary>
    public bool IsLate => _number.IsLate(_wanted);

    public bool Move(float db, float number, double seconds)
    {
        bool changed = Snap.Move(ref _at, _axis.At(Math.Max(db, _axis.Low + 1e-6)));
        _wanted = number;
        return _number.Move(number, seconds) | changed;
    }

    public void DrawStill(Canvas c)
    {
        c.Begin().RoundRect(_bar, 3).Fill(Look.WellDeep);
        c.Text(Font.Regular, _word, _box.X, _baseline, Look.Small, Look.Dim);
    }

    public void Draw(Canvas c, uint argb)
    {
        if (_at != _zero) c.Begin().Rect(new(Math.Min(_at, _zero), _bar.Y + 2, Math.Abs(_at - _zero), _bar.Height - 4)).Fill(argb);
        if (_axis.Low < 0) c.Begin().Rect(new(_zero - 0.5f, _bar.Y - 1, 1, _bar.Height + 2)).Fill(Look.Ink);
        Figures.Draw(c, Font.SemiBold, _number.Tenths, 1, _box.Right, _baseline, Look.Small, Look.Ink, Align.Right, "dB", hasPlus: true);
    }
}
