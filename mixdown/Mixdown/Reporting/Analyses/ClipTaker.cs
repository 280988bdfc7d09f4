using TopDown.Dsp;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>Keeps a passage of a stream for the players.</summary>
public sealed class ClipTaker
{
    readonly long _from;
    readonly float[][] _kept;

    /// <param name="stretch">The passage.</param>
    /// <param name="rate">Hz.</param>
    public ClipTaker(StretchReport stretch, int rate)
    {
        _from = (long)Math.Round(stretch.FromS * rate);
        int frames = (int)((long)Math.Round(stretch.ToS * rate) - _from);
        _kept = [new float[frames], new float[frames]];
        (Stretch, Rate) = (stretch, rate);
    }

    public StretchReport Stretch { get; }

    /// <summary>Hz.</summary>
    public int Rate { get; }

    /// <summary>What was kept; silence where nothing came.</summary>
    public IReadOnlyList<float[]> Samples => _kept;

    /// <summary>Takes of a block what belongs to the passage.</summary>
    /// <param name="at">The block's first frame on song time.</param>
    /// <param name="x">Mono counts as both sides.</param>
    public void Add(long at, Audio x)
    {
        long from = Math.Max(at, _from), to = Math.Min(at + x.Length, _from + _kept[0].Length);
        if (from >= to) return;
        var part = x.Slice((int)(from - at), (int)(to - from));
        part.Left.CopyTo(_kept[0].AsSpan((int)(from - _from)));
        (x.Channels == 2 ? part.Right : part.Left).CopyTo(_kept[1].AsSpan((int)(from - _from)));
    }
}
