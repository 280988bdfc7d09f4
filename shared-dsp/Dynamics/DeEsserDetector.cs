using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// How much of a sibilant there is: the peak level of the high band relative to the peaks of the voice, so that input gain cancels, and
/// only as far as the band stands out from its own recent past, so that highs that last (cymbals, hiss, a bright synthesizer) do
/// not count. Relative level = band ÷ voice × newness.
/// </summary>
/// <remarks>
/// Voice: peak follower over the whole spectrum that rises at once and falls 12 dB a second, so that a consonant is compared
/// with the vowels around it. Newness: the band over its own mean in dB (0.4 s); up to 6 dB above the mean it is 0, from 12 dB on 1. Both
/// memories move at the ends of control cells of the sample counter since Reset. Both channels have one detector: the larger counts.
/// </remarks>
public sealed class DeEsserDetector
{
    /// <summary>Where both memories end: what is quieter is no voice, −80 dBFS.</summary>
    const float Floor = 1e-4f, FloorDb = -80;

    const double FallDbPerSecond = 12, MeanSeconds = 0.4;

    /// <summary>What silence counts as in the mean, so that it arrives at its floor in finite time.</summary>
    const float SilenceDb = -100;

    readonly PeakHold _high = new(), _all = new();
    float[] _band = [], _voice = [];
    float _recent, _fall, _share;
    float _voiceHeld, _meanDb, _bandPeak, _voicePeak;
    int _cell = 32, _inCell;

    /// <summary>How long a peak of the band outlives its sample, in samples.</summary>
    public int HoldFrames => _high.HoldFrames;

    /// <summary>Nothing held and both memories at their floor: Reset changes no sample.</summary>
    public bool AtRest => _voiceHeld == Floor && _meanDb == FloorDb && _bandPeak <= Floor && _voicePeak <= Floor && _high.AtRest && _all.AtRest;

    public void Prepare(in Spec spec, int maxFrames)
    {
        _high.Prepare(spec, maxFrames);
        _all.Prepare(spec, maxFrames);
        _band = new float[maxFrames + Lanes8.Count];
        _voice = new float[maxFrames + Lanes8.Count];
        _cell = spec.Cell;
        double seconds = spec.Cell / spec.SampleRate;
        _fall = (float)Math.Pow(10, -FallDbPerSecond * seconds / 20);
        _share = (float)-DoubleMath.ExpM1(-seconds / MeanSeconds);
        Reset();
    }

    public void Reset()
    {
        _high.Reset();
        _all.Reset();
        _voiceHeld = Floor;
        (_bandPeak, _voicePeak, _inCell) = (0, 0, 0);
        Remember(FloorDb);
    }

    /// <param name="band">The voice above the sibilance frequency.</param>
    /// <param name="voice">All of it.</param>
    /// <param name="level">Relative level, linear, 0 = no sibilant; at least the frames rounded up to whole vectors of 8.</param>
    public void Process(Audio band, Audio voice, float[] level)
    {
        _high.Common(band, _band);
        _all.Common(voice, _voice);
        for (int at = 0; at < band.Length;)
        {
            int frames = Math.Min(_cell - _inCell, band.Length - at);
            if (Vector256.IsHardwareAccelerated) Relate<Vector256<float>, Lanes8>(level, at, frames);
            else Relate<Vector128<float>, Lanes4>(level, at, frames);
            _bandPeak = MathF.Max(_bandPeak, Samples.Peak(_band.AsSpan(at, frames)));
            _voicePeak = MathF.Max(_voicePeak, Samples.Peak(_voice.AsSpan(at, frames)));
            at += frames;
            if ((_inCell += frames) == _cell) EndCell();
        }
    }

    // level = band / max(voice now, voice held) · clamp(band / (2·mean) − 1, 0, 1)
    void Relate<V, O>(float[] level, int start, int frames) where V : struct where O : struct, ILanes<V>
    {
        ref float band = ref MemoryMarshal.GetArrayDataReference(_band);
        ref float voice = ref MemoryMarshal.GetArrayDataReference(_voice);
        ref float to = ref MemoryMarshal.GetArrayDataReference(level);
        V zero = O.Of(0), one = O.Of(1), held = O.Of(_voiceHeld), halfMean = O.Of(_recent);
        for (int i = start; i < start + frames; i += O.Count)
        {
            V b = O.Load(ref band, i);
            V ratio = O.Divide(b, O.Max(O.Load(ref voice, i), held));
            V newness = O.Min(O.Max(O.Subtract(O.Multiply(b, halfMean), one), zero), one);
            O.Store(O.Multiply(ratio, newness), ref to, i);
        }
    }

    void EndCell()
    {
        _voiceHeld = MathF.Max(MathF.Max(_voiceHeld * _fall, _voicePeak), Floor);
        float db = MathF.Max(FastMath.ToDb(_bandPeak), SilenceDb);
        Remember(MathF.Max(_meanDb + _share * (db - _meanDb), FloorDb));
        (_bandPeak, _voicePeak, _inCell) = (0, 0, 0);
    }

    void Remember(float meanDb)
    {
        _meanDb = meanDb;
        _recent = 0.5f * FastMath.FromDb(-meanDb);
    }
}
