using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// Level out over level in: the law's curve, the line of no change, a threshold to drag, and a dot where the sound is now, with the way it came. The
/// dot rises at once and falls 40 dB a second.
/// </summary>
public sealed class Transfer : ThresholdDisplay
{
    const float FallPerSecond = 40, Reach = 9;
    const int TrailLength = 24;
    const double TrailSeconds = 0.6;

    readonly LawDb _outDb;
    readonly Param? _threshold, _knee;
    readonly TapListener? _tap;
    readonly Box _plot;
    readonly DbAxis _in, _out;
    readonly Curve _curve;
    readonly Vector2[] _trail = new Vector2[TrailLength];
    Falling _level;
    Beat _beat = new(0); // with the spectra
    double _sinceTrail, _sinceBeat;
    float _dotX, _dotY, _thresholdX;
    (double Threshold, double Knee) _set = (double.NaN, double.NaN);
    int _revision = -1, _trailed;

    /// <param name="threshold">Null: no line to drag.</param>
    /// <param name="level">What the detector hears.</param>
    /// <param name="knee">Width of the bend, dB; shaded.</param>
    public Transfer(Box box, LawDb outDb, Param? threshold = null, Tap? level = null, float fromDb = -60, float toDb = 0, Param? knee = null) : base(box, threshold)
    {
        (_outDb, _threshold, _knee) = (outDb, threshold, knee);
        _tap = level == null ? null : new TapListener(level);
        // A square, as both axes count the same dB.
        float side = Math.Min(box.Width - 34 - 8, box.Height - 24 - 22);
        _plot = new(box.X + 34 + (box.Width - 42 - side) / 2, box.Y + 24, side, side);
        (_in, _out) = (new(_plot.X, _plot.Right, fromDb, toDb), new(_plot.Bottom, _plot.Y, fromDb, toDb));
        _curve = Curve.Along(_in, Math.Max(48, (int)(side / 2)));
        _level = new Falling(fromDb);
        Array.Fill(_trail, new(_plot.X, _plot.Bottom));
    }

    public override bool IsMoving => _level.Db > _in.Low || _trailed > 0;

    /// <summary>Centre of the dot, units.</summary>
    internal Vector2 Dot => new(_dotX, _dotY);

    /// <summary>Level that the dot stands at, dB.</summary>
    internal float LevelDb => _level.Db;

    /// <summary>Where the threshold's line is taken hold of, units.</summary>
    internal Vector2 Handle => new(_thresholdX, _plot.Centre.Y);

    public override bool Follow(Shown v, double seconds)
    {
        bool changed = false;
        if (v.Revision != _revision)
        {
            _revision = v.Revision;
            changed = _curve.Take(v, _outDb, _out);
            var set = (_threshold == null ? 0 : v[_threshold], _knee == null ? 0 : v[_knee]);
            (changed, _set) = (changed | set != _set, set);
            if (_threshold != null) _thresholdX = Snap.To(_in.At(v[_threshold]));
        }
        _sinceBeat += seconds;
        if (_tap == null || !_beat.Pass(seconds)) return changed;
        (seconds, _sinceBeat) = (_sinceBeat, 0);
        _tap.Take(v, out _, out _);
        _level.Move(Math.Min(Levels.Db(_tap.Peak), (float)_in.High), seconds, FallPerSecond);
        changed |= Snap.Move(ref _dotX, _in.At(_level.Db)) | Snap.Move(ref _dotY, _out.At(_outDb(v, _level.Db)));
        return MoveTrail(seconds) | changed;
    }

    bool MoveTrail(double seconds)
    {
        bool changed = false;
        for (_sinceTrail += Math.Min(seconds, 1); _sinceTrail >= TrailSeconds / TrailLength; _sinceTrail -= TrailSeconds / TrailLength)
        {
            _trail.AsSpan(0, TrailLength - 1).CopyTo(_trail.AsSpan(1));
            changed |= _trail[0] != Dot || _trailed > 0;
            _trailed = _trail[0] != Dot ? TrailLength : Math.Max(0, _trailed - 1);
            _trail[0] = Dot;
        }
        return changed;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        Wells.Draw(c, Box);
        Wells.Title(c, "OUT / IN", Box.X + 10, Box.Y + 16);
        c.Text(Font.Regular, "dB", Box.Right - 10, Box.Y + 16, Look.Small, Look.Dim, Align.Right);
        int step = Math.Max(6, _in.Step(26));
        for (int db = (int)_in.High; db >= _in.Low; db -= step)
        {
            float x = _in.At(db), y = _out.At(db);
            c.Begin().Rect(new(x - 0.5f, _plot.Y, 1, _plot.Height)).Rect(new(_plot.X, y - 0.5f, _plot.Width, 1)).Fill(Wells.Grid);
            Figures.Scale(c, db, _plot.X - 6, y + 4, Look.Dim, Align.Right);
            if (db > _in.Low) Figures.Scale(c, db, x, _plot.Bottom + 15, Look.Dim);
        }
        c.Begin();
        // 1:1, dashed
        for (float at = 0; at < _plot.Width; at += 7)
            c.Line(new(_plot.X + at, _plot.Bottom - at), new(_plot.X + Math.Min(at + 3.5f, _plot.Width), _plot.Bottom - Math.Min(at + 3.5f, _plot.Width)), 1);
        c.Fill(0x50FFFFFF);
    }

    public override void Draw(Canvas c, Shown v)
    {
        PixelBox before = Wells.Cut(c, _plot.Inset(-1));
        if (_threshold != null && _knee != null)
        {
            float half = (float)v[_knee] / 2 * _in.PerDb, left = Math.Max(_plot.X, _thresholdX - half), right = Math.Min(_plot.Right, _thresholdX + half);
            if (right > left) c.Begin().Rect(new(left, _plot.Y, right - left, _plot.Height)).Fill(0x14FFFFFF);
        }
        _curve.Fill(c, _plot.Bottom, Paint.Vertical(0x38F2A33A, 0x08F2A33A, _plot.Y, _plot.Bottom));
        _curve.Stroke(c, 2.25f, Look.Amber);
        if (_threshold != null) Line(c);
        DrawDot(c);
        c.Clip = before;
        if (_threshold != null) Words(c, v);
    }

    void Line(Canvas c)
    {
        bool isActive = IsLineActive;
        if (isActive) c.Begin().Rect(new(_thresholdX - 0.75f, _plot.Y, 1.5f, _plot.Height)).Fill(Look.Ink);
        else Wells.Dashes(c, _thresholdX - 0.5f, _plot.Y, _plot.Height, isUpright: true, 0xC0FFFFFF, 4, 3);
        Vector2 grip = new(_thresholdX, _plot.Bottom);
        c.Begin().Polygon([grip + new Vector2(-6, 0), grip + new Vector2(0, -9), grip + new Vector2(6, 0)]).Fill(isActive ? Look.Ink : Look.Amber);
    }

    /// <summary>The threshold in words, beside its line.</summary>
    void Words(Canvas c, Shown v)
    {
        Span<char> text = stackalloc char[24];
        int length = Figures.Write(text, v[_threshold!], 1, "dB");
        float width = Font.SemiBold.Width(text[..length]) * Look.Small;
        float x = _thresholdX + 7 + width <= _plot.Right ? _thresholdX + 7 : _thresholdX - 7 - width;
        c.Begin().RoundRect(new(x - 4, _plot.Bottom - 22, width + 8, 15), 4).Fill(0xC0101214);
        c.Text(Font.SemiBold, text[..length], x, _plot.Bottom - 11, Look.Small, Look.Ink);
    }

    void DrawDot(Canvas c)
    {
        if (_tap == null || (_level.Db <= _in.Low && _trailed == 0)) return;
        for (int i = TrailLength - 1; i >= 0; i--)
        {
            if (i > 0 && _trail[i] == _trail[i - 1]) continue;
            uint alpha = (uint)(0x60 * (TrailLength - i) / TrailLength);
            c.Begin().Circle(_trail[i], 3.5f).Fill(alpha << 24 | Look.Blue & 0xFFFFFF);
        }
        if (_level.Db <= _in.Low) return;
        c.Begin().Circle(Dot, 6).Fill(Look.Well);
        c.Begin().Circle(Dot, 4.5f).Fill(Look.Ink);
    }

    protected override bool IsAtLine(Vector2 at) => _threshold != null && Math.Abs(at.X - _thresholdX) <= Reach && at.Y >= _plot.Y && at.Y <= _plot.Bottom + Reach;

    protected override double DbAt(Vector2 at) => _in.Db(at.X);

    protected override Cursor LineCursor => Cursor.Move;
}
