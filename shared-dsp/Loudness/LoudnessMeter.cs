using System.Runtime.Intrinsics;

namespace TopDown.Dsp;

/// <summary>
/// Loudness of mono or stereo by ITU-R BS.1770-5 and EBU R 128 / Tech 3341, and the sample peak. Mono is one channel (3 dB below the
/// same signal on both). Reads, changes nothing; the same figures for every split. For other layouts: <see cref="ProgrammeMeter"/>.
/// </summary>
public sealed class LoudnessMeter(bool withRange = false) : LoudnessWindows(withRange)
{
    readonly WeightedPower _weighted = new();
    double _sampleRate = 48_000, _sum;

    /// <summary>Largest absolute sample since Reset, linear.</summary>
    public float SamplePeak { get; private set; }

    public void Prepare(in Spec spec)
    {
        _sampleRate = spec.SampleRate;
        _weighted.Prepare(_sampleRate);
        Reset();
    }

    public void Reset()
    {
        _weighted.Reset();
        ResetWindows(_sampleRate);
        _sum = 0;
        SamplePeak = 0;
    }

    /// <summary>Measures a call of 0 frames or more.</summary>
    public void Process(Audio x)
    {
        Peak(x.Left);
        if (x.Channels == 2) Peak(x.Right);
        for (int done = 0; done < x.Length;)
        {
            int run = Room(x.Length - done);
            var part = x.Slice(done, run);
            _sum = _weighted.Add(_sum, part.Left, part.Right);
            done += run;
            if (!Fills(run)) continue;
            EndHop(_sum);
            _sum = 0;
        }
    }

    void Peak(ReadOnlySpan<float> x)
    {
        float peak = SamplePeak;
        int i = 0;
        var peaks = Vector128<float>.Zero;
        for (; i <= x.Length - 4; i += 4) peaks = Vector128.Max(peaks, Vector128.Abs(Vector128.Create(x[i..])));
        for (int lane = 0; lane < 4; lane++) peak = MathF.Max(peak, peaks.GetElement(lane));
        for (; i < x.Length; i++) peak = MathF.Max(peak, MathF.Abs(x[i]));
        SamplePeak = peak;
    }
}
