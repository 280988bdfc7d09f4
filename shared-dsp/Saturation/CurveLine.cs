using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TopDown.Dsp.Saturation;

/// <summary>
/// The curve on its way from one <see cref="CurvePoint"/> to another: every number moves in a straight line, given as a function of the
/// position, so that it does not depend on where a call cuts the way.
/// </summary>
readonly struct CurveLine
{
    readonly Lanes _gain, _offset, _hard, _rest, _level, _match;

    /// <param name="from">At position 0.</param>
    /// <param name="to">At position <paramref name="frames"/>.</param>
    /// <param name="frames">1 or more.</param>
    public CurveLine(in CurvePoint from, in CurvePoint to, int frames)
    {
        _gain = new(from.Gain, to.Gain, frames);
        _offset = new(from.Offset, to.Offset, frames);
        _hard = new(from.Hard, to.Hard, frames);
        _rest = new(from.Rest, to.Rest, frames);
        _level = new(from.Level, to.Level, frames);
        _match = new(from.Match, to.Match, frames);
    }

    /// <summary>The curve's value, and the dry signal within the curve's reach.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Wet(Vector256<float> x, Vector256<float> at, out Vector256<float> reached)
    {
        Vector256<float> offset = _offset.At(at);
        Vector256<float> bent = SoftCurve.Bend(x + offset, _gain.At(at), _hard.At(at), out Vector256<float> moved);
        reached = moved - offset;
        return _level.At(at) * (bent - _rest.At(at));
    }

    /// <summary>What the curve adds to the matched dry signal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Added(Vector256<float> x, Vector256<float> at) => Wet(x, at, out _) - _match.At(at) * x;

    readonly struct Lanes(double from, double to, int frames)
    {
        readonly Vector256<float> _start = Vector256.Create((float)from), _step = Vector256.Create((float)((to - from) / frames));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> At(Vector256<float> position) => Vector256.MultiplyAddEstimate(_step, position, _start);
    }
}
