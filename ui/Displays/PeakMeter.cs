using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Displays;

/// <summary>
/// Peak level with its return time (<see cref="Falling"/>), the highest of the last two seconds as a line, the mark that the plug-in is made
/// for, and what came to or beyond 0 dBFS as a word that stays until it is clicked (or Enter). The number is the highest peak since then.
/// </summary>
public sealed class PeakMeter : Widget
{
    const float LowDb = -48, HighDb = 6;
    const double HoldSeconds = 2, RmsSeconds = 0.3;
    const float Head = 16, Number = 36, ClipWord = 30;

    readonly Reading _peak;
    readonly bool _isVertical, _hasScale, _hasWord;
    readonly double _wantedMark;
    readonly TapListener? _rmsTap;
    readonly string _title;
    readonly Box _bar;
    readonly DbAxis _axis;
    Carried _reading;
    Falling _level = new(LowDb);
    Held _held = new(LowDb, HoldSeconds);
    double _power, _markDb = -12;
    float _levelAt, _heldAt, _rmsAt, _highest = float.NegativeInfinity;
    bool _isClipped;

    /// <param name="markDbfs">NaN: the peak that the page's presets are made for.</param>
    /// <param name="rms">Its power over 0.3 s is a second bar inside (a sine's RMS reads its peak, AES17).</param>
    /// <param name="title">At the left of a horizontal meter, under a vertical one.</param>
    public PeakMeter(Reading peak, Box box, bool isVertical = true, double markDbfs = double.NaN, Tap? rms = null, string title = "") : base(box)
    {
        (_peak, _isVertical, _wantedMark, _title) = (peak, isVertical, markDbfs, title);
        _rmsTap = rms == null ? null : new TapListener(rms);
        _reading = new Carried((float)peak.Rest);
        float name = title.Length == 0 ? 0 : isVertical ? Head : Font.SemiBold.Width(title) * Look.Small + 8;
        if (isVertical)
        {
            _hasScale = box.Width >= 40;
            _hasWord = true;
            _bar = new(box.X + (_hasScale ? 2 : box.Width / 2 - 6), box.Y + Head + 2, _hasScale ? Math.Max(10, box.Width - 28) : 12, box.Height - 2 * Head - 4 - name);
            _axis = new(_bar.Bottom - 1, _bar.Y + 1, LowDb, HighDb);
        }
        else
        {
            _hasScale = box.Height >= 24;
            _hasWord = box.Width - name >= 150;
            float height = Math.Clamp(box.Height - (_hasScale ? 14 : 0), 6, 14);
            _bar = new(box.X + name, box.Y + (_hasScale ? 0 : (box.Height - height) / 2), box.Width - name - Number - (_hasWord ? ClipWord : 0) - 4, height);
            _axis = new(_bar.X + 1, _bar.Right - 1, LowDb, HighDb);
        }
    }

    /// <summary>A peak came to 0 dBFS since the last click.</summary>
    public bool IsClipped => _isClipped;

    /// <summary>What the bar and the line show.</summary>
    internal (float Level, float Held, float Highest) Db => (_level.Db, _held.Db, _highest);
    internal float RmsDb => Levels.PowerDb(2 * _power);

    public override string Tip => "Highest sample. Stay near the mark: that is the level the presets are made for. Click clears CLIP and the number.";
    public override bool CanFocus => true;
    public override bool IsMoving => _reading.IsWaiting || _level.Db > LowDb || _held.Db > LowDb || _power > 1e-9;

    public override bool Follow(Shown v, double seconds)
    {
        float db = _reading.Take(v[_peak], seconds);
        _level.Move(Math.Min(db, HighDb), seconds);
        _held.Move(Math.Min(db, HighDb), seconds);
        bool changed = Snap.Move(ref _levelAt, _axis.At(_level.Db)) | Snap.Move(ref _heldAt, _axis.At(_held.Db));
        changed |= TakeHighest(db) | TakeRms(v, seconds) | MarkDb(v) != _markDb;
        _markDb = MarkDb(v);
        return changed;
    }

    bool TakeHighest(float db)
    {
        if (db <= _highest || db <= _peak.Rest) return false;
        float before = _highest;
        bool wasClipped = _isClipped;
        (_highest, _isClipped) = (db, _isClipped || db >= 0);
        return Tenths(before) != Tenths(db) || wasClipped != _isClipped;
    }

    static float Tenths(float db) => float.IsFinite(db) ? MathF.Floor(db * 10 + 0.5f) : db;

    bool TakeRms(Shown v, double seconds)
    {
        if (_rmsTap == null) return false;
        int frames = _rmsTap.Take(v, out var left, out var right);
        double sum = 0;
        for (int i = 0; i < frames; i++) sum += left[i] * left[i] + right[i] * right[i];
        double now = frames > 0 && double.IsFinite(sum) ? sum / (2 * frames) : 0;
        if (frames > 0 || _rmsTap.IsSilent) _power = now + (_power - now) * Levels.Left(frames > 0 ? frames / v.SampleRate : seconds, RmsSeconds);
        return Snap.Move(ref _rmsAt, _axis.At(Levels.PowerDb(2 * _power)));
    }

    /// <summary>Where CLIP lights up.</summary>
    Box Lamp => _isVertical ? new(Middle - 16, Box.Y, 32, Head - 2) : new(_bar.Right + 4, Math.Max(Box.Y, _bar.Centre.Y - 7), _hasWord ? ClipWord : Number, 14);

    /// <summary>Of a vertical meter's bar and words, along x.</summary>
    float Middle => _hasScale ? Math.Max(_bar.Centre.X, Box.X + 16) : Box.Centre.X;

    double MarkDb(Shown v) => double.IsNaN(_wantedMark) ? v.Page.CalibratedPeakDb : _wantedMark;

    void Clear()
    {
        (_isClipped, _highest) = (false, float.NegativeInfinity);
        Invalidate();
    }

    public override bool Press(in Pointer p)
    {
        Clear();
        return false;
    }

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key != Key.Enter || key.Mods != Mods.None) return false;
        Clear();
        return true;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        c.Begin().RoundRect(_bar, 3).Fill(Look.WellDeep);
        if (_isVertical || _hasWord) c.Begin().RoundRect(Lamp, 3).Fill(0x60000000);
        if (_title.Length > 0)
        {
            if (_isVertical) Wells.Title(c, _title, Middle, Box.Bottom - 4, Align.Centre);
            else Wells.Title(c, _title, Box.X, _bar.Centre.Y + 4);
        }
        if (!_hasScale) return;
        double mark = MarkDb(v);
        int step = Math.Max(6, _axis.Step(_isVertical ? 14 : 24));
        for (int db = 0; db >= LowDb; db -= step) Scale(c, db, mark);
        if (mark % step != 0) Scale(c, (int)mark, mark);
    }

    void Scale(Canvas c, int db, double mark)
    {
        float at = _axis.At(db);
        bool isMark = db == mark;
        if (!isMark && Math.Abs(_axis.At(mark) - at) < (_isVertical ? 12 : 26)) return;
        uint ink = isMark ? Look.Ink : Look.Dim;
        if (_isVertical)
        {
            c.Begin().Rect(new(_bar.Right + 1, at - 0.5f, isMark ? 5 : 3, 1)).Fill(ink);
            Figures.Scale(c, db, Box.Right, at + 4, ink, Align.Right);
        }
        else
        {
            c.Begin().Rect(new(at - 0.5f, _bar.Bottom + 1, 1, isMark ? 4 : 2)).Fill(ink);
            Figures.Scale(c, db, Math.Clamp(at, Box.X + 8, Box.Right - 8), _bar.Bottom + 13, ink);
        }
    }

    public override void Draw(Canvas c, Shown v)
    {
        float mark = _axis.At(_markDb), full = _axis.At(0);
        Part(c, _axis.From, Math.Abs(_levelAt - _axis.From) < Math.Abs(mark - _axis.From) ? _levelAt : mark, 0xFF5DA352);
        if (Beyond(_levelAt, mark)) Part(c, mark, Beyond(_levelAt, full) ? full : _levelAt, Look.Amber);
        if (Beyond(_levelAt, full)) Part(c, full, _levelAt, Look.Red);
        if (_rmsTap != null) Part(c, _axis.From, _rmsAt, 0xB0FFFFFF, inset: 0.36f);
        if (_held.Db > LowDb) Across(c, _heldAt, 1.5f, _held.Db >= 0 ? Look.Red : Look.Ink);
        Across(c, mark, 1, 0xC0FFFFFF);
        Words(c);
    }

    bool Beyond(float place, float other) => _isVertical ? place < other : place > other;

    void Part(Canvas c, float from, float to, uint argb, float inset = 0.1f)
    {
        float across = _isVertical ? _bar.Width : _bar.Height;
        Box part = _isVertical
            ? new(_bar.X + across * inset, Math.Min(from, to), across * (1 - 2 * inset), Math.Abs(to - from))
            : new(Math.Min(from, to), _bar.Y + across * inset, Math.Abs(to - from), across * (1 - 2 * inset));
        if (part.Width > 0 && part.Height > 0) c.Begin().Rect(part).Fill(argb);
    }

    void Across(Canvas c, float at, float thick, uint argb) =>
        c.Begin().Rect(_isVertical ? new(_bar.X, at - thick / 2, _bar.Width, thick) : new(at - thick / 2, _bar.Y, thick, _bar.Height)).Fill(argb);

    /// <summary>CLIP and the highest peak.</summary>
    void Words(Canvas c)
    {
        Vector2 number = _isVertical ? new(Middle, _bar.Bottom + 13) : new(Box.Right, _bar.Centre.Y + 4);
        if (_isClipped)
        {
            c.Begin().RoundRect(Lamp, 3).Fill(Look.CreamRed);
            Wells.Title(c, "CLIP", Lamp.Centre.X, Lamp.Y + 11, Align.Centre, 0xFFFFFFFF);
            if (!_isVertical && !_hasWord) return; // the word stands where the number was
        }
        Span<char> text = stackalloc char[16];
        int length = float.IsFinite(_highest) ? Figures.Write(text, _highest, 1, default, hasPlus: true) : Figures.Write(text, double.NegativeInfinity, 0);
        c.Text(Font.SemiBold, text[..length], number.X, number.Y, Look.Small, _isClipped ? Look.Wrong : Look.Ink, _isVertical ? Align.Centre : Align.Right);
    }
}
