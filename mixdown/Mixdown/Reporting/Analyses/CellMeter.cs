using TopDown.Dsp;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>Gathers a stream of stereo into cells of one length, so that what is measured of them does not depend on how the stream is cut.</summary>
/// <param name="frames">Length of a cell.</param>
public abstract class CellMeter(int frames)
{
    readonly float[] _left = new float[frames], _right = new float[frames];
    int _filled;

    /// <summary>Frames of a cell.</summary>
    protected int CellFrames => frames;

    /// <summary>Listens to what follows; mono counts as both sides.</summary>
    public void Add(Audio x)
    {
        for (int at = 0; at < x.Length;)
        {
            int run = Math.Min(x.Length - at, frames - _filled);
            x.Left.Slice(at, run).CopyTo(_left.AsSpan(_filled));
            (x.Channels == 2 ? x.Right : x.Left).Slice(at, run).CopyTo(_right.AsSpan(_filled));
            at += run;
            _filled += run;
            if (_filled < frames) continue;
            _filled = 0;
            Take(_left, _right);
        }
    }

    /// <summary>A whole cell.</summary>
    protected abstract void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right);
}
