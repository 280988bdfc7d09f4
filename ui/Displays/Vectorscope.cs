using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// Left against right, turned by 45°: mono stands upright, left alone leans to the left at 45°, opposite polarity lies down. Distance from
/// the middle grows with the level's power of 3/4, so that quiet parts are seen. Dots fade within a third of a second. UI thread; allocates when made.
/// </summary>
public sealed class Vectorscope : Widget
{
    const int Batch = 256, Batches = 8;          // dots a turn, turns that are kept
    const double TurnSeconds = 1 / 24.0;
    const float DotSize = 1.5f;
    const float Diagonal = 0.70710678f, Quietest = 1e-4f;

    readonly TapListener _tap;
    readonly Vector2 _centre;
    readonly float _radius;
    readonly Vector2[] _dots = new Vector2[Batch * Batches];
    readonly int[] _counts = new int[Batches];
    Beat _beat = new(Beat.Frame); // not with the spectra
    Box _seen, _changed;
    double _age, _sinceBeat;
    float _phase;
    int _turn;

    public Vectorscope(Tap tap, Box box) : base(box)
    {
        _tap = new TapListener(tap);
        bool isSmall = Math.Min(box.Width, box.Height) < 160;
        _radius = Math.Min(box.Width - (isSmall ? 34 : 44), box.Height - (isSmall ? 34 : 44)) / 2;
        _centre = box.Centre + new Vector2(0, isSmall ? 6 : 0);
    }

    public override string Tip => "An upright figure is mono, a ball is wide, a lying one is out of phase: the centre belongs to voice, bass and kick.";
    public override bool IsMoving => !_tap.IsSilent || Count > 0;

    /// <summary>Dots to be seen, and each of them, units.</summary>
    internal int Count
    {
        get
        {
            int all = 0;
            foreach (int n in _counts) all += n;
            return all;
        }
    }

    internal Vector2 Centre => _centre;
    internal ReadOnlySpan<Vector2> Newest => _dots.AsSpan(_turn * Batch, _counts[_turn]);

    public override Box Changed => _changed;

    public override bool Follow(Shown v, double seconds)
    {
        _sinceBeat += seconds;
        if (!_beat.Pass(seconds)) return false;
        bool changed = false;
        for (_age += Math.Min(_sinceBeat, 0.5); _age >= TurnSeconds; _age -= TurnSeconds)
        {
            _turn = (_turn + 1) % Batches;
            changed |= Count > 0;
            _counts[_turn] = 0;
        }
        int frames = _tap.Take(v, out var left, out var right);
        // Evenly over what came: as many as fill a turn's room in a turn's time.
        float step = Math.Max(1, (float)(v.SampleRate * TurnSeconds / Batch));
        for (; _phase < frames; _phase += step) changed |= Add(left[(int)_phase], right[(int)_phase]);
        _phase = Math.Max(0, _phase - frames);
        _sinceBeat = 0;
        if (!changed) return false;
        Box now = Bounds();
        (_changed, _seen) = (_seen.Union(now), now);
        return true;
    }

    /// <summary>Around all dots.</summary>
    Box Bounds()
    {
        Vector2 least = new(float.PositiveInfinity), most = new(float.NegativeInfinity);
        for (int turn = 0; turn < Batches; turn++)
        {
            foreach (Vector2 dot in _dots.AsSpan(turn * Batch, _counts[turn])) (least, most) = (Vector2.Min(least, dot), Vector2.Max(most, dot));
        }
        return most.X >= least.X ? new Box(least.X, least.Y, most.X - least.X, most.Y - least.Y).Inset(-2) : default;
    }

    bool Add(float left, float right)
    {
        float side = (right - left) * Diagonal, middle = (left + right) * Diagonal, size = MathF.Sqrt(side * side + middle * middle);
        if (!(size > Quietest) || !float.IsFinite(size) || _counts[_turn] == Batch) return false;
        float root = MathF.Sqrt(Math.Min(size, 1)), stretch = _radius * root * MathF.Sqrt(root) / size;
        _dots[_turn * Batch + _counts[_turn]++] = new(Snap.To(_centre.X + side * stretch), Snap.To(_centre.Y - middle * stretch));
        return true;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        Wells.Draw(c, Box);
        c.Begin().Circle(_centre, _radius).Fill(Paint.Radial(0x1858B7E8, 0x0458B7E8, _centre, _radius));
        foreach (float part in (ReadOnlySpan<float>)[1, 0.70710678f, 0.5f]) c.Begin().Ring(_centre, _radius * part, 1, 0, 1).Fill(part == 1 ? Wells.GridStrong : Wells.Grid);
        float d = _radius * Diagonal;
        c.Begin().Line(_centre - new Vector2(0, _radius), _centre + new Vector2(0, _radius), 1).Line(_centre - new Vector2(_radius, 0), _centre + new Vector2(_radius, 0), 1).Fill(Wells.Grid);
        c.Begin().Line(_centre - new Vector2(d, d), _centre + new Vector2(d, d), 1).Line(_centre + new Vector2(-d, d), _centre + new Vector2(d, -d), 1).Fill(Wells.GridStrong);
        Name(c, "M", new(0, -_radius - 12));
        Name(c, "L", new(-d - 10, -d - 8));
        Name(c, "R", new(d + 10, -d - 8));
        Name(c, "S", new(-_radius - 11, 0));
        Name(c, "S", new(_radius + 11, 0));
    }

    void Name(Canvas c, string name, Vector2 at) => Wells.Title(c, name, _centre.X + at.X, _centre.Y + at.Y + 4, Align.Centre);

    public override void Draw(Canvas c, Shown v)
    {
        for (int back = Batches - 1; back >= 0; back--)
        {
            int turn = (_turn + Batches - back) % Batches;
            if (_counts[turn] == 0) continue;
            c.Dots(_dots.AsSpan(turn * Batch, _counts[turn]), DotSize, (uint)(0xE0 * (Batches - back) / Batches) << 24 | (back < 2 ? 0x9AD6F5u : Look.Blue & 0xFFFFFF));
        }
    }
}
