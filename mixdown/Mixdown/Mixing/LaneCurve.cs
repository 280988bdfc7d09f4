using TopDown.Mixdown.Sessions;

namespace TopDown.Mixdown.Mixing;

/// <summary>A lane as a line through knots, a function of the song's frame alone. Two knots at one frame are a jump.</summary>
sealed class LaneCurve
{
    const double MuteSeconds = 0.005;

    readonly List<double> _frames = [], _values = [];

    /// <summary>Frames of the knots, in order.</summary>
    public IReadOnlyList<double> Frames => _frames;

    /// <summary>Numbers: straight from point to point.</summary>
    public static LaneCurve Straight(Lane lane, double rate)
    {
        var curve = new LaneCurve();
        double[] values = SessionValues.Of(lane);
        for (int i = 0; i < values.Length; i++) curve.Add(lane.Points[i].Seconds * rate, values[i]);
        return curve;
    }

    /// <summary>Words and switches: each value holds until the next point.</summary>
    public static LaneCurve Steps(Lane lane, double rate)
    {
        var curve = new LaneCurve();
        double[] values = SessionValues.Of(lane);
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0) curve.Add(lane.Points[i].Seconds * rate, values[i - 1]);
            curve.Add(lane.Points[i].Seconds * rate, values[i]);
        }
        return curve;
    }

    /// <summary>A mute as linear gain: from each point on it moves to 0 or 1 at 1 in 5 ms.</summary>
    public static LaneCurve Gates(Lane lane, double rate)
    {
        var curve = new LaneCurve();
        double fade = MuteSeconds * rate, gain = double.NaN, last = 0, target = 0;
        double[] values = SessionValues.Of(lane);
        for (int i = 0; i < values.Length; i++)
        {
            double at = lane.Points[i].Seconds * rate, whole = Math.Abs(target - gain) * fade;
            if (i == 0) gain = 1 - values[0];
            else if (at - last >= whole)
            {
                curve.Add(last + whole, target);
                gain = target;
            }
            else gain += Math.Sign(target - gain) * (at - last) / fade;
            curve.Add(at, gain);
            (last, target) = (at, 1 - values[i]);
        }
        curve.Add(last + Math.Abs(target - gain) * fade, target);
        return curve;
    }

    void Add(double frame, double value)
    {
        _frames.Add(frame);
        _values.Add(value);
    }

    /// <summary>At a jump the value after it.</summary>
    public double this[double frame]
    {
        get
        {
            int next = After(frame);
            if (next == 0) return _values[0];
            if (next == _frames.Count) return _values[^1];
            double from = _frames[next - 1], share = (frame - from) / (_frames[next] - from);
            return double.Lerp(_values[next - 1], _values[next], share);
        }
    }

    /// <summary>Whether it has one value from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public bool IsEven(double from, double to) => After(from) == After(to) && this[from] == this[to];

    // first knot after a frame
    int After(double frame)
    {
        int low = 0, high = _frames.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_frames[middle] <= frame) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
