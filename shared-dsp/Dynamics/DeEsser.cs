using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// De-esser: relative detector × gain law × ballistics × (gain of the whole signal, Wide, or of its highs alone, Split). Both channels
/// share one reduction. Without a sibilant the output is the input, bit for bit, in both modes. No latency.
/// </summary>
/// <remarks>
/// The reduction is what the band above <see cref="DeEsserSettings.Hz"/> exceeds the threshold by (relative to the voice, see
/// <see cref="DeEsserDetector"/>), behind a 4 dB knee, at most the range. Attack 0.4 ms, release 12 ms (the vowel after it is whole again within a period or two of the voice). Split: a dynamic high shelf
/// whose poles lie at 0.6 Hz, so that a range of 6 dB is reached to nine tenths at Hz. Threshold and range glide over 27 ms, the
/// frequency over a control cell. The same samples for every split into calls.
/// </remarks>
public sealed class DeEsser
{
    const int Tile = 256;
    const double AttackSeconds = 0.0004, ReleaseSeconds = 0.012, KneeDb = 4, ShelfPart = 0.6;

    readonly EqBank _listen = new(2);
    readonly DeEsserDetector _detector = new();
    readonly LawGlide _law = new();
    readonly BranchingBallistics _ballistics = new();
    readonly DeEsserShelf _shelf = new();
    readonly float[] _level = new float[Tile + 8], _reduction = new float[Tile + 8], _gain = new float[Tile + 8];
    readonly AudioBuffer _split = new(Tile);
    readonly float[][] _band = [[], []];
    float[] _levels = [];
    DeEsserSettings _settings = new(6000, 0, 0);
    Spec _spec = new(48_000, 2, 0);
    int _heard;
    bool _untouched = true;

    /// <summary>Largest reduction of the last call, dB, ≥ 0.</summary>
    public float ReductionDb { get; private set; }

    /// <summary>Reduction at the last sample, dB, ≥ 0.</summary>
    public double CurrentReductionDb => _ballistics.ReductionDb[0];

    /// <summary>What the detector heard in the last call: the voice above the sibilance frequency.</summary>
    public Audio Band => _spec.Channels == 2 ? new(_band[0].AsSpan(0, _heard), _band[1].AsSpan(0, _heard)) : new(_band[0].AsSpan(0, _heard));

    /// <summary>Its level relative to the voice in the last call, a linear amplitude a frame: what the threshold is compared with.</summary>
    public ReadOnlySpan<float> Levels => _levels.AsSpan(0, _heard);

    /// <summary>No reduction, nothing held or ringing, no setting on the move: Reset, or skipping silence, changes nothing audible.</summary>
    public bool AtRest => CurrentReductionDb == 0 && _law.Settled && _detector.AtRest && _listen.AtRest && _shelf.AtRest;

    /// <summary>Allocates; leaves the de-esser reset, with the settings last set.</summary>
    public void Prepare(in Spec spec)
    {
        _spec = spec;
        for (int c = 0; c < spec.Channels; c++) _band[c] = new float[spec.MaxFrames];
        _levels = new float[spec.MaxFrames];
        _listen.Prepare(spec);
        _detector.Prepare(spec, Tile);
        _law.Prepare(spec);
        _shelf.Prepare(spec);
        // The detector holds a peak for a while before the release can begin.
        _ballistics.Set(AttackSeconds * spec.SampleRate, ReleaseSeconds * spec.SampleRate - _detector.HoldFrames);
        SetFrequency();
        _law.Jump(Law(_settings));
        Reset();
    }

    /// <summary>As after Prepare, exactly.</summary>
    public void Reset()
    {
        _listen.Reset();
        _detector.Reset();
        _law.Settle();
        _ballistics.Reset();
        _shelf.Reset();
        ReductionDb = 0;
        _heard = 0;
        _untouched = true;
    }

    /// <summary>Takes new settings from the next sample on, once a control cell at most; before the first sample they are there at once.</summary>
    public void Set(in DeEsserSettings settings)
    {
        if (settings == _settings) return;
        DeEsserSettings was = _settings;
        _settings = settings;
        if (settings.Hz != was.Hz) SetFrequency();
        GainLaw law = Law(settings);
        if (law == Law(was)) return;
        if (_untouched) _law.Jump(law);
        else _law.Aim(law);
    }

    static GainLaw Law(in DeEsserSettings s) => new(s.ThresholdDb, Slope: 1, KneeDb, Math.Clamp(s.RangeDb, 0, 20), Link: 1);

    /// <summary>
    /// What law and ballistics make of relative levels that were recorded: a reduction in dB for each. Allocates; for whoever looks for a threshold.
    /// </summary>
    /// <param name="levelsDb">Relative level of each step, dB.</param>
    /// <param name="stepSeconds">Between two levels.</param>
    /// <param name="settings">Threshold and range count.</param>
    public static float[] Reductions(ReadOnlySpan<float> levelsDb, double stepSeconds, in DeEsserSettings settings)
    {
        GainLaw law = Law(settings);
        float[] reductions = new float[levelsDb.Length];
        for (int i = 0; i < reductions.Length; i++) reductions[i] = (float)law.ReductionDb(levelsDb[i]);
        var ballistics = new BranchingBallistics();
        ballistics.Set(AttackSeconds / stepSeconds, ReleaseSeconds / stepSeconds);
        ballistics.Process(reductions, reductions, reductions, reductions);
        return reductions;
    }

    void SetFrequency()
    {
        double hz = Math.Min(_settings.Hz, 0.45 * _spec.SampleRate);
        _listen.Set(0, MatchedDesign.HighPass(hz, MatchedDesign.Butterworth4Q1, _spec.SampleRate));
        _listen.Set(1, MatchedDesign.HighPass(hz, MatchedDesign.Butterworth4Q2, _spec.SampleRate));
        _shelf.Set(ShelfPart * hz);
    }

    /// <param name="x">Treated in place; channels as prepared.</param>
    /// <param name="split">0 Wide to 1 Split; between them both run and are blended.</param>
    public void Process(Audio x, Ramp split)
    {
        if (x.Length > 0) _untouched = false;
        _heard = x.Length;
        float most = 0;
        for (int at = 0; at < x.Length; at += Tile)
        {
            int frames = Math.Min(Tile, x.Length - at);
            most = Math.Max(most, Render(x.Slice(at, frames), at, split with { First = split.First + at }));
        }
        ReductionDb = most;
    }

    float Render(Audio x, int at, Ramp split)
    {
        int frames = x.Length;
        Audio band = Band.Slice(at, frames);
        x.CopyTo(band);
        _listen.Process(band);
        _detector.Process(band, x, _level);
        _level.AsSpan(0, frames).CopyTo(_levels.AsSpan(at));
        _law.Reduce(_level, _reduction, frames);
        Span<float> reduction = _reduction.AsSpan(0, frames);
        _ballistics.Process(reduction, reduction, reduction, reduction);

        float most = GainStage.Gains(_reduction, _gain, frames, new Ramp(1), new Ramp(1), 0);
        if (split.IsConstant && split.Start <= 0)
        {
            _shelf.Reset();
            GainStage.Apply(x, _gain);
            return most;
        }
        Lean(frames);
        if (split.IsConstant && split.Start >= 1)
        {
            _shelf.Process(x, _reduction, x);
            return most;
        }
        Audio highs = _split.Like(x);
        _shelf.Process(x, _reduction, highs);
        GainStage.Apply(x, _gain);
        for (int c = 0; c < x.Channels; c++)
        {
            Span<float> wide = x[c], narrow = highs[c];
            for (int i = 0; i < wide.Length; i++)
                if (narrow[i] != wide[i]) wide[i] += split[i] * (narrow[i] - wide[i]); // −0 stays −0
        }
        return most;
    }

    /// <summary>Reductions in dB to the shelf's v − 1, in place: v is the fourth root of the gain, exactly 1 without a reduction.</summary>
    void Lean(int frames)
    {
        ref float r = ref MemoryMarshal.GetArrayDataReference(_reduction);
        if (Vector256.IsHardwareAccelerated) Lean<Vector256<float>, Lanes8>(ref r, frames);
        else Lean<Vector128<float>, Lanes4>(ref r, frames);
    }

    static void Lean<V, O>(ref float reduction, int frames) where V : struct where O : struct, ILanes<V>
    {
        V quarter = O.Of(-0.25f), one = O.Of(1);
        for (int i = 0; i < frames; i += O.Count)
            O.Store(O.Subtract(FastMath.FromDb<V, O>(O.Multiply(O.Load(ref reduction, i), quarter)), one), ref reduction, i);
    }
}
