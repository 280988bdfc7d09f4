using TopDown.Dsp;
using TopDown.Mixdown.Sessions;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// Gain and pan of a track, bus or the mix bus, with its lanes. Where a lane moves, the gain goes straight from one multiple of 32 frames of
/// the song to the next and is exact there, so that it does not hang on where chunks begin.
/// </summary>
/// <param name="channels">Of what is panned.</param>
/// <param name="db">Steady gain, lanes come on top.</param>
/// <param name="pan">−1…1; a pan lane stands for it.</param>
/// <param name="lanes">Of this strip, those that are on.</param>
sealed class StripGain(int channels, double db, double pan, bool isInverted, IReadOnlyList<Lane> lanes, double rate)
{
    const int Cell = 32;

    readonly LaneCurve? _volume = Straight(lanes, Lane.Volume, rate), _pan = Straight(lanes, Lane.Pan, rate);
    readonly LaneCurve? _gate = lanes.FirstOrDefault(l => l.Parameter == Lane.Mute) is { } mute ? LaneCurve.Gates(mute, rate) : null;
    (float Left, float Right)? _steady;

    static LaneCurve? Straight(IReadOnlyList<Lane> lanes, string parameter, double rate) =>
        lanes.FirstOrDefault(l => l.Parameter == parameter) is { } lane ? LaneCurve.Straight(lane, rate) : null;

    bool IsSteady => _volume == null && _pan == null && _gate == null;

    /// <summary>Linear gains at a frame of the song.</summary>
    public (float Left, float Right) At(long frame)
    {
        double ride = _volume?[frame] ?? 0;
        double gain = ride <= SessionValues.MinVolumeDb ? 0 : Math.Pow(10, (db + ride) / 20) * (_gate?[frame] ?? 1) * (isInverted ? -1 : 1);
        var (left, right) = PanLaw.Gains(channels, _pan?[frame] ?? pan);
        return ((float)(gain * left), (float)(gain * right));
    }

    /// <summary>to += gain · (left, right), the song's frames from <paramref name="at"/> on.</summary>
    public void AddTo(Audio to, ReadOnlySpan<float> left, ReadOnlySpan<float> right, long at)
    {
        if (IsSteady)
        {
            var (l, r) = _steady ??= At(0);
            Sums.Add(to.Left, left, l);
            Sums.Add(to.Right, right, r);
            return;
        }
        for (int done = 0; done < to.Length;)
        {
            int inCell = (int)((at + done) & (Cell - 1)), n = Math.Min(Cell - inCell, to.Length - done);
            var (from, next) = (At(at + done - inCell), At(at + done - inCell + Cell));
            Sums.Add(to.Left.Slice(done, n), left.Slice(done, n), new Ramp(from.Left, (next.Left - from.Left) / Cell, inCell));
            Sums.Add(to.Right.Slice(done, n), right.Slice(done, n), new Ramp(from.Right, (next.Right - from.Right) / Cell, inCell));
            done += n;
        }
    }

    /// <summary>x ← gain · x.</summary>
    public void Scale(Audio x, long at)
    {
        if (IsSteady)
        {
            var (l, r) = _steady ??= At(0);
            new Audio(x.Left).Scale(new Ramp(l));
            new Audio(x.Right).Scale(new Ramp(r));
            return;
        }
        for (int done = 0; done < x.Length;)
        {
            int inCell = (int)((at + done) & (Cell - 1)), n = Math.Min(Cell - inCell, x.Length - done);
            var (from, next) = (At(at + done - inCell), At(at + done - inCell + Cell));
            new Audio(x.Left.Slice(done, n)).Scale(new Ramp(from.Left, (next.Left - from.Left) / Cell, inCell));
            new Audio(x.Right.Slice(done, n)).Scale(new Ramp(from.Right, (next.Right - from.Right) / Cell, inCell));
            done += n;
        }
    }
}
