using System.Numerics;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Compressor: detector (peak or RMS) × gain law × ballistics × gain stage, computed for every sample, in mono or
/// stereo with any link; feed-forward, or feedback for RMS. No latency. Passes over tiles of a few hundred frames: detector and
/// law in vectors, what is recursive sample by sample, gain in vectors; feedback closes law and ballistics into one loop.
/// </summary>
/// <remarks>
/// Guarantees: the reduction of a steady tone follows <see cref="GainLaw"/> (±0.02 dB at 48 kHz; the peak detector above
/// 833 Hz) in both topologies; times as in <see cref="CompressorSettings"/>, the detector's own included, see <see cref="DetectorTimes"/>;
/// with a constant ceiling the reduction stays at or below it on every sample; a lowered ceiling is reached at the release's pace.
/// Threshold, ratio, knee, ceiling and link glide over 27 ms when they are set. Ratio 1 with make-up 1 passes the input bit for bit.
/// </remarks>
public sealed class Compressor
{
    const int Tile = 256;

    readonly PeakHold _peak = new();
    readonly RmsDetector _rms = new();
    readonly FeedbackLoop _loop = new();
    readonly LawGlide _law = new();
    readonly BranchingBallistics _fixed = new();
    readonly AutoBallistics _auto = new();

    Spec _spec = new(48_000, 2, 0);
    CompressorSettings _settings = new(0, 1, 0, 10, 100);
    float[] _loudest = [], _levels = [], _heldLeft = [], _heldRight = [], _left = [], _right = [];
    bool _untouched = true;

    /// <summary>Largest reduction of the last call over both channels, dB, ≥ 0. For a meter; reads 0 after Reset.</summary>
    public float ReductionDb { get; private set; }

    /// <summary>Reduction at the last sample, the larger channel, dB, ≥ 0.</summary>
    public double CurrentReductionDb => Math.Max(State[0], State[1]);

    /// <summary>
    /// What an RMS detector read in the last call, the louder channel, a linear amplitude a frame (a sine reads its peak). Empty unless the
    /// detector was chosen before <see cref="Prepare"/>; what lies beyond the call's frames is old.
    /// </summary>
    public ReadOnlySpan<float> Levels => _levels;

    /// <summary>
    /// The reduction is exactly 0 (a release arrives there once it is below 1e-6 dB), nothing held, no setting on the move:
    /// Reset, or skipping silence from here on, changes no sample.
    /// </summary>
    public bool AtRest => CurrentReductionDb == 0 && _law.Settled && (IsRms ? _rms.AtRest : _peak.AtRest);

    bool IsRms => _settings.Detector != Detector.Peak;

    bool IsFeedback => IsRms && _settings.Topology == Topology.Feedback && !_settings.AutoRelease;

    Vector128<double> State => _settings.AutoRelease ? _auto.ReductionDb : _fixed.ReductionDb;

    /// <summary>Allocates; leaves the compressor reset, with the settings last set.</summary>
    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _peak.Prepare(spec, Tile);
        _rms.Prepare(spec, Tile);
        _law.Prepare(spec);
        _auto.Prepare(spec);
        _loudest = new float[Tile + Lanes8.Count];
        _levels = new float[IsRms ? spec.MaxFrames : 0];
        _heldLeft = new float[Tile + Lanes8.Count];
        _heldRight = new float[Tile + Lanes8.Count];
        _left = new float[Tile + Lanes8.Count];
        _right = new float[Tile + Lanes8.Count];
        SetTimes();
        _law.Jump(new GainLaw(_settings));
        Reset();
    }

    /// <summary>As after Prepare: no reduction, nothing held, glides at their ends.</summary>
    public void Reset()
    {
        ResetDetector();
        _law.Settle();
        _fixed.Reset();
        _auto.Reset();
        ReductionDb = 0;
        _untouched = true;
    }

    void ResetDetector()
    {
        _peak.Reset();
        _rms.Reset();
        _loop.Reset();
    }

    /// <summary>
    /// Takes new settings from the next sample on: the law glides, times change at once, the reduction is carried over
    /// between automatic and fixed release. Before the first sample after a Reset the law is there at once. Equal settings are
    /// a no-op. Does not allocate; costs a few microseconds when the attack changes.
    /// </summary>
    public void Set(in CompressorSettings settings)
    {
        if (settings == _settings) return;
        CompressorSettings was = _settings;
        _settings = settings;

        _rms.SetShape(settings.LinkShape);
        if (settings.Detector != was.Detector) ResetDetector();
        if (settings.Topology != was.Topology) _loop.Reset();
        if (settings with { ThresholdDb = was.ThresholdDb, Ratio = was.Ratio, KneeDb = was.KneeDb, CeilingDb = was.CeilingDb, LinkPercent = was.LinkPercent } != was) SetTimes();
        if (settings.AutoRelease && !was.AutoRelease) _auto.ReductionDb = _fixed.ReductionDb;
        if (!settings.AutoRelease && was.AutoRelease) _fixed.ReductionDb = _auto.ReductionDb;

        var law = new GainLaw(settings);
        if (law == new GainLaw(was)) return;
        if (_untouched) _law.Jump(law);
        else _law.Aim(law);
    }

    /// <param name="x">Compressed in place.</param>
    /// <param name="key">What the detector listens to, as long as <paramref name="x"/>; may be <paramref name="x"/> itself. A mono key serves both channels.</param>
    /// <param name="makeup">Linear gain after the reduction.</param>
    /// <param name="mix">0 dry to 1 compressed; dry has neither reduction nor make-up.</param>
    public void Process(Audio x, Audio key, Ramp makeup, Ramp mix)
    {
        if (key.Length != x.Length) throw new ArgumentException("The key is not as long as the audio.", nameof(key));
        if (x.Length > 0) _untouched = false;
        float most = 0;
        for (int at = 0; at < x.Length;)
        {
            int frames = Math.Min(Tile, x.Length - at);
            // A link that arrives at 100 % changes the way of working: at the same sample however calls are cut.
            if (_law.LinkMoves) frames = Math.Min(frames, _law.Remaining);
            if (IsRms) frames = Math.Min(frames, _rms.Remaining);
            most = Math.Max(most, Render(x.Slice(at, frames), key.Slice(at, frames), makeup, mix, at));
            at += frames;
        }
        ReductionDb = most;
    }

    float Render(Audio x, Audio key, in Ramp makeup, in Ramp mix, int start)
    {
        int frames = x.Length;
        // One reduction for all that is heard: a mono side anywhere, or a full link of all that sounds. Otherwise each channel has its own.
        bool common = x.Channels == 1 || key.Channels == 1 || (_law.FullyLinked && !(IsRms && _rms.IsShaped));
        bool same = IsFeedback ? Feedback(x, key, common) : FeedForward(key, common);
        float[] right = same ? _left : _right;
        if (IsRms) Show(frames, start);

        float most = GainStage.Gains(_left, _left, frames, makeup, mix, start);
        if (!same) most = Math.Max(most, GainStage.Gains(_right, _right, frames, makeup, mix, start));
        GainStage.Apply(x.Left, _left);
        if (x.Channels == 2) GainStage.Apply(x.Right, right);
        return most;
    }

    /// <summary>Keeps the tile's levels for who wants to see them.</summary>
    void Show(int frames, int start)
    {
        _rms.Advance(frames);
        if (start + frames > _levels.Length) return;
        Span<float> levels = _levels.AsSpan(start, frames);
        int i = 0;
        for (; i <= frames - Vector<float>.Count; i += Vector<float>.Count) Vector.SquareRoot(new Vector<float>(_loudest, i)).CopyTo(levels[i..]);
        for (; i < frames; i++) levels[i] = MathF.Sqrt(_loudest[i]);
    }

    /// <summary>Reductions of both channels; true when the left one's are the right one's too.</summary>
    bool FeedForward(Audio key, bool common)
    {
        int frames = key.Length;
        if (IsRms) HearPower(key);
        else if (common) _peak.Common(key, _heldLeft);
        else _peak.Each(key, _heldLeft, _heldRight);
        Reduce(frames, common);

        // A full link that was just reached still has two states on their way to one.
        bool same = common && (_settings.AutoRelease ? _auto.Joined : _fixed.Joined);
        float[] targetRight = common ? _left : _right, right = same ? _left : _right;
        if (_settings.AutoRelease)
            _auto.Process(_left.AsSpan(0, frames), targetRight.AsSpan(0, frames), _left.AsSpan(0, frames), right.AsSpan(0, frames));
        else
            _fixed.Process(_left.AsSpan(0, frames), targetRight.AsSpan(0, frames), _left.AsSpan(0, frames), right.AsSpan(0, frames));
        return same;
    }

    void HearPower(Audio key)
    {
        int frames = key.Length;
        _rms.Listen(key);
        _rms.Smooth(frames, key.Channels);
        if (key.Channels == 1) _rms.Left.AsSpan(0, frames).CopyTo(_loudest);
        else RmsDetector.Larger(_rms.Left.AsSpan(0, frames), _rms.Right, _loudest);
    }

    /// <summary>As <see cref="FeedForward"/>, with the detector behind the gain.</summary>
    bool Feedback(Audio x, Audio key, bool common)
    {
        int frames = key.Length;
        bool mono = x.Channels == 1 || key.Channels == 1;
        _rms.Listen(key);
        if (mono && key.Channels == 2) RmsDetector.Larger(_rms.Left.AsSpan(0, frames), _rms.Right, _rms.Left);
        float[] left = _rms.Left, right = mono ? left : _rms.Right;
        (float[] toRight, float[] toLeft) = !mono && _rms.IsShaped ? (_rms.ShapedLeft, _rms.ShapedRight) : (left, right);
        for (int at = 0; at < frames;)
        {
            int n = Math.Min(frames - at, _law.Remaining);
            _loop.Process(_rms, _fixed, _law.Ramp, left, right, toRight, toLeft, _left, _right, _loudest, at, n, _law.Position);
            _law.Advance(n);
            at += n;
        }
        return mono;
    }

    /// <summary>What the detector read to targets, along the law's straight lines.</summary>
    void Reduce(int frames, bool common)
    {
        bool shaped = !common && IsRms && _rms.IsShaped;
        float[] left = !IsRms ? _heldLeft : common ? _loudest : _rms.Left, right = IsRms ? _rms.Right : _heldRight;
        float perOctave = IsRms ? 0.5f * FastMath.DbPerOctave : FastMath.DbPerOctave;
        for (int at = 0; at < frames;)
        {
            int n = Math.Min(frames - at, _law.Remaining), position = _law.Position;
            ref readonly GainLawRamp law = ref _law.Ramp;
            law.Process(left, _left, at, n, position, perOctave);
            if (!common) law.Process(right, _right, at, n, position, perOctave);
            if (shaped)
            {
                law.Process(_rms.ShapedLeft, _heldLeft, at, n, position, perOctave);
                law.Process(_rms.ShapedRight, _heldRight, at, n, position, perOctave);
                law.LinkTo(_left, _heldRight, at, n, position);
                law.LinkTo(_right, _heldLeft, at, n, position);
            }
            else if (!common)
            {
                law.LinkChannels(_left, _right, at, n, position);
            }
            _law.Advance(n);
            at += n;
        }
    }

    void SetTimes()
    {
        double attack = Math.Clamp(_settings.AttackMs, 0.02, 1000) / 1000;
        double release = Math.Clamp(_settings.ReleaseMs, 1, 10_000) / 1000;
        DetectorTimes times = IsRms
            ? DetectorTimes.Rms(attack, release, IsFeedback)
            : DetectorTimes.Held(attack, release, _peak.HoldFrames / _spec.SampleRate);
        _rms.SetWindow(times.WindowSeconds);
        _fixed.Set(times.AttackSeconds * _spec.SampleRate, times.ReleaseSeconds * _spec.SampleRate);
        if (_settings.AutoRelease) _auto.Set(attack);
    }
}
