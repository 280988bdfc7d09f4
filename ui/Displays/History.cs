using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// Gain reduction of the last seconds, hanging from the top, newest at the right, with the preset's goal as a band. It moves by whole columns;
/// with reduced motion once a second.
/// </summary>
public sealed class History : Widget
{
    const float GoalEachWay = 0.5f;

    readonly Reading _reduction;
    readonly Ear? _ear;
    readonly double _seconds;
    readonly bool _isLow;
    readonly Box _plot;
    readonly DbAxis _axis;
    readonly Trace _trace;
    Carried _reading;
    Preset? _preset;
    Box _changed;

    /// <param name="mostDb">Reduction at the lower rim.</param>
    public History(Reading reduction, Box box, float mostDb, double seconds = 6, Ear? ear = null) : base(box)
    {
        (_reduction, _ear, _seconds) = (reduction, ear, seconds);
        _isLow = box.Height < 64;
        float head = _isLow ? 8 : 22;
        _plot = new(box.X + 8, box.Y + head, box.Width - 8 - 30, box.Height - head - 8);
        _axis = new(_plot.Y, _plot.Bottom, 0, mostDb);
        _trace = new Trace(_plot.X, _plot.Width, seconds, 0);
        _reading = new Carried((float)reduction.Rest);
    }

    public override string Tip => "Reduction over the last seconds: it should breathe with the music and come back to nothing in the gaps.";
    public override bool IsMoving => _reading.IsWaiting || !_trace.IsEmpty || _trace.IsDue;

    public override bool Follow(Shown v, double seconds)
    {
        bool isNew = v.Preset != _preset;
        _preset = v.Preset;
        float db = _reading.Take(v[_reduction], seconds);
        _changed = isNew ? Box : _plot;
        return _trace.Add(db, seconds, v.Memory.ReducedMotion) | isNew;
    }

    public override Box Changed => _changed;

    public override void DrawStill(Canvas c, Shown v)
    {
        Wells.Draw(c, Box);
        if (!_isLow)
        {
            Span<char> title = stackalloc char[32];
            "LAST ".CopyTo(title);
            int length = 5 + Figures.Write(title[5..], _seconds, 0, "s");
            Wells.Title(c, title[..length], _plot.X, Box.Y + 15);
        }
        int step = _isLow ? (int)_axis.High : _axis.Step(14);
        for (int db = 0; db <= _axis.High; db += step)
        {
            float y = _axis.At(db);
            c.Begin().Rect(new(_plot.X, y, _plot.Width, 1)).Fill(db == 0 ? Wells.GridStrong : Wells.Grid);
            Figures.Scale(c, -db, Box.Right - 7, y + 4, Look.Dim, Align.Right);
        }
    }

    public override void Draw(Canvas c, Shown v)
    {
        PixelBox before = Wells.Cut(c, new(_plot.X, _plot.Y, _plot.Width, _plot.Height));
        double goal = _ear == null ? 0 : v.Preset.GoalDb(_ear);
        if (goal > 0)
        {
            float top = _axis.At(Math.Max(0, goal - GoalEachWay)), bottom = _axis.At(goal + GoalEachWay);
            c.Begin().Rect(new(_plot.X, top, _plot.Width, bottom - top)).Fill(0x287CC36A);
            Wells.Dashes(c, _plot.X, top, _plot.Width, isUpright: false, 0x907CC36A);
            Wells.Dashes(c, _plot.X, bottom - 1, _plot.Width, isUpright: false, 0x907CC36A);
        }
        if (!_trace.IsEmpty) _trace.Fill(c, _axis, Paint.Vertical(0xB0F2A33A, 0x70D9791A, _plot.Y, _plot.Bottom), Look.Amber);
        c.Clip = before;
        if (goal > 0 && !_isLow) Wells.Title(c, "goal", _plot.Right, Box.Y + 15, Align.Right, Look.Green);
    }
}
