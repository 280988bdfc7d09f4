using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// Correlation of left and right from −1 to +1 as a bar with a pointer, the least value of the last three seconds as a mark, and what it
/// means as a word.
/// </summary>
public sealed class CorrelationBar : Widget
{
    const double LeastSeconds = 3, GlideSeconds = 0.06;
    const int Parts = 12;               // of the three seconds
    const float MonoSafe = 0.3f;

    readonly Reading _correlation;
    readonly Box _bar;
    readonly float[] _leasts = new float[Parts];
    double _age;
    float _value, _at, _leastAt;
    int _part;
    string _word = "";

    public CorrelationBar(Reading correlation, Box box) : base(box)
    {
        _correlation = correlation;
        _bar = new(box.X + 10, box.Y + 22, box.Width - 20, Math.Clamp(box.Height - 22 - 20, 6, 12));
        _value = (float)correlation.Rest;
        Array.Fill(_leasts, _value);
        (_at, _leastAt) = (Snap.To(X(_value)), Snap.To(X(_value)));
    }

    public override string Tip => "+1: both sides are the same. Around 0: wide. Below 0 for long: parts vanish in mono.";
    public override bool IsMoving => _at != Snap.To(X(_target)) || _leastAt != _at;

    float _target;

    /// <summary>Pointer and mark, units along x.</summary>
    internal (float Now, float Least) Places => (_at, _leastAt);
    internal string Word => _word;

    float X(float value) => _bar.X + _bar.Width * (Math.Clamp(value, -1, 1) + 1) / 2;

    public override bool Follow(Shown v, double seconds)
    {
        _target = v[_correlation];
        if (!float.IsFinite(_target)) _target = 0;
        _value = _target + (_value - _target) * Levels.Left(seconds, GlideSeconds);
        if (Math.Abs(_value - _target) < 0.001f) _value = _target;
        for (_age += Math.Min(seconds, LeastSeconds); _age >= LeastSeconds / Parts; _age -= LeastSeconds / Parts)
        {
            _part = (_part + 1) % Parts;
            _leasts[_part] = _value;
        }
        _leasts[_part] = Math.Min(_leasts[_part], _value);
        float least = _value;
        foreach (float value in _leasts) least = Math.Min(least, value);
        string word = _value >= MonoSafe ? "mono-safe" : _value >= -0.02f ? "wide" : "out of phase";
        bool changed = Snap.Move(ref _at, X(_value)) | Snap.Move(ref _leastAt, X(least)) | word != _word;
        _word = word;
        return changed;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        Wells.Draw(c, Box);
        Wells.Title(c, "CORRELATION", _bar.X, Box.Y + 15);
        float middle = _bar.Centre.X;
        c.Begin().RoundRect(_bar, 3).Fill(Look.WellDeep);
        c.Begin().Rect(new(_bar.X, _bar.Y, middle - _bar.X, _bar.Height)).Fill(0x28E5604D);
        c.Begin().Rect(new(middle, _bar.Y, _bar.Right - middle, _bar.Height)).Fill(0x207CC36A);
        for (int tenths = -10; tenths <= 10; tenths += 5)
        {
            float x = X(tenths / 10f);
            c.Begin().Rect(new(x - 0.5f, _bar.Bottom + 1, 1, tenths % 10 == 0 ? 4 : 2)).Fill(Look.Dim);
            if (tenths % 10 == 0) Figures.Draw(c, Font.Regular, tenths / 10, 0, Math.Clamp(x, _bar.X + 5, _bar.Right - 6), _bar.Bottom + 15, Look.Small, Look.Dim, Align.Centre, default, hasPlus: true);
        }
    }

    public override void Draw(Canvas c, Shown v)
    {
        float middle = _bar.Centre.X;
        uint hue = _at < middle - 1 ? Look.Red : Look.Green;
        if (_at != middle) c.Begin().Rect(new(Math.Min(_at, middle), _bar.Y + 2, Math.Abs(_at - middle), _bar.Height - 4)).Fill(hue);
        c.Begin().Polygon([new(_leastAt - 4.5f, _bar.Y - 5), new(_leastAt + 4.5f, _bar.Y - 5), new(_leastAt, _bar.Y + 2)]).Fill(Look.Dim);
        c.Begin().RoundRect(new(_at - 2, _bar.Y - 2, 4, _bar.Height + 4), 2).Fill(Look.Ink);
        c.Text(Font.SemiBold, _word, _bar.Right, Box.Y + 15, Look.Small, _value >= MonoSafe ? Look.Green : _value < -0.02f ? Look.Wrong : Look.Ink, Align.Right);
    }
}
