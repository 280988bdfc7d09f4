namespace TopDown.Dsp.Resampling;

/// <summary>
/// Takes a signal up to 2, 4 or 8 times its rate for a non-linear stage and down again, by a cascade of half-band stages.
/// Use: <c>Audio u = over.Up(x); curve(u); over.Down(x);</c>. <see cref="Up"/> lends its own buffer; the stage works in it.
/// For a mix whose dry side is aligned in delay and phase, let dry pass the same filters: mix inside the lent buffer, or
/// <see cref="KeepDry"/> before the stage and <see cref="Mix"/> after it.
/// </summary>
/// <remarks>
/// Pass-band flat within 0.001 dB to 0.45 of the base rate (20 kHz at 44.1 kHz), stop-band at least 100 dB from 0.55 of
/// it, up and down each. The pass edge scales with the rate. Any split into calls renders the same samples; calls of 0 to
/// <see cref="Spec.MaxFrames"/> frames; nothing is allocated after Prepare; audio thread only. Finite input up to 1e30.
/// </remarks>
public sealed class Oversampler
{
    // First stage: 20.5 kHz at 44.1 kHz for Minimum; later ones reach from the base Nyquist's image with room to spare.
    static readonly (int Sections, double PassEdge)[] s_minimum = [(10, 0.2324), (4, 0.135), (4, 0.07)];
    static readonly (int Pairs, double StopDb)[] s_linear = [(36, 103), (8, 111), (5, 111)];

    AllPassHalfBand[] _minimum = [];
    FirHalfBand[] _linear = [];
    float[][] _pairs = [];              // stereo pairs at the base rate and after each stage
    float[] _left = [], _right = [], _dryLeft = [], _dryRight = [];
    int _stages, _channels, _frames;

    /// <summary>1, 2, 4 or 8.</summary>
    public int Factor => 1 << _stages;

    /// <summary>Delay of Up and Down together in base-rate frames, as reported to the host; 0 for Minimum.</summary>
    public int LatencyFrames { get; private set; }

    /// <summary>The factor of the setting "Auto": 2 below 60 kHz, else 1.</summary>
    public static int AutoFactor(double sampleRate) => sampleRate < 60_000 ? 2 : 1;

    /// <summary>Pure: what <see cref="LatencyFrames"/> will be. Sample rate has no part in it.</summary>
    public static int Latency(int factor, Phase phase)
    {
        int stages = Stages(factor);
        if (phase == Phase.Minimum || stages == 0) return 0;
        return (FilterDelay(stages) + ExtraDelay(stages)) / (1 << (stages - 1));
    }

    /// <param name="spec">Of the base rate.</param>
    /// <param name="factor">1, 2, 4 or 8.</param>
    /// <param name="phase">Filter family.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another factor.</exception>
    public void Prepare(in Spec spec, int factor, Phase phase)
    {
        _stages = Stages(factor);
        _channels = spec.Channels;
        _minimum = new AllPassHalfBand[phase == Phase.Minimum ? _stages : 0];
        _linear = new FirHalfBand[phase == Phase.Linear ? _stages : 0];
        for (int s = 0; s < _minimum.Length; s++) _minimum[s] = new(s_minimum[s].Sections, s_minimum[s].PassEdge);
        for (int s = 0; s < _linear.Length; s++)
            _linear[s] = new(s_linear[s].Pairs, s_linear[s].StopDb, s == _stages - 1 ? ExtraDelay(_stages) : 0, spec.MaxFrames << s);
        _pairs = new float[_stages + 1][];
        for (int s = 0; s <= _stages; s++) _pairs[s] = new float[2 * (spec.MaxFrames << s) + FirHalfBand.Pad];
        int longest = spec.MaxFrames << _stages, right = _channels == 2 ? longest : 0;
        (_left, _right) = (new float[longest], new float[right]);
        (_dryLeft, _dryRight) = (new float[longest], new float[right]);
        LatencyFrames = Latency(factor, phase);
        Reset();
    }

    /// <summary>Forgets all audio; what follows equals a new instance's output.</summary>
    public void Reset()
    {
        foreach (AllPassHalfBand stage in _minimum) stage.Reset();
        foreach (FirHalfBand stage in _linear) stage.Reset();
        _frames = 0;
    }

    /// <summary>
    /// Nothing audible left in the recursive stages: Reset or skipping silence changes nothing. Linear stages forget by
    /// themselves, within twice <see cref="LatencyFrames"/>.
    /// </summary>
    public bool AtRest
    {
        get
        {
            foreach (AllPassHalfBand stage in _minimum)
                if (!stage.AtRest) return false;
            return true;
        }
    }

    /// <summary>
    /// <see cref="Factor"/> × as many frames as <paramref name="x"/>, in a buffer that is the caller's to change until
    /// the <see cref="Down"/> that must follow.
    /// </summary>
    public Audio Up(Audio x)
    {
        _frames = x.Length;
        Audio up = View(_left, _right);
        if (_stages == 0)
        {
            x.CopyTo(up);
            return up;
        }
        Interleave.ToPairs(x, _pairs[0]);
        for (int s = 0; s < _stages; s++)
        {
            if (_linear.Length > 0) _linear[s].Up(_pairs[s], _pairs[s + 1], _frames << s);
            else _minimum[s].Up(_pairs[s], _pairs[s + 1], _frames << s);
        }
        Interleave.FromPairs(_pairs[_stages], up);
        return up;
    }

    /// <summary>The lent buffer back to the base rate, into <paramref name="y"/>, as long as the <see cref="Up"/> before it.</summary>
    public void Down(Audio y)
    {
        Audio up = View(_left, _right);
        if (_stages == 0)
        {
            up.CopyTo(y);
            return;
        }
        Interleave.ToPairs(up, _pairs[_stages]);
        for (int s = _stages - 1; s >= 0; s--)
        {
            if (_linear.Length > 0) _linear[s].Down(_pairs[s + 1], _pairs[s], _frames << s);
            else _minimum[s].Down(_pairs[s + 1], _pairs[s], _frames << s);
        }
        Interleave.FromPairs(_pairs[0], y);
    }

    /// <summary>Remembers the lent buffer as it is now, for <see cref="Mix"/>.</summary>
    public void KeepDry() => View(_left, _right).CopyTo(View(_dryLeft, _dryRight));

    /// <summary>Lent buffer = dry + wet·(buffer − dry), dry as of <see cref="KeepDry"/> since the same <see cref="Up"/>.</summary>
    /// <param name="wet">0 to 1, a ramp at the base rate.</param>
    public void Mix(Ramp wet)
    {
        Audio up = View(_left, _right), dry = View(_dryLeft, _dryRight);
        Ramp ramp = wet.Oversampled(Factor);
        for (int c = 0; c < _channels; c++)
        {
            Span<float> y = up[c], x = dry[c];
            for (int i = 0; i < y.Length; i++) y[i] = x[i] + ramp[i] * (y[i] - x[i]);
        }
    }

    Audio View(float[] left, float[] right)
    {
        int length = _frames << _stages;
        return _channels == 2 ? new(left.AsSpan(0, length), right.AsSpan(0, length)) : new(left.AsSpan(0, length));
    }

    static int Stages(int factor) => factor switch
    {
        1 => 0,
        2 => 1,
        4 => 2,
        8 => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "1, 2, 4 or 8."),
    };

    // Up and down together, in frames at the last stage's lower rate.
    static int FilterDelay(int stages)
    {
        int delay = 0;
        for (int s = 0; s < stages; s++) delay = 2 * delay + 2 * s_linear[s].Pairs - 1;
        return delay;
    }

    // What the last stage adds, at its lower rate, so that the whole is a whole number of base-rate frames.
    static int ExtraDelay(int stages) => -FilterDelay(stages) & ((1 << (stages - 1)) - 1);
}
