using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Opto levelling amplifier: the compressor family's peak detector, gain law and gain stage around the photocell's ballistics. One
/// reduction for both channels, at most 40 dB, no latency. Times, knee and ratio are its own: a threshold, a mode and a make-up are all it asks.
/// </summary>
/// <remarks>
/// Guarantees: Compress has a 10 dB knee into 3:1, Limit a 16 dB knee into 20:1; a steady tone above 833 Hz follows that law; times as in
/// <see cref="OptoBallistics"/>. Threshold and mode glide over 27 ms. The same samples for every split into calls.
/// </remarks>
public sealed class Opto
{
    const int Tile = 256;
    const double MostDb = 40, CompressRatio = 3, CompressKneeDb = 10, LimitRatio = 20, LimitKneeDb = 16;

    /// <summary>What the emphasis at 100 % adds to the detector's highs.</summary>
    const double EmphasisDb = 10, EmphasisHz = 3000;

    readonly PeakHold _detector = new();
    readonly LawGlide _law = new();
    readonly OptoBallistics _cell = new();
    readonly float[] _held = new float[Tile + Lanes8.Count], _gain = new float[Tile + Lanes8.Count];
    OptoSettings _settings = new(0, 0);
    bool _untouched = true;

    /// <summary>Largest reduction of the last call, dB, ≥ 0.</summary>
    public float ReductionDb { get; private set; }

    /// <summary>Reduction at the last sample, dB, ≥ 0.</summary>
    public double CurrentReductionDb => _cell.ReductionDb;

    /// <summary>No reduction, no memory of one, no setting on the move: Reset, or skipping silence, changes no sample.</summary>
    public bool AtRest => _cell.AtRest && _law.Settled && _detector.AtRest;

    /// <summary>
    /// The detector's HF emphasis, a high shelf in front of it: 0 hears all alike, 100 hears what is above 3 kHz 10 dB louder, so that
    /// brightness is levelled before body.
    /// </summary>
    public static SvfCoefficients Emphasis(double percent, double sampleRate) =>
        MatchedDesign.HighShelf(EmphasisHz, EmphasisDb * Math.Clamp(percent / 100, 0, 1), MatchedDesign.ButterworthQ, sampleRate);

    /// <summary>The static curve.</summary>
    public static GainLaw Law(in OptoSettings s)
    {
        double limit = Math.Clamp(s.Limit, 0, 1);
        return new(
            s.ThresholdDb,
            double.Lerp(1 - 1 / CompressRatio, 1 - 1 / LimitRatio, limit),
            double.Lerp(CompressKneeDb, LimitKneeDb, limit),
            MostDb,
            Link: 1);
    }

    /// <summary>Leaves it reset, with the settings last set.</summary>
    public void Prepare(in Spec spec)
    {
        _detector.Prepare(spec, Tile);
        _law.Prepare(spec);
        _law.Jump(Law(_settings));
        _cell.Prepare(spec, _detector.HoldFrames);
        Reset();
    }

    /// <summary>As after Prepare, exactly.</summary>
    public void Reset()
    {
        _detector.Reset();
        _law.Settle();
        _cell.Reset();
        ReductionDb = 0;
        _untouched = true;
    }

    /// <summary>Takes new settings from the next sample on; before the first sample they are there at once.</summary>
    public void Set(in OptoSettings settings)
    {
        if (settings == _settings) return;
        _settings = settings;
        if (_untouched) _law.Jump(Law(settings));
        else _law.Aim(Law(settings));
    }

    /// <param name="x">Levelled in place.</param>
    /// <param name="key">What the detector listens to, as long as <paramref name="x"/>; may be <paramref name="x"/> itself.</param>
    /// <param name="makeup">Linear gain after the reduction.</param>
    /// <param name="mix">0 dry to 1 levelled; dry has neither reduction nor make-up.</param>
    public void Process(Audio x, Audio key, Ramp makeup, Ramp mix)
    {
        if (key.Length != x.Length) throw new ArgumentException("The key is not as long as the audio.", nameof(key));
        if (x.Length > 0) _untouched = false;
        float most = 0;
        for (int at = 0; at < x.Length; at += Tile)
        {
            int frames = Math.Min(Tile, x.Length - at);
            most = Math.Max(most, Render(x.Slice(at, frames), key.Slice(at, frames), makeup, mix, at));
        }
        ReductionDb = most;
    }

    float Render(Audio x, Audio key, in Ramp makeup, in Ramp mix, int start)
    {
        int frames = x.Length;
        _detector.Common(key, _held);
        _law.Reduce(_held, _gain, frames);
        _cell.Process(_gain.AsSpan(0, frames));
        float most = GainStage.Gains(_gain, _gain, frames, makeup, mix, start);
        GainStage.Apply(x, _gain);
        return most;
    }
}
