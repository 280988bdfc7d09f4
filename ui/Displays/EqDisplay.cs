using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// An equaliser's curve with points to take hold of, over the live spectrum. Drag: frequency and gain; wheel and Page keys: Q; Tab and arrows reach
/// every point. A second curve shows where moving bands stand now, a second spectrum what the bands listen to.
/// </summary>
public sealed partial class EqDisplay : Widget
{
    const uint SpectrumHue = Look.Blue, BehindHue = 0xFFC79BF2;
    const float SpectrumTopDb = -12, SpectrumBottomDb = -84;
    const float PointUnits = 3.4f; // on 500 units a twelfth of an octave is wider
    const float StrokeReach = 4; // units from a line's points to the last pixel of its bends

    readonly LawDb _response;
    readonly LawDb? _moving;
    readonly Spectrum? _spectrum, _behind;
    readonly string _spectrumName, _behindName, _title;
    readonly Box _plot;
    readonly FrequencyAxis _axis;
    readonly DbAxis _gain, _level;
    readonly Curve _curve;
    readonly Curve? _movingCurve;
    readonly SpectrumPicture? _picture;
    readonly Hand[] _hands;
    float[] _readings = [];
    Beat _beat; // with the spectra
    int _revision = -1;
    double _rate;
    float _topBefore;
    Box _changed;

    /// <param name="responseDb">The curve as the values stand.</param>
    /// <param name="rangeDb">Gain at the upper rim, and below at the lower.</param>
    /// <param name="moving">The curve as moving bands stand now.</param>
    /// <param name="behind">What the bands listen to; drawn hatched in another hue.</param>
    /// <param name="spectrumName">In the legend, which is there when there are two spectra.</param>
    /// <param name="title">In the upper left corner, where the legend is otherwise.</param>
    public EqDisplay(Box box, LawDb responseDb, EqNode[] nodes, Tap? spectrum = null, float rangeDb = 12, LawDb? moving = null, Tap? behind = null, string behindName = "", string spectrumName = "Output", string title = "") : base(box)
    {
        (_response, _moving, _behindName, _spectrumName, _title) = (responseDb, moving, behindName, spectrumName, title);
        bool hasLevels = spectrum != null || behind != null;
        _plot = new(box.X + 30, box.Y + 10, box.Width - 30 - (hasLevels ? 32 : 10), box.Height - 10 - 22);
        _axis = new(_plot.X, _plot.Width);
        _gain = new(_plot.Bottom, _plot.Y, -rangeDb, rangeDb);
        _level = new(_plot.Bottom, _plot.Y, SpectrumBottomDb, SpectrumTopDb);
        _curve = Curve.Along(_axis, Math.Max(64, (int)(_plot.Width / 2)));
        if (moving != null) _movingCurve = Curve.Along(_axis, Math.Max(48, (int)(_plot.Width / 4)));
        int points = Math.Max(64, (int)(_plot.Width / PointUnits));
        bool isMuch = spectrum != null && (behind != null || moving != null);
        double turn = isMuch ? Beat.Slow : Beat.Seconds;
        _beat = new(0, turn);
        if (spectrum != null) _spectrum = new Spectrum(spectrum, _axis, points, turn);
        if (behind != null) _behind = new Spectrum(behind, _axis, points, turn, listensIn: isMuch ? 2 : 1);
        if (hasLevels) _picture = new SpectrumPicture(points);
        _hands = [.. nodes.Select(static n => new Hand(n))];
        (_changed, _topBefore) = (box, _plot.Y);
    }

    public override Box Changed => _changed;

    public override bool IsMoving => _spectrum is { IsMoving: true } || _behind is { IsMoving: true };

    public override bool Follow(Shown v, double seconds)
    {
        bool changed = FollowFocus();
        bool isNew = v.Revision != _revision || v.SampleRate != _rate;
        (_revision, _rate) = (v.Revision, v.SampleRate);
        if (isNew) changed |= _curve.Take(v, _response, _gain) | Place(v);
        bool hasMoved = false, isBeat = _beat.Pass(seconds);
        if (_movingCurve != null && (isNew || (isBeat && HaveReadingsMoved(v)))) hasMoved |= _movingCurve.Take(v, _moving!, _gain);
        if (_spectrum != null) hasMoved |= _spectrum.Follow(v, seconds, _level);
        if (_behind != null) hasMoved |= _behind.Follow(v, seconds, _level);
        if (changed || hasMoved) Mark(isAll: changed);
        return changed || hasMoved;
    }

    /// <summary>What moves by itself keeps to the plot, and all above its highest places, now and before, stays as it is.</summary>
    void Mark(bool isAll)
    {
        float top = Math.Min(_spectrum?.Top ?? _plot.Bottom, _behind?.Top ?? _plot.Bottom);
        if (_movingCurve != null) top = Math.Min(top, Math.Min(_movingCurve.Top, _gain.At(0))); // its body reaches to 0 dB
        top = Math.Clamp(top - StrokeReach, _plot.Y, _plot.Bottom);
        float from = Math.Min(top, _topBefore);
        _changed = isAll ? Box : new(_plot.X, from, _plot.Width, Math.Max(1, _plot.Bottom - from));
        _topBefore = top;
    }

    /// <summary>A moving curve hangs on readings; 1/50 dB of them is not seen.</summary>
    bool HaveReadingsMoved(Shown v)
    {
        var readings = v.Page.Readings;
        if (_readings.Length != readings.Count) _readings = new float[readings.Count];
        bool moved = false;
        for (int i = 0; i < _readings.Length; i++)
        {
            float now = v[readings[i]];
            if (Math.Abs(now - _readings[i]) < 0.02f) continue;
            _readings[i] = now;
            moved = true;
        }
        return moved;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        Wells.Draw(c, Box);
        c.Begin();
        foreach (int hz in FrequencyAxis.Lines) c.Rect(new(_axis.X(hz) - 0.5f, _plot.Y, 1, _plot.Height));
        c.Fill(0x0EFFFFFF);
        float free = 0;
        foreach (int hz in FrequencyAxis.Named)
        {
            float x = _axis.X(hz), half = Font.Regular.Width(FrequencyAxis.Name(hz)) * Look.Small / 2;
            c.Begin().Rect(new(x - 0.5f, _plot.Y, 1, _plot.Height)).Fill(Wells.Grid);
            if (x - half < free) continue;
            free = x + half + 6;
            c.Text(Font.Regular, FrequencyAxis.Name(hz), x, _plot.Bottom + 15, Look.Small, Look.Dim, Align.Centre);
        }
        int step = Math.Max(_gain.High >= 9 ? 3 : 1, _gain.Step(22));
        for (int db = -(int)_gain.High / step * step; db <= _gain.High; db += step)
        {
            float y = _gain.At(db);
            c.Begin().Rect(new(_plot.X, y - 0.5f, _plot.Width, 1)).Fill(db == 0 ? Wells.GridStrong : Wells.Grid);
            if (Math.Abs(db) < _gain.High || db == 0) Figures.Scale(c, db, _plot.X - 5, y + 4, Look.Dim, Align.Right, hasPlus: true);
        }
        c.Text(Font.Regular, "dB", _plot.X - 5, _plot.Y + 6, Look.Small, Look.Dim, Align.Right);
        if (_picture != null)
            for (int db = -24; db > _level.Low; db -= 12) Figures.Scale(c, db, Box.Right - 5, _level.At(db) + 4, 0xFF7FA9C0, Align.Right);
    }

    public override void Draw(Canvas c, Shown v)
    {
        PixelBox before = Wells.Cut(c, _plot);
        if (_spectrum != null) _picture!.Filled(c, _spectrum, _level, SpectrumHue);
        if (_behind != null) _picture!.Hatched(c, _behind, _level, BehindHue);
        float zero = _gain.At(0);
        if (_movingCurve != null)
        {
            _movingCurve.Fill(c, zero, 0x48F2A33A);
            _curve.Stroke(c, 1.25f, 0xA0F2A33A);
            _movingCurve.Stroke(c, 2.25f, Look.Amber);
        }
        else
        {
            _curve.Fill(c, zero, 0x30F2A33A);
            _curve.Stroke(c, 2.25f, Look.Amber);
        }
        c.Clip = before;
        if (_behind != null) Legend(c);
        else if (_title.Length > 0) Wells.Title(c, _title, _plot.X + 8, _plot.Y + 14);
        DrawHands(c, v);
    }

    void Legend(Canvas c)
    {
        float x = _plot.X + 8, y = _plot.Y + 8;
        if (_spectrum != null)
        {
            c.Begin().Rect(new(x, y, 14, 10)).Fill(0x9058B7E8);
            c.Text(Font.Regular, _spectrumName, x + 20, y + 9, Look.Small, Look.Ink);
            x += 20 + Font.Regular.Width(_spectrumName) * Look.Small + 16;
        }
        c.Begin().Rect(new(x, y, 14, 1.75f)).Fill(BehindHue);
        for (int i = 1; i < 3; i++) c.Begin().Rect(c.Snap(new Box(x, y + 4 * i, 14, 1))).Fill(0xA0C79BF2);
        c.Text(Font.Regular, _behindName, x + 20, y + 9, Look.Small, Look.Ink);
    }
}
