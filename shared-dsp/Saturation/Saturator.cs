using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Saturation;

/// <summary>
/// Memoryless soft saturation: a tanh curve whose drive, bias (even harmonics) and level match glide, inside an
/// <see cref="Oversampler"/>. Dry passes the same filters, so any mix is free of comb filtering. Drive 0 or mix 0 changes nothing but what the
/// resampler does. With bias the DC that the curve makes is taken out by a 5 Hz high-pass on what the curve adds.
/// </summary>
/// <remarks>
/// Any split into calls renders the same samples; a call whose ramps move stays inside one control cell. Mix 1 is bounded by
/// 2·level/g whatever finite input (up to 1e19) comes. Ramps act on the oversampled signal, half the latency before the output.
/// </remarks>
public sealed class Saturator
{
    const double DcHz = 5;

    readonly Oversampler _over = new();
    readonly DcBlocker[] _blockers = new DcBlocker[2];
    float[] _added = [];
    int _cell;
    (Ramp Drive, Ramp Bias, Ramp Match) _known;
    CurvePoint _from, _to;

    /// <summary>Base-rate frames, from factor and phase alone.</summary>
    public int LatencyFrames => _over.LatencyFrames;

    /// <param name="spec">Of the base rate.</param>
    /// <param name="factor">1, 2, 4 or 8; "Auto" is <see cref="Oversampler.AutoFactor"/>.</param>
    /// <param name="phase">Filter family.</param>
    public void Prepare(in Spec spec, int factor, Phase phase)
    {
        _over.Prepare(spec, factor, phase);
        _added = new float[(spec.MaxFrames * factor + 7) & ~7];
        _cell = spec.Cell;
        foreach (ref DcBlocker blocker in _blockers.AsSpan()) blocker.Prepare(DcHz, spec.SampleRate * factor);
        Reset();
    }

    /// <summary>Exact: the same output again as from new.</summary>
    public void Reset()
    {
        _over.Reset();
        foreach (ref DcBlocker blocker in _blockers.AsSpan()) blocker.Reset();
        Know(default, default, default);
    }

    /// <summary>
    /// Nothing audible left: Reset or skipping silence changes nothing. Never with bias: the rounding of a shifted curve leaves a
    /// trace (below −190 dBFS) where silence goes in.
    /// </summary>
    public bool AtRest => _from.Offset == 0 && _to.Offset == 0 && _over.AtRest && _blockers[0].AtRest && _blockers[1].AtRest;

    /// <summary>In place, with settings that stand still; a change between two calls is a step.</summary>
    public void Process(Audio x, double drive, double bias, double mix, double match) =>
        Process(x, new Ramp(drive), new Ramp(bias), new Ramp(mix), new Ramp(match));

    /// <summary>In place. Ramps that move share one cell and so one <see cref="Ramp.First"/>; constants may leave theirs 0.</summary>
    /// <param name="x">1 or 2 channels as prepared.</param>
    /// <param name="drive">0 to 10, see <see cref="CurvePoint.At"/>.</param>
    /// <param name="bias">0 to 1: 0 makes odd harmonics only.</param>
    /// <param name="mix">0 dry to 1 wet.</param>
    /// <param name="match">0 to 1: auto gain, a constant of drive and bias.</param>
    public void Process(Audio x, Ramp drive, Ramp bias, Ramp mix, Ramp match)
    {
        // The curve is exact at the ends of a cell and straight between, so it must not depend on where a call cuts the cell.
        if (drive with { First = 0 } != _known.Drive || bias with { First = 0 } != _known.Bias || match with { First = 0 } != _known.Match)
            Know(drive with { First = 0 }, bias with { First = 0 }, match with { First = 0 });
        int first = Math.Max(Math.Max(drive.First, bias.First), Math.Max(mix.First, match.First));
        bool even = _from.Offset != 0 || _to.Offset != 0;

        Audio up = _over.Up(x);
        for (int c = 0; c < up.Channels; c++)
        {
            Span<float> added = _added.AsSpan(0, up.Length);
            Curve(up[c], added, first, mix);
            if (even || !_blockers[c].IsEmpty) _blockers[c].Process(up[c], added, even);
        }
        _over.Down(x);
    }

    void Know(Ramp drive, Ramp bias, Ramp match)
    {
        _known = (drive, bias, match);
        _from = CurvePoint.At(drive.Start, bias.Start, match.Start);
        _to = drive.IsConstant && bias.IsConstant && match.IsConstant ? _from
            : CurvePoint.At(drive.After(_cell), bias.After(_cell), match.After(_cell));
    }

    // x = dry + mix·(wet − dry), and what the curve added to it. Whole vectors only: the last one runs on a copy, so that every
    // sample has the same arithmetic.
    void Curve(Span<float> x, Span<float> added, int first, Ramp mix)
    {
        CurveLine line = new(_from, _to, _cell * _over.Factor);
        Ramp fast = mix.Oversampled(_over.Factor);
        Vector256<float> start = Vector256.Create(fast.Start), step = Vector256.Create(fast.Step);
        Vector256<float> at = Vector256.Create((float)(first * _over.Factor)) + Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
        ref float io = ref MemoryMarshal.GetReference(x), more = ref MemoryMarshal.GetReference(added);
        int i = 0;
        for (; i + 8 <= x.Length; i += 8)
        {
            Vector256<float> amount = Vector256.MultiplyAddEstimate(step, at, start);
            Vector256<float> y = Point(Vector256.LoadUnsafe(ref io, (nuint)i), at, line, amount, out Vector256<float> difference);
            y.StoreUnsafe(ref io, (nuint)i);
            difference.StoreUnsafe(ref more, (nuint)i);
            at += Vector256.Create(8f);
        }
        if (i == x.Length) return;
        Span<float> tail = stackalloc float[8];
        tail.Clear();
        x[i..].CopyTo(tail);
        Point(Vector256.Create<float>(tail), at, line, Vector256.MultiplyAddEstimate(step, at, start), out Vector256<float> last).CopyTo(tail);
        tail[..(x.Length - i)].CopyTo(x[i..]);
        last.CopyTo(tail);
        tail[..(x.Length - i)].CopyTo(added[i..]);
    }

    // The difference is taken from the dry signal within the curve's reach, so that it is bounded as the wet signal is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Point(Vector256<float> x, Vector256<float> at, in CurveLine line, Vector256<float> mix, out Vector256<float> difference)
    {
        Vector256<float> wet = line.Wet(x, at, out Vector256<float> reached);
        difference = mix * (wet - reached);
        return Vector256.MultiplyAddEstimate(mix, wet, (Vector256<float>.One - mix) * x);
    }
}
