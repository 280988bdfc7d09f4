using TopDown.Mixdown.Sessions;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// A lane of an insert's parameter as a host would send it: a point at each of the lane's own, on its sample, and on straight stretches one
/// every 128 frames, which the parameter's glide makes a line of.
/// </summary>
sealed class ParameterLane
{
    const int Step = 128;

    readonly LaneCurve _curve;
    readonly int _index;
    readonly bool _jumps;
    double _last;

    public ParameterLane(Lane lane, Parameter parameter, double rate)
    {
        (_index, _jumps) = (parameter.Index, parameter.Steps > 0);
        _curve = _jumps ? LaneCurve.Steps(lane, rate) : LaneCurve.Straight(lane, rate);
    }

    /// <summary>Where the parameter stands at the run's first frame; the points count from there.</summary>
    public double Start(long frame) => _last = _curve[frame];

    public int Index => _index;

    /// <summary>Appends the points of the song's frames from <paramref name="at"/> on, samples counted from there.</summary>
    /// <param name="grid">Frames from the run's first to <paramref name="at"/>.</param>
    public void Take(long at, long grid, int frames, List<Event> to)
    {
        if (_curve.IsEven(at, at + frames) && _curve[at] == _last) return;
        int knot = 0;
        while (knot < _curve.Frames.Count && Math.Ceiling(_curve.Frames[knot]) < at) knot++;
        for (int i = 0; i < frames;)
        {
            Point(at, i, to);
            int step = _jumps ? frames : (int)(i + Step - (grid + i) % Step);
            while (knot < _curve.Frames.Count && Math.Ceiling(_curve.Frames[knot]) <= at + i) knot++;
            i = knot < _curve.Frames.Count ? (int)Math.Min(step, Math.Ceiling(_curve.Frames[knot]) - at) : step;
        }
    }

    void Point(long at, int i, List<Event> to)
    {
        double value = _curve[at + i];
        if (value == _last) return;
        to.Add(new(i, _index, _last = value));
    }
}
