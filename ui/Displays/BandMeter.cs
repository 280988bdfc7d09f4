using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// One band's moving gain from 0: down as reduction (the reading's positive side), up as gain, with its number. Glides with 30 ms, so that single
/// blocks do not flicker.
/// </summary>
public sealed class BandMeter : Widget
{
    const double GlideSeconds = 0.03;

    readonly Reading _moved;
    readonly Box _bar;
    readonly DbAxis _axis;
    readonly bool _hasScale;
    Carried _reading;
    Readable _number;
    float _db, _target, _at, _zero;

    /// <param name="moved">dB of reduction; negative is gain.</param>
    public BandMeter(Reading moved, Box box, float downDb = 24, float upDb = 12) : base(box)
    {
        _moved = moved;
        _hasScale = box.Width >= 48;
        float width = Math.Clamp(_hasScale ? box.Width - 36 : box.Width - 8, 6, 22);
        _bar = new(_hasScale ? box.X + (box.Width - width - 26) / 2 : box.Centre.X - width / 2, box.Y + 4, width, box.Height - 4 - 20);
        _axis = new(_bar.Bottom - 1, _bar.Y + 1, -downDb, upDb);
        _reading = new Carried((float)moved.Rest);
        _zero = _at = Snap.To(_axis.At(0));
    }

    public override string Tip => "What this band does to the level now: down is reduction, up is gain.";
    public override bool IsMoving => _reading.IsWaiting || _db != _target || _number.IsLate(_db);

    /// <summary>Gain as shown, dB.</summary>
    internal float Db => _db;

    public override bool Follow(Shown v, double seconds)
    {
        _target = -_reading.Take(v[_moved], seconds);
        _db = _target + (_db - _target) * Levels.Left(seconds, GlideSeconds);
        if (Math.Abs(_db - _target) < 0.02f) _db = _target;
        return Snap.Move(ref _at, _axis.At(_db)) | _number.Move(_db, seconds);
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        c.Begin().RoundRect(_bar.Inset(-1), 4).Fill(0x18FFFFFF);
        c.Begin().RoundRect(_bar, 3).Fill(Look.WellDeep);
        int step = Math.Max(3, _axis.Step(_hasScale ? 15 : 10));
        for (int db = (int)_axis.Low / step * step; db <= _axis.High; db += step)
        {
            float y = _axis.At(db);
            c.Begin().Rect(_hasScale ? new(_bar.Right + 2, y - 0.5f, 4, 1) : new(_bar.X, y - 0.5f, _bar.Width, 1)).Fill(_hasScale ? Look.Dim : Wells.Grid);
            if (_hasScale) Figures.Scale(c, db, _bar.Right + 28, y + 4, db == 0 ? Look.Ink : Look.Dim, Align.Right, hasPlus: true);
        }
    }

    public override void Draw(Canvas c, Shown v)
    {
        Box inner = _bar.Inset(2);
        if (_at > _zero) c.Begin().Rect(new(inner.X, _zero, inner.Width, _at - _zero)).Fill(Paint.Vertical(Look.Amber, Look.AmberDeep, _zero, _axis.From));
        else if (_at < _zero) c.Begin().Rect(new(inner.X, _at, inner.Width, _zero - _at)).Fill(Look.Blue);
        c.Begin().Rect(new(_bar.X - 2, _zero - 0.75f, _bar.Width + 4, 1.5f)).Fill(Look.Ink);
        float x = Math.Max(_bar.Centre.X, Box.X + 16);
        Figures.Draw(c, Font.SemiBold, _number.Tenths, 1, x, Box.Bottom - 4, Look.Small, Look.Ink, Align.Centre, default, hasPlus: true);
    }
}
