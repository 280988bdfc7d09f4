using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// Gain reduction on a moving-coil meter that rests at the left, as bus compressors have it; the chosen preset's goal is a zone of the scale
/// and a sentence. The scale spreads the first few dB.
/// </summary>
public sealed class Needle : Widget
{
    const float GoalEachWay = 0.5f;
    const double NumbersPerSecond = 8;

    readonly Reading _reduction;
    readonly Ear? _ear;
    readonly float _mostDb;
    readonly string _title;
    readonly Dial _dial;
    readonly char[] _goal = new char[32];
    Carried _reading;
    Coil _coil;
    Preset? _preset;
    double _goalDb, _sinceNumber;
    float _place, _shownDb;
    Box _changed;
    int _goalLength;

    /// <param name="mostDb">Where the scale ends.</param>
    /// <param name="ear">Whose goal is drawn.</param>
    public Needle(Reading reduction, Box box, float mostDb, Ear? ear = null, string title = "GAIN REDUCTION") : base(box)
    {
        (_reduction, _mostDb, _ear, _title) = (reduction, mostDb, ear, title);
        _dial = new Dial(box);
        _reading = new Carried((float)reduction.Rest);
        _place = -1;
    }

    /// <summary>Where dB lie on the arc: half of it belongs to the first third of the scale.</summary>
    float Place(double db) => (float)(Math.Clamp(db, 0, _mostDb) * 2 / (Math.Clamp(db, 0, _mostDb) + _mostDb));

    double Shown => Math.Clamp(_coil.At, 0, _mostDb);

    /// <summary>What the pointer shows, dB, and the goal as it is written.</summary>
    internal double Db => _coil.At;
    internal ReadOnlySpan<char> Goal => _goal.AsSpan(0, _goalLength);

    /// <summary>A place of the zone that the goal takes on the scale, units.</summary>
    internal Vector2 GoalAt => _dial.At(Place(_goalDb), 5);

    public override string Tip => "How much the compressor takes away now, with the inertia of a VU meter.";
    public override bool IsMoving => _reading.IsWaiting || !_coil.IsAt(_reading.Value);

    public override bool Follow(Shown v, double seconds)
    {
        bool changed = TakeGoal(v.Preset);
        _coil.Move(Math.Min(_reading.Take(v[_reduction], seconds), _mostDb * 1.02), seconds, 0.004);
        // Length of arc at the pointer's end, in units.
        float before = _place;
        bool swings = Snap.Move(ref _place, _dial.Along(0, Place(Shown)));
        _changed = changed ? Box : swings ? NeedleAt(before).Union(NeedleAt(_place)) : default;
        changed |= swings;
        if ((_sinceNumber += seconds) < 1 / NumbersPerSecond && IsMoving) return changed;
        _sinceNumber = 0;
        float tenths = MathF.Floor((float)Shown * 10 + 0.5f) / 10;
        if (tenths != _shownDb) (changed, _changed) = (true, _changed.Union(_dial.LipBox));
        _shownDb = tenths;
        return changed;
    }

    Box NeedleAt(float along) => _dial.NeedleBox(along / _dial.Along(0, 1));

    public override Box Changed => _changed;

    bool TakeGoal(Preset preset)
    {
        if (preset == _preset) return false;
        _preset = preset;
        _goalDb = _ear == null ? 0 : preset.GoalDb(_ear);
        _goalLength = 0;
        if (_goalDb <= 0) return true;
        "goal ".CopyTo(_goal);
        _goalLength = 5 + Figures.Write(_goal.AsSpan(5), Math.Max(0, _goalDb - GoalEachWay), Decimals(_goalDb - GoalEachWay));
        _goal[_goalLength++] = '–';
        _goalLength += Figures.Write(_goal.AsSpan(_goalLength), _goalDb + GoalEachWay, Decimals(_goalDb + GoalEachWay), "dB");
        return true;

        static int Decimals(double db) => db == Math.Floor(db) ? 0 : 1;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        _dial.DrawStill(c);
        Scale(c);
    }

    public override void Draw(Canvas c, Shown v)
    {
        if (_goalDb > 0) _dial.Arc(c, Place(_goalDb - GoalEachWay), Place(_goalDb + GoalEachWay), 5, 9, 0x804C9A3C);
        Vector2 middle = _dial.Middle;
        if (_goalLength > 0) c.Text(Font.Regular, _goal.AsSpan(0, _goalLength), middle.X, middle.Y, Look.Body, Look.CreamInk, Align.Centre);
        _dial.Needle(c, _place / _dial.Along(0, 1));
        Span<char> number = stackalloc char[16];
        _dial.DrawLip(c, _title, number[..Figures.Write(number, _shownDb, 1, "dB")]);
    }

    void Scale(Canvas c)
    {
        _dial.Arc(c, 0, 1, 0, 1.2f, Look.CreamInk);
        float free = -100;
        for (int db = 0; db <= _mostDb; db++)
        {
            float at = Place(db), along = _dial.Along(0, at);
            bool isNamed = along - free >= (db < 10 ? 15 : 19) && (db < 5 || db % 5 == 0 || db == 8);
            if (!isNamed && _dial.Along(Place(db - 1), at) < 4) continue;
            _dial.Tick(c, at, isNamed ? 10 : 6, isNamed ? 1.6f : 1, Look.CreamInk);
            if (!isNamed) continue;
            free = along;
            _dial.Number(c, at, db, Look.CreamInk);
        }
    }
}
