using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// A VU meter: average of the rectified signal, calibrated on a sine, moved by a coil (IEC 60268-17; the two channels' mean). The scale is
/// linear in amplitude, as the instrument's is: −20 to +3 VU.
/// </summary>
public sealed class VuMeter : Widget
{
    const double Full = 1.41253754; // +3 dB, the end of the scale
    const double SineForm = 1.5707963267948966; // peak over rectified mean

    readonly TapListener _tap;
    readonly Dial _dial;
    readonly double _zero, _zeroDbfs;
    readonly string _title;
    Coil _coil;
    double _drive;
    float _place = -1;
    Box _changed;

    /// <param name="zeroDbfs">Peak of the sine that reads 0 VU.</param>
    public VuMeter(Tap tap, Box box, double zeroDbfs = -12, string title = "") : base(box)
    {
        (_tap, _zeroDbfs, _zero, _title) = (new TapListener(tap), zeroDbfs, Levels.Amplitude(zeroDbfs), title);
        _dial = new Dial(box);
    }

    /// <summary>What the pointer shows.</summary>
    internal double Vu => Levels.Db(_coil.At);

    public override string Tip => "Average level, as loud as it feels: 0 VU is the level that the tape and the presets are made for.";
    public override bool IsMoving => !_tap.IsSilent || !_coil.IsAt(0);

    public override bool Follow(Shown v, double seconds)
    {
        int frames = _tap.Take(v, out var left, out var right);
        double sum = 0;
        for (int i = 0; i < frames; i++) sum += Math.Abs(left[i]) + Math.Abs(right[i]);
        if (_tap.IsSilent) _drive = 0;
        else if (frames > 0) _drive = sum / (2 * frames) * SineForm / _zero;
        if (!double.IsFinite(_drive)) _drive = 0;
        _coil.Move(Math.Min(_drive, 2 * Full), seconds, 0.0005);
        float before = _place;
        if (!Snap.Move(ref _place, _dial.Along(0, Place(_coil.At)))) return false;
        _changed = before < 0 ? Box : NeedleAt(before).Union(NeedleAt(_place));
        return true;
    }

    Box NeedleAt(float along) => _dial.NeedleBox(along / _dial.Along(0, 1));

    public override Box Changed => _changed;

    static float Place(double amplitude) => (float)(Math.Clamp(amplitude, 0, Full * 1.02) / Full);

    public override void DrawStill(Canvas c, Shown v)
    {
        _dial.DrawStill(c);
        float zero = Place(1), end = Place(Full);
        _dial.Arc(c, 0, zero, 0, 1.2f, Look.CreamInk);
        _dial.Arc(c, zero, end, 2, 4, Look.CreamRed);
        float free = -100;
        foreach (int vu in (ReadOnlySpan<int>)[-20, -10, -7, -5, -3, -2, -1, 0, 1, 2, 3])
        {
            float at = Place(Levels.Amplitude(vu)), along = _dial.Along(0, at);
            bool isNamed = vu is -20 or 0 or 3 || (along - free >= 20 && _dial.Along(at, zero) >= 16 && vu < 0);
            uint ink = vu > 0 ? Look.CreamRed : Look.CreamInk;
            _dial.Tick(c, at, isNamed ? 10 : 6, isNamed ? 1.6f : 1, ink);
            if (!isNamed) continue;
            free = along;
            _dial.Number(c, at, vu, ink, hasPlus: true);
        }
        Vector2 middle = _dial.Middle;
        c.Text(Font.SemiBold, "VU", middle.X, middle.Y, 15, Look.CreamInk, Align.Centre);
    }

    public override void Draw(Canvas c, Shown v)
    {
        _dial.Needle(c, _place / _dial.Along(0, 1));
        Span<char> zero = stackalloc char[32];
        "0 = ".CopyTo(zero);
        _dial.DrawLip(c, _title, zero[..(4 + Figures.Write(zero[4..], _zeroDbfs, 0, "dBFS"))]);
    }
}
