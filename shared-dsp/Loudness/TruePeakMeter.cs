using TopDown.Dsp.Limiting;

namespace TopDown.Dsp;

/// <summary>
/// True peak of one channel after ITU-R BS.1770-5 Annex 2, but by the limiter's interpolator: eight points a sample and the parabolas through
/// them, where the standard asks for four points. Reads, changes nothing; the same figures for every split, blocks of 1 included.
/// </summary>
public sealed class TruePeakMeter
{
    /// <summary>How far the reading is behind the sound: that many frames of silence bring out the last peak.</summary>
    public const int DelayFrames = PeakInterpolator.Delay;

    const int Block = 256;

    readonly PeakInterpolator _between = new();
    readonly float[] _line = new float[Block], _read = new float[Block];

    public TruePeakMeter() => _between.Prepare(Block);

    /// <summary>Largest magnitude since Reset, between samples and on them, linear.</summary>
    public float Peak { get; private set; }

    public void Reset()
    {
        _between.Reset();
        Peak = 0;
    }

    /// <summary>Measures a call of 0 frames or more, finite; returns its largest magnitude.</summary>
    public float Process(ReadOnlySpan<float> x)
    {
        float peak = 0;
        while (!x.IsEmpty)
        {
            int n = Math.Min(x.Length, Block);
            x[..n].CopyTo(_line);
            _between.Process(new(_line.AsSpan(0, n)), _read);
            peak = MathF.Max(peak, Samples.Peak(_read.AsSpan(0, n)));
            x = x[n..];
        }
        Peak = MathF.Max(Peak, peak);
        return peak;
    }

    /// <summary>Lets the last frames out, as if silence followed; returns their largest magnitude.</summary>
    public float Drain() => Process(stackalloc float[DelayFrames]);
}
