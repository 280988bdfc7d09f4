using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Feed-forward compressor: peak detector × gain law × ballistics × gain stage, computed for every sample, in mono or
/// stereo with any link. No latency. Three passes over tiles of a few hundred frames: detector and law in vectors, the recursive
/// ballistics sample by sample, gain in vectors.
/// </summary>
/// <remarks>
/// Guarantees: the reduction of a steady tone above 833 Hz follows <see cref="GainLaw"/> (±0.02 dB at 48 kHz); times as in
/// <see cref="CompressorSettings"/> (the detector's hold is taken off the release); with a constant ceiling the reduction stays at or
/// below it on every sample; a lowered ceiling is reached at the release's pace. Threshold, ratio, knee, ceiling and link glide
/// over 27 ms when they are set. Ratio 1 with make-up 1 passes the input bit for bit.
/// </remarks>
public sealed class Compressor
{
    const int Tile = 256;

    readonly PeakHold _detector = new();
    readonly LawGlide _law = new();
    readonly BranchingBallistics _fixed = new();
    readonly AutoBallistics _auto = new();

    Spec _spec = new(48_000, 2, 0);
    CompressorSettings _settings = new(0, 1, 0, 10, 100);
    float[] _heldLeft = [], _heldRight = [], _left = [], _right = [];
    bool _untouched = true;

    /// <summary>Largest reduction of the last call over both channels, dB, ≥ 0. For a meter; reads 0 after Reset.</summary>
    public float ReductionDb { get; private set; }

    /// <summary>Reduction at the last sample, the larger channel, dB, ≥ 0.</summary>
    public double CurrentReductionDb => Math.Max(State[0], State[1]);

    /// <summary>
    /// The reduction is exactly 0 (a release arrives there once it is below 1e-6 dB), nothing held, no setting on the move:
    /// Reset, or skipping silence from here on, changes no sample.
    /// </summary>
    public bool AtRest => CurrentReductionDb == 0 && _law.Settled && _detector.AtRest;

    Vector128<double> State => _settings.AutoRelease ? _auto.ReductionDb : _fixed.ReductionDb;

    /// <summary>Allocates; leaves the compressor reset, with the settings last set.</summary>
    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _detector.Prepare(spec, Tile);
        _law.Prepare(spec);
        _auto.Prepare(spec);
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
        _detector.Reset();
        _law.Settle();
        _fixed.Reset();
        _auto.Reset();
        ReductionDb = 0;
        _untouched = true;
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

        if (settings.AttackMs != was.AttackMs || settings.ReleaseMs != was.ReleaseMs || settings.AutoRelease != was.AutoRelease) SetTimes();
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
            most = Math.Max(most, Render(x.Slice(at, frames), key.Slice(at, frames), makeup, mix, at));
            at += frames;
        }
        ReductionDb = most;
    }

    float Render(Audio x, Audio key, in Ramp makeup, in Ramp mix, int start)
    {
        int frames = x.Length;
        // One reduction for all that is heard: a mono side anywhere, or a full link. Otherwise each channel has its own.
        bool common = x.Channels == 1 || key.Channels == 1 || _law.FullyLinked;
        if (common) _detector.Common(key, _heldLeft);
        else _detector.Each(key, _heldLeft, _heldRight);
        Reduce(frames, common);

        // A full link that was just reached still has two states on their way to one.
        bool same = common && (_settings.AutoRelease ? _auto.Joined : _fixed.Joined);
        float[] targetRight = common ? _left : _right, right = same ? _left : _right;
        if (_settings.AutoRelease)
            _auto.Process(_left.AsSpan(0, frames), targetRight.AsSpan(0, frames), _left.AsSpan(0, frames), right.AsSpan(0, frames));
        else
            _fixed.Process(_left.AsSpan(0, frames), targetRight.AsSpan(0, frames), _left.AsSpan(0, frames), right.AsSpan(0, frames));

        float most = GainStage.Gains(_left, _left, frames, makeup, mix, start);
        if (!same) most = Math.Max(most, GainStage.Gains(_right, _right, frames, makeup, mix, start));
        GainStage.Apply(x.Left, _left);
        if (x.Channels == 2) GainStage.Apply(x.Right, right);
        return most;
    }

    /// <summary>Held amplitudes to targets, along the law's straight lines.</summary>
    void Reduce(int frames, bool common)
    {
        for (int at = 0; at < frames;)
        {
            int n = Math.Min(frames - at, _law.Remaining);
            _law.Ramp.Process(_heldLeft, _left, at, n, _law.Position);
            if (!common)
            {
                _law.Ramp.Process(_heldRight, _right, at, n, _law.Position);
                _law.Ramp.LinkChannels(_left, _right, at, n, _law.Position);
            }
            _law.Advance(n);
            at += n;
        }
    }

    void SetTimes()
    {
        double attack = Math.Clamp(_settings.AttackMs, 0.02, 1000) / 1000;
        double release = Math.Clamp(_settings.ReleaseMs, 1, 10_000) / 1000;
        // The detector holds a peak for a while before the release can begin.
        double held = _detector.HoldFrames / _spec.SampleRate;
        _fixed.Set(attack * _spec.SampleRate, Math.Max(release - held, release / 4) * _spec.SampleRate);
        if (_settings.AutoRelease) _auto.Set(attack);
    }
}
