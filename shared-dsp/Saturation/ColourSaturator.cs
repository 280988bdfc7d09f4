using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Saturation;

/// <summary>
/// Saturation in five characters for voices and buses: a tanh curve with bias and a knee of choice (<see cref="CurvePoint"/>) between an
/// emphasis and its inverse, inside an <see cref="Oversampler"/>, a tilt behind it. Drive 2 makes 1 to 3 % THD of a 1 kHz sine at −6 dBFS in
/// every character; drive 0 with tone 0 changes nothing but what the resampler does.
/// </summary>
/// <remarks>
/// y = x + mix·((m − 1)·h + D·(m·(f(E·h) − E·h))): h is the input above the low cut, f the curve, E the emphasis, D its exact inverse, m the
/// level match. What lies below the low cut stays clean and keeps its level (a bus must not lose its bottom), and only what
/// the curve adds passes a filter: no mix combs. DC that the curve makes is taken out from 5 Hz up.
/// Any split into calls renders the same samples; a call whose ramps move stays inside one control cell. Finite for finite input up
/// to 1e18. Audio thread only; nothing is allocated after Prepare.
/// </remarks>
public sealed class ColourSaturator
{
    /// <summary>Range of the low cut in Hz; at the lowest the whole spectrum is driven.</summary>
    public const double MinLowCutHz = 20, MaxLowCutHz = 1000;

    /// <summary>Tilt at ±100 % in dB, at each end of the spectrum.</summary>
    public const double ToneDb = 6;

    const double BlockHz = 5, GlideSeconds = 0.03, LowToneHz = 350, HighToneHz = 2200;
    const int StepsPerCell = 4;                 // of the emphasis, while the character changes

    readonly Oversampler _over = new();
    readonly EqBank _tone = new(2);
    EmphasisPair _filters;
    CleanLows _lows;
    float[] _pairs = [], _highLeft = [], _highRight = [];
    AudioBuffer _flat = new(0);
    (Colour Colour, double Tone, double Cut) _set = (Colour.Tape, 0, MinLowCutHz);
    Spec _spec = new(48_000, 2, 0);
    long _now, _turned, _settled;
    bool _fresh = true;
    int _step = 8;

    ColourVoice _leaving, _target = ColourVoice.Of(Colour.Tape);
    Glide _turn;
    (Ramp Drive, Ramp Match, long Start, long End)? _known;
    CurveLine _curve;
    Ramp _level;

    /// <summary>Base-rate frames, from factor and phase alone.</summary>
    public int LatencyFrames => _over.LatencyFrames;

    /// <param name="spec">Of the base rate.</param>
    /// <param name="factor">1, 2, 4 or 8; "Auto" is <see cref="Oversampler.AutoFactor"/>.</param>
    /// <param name="phase">Filter family.</param>
    public void Prepare(in Spec spec, int factor, Phase phase)
    {
        _spec = spec;
        _step = spec.Cell / StepsPerCell;
        _over.Prepare(spec, factor, phase);
        _tone.Prepare(spec);
        _filters.Prepare(BlockHz, spec.SampleRate * factor);
        _lows.Prepare(spec.SampleRate * factor, spec.Cell * factor);
        int longest = spec.MaxFrames * factor;
        _pairs = new float[2 * longest + 7];
        (_highLeft, _highRight) = (new float[longest], new float[longest]);
        _flat = new(spec.MaxFrames);
        Reset();
    }

    /// <summary>Forgets all audio; the settings hold and are taken at once. Exact: the same output again as from new.</summary>
    public void Reset()
    {
        _over.Reset();
        _tone.Reset();
        _filters.Reset();
        _now = _turned = _settled = 0;
        _fresh = true;
        Design();
        _lows.Reset();
    }

    /// <summary>Nothing audible left and no change under way: Reset or skipping silence changes nothing.</summary>
    public bool AtRest => !_turn.IsMovingAt(_now) && _filters.AtRest && _lows.AtRest && _tone.AtRest && _over.AtRest;

    /// <summary>Once a control cell at most. The first setting after <see cref="Reset"/> is taken at once.</summary>
    /// <param name="colour">A change glides within 30 ms, counted from here: every number of the one moves to that of the other.</param>
    /// <param name="tonePercent">−100 dark to +100 bright, a tilt of the wet signal around 880 Hz by <see cref="ToneDb"/>; reached over one cell.</param>
    /// <param name="lowCutHz">What lies below stays clean, 6 dB/oct; reached over one cell.</param>
    public void Set(Colour colour, double tonePercent, double lowCutHz)
    {
        var set = (colour, Math.Clamp(tonePercent, -100, 100) / 100, Math.Clamp(lowCutHz, MinLowCutHz, MaxLowCutHz));
        if (set == _set) return;
        var before = _set;
        _set = set;
        if (_fresh)
        {
            Design();
            return;
        }
        if (before.Colour != colour)
        {
            _leaving = VoiceAt(_now);
            _target = ColourVoice.Of(colour);
            _turn.Jump(0);
            _turn.Go(0, 1, _now, _spec.Samples(GlideSeconds));
            _turned = _now;
            _known = null;
        }
        if (before.Cut != set.Item3) _lows.Set(set.Item3, atOnce: false);
        if (before.Tone != set.Item2) Tilt();
    }

    void Design()
    {
        _target = _leaving = ColourVoice.Of(_set.Colour);
        _turn = default;
        _turn.Jump(1);
        _known = null;
        _lows.Set(_set.Cut, atOnce: true);
        Tilt();
    }

    void Tilt()
    {
        double db = _set.Tone * ToneDb, q = 0.5;
        _tone.Set(0, MatchedDesign.LowShelf(LowToneHz, -db, q, _spec.SampleRate));
        _tone.Set(1, MatchedDesign.HighShelf(HighToneHz, db, q, _spec.SampleRate));
    }

    /// <summary>In place, with settings that stand still; a change between two calls is a step.</summary>
    public void Process(Audio x, double drive, double mix, double match = 1) => Process(x, new Ramp(drive), new Ramp(mix), new Ramp(match));

    /// <summary>In place with auto gain, see the overload.</summary>
    public void Process(Audio x, Ramp drive, Ramp mix) => Process(x, drive, mix, new Ramp(1));

    /// <summary>In place. Ramps that move share one cell and so one <see cref="Ramp.First"/>; constants may leave theirs 0.</summary>
    /// <param name="x">1 or 2 channels as prepared.</param>
    /// <param name="drive">0 to 10.</param>
    /// <param name="mix">0 dry to 1 wet.</param>
    /// <param name="match">0 to 1: auto gain, a constant of character and drive that holds the loudness of programme at −18 dBFS RMS.</param>
    public void Process(Audio x, Ramp drive, Ramp mix, Ramp match)
    {
        for (int at = 0; at < x.Length;)
        {
            long start = Enter(Later(drive, at), Later(match, at), out long end);
            int frames = (int)Math.Min(x.Length - at, end - _now);
            Render(x.Slice(at, frames), (int)(_now - start), Later(mix, at));
            at += frames;
            _now += frames;
        }
        _fresh &= x.Length == 0;

        static Ramp Later(Ramp ramp, int frames) => ramp.IsConstant ? ramp with { First = 0 } : ramp with { First = ramp.First + frames };
    }

    // The stretch on which the curve moves in a straight line: what a cell of the ramps and a step of the counter (while the character
    // changes) have in common. A function of absolute time, so that it does not matter where calls cut it.
    long Enter(Ramp drive, Ramp match, out long end)
    {
        long from = Math.Max(_now - _now % _step, _turned);
        bool moves = !drive.IsConstant || !match.IsConstant, turns = _turn.IsMovingAt(from);
        if (turns) _settled = _now - _now % _step + _step;
        long begin = moves ? _now - (drive.IsConstant ? match.First : drive.First) : long.MinValue;
        long start = Math.Max(begin, turns ? from : _settled);
        end = Math.Min(moves ? begin + _spec.Cell : long.MaxValue, turns ? _settled : long.MaxValue);
        var known = (drive with { First = 0 }, match with { First = 0 }, start, end);
        if (known == _known) return moves || turns ? start : _now;
        _known = known;

        ColourVoice voice = VoiceAt(start);
        int into = moves ? (int)(start - begin) : 0, frames = moves || turns ? (int)(end - start) : 1;
        CurvePoint one = Point(voice, known.Item1, known.Item2, into);
        CurvePoint other = moves || turns ? Point(VoiceAt(end), known.Item1, known.Item2, into + frames) : one;
        int factor = _over.Factor;
        _curve = new(one, other, frames * factor);
        _level = new((float)one.Match, (float)((other.Match - one.Match) / (frames * factor)), 0);
        _filters.Set(voice.Emphasis(_spec.SampleRate * factor));
        return moves || turns ? start : _now;
    }

    static CurvePoint Point(in ColourVoice voice, Ramp drive, Ramp match, int at) =>
        CurvePoint.Of(voice.Gain(drive[at]), voice.Bias, voice.Hard, match[at], Math.Pow(10, voice.ProgrammeDb / 20));

    ColourVoice VoiceAt(long now) => ColourVoice.Blend(_leaving, _target, _turn.At(now));

    void Render(Audio x, int first, Ramp mix)
    {
        int factor = _over.Factor;
        Audio up = _over.Up(x);
        Span<float> left = up.Left, right = up.Channels == 2 ? up.Right : up.Left;
        Span<float> highLeft = _highLeft.AsSpan(0, up.Length), highRight = up.Channels == 2 ? _highRight.AsSpan(0, up.Length) : highLeft;
        Ramp amount = mix.Oversampled(factor);
        _lows.Divide(left, right, highLeft, highRight, amount, _level with { First = first * factor });
        Span<float> pairs = _pairs.AsSpan(0, (2 * up.Length + 7) & ~7);
        _filters.Raise(highLeft, highRight, pairs);
        Bend(pairs, first * factor);
        _filters.Lower(pairs, left, right, amount);
        _over.Down(x);

        if (mix is { IsConstant: true, Start: 1 })
        {
            _tone.Process(x);
            return;
        }
        Audio flat = _flat.Like(x);
        x.CopyTo(flat);
        _tone.Process(x);
        for (int c = 0; c < x.Channels; c++) Blend(x[c], flat[c], mix);
    }

    // Whole vectors of four pairs: the buffer's end beyond the signal is worked on too.
    void Bend(Span<float> pairs, int first)
    {
        CurveLine curve = _curve;
        Vector256<float> at = Vector256.Create((float)first) + Vector256.Create(0f, 0, 1, 1, 2, 2, 3, 3);
        ref float io = ref MemoryMarshal.GetReference(pairs);
        for (int i = 0; i < pairs.Length; i += 8)
        {
            curve.Added(Vector256.LoadUnsafe(ref io, (nuint)i), at).StoreUnsafe(ref io, (nuint)i);
            at += Vector256.Create(4f);
        }
    }

    // Exactly the flat signal at 0, and wherever there is no tilt.
    static void Blend(Span<float> tilted, ReadOnlySpan<float> flat, Ramp mix)
    {
        for (int i = 0; i < tilted.Length; i++) tilted[i] = flat[i] + mix[i] * (tilted[i] - flat[i]);
    }
}
