using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// What a detector hears over the last seconds against its threshold, a line to drag, with what it takes away as a ribbon from the top.
/// With reduced motion it moves once a second.
/// </summary>
public sealed class DetectionView : ThresholdDisplay
{
    const double Seconds = 4;
    const float Reach = 7, MostReductionDb = 12;
    const float ColumnUnits = 3;

    readonly TapListener _tap;
    readonly Param _threshold;
    readonly Reading _reduction;
    readonly string _title;
    readonly bool _isRelative;
    readonly Box _plot;
    readonly DbAxis _axis, _ribbonAxis;
    readonly Trace _heard, _ribbon;
    Carried _reading;
    Box _changed;
    float _lineY;
    int _revision = -1;
    double _set = double.NaN; // the threshold as it is shown

    /// <param name="heard">The detector's sound or level.</param>
    /// <param name="isRelative">The level is a ratio: dB against the sound's own level, not dBFS.</param>
    public DetectionView(Tap heard, Param threshold, Reading reduction, Box box, string title, bool isRelative = false) : base(box, threshold)
    {
        (_tap, _threshold, _reduction, _title, _isRelative) = (new TapListener(heard), threshold, reduction, title, isRelative);
        float head = title.Length == 0 ? 8 : 22;
        _plot = new(box.X + 8, box.Y + head, box.Width - 8 - 32, box.Height - head - 8);
        _axis = new(_plot.Bottom, _plot.Y, threshold.Min, Math.Max(threshold.Max, 0) + (isRelative ? 6 : 0));
        _ribbonAxis = new(_plot.Y, _plot.Y + _plot.Height * 0.45f, 0, MostReductionDb);
        _heard = new Trace(_plot.X, _plot.Width, Seconds, Levels.SilenceDb, ColumnUnits);
        _ribbon = new Trace(_plot.X, _plot.Width, Seconds, 0, ColumnUnits);
        _reading = new Carried((float)reduction.Rest);
    }

    public override bool IsMoving => !_tap.IsSilent || _reading.IsWaiting || !_heard.IsEmpty || !_ribbon.IsEmpty || _heard.IsDue || _ribbon.IsDue;

    /// <summary>Where the line is taken hold of, units.</summary>
    internal Vector2 Handle => new(_plot.Centre.X, _lineY);

    /// <summary>What the newest column shows, dB.</summary>
    internal float NewestDb => _heard.Newest;

    public override bool Follow(Shown v, double seconds)
    {
        bool changed = false;
        if (v.Revision != _revision)
        {
            _revision = v.Revision;
            changed = _set != v[_threshold];
            _set = v[_threshold];
            _lineY = Snap.To(_axis.At(_set));
        }
        _tap.Take(v, out _, out _);
        // Under the picture there is nothing to scroll.
        float db = Levels.Db(_tap.Peak);
        if (db < _axis.Low) db = Levels.SilenceDb;
        bool isSlow = v.Memory.ReducedMotion;
        _changed = changed ? Box : _plot;
        return _heard.Add(db, seconds, isSlow) | _ribbon.Add(_reading.Take(v[_reduction], seconds), seconds, isSlow) | changed;
    }

    public override Box Changed => _changed;

    public override void DrawStill(Canvas c, Shown v)
    {
        Wells.Draw(c, Box);
        if (_title.Length > 0) Wells.Title(c, _title, _plot.X, Box.Y + 15);
        if (_title.Length > 0) c.Text(Font.Regular, _isRelative ? "dB, relative" : "dBFS", Box.Right - 7, Box.Y + 15, Look.Small, Look.Dim, Align.Right);
        int step = Math.Max(6, _axis.Step(18));
        for (int db = (int)_axis.High / step * step; db >= _axis.Low; db -= step)
        {
            float y = _axis.At(db);
            c.Begin().Rect(new(_plot.X, y - 0.5f, _plot.Width, 1)).Fill(Wells.Grid);
            if (y > _plot.Y + 2 && y < _plot.Bottom - 2) Figures.Scale(c, db, Box.Right - 7, y + 4, Look.Dim, Align.Right);
        }
    }

    public override void Draw(Canvas c, Shown v)
    {
        PixelBox before = Wells.Cut(c, _plot);
        if (!_heard.IsEmpty) _heard.Columns(c, _axis, Paint.Vertical(0x9058B7E8, 0x3058B7E8, _plot.Y, _plot.Bottom), Look.Blue);
        if (!_ribbon.IsEmpty) _ribbon.Fill(c, _ribbonAxis, Paint.Vertical(0xC0F2A33A, 0x80D9791A, _plot.Y, _ribbonAxis.To), Look.Amber);
        c.Clip = before;
        Line(c, v);
    }

    void Line(Canvas c, Shown v)
    {
        bool isActive = IsLineActive;
        c.Begin().Rect(new(_plot.X, _lineY - (isActive ? 1 : 0.75f), _plot.Width, isActive ? 2 : 1.5f)).Fill(isActive ? 0xFFFFFFFF : Look.Ink);
        Span<char> text = stackalloc char[24];
        int length = Figures.Write(text, v[_threshold], 1, "dB");
        float width = Font.SemiBold.Width(text[..length]) * Look.Small + 10, y = Math.Clamp(_lineY - 8, _plot.Y, _plot.Bottom - 16);
        c.Begin().RoundRect(new(_plot.X, y, width, 16), 4).Fill(Look.Ink);
        c.Text(Font.SemiBold, text[..length], _plot.X + width / 2, y + 12, Look.Small, Look.Dark, Align.Centre);
    }

    protected override bool IsAtLine(Vector2 at) => Math.Abs(at.Y - _lineY) <= Reach && at.X >= _plot.X && at.X <= _plot.Right;

    protected override double DbAt(Vector2 at) => _axis.Db(at.Y);

    protected override Cursor LineCursor => Cursor.UpDown;
}
