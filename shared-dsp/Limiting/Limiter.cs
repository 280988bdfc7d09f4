using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Dynamics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Limiting;

/// <summary>
/// True-peak limiter with look-ahead, for the end of a mix: <see cref="PeakInterpolator"/> → reduction wanted, dB → maximum over a window →
/// <see cref="AdaptiveRelease"/> → <see cref="GainSmoother"/> → gain on the delayed audio, one for both channels. What stays below the
/// ceiling is delayed by <see cref="LatencyFrames"/> and otherwise bit for bit what came in.
/// </summary>
/// <remarks>
/// By construction no sample and none of the points between samples that the interpolator sees passes the ceiling; what a gain that
/// moves adds between them is covered by <see cref="MarginDb"/>. Any split into calls renders the same samples. Samples that are not finite are
/// taken as 0, those above 1e30 as 1e30. Nothing is allocated after Prepare; audio thread only.
/// </remarks>
public sealed class Limiter
{
    /// <summary>Below the set ceiling by so much lies what the gain aims at.</summary>
    public const double MarginDb = 0.03;

    /// <summary>One window of the gain's smoothing; three of them are the look-ahead.</summary>
    const double SmoothSeconds = 0.00085;

    /// <summary>A reduction stands at least so long: half a cycle of 42 Hz, so that no bass tone above is bent by its own gain.</summary>
    const double HoldSeconds = 0.012;

    /// <summary>Samples on both sides of a peak at which its gain is reached too: the inner lobes of the interpolation.</summary>
    const int Guard = 8;

    /// <summary>The interpolator's sums and the gain's range end further up.</summary>
    const float Largest = 1e30f;

    const int Chunk = 256, Room = 16 * Chunk;

    readonly PeakInterpolator _peaks = new();
    readonly WindowMaximum _window = new();
    readonly AdaptiveRelease _release = new();
    readonly GainSmoother _smoother = new();
    readonly float[] _gain = new float[Chunk + Lanes8.Count];
    readonly int[] _reduction = new int[Chunk];
    float[][] _lines = [[], []];        // history, then what came since the line was last moved to its start
    LimiterSettings _settings = new();
    double _sampleRate = 48_000;
    int _at;

    /// <summary>Delay of the audio, from the rate alone.</summary>
    public int LatencyFrames { get; private set; }

    /// <summary>Largest reduction in the last call, dB, ≥ 0.</summary>
    public float ReductionDb { get; private set; }

    /// <summary>Pure: what <see cref="LatencyFrames"/> will be; 4.9 ms at 44.1 kHz, 3.7 at 96, 3.1 at 192.</summary>
    /// <param name="sampleRate">Hz.</param>
    public static int Latency(double sampleRate) => PeakInterpolator.Delay + 3 * (Window(sampleRate) - 1) + Guard;

    static int Window(double sampleRate) => Math.Max(1, (int)Math.Round(SmoothSeconds * sampleRate));

    /// <summary>No reduction now or on its way, no audio in the delay: then Reset is inaudible.</summary>
    public bool AtRest
    {
        get
        {
            if (!_release.AtRest || !_smoother.AtRest) return false;
            foreach (float[] line in _lines)
                if (!Samples.IsZero(line.AsSpan(_at - LatencyFrames, LatencyFrames))) return false;
            return true;
        }
    }

    /// <summary>Allocates; resets.</summary>
    public void Prepare(in Spec spec)
    {
        _sampleRate = spec.SampleRate;
        LatencyFrames = Latency(_sampleRate);
        _lines = [new float[LatencyFrames + Room], new float[LatencyFrames + Room]];
        _peaks.Prepare(Chunk);
        _smoother.Prepare(Window(_sampleRate));
        // Long enough that a peak's reduction lasts while the smoother reaches it, from Guard before the peak to Guard behind.
        _window.Prepare(Math.Max((int)Math.Ceiling(HoldSeconds * _sampleRate), _smoother.Reach + 2 * Guard + 1));
        _release.Prepare(_sampleRate);
        Reset();
        Set(_settings);
    }

    /// <summary>Forgets all audio and gains; what follows equals a new instance's output.</summary>
    public void Reset()
    {
        foreach (float[] line in _lines) Array.Clear(line);
        _at = LatencyFrames;
        _peaks.Reset();
        _window.Reset();
        _release.Reset();
        _smoother.Reset();
        ReductionDb = 0;
    }

    /// <summary>From the next sample on; a new ceiling comes with the look-ahead or the release, without a click.</summary>
    public void Set(in LimiterSettings settings)
    {
        _settings = settings;
        _release.Set(Math.Clamp(settings.ReleaseMs, 5, 1000) / 1000);
    }

    /// <summary>Limits in place.</summary>
    public void Process(Audio x)
    {
        ReductionDb = 0;
        for (int done = 0; done < x.Length; done += Chunk) Part(x.Slice(done, Math.Min(Chunk, x.Length - done)));
    }

    void Part(Audio x)
    {
        int frames = x.Length;
        if (_at + frames > LatencyFrames + Room) ToStart();
        Audio taken = x.Channels == 2 ? new(_lines[0].AsSpan(_at, frames), _lines[1].AsSpan(_at, frames)) : new(_lines[0].AsSpan(_at, frames));
        for (int c = 0; c < x.Channels; c++) Take(x[c], taken[c]);
        _peaks.Process(taken, _gain);
        Over(frames);
        Span<int> reduction = _reduction.AsSpan(0, frames);
        _window.Process(reduction);
        _release.Process(reduction);
        _smoother.Process(reduction, _gain);
        ReductionDb = MathF.Max(ReductionDb, GainStage.Gains(_gain, _gain, frames, new(1), new(1), 0));
        for (int c = 0; c < x.Channels; c++)
        {
            _lines[c].AsSpan(_at - LatencyFrames, frames).CopyTo(x[c]);
            GainStage.Apply(x[c], _gain);
        }
        _at += frames;
    }

    /// <summary>Peaks over the ceiling to reductions.</summary>
    void Over(int frames)
    {
        float aim = (float)(Math.Clamp(_settings.CeilingDb, -60, 0) - MarginDb);
        ref float peak = ref MemoryMarshal.GetArrayDataReference(_gain);
        if (Vector256.IsHardwareAccelerated) Over<Vector256<float>, Lanes8>(ref peak, aim, frames);
        else Over<Vector128<float>, Lanes4>(ref peak, aim, frames);
        for (int i = 0; i < frames; i++) _reduction[i] = (int)_gain[i];
    }

    static void Over<V, O>(ref float peak, float aim, int frames) where V : struct where O : struct, ILanes<V>
    {
        for (int i = 0; i < frames; i += O.Count)
        {
            V over = O.Subtract(FastMath.ToDb<V, O>(O.Load(ref peak, i)), O.Of(aim));
            O.Store(O.Max(O.Multiply(over, O.Of(FixedDb.PerDb)), O.Of(0)), ref peak, i);
        }
    }

    static void Take(ReadOnlySpan<float> x, Span<float> line)
    {
        x.CopyTo(line);
        line = line[..x.Length];
        for (int at = Samples.FiniteLength(x); at < x.Length; at += 1 + Samples.FiniteLength(x[(at + 1)..])) line[at] = 0;
        if (Samples.Peak(line) <= Largest) return;
        foreach (ref float v in line) v = Math.Clamp(v, -Largest, Largest);
    }

    void ToStart()
    {
        foreach (float[] line in _lines) line.AsSpan(_at - LatencyFrames, LatencyFrames).CopyTo(line);
        _at = LatencyFrames;
    }
}
