using TopDown.Dsp.Resampling;

namespace TopDown.Dsp;

/// <summary>
/// A tape machine at its calibrated bias: record emphasis, magnetisation curve, de-emphasis, head bump and losses at 15 or 30 ips. 0 VU is a
/// sine of peak −12 dBFS; at drive 0 a 400 Hz tone reaches 3 % THD 9.7 dB above it. Quiet signals pass at unity at any drive: drive
/// changes dirt, not level. No hiss, no flutter, no hysteresis: docs/decisions/tape.md says why, with figures.
/// </summary>
/// <remarks>
/// y = mix·L(x + D·d(E·x)) + (1 − mix)·x and with an intermediate mix the harmonics take their share alike: E the emphasis, D its
/// exact inverse, d what the curve takes away (<see cref="TapeCurve"/>), inside an <see cref="Oversampler"/>; L bump and losses at the base
/// rate. Only the difference is de-emphasised, so that the signal itself passes no filter but the resampler's, and dry passes
/// the same: no mix combs. What the curve adds is DC-free from 5 Hz up.
/// Any split into calls renders the same samples; a call whose ramps move stays inside one control cell. Finite for finite
/// input up to 1e18. Audio thread only; nothing is allocated after Prepare.
/// </remarks>
public sealed class Tape
{
    const double BlockHz = 5, SpeedSeconds = 0.03;
    const int Bump = 0, Loss = 1;

    readonly Oversampler _over = new();
    readonly EqBank _bank = new(2);
    EmphasisPair _filters;
    float[] _pairs = [];
    AudioBuffer _flat = new(0);
    (TapeSpeed Speed, double Bump, double Loss) _set = (TapeSpeed.Ips15, 1, 1);
    Glide _octaves;
    double _designed;
    long _now;
    Spec _spec = new(48_000, 2, 0);
    Ramp _drive, _gain;
    bool _fresh = true;

    /// <summary>Base-rate frames, from factor and phase alone.</summary>
    public int LatencyFrames => _over.LatencyFrames;

    /// <param name="spec">Of the base rate.</param>
    /// <param name="factor">1, 2, 4 or 8; "Auto" is <see cref="Oversampler.AutoFactor"/>.</param>
    /// <param name="phase">Filter family.</param>
    public void Prepare(in Spec spec, int factor, Phase phase)
    {
        _spec = spec;
        _over.Prepare(spec, factor, phase);
        _bank.Prepare(spec);
        _filters.Prepare(BlockHz, spec.SampleRate * factor);
        _pairs = new float[2 * spec.MaxFrames * factor + 7];
        _flat = new(spec.MaxFrames);
        Reset();
    }

    /// <summary>Forgets all audio; the settings hold and are taken at once. Exact: the same output again as from new.</summary>
    public void Reset()
    {
        _over.Reset();
        _bank.Reset();
        _filters.Reset();
        _now = 0;
        _fresh = true;
        Know(default);
        _octaves = default;                         // with it the start of a glide, now in the future
        _octaves.Jump(Octaves);
        Design();
    }

    /// <summary>Nothing audible left and no speed change under way: Reset or skipping silence changes nothing.</summary>
    public bool AtRest => !_octaves.IsMovingAt(_now) && _filters.AtRest && _bank.AtRest && _over.AtRest;

    /// <summary>Once a control cell at most. The first setting after <see cref="Reset"/> is taken at once.</summary>
    /// <param name="speed">A change glides within 30 ms, counted from here.</param>
    /// <param name="bumpPercent">Head bump, 0 = none to 100 = +1.6 dB; reached in a straight line over one cell.</param>
    /// <param name="lossPercent">Wavelength losses, 0 = none to 100, see <see cref="TapeVoicing.Loss"/>; reached like the bump.</param>
    public void Set(TapeSpeed speed, double bumpPercent, double lossPercent)
    {
        var set = (speed, Math.Clamp(bumpPercent, 0, 100) / 100, Math.Clamp(lossPercent, 0, 100) / 100);
        if (set == _set) return;
        bool turned = speed != _set.Speed;
        _set = set;
        if (_fresh) _octaves.Jump(Octaves);
        else if (turned) _octaves.Go(_octaves.At(_now), Octaves, _now, _spec.Samples(SpeedSeconds));
        Design();
    }

    /// <summary>In place, with a drive and a mix that stand still; a change between two calls is a step.</summary>
    public void Process(Audio x, double driveDb, double mix) => Process(x, new Ramp(driveDb), new Ramp(mix));

    /// <summary>In place. Ramps that move share one cell and so one <see cref="Ramp.First"/>; constants may leave theirs 0.</summary>
    /// <param name="x">1 or 2 channels as prepared.</param>
    /// <param name="driveDb">−12 to +12 dB over the calibration.</param>
    /// <param name="mix">0 dry to 1 wet.</param>
    public void Process(Audio x, Ramp driveDb, Ramp mix)
    {
        if (driveDb with { First = 0 } != _drive) Know(driveDb with { First = 0 });
        for (int at = 0; at < x.Length;)
        {
            int frames = x.Length - at;
            if (_designed != _octaves.Target)       // a speed change: new filters on every cell of the counter
            {
                int into = (int)(_now % _spec.Cell);
                if (into == 0) Design();
                frames = Math.Min(frames, _spec.Cell - into);
            }
            Render(x.Slice(at, frames), driveDb.First + at, mix with { First = mix.First + at });
            at += frames;
            _now += frames;
        }
        _fresh &= x.Length == 0;
    }

    void Render(Audio x, int first, Ramp mix)
    {
        Audio up = _over.Up(x);
        Span<float> left = up.Left, right = up.Channels == 2 ? up.Right : up.Left;
        Span<float> pairs = _pairs.AsSpan(0, (2 * up.Length + 7) & ~7);
        _filters.Raise(left, right, pairs);
        TapeCurve.Bend(pairs, (_gain with { First = first }).Oversampled(_over.Factor));
        _filters.Lower(pairs, left, right, mix.Oversampled(_over.Factor));
        _over.Down(x);

        if (mix is { IsConstant: true, Start: 1 })
        {
            _bank.Process(x);
            return;
        }
        Audio flat = _flat.Like(x);
        x.CopyTo(flat);
        _bank.Process(x);
        for (int c = 0; c < x.Channels; c++) Blend(x[c], flat[c], mix);
    }

    // Exactly the filtered signal at 1, the unfiltered at 0.
    static void Blend(Span<float> filtered, ReadOnlySpan<float> flat, Ramp mix)
    {
        for (int i = 0; i < filtered.Length; i++) filtered[i] = mix[i] * filtered[i] + (1 - mix[i]) * flat[i];
    }

    // g is exact at the ends of a cell and straight between, so that it does not depend on where a call cuts the cell.
    void Know(Ramp drive)
    {
        _drive = drive;
        double from = TapeCurve.Gain(drive.Start), to = drive.IsConstant ? from : TapeCurve.Gain(drive.After(_spec.Cell));
        _gain = new((float)from, (float)((to - from) / _spec.Cell), 0);
    }

    double Octaves => _set.Speed == TapeSpeed.Ips30 ? 1 : 0;

    void Design()
    {
        _designed = _octaves.At(_now);
        TapeVoicing voicing = new(_designed);
        _filters.Set(Emphasis.At(voicing.EmphasisSeconds, _spec.SampleRate * _over.Factor));
        _bank.Set(Bump, voicing.Bump(_set.Bump, _spec.SampleRate));
        _bank.Set(Loss, voicing.Loss(_set.Loss, _spec.SampleRate));
    }
}
