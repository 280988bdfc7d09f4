using TopDown.Dsp.Limiting;

namespace TopDown.Dsp;

/// <summary>
/// True peak of one channel, or of a pair's higher one, after ITU-R BS.1770-5 Annex 2, but by the limiter's interpolator: eight points a sample and the parabolas through
/// them, where the standard asks for four points. Reads, changes nothing; the same figures for every split, blocks of 1 included.
/// </summary>
public sealed class TruePeakMeter
{
    /// <summary>How far the reading is behind the sound: that many frames of silence bring out the last peak.</summary>
    public const int DelayFrames = PeakInterpolator.Delay;

    const int Block = 256;

    readonly PeakInterpolator _between = new();
    readonly float[] _line = new float[Block], _right = new float[Block], _read = new float[Block];

    public TruePeakMeter() => _between.Prepare(Block);

    /// <summary>Largest magnitude since Reset, between samples and on them, linear.</summary>
    public float Peak { get; private set; }

    public void Reset()
    {
        _between.Reset();
        Peak = 0;
    }

    /// <summary>Measures a call of 0 frames or more, finite; returns its largest magnitude.</summary>
    public float Process(ReadOnlySpan<float> x) => Process(x, default);

    /// <summary>The same for the higher of two channels, at the cost of one.</summary>
    /// <param name="right">As long as <paramref name="left"/>, or empty.</param>
    public float Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float peak = 0;
        while (!left.IsEmpty)
        {
            int n = Math.Min(left.Length, Block);
            left[..n].CopyTo(_line);
            if (right.IsEmpty)
            {
                _between.Process(new(_line.AsSpan(0, n)), _read);
            }
            else
            {
                right[..n].CopyTo(_right);
                _between.Process(new(_line.AsSpan(0, n), _right.AsSpan(0, n)), _read);
                right = right[n..];
            }
            peak = MathF.Max(peak, Samples.Peak(_read.AsSpan(0, n)));
            left = left[n..];
        }
        Peak = MathF.Max(Peak, peak);
        return peak;
    }

    /// <summary>Lets the last frames out, as if silence followed; returns their largest magnitude.</summary>
    public float Drain() => Process(stackalloc float[DelayFrames]);
}
