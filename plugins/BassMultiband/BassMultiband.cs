using TopDown.Dsp;
using TopDown.Dsp.Multiband;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// The bass bus: input → four bands, each pushed down above its threshold and lifted below it, chosen ones ducked by the kick → output.
/// The bands' two-way dynamics follow the published behaviour of the Waves C4.
/// </summary>
public sealed partial class BassMultiband : IPlugin
{
    public static Page Page { get; } = new("Bass Multiband", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A152", "Fx|Dynamics|Bass")
    {
        Summary = "Four bands for the bass: the low end held steady, the notes defined, room for the kick.",
        Keys = [Key.Optional("kick", "Kick")],
    };

    /// <summary>What a band starts with.</summary>
    internal sealed record Start(string Initials, double ThresholdDb, double Ratio, double DownDb, double UpDb, double AttackMs, double ReleaseMs, double KneeDb, string Why);

    public sealed class Band
    {
        public readonly Param Threshold, Down, Up, Attack, Release, Knee, Gain;
        public readonly Choice Ratio;
        public readonly Toggle Solo, On;

        internal Band(Group g, Start s)
        {
            string Short(string what) => s.Initials + " " + what;
            Threshold = g.Decibels("threshold_db", "threshold", -72, 0, s.ThresholdDb, "Louder is pushed down towards it, quieter is lifted towards it. Learn sets it. " + s.Why, Short("thr"));
            Ratio = g.Choice("ratio", "ratio", Ratios, "{0}:1|∞:1", s.Ratio, "How strictly the band keeps to its threshold, in both directions; 1:1 leaves it alone.", Short("ratio"), glides: true);
            Down = g.Decibels("down_db", "range down", 0, 24, s.DownDb, "The most that is taken away from loud notes. A limit here is what keeps a multiband musical.", Short("down"));
            Up = g.Decibels("up_db", "range up", 0, 12, s.UpDb, "The most that is added to quiet notes; what lies 30 dB under the threshold (hum, hiss, silence) is left alone.", Short("up"));
            Attack = g.Milliseconds("attack_ms", "attack", 0.5, 200, s.AttackMs, "How fast loud notes are taken down. Slower than 20 ms lets the pluck through.", Short("att"));
            Release = g.Milliseconds("release_ms", "release", 20, 2000, s.ReleaseMs, "How fast the gain comes back, and how fast quiet notes are lifted. About the length of a note is steady without pumping.", Short("rel"));
            Knee = g.Decibels("knee_db", "knee", 0, 24, s.KneeDb, "Width of the bend at the threshold; with both ranges in use the curve is straight there.", Short("knee"));
            Gain = g.Decibels("gain_db", "gain", -12, 12, 0, "The band's level after its dynamics: tone, once the notes are even.", Short("gain"));
            Solo = g.Switch("solo", "solo", false, "Hear this band (and other soloed ones) alone while you set it.", Short("solo"));
            On = g.Switch("on", "on", true, "Off: the band passes as it is, without dynamics, gain or ducking.", Short("on"));
        }
    }

    static readonly double[] Ratios = [1, 1.5, 2, 3, 4, 6, 10, double.PositiveInfinity];

    static readonly Group Split = Page.Section("Crossover");
    static readonly Toggle MultiOn = Split.Switch("multi_on", "Multiband", true, "The whole of it, ducking too.", "Multi");
    static readonly Param LowHz = Split.Hertz("split_low_hz", "Low split", 40, 400, 180, "Under 150 Hz lies the fundamental of every note on the neck's lower half: the part that must stand still. 180 Hz keeps all of it in one band, the slope included.", "Low Hz");
    static readonly Param MidHz = Split.Hertz("split_mid_hz", "Mid split", 200, 2500, 650, "From 700 Hz on, a bass is heard on small speakers. 650 Hz keeps that in one band.", "Mid Hz");
    static readonly Param HighHz = Split.Hertz("split_high_hz", "High split", 1000, 12000, 3000, "Above 3 kHz there are fingers, frets and hiss.", "High Hz");
    static readonly Param Mix = Split.Percent("mix_pct", "Mix", 0, 100, 100, "Less than 100 % is parallel compression: both sides pass the same crossover, so nothing combs.");

    static readonly Start[] Starts =
    [
        new("L", -28.6, double.PositiveInfinity, 8, 4, 4, 32, 6, "The fundamentals: the low end stands on this."),
        new("LM", -23.8, 4, 4, 0, 25, 200, 6, "Warmth and the first overtones, slowly; lifted, its lower edge would shake what the low band holds."),
        new("M", -39.7, 6, 4, 6, 10, 20, 6, "Definition: quiet notes are lifted until they speak, loud ones stay."),
        new("H", -49.5, 2, 3, 0, 5, 120, 6, "Strings and fingers: only the loud clacks are held."),
    ];

    /// <summary>The low band is held by its power: what a low note weighs, whatever its overtones make of its peaks.</summary>
    const int Steady = 0;

    static readonly string[] Prefixes = ["low", "lowmid", "mid", "high"];
    static readonly Band[] Bands = Page.Repeat(Prefixes, static g => new Band(g, Starts[Array.IndexOf(Prefixes, g.Prefix)]));

    static readonly Group Side = Page.Section("Kick ducking");
    static readonly Toggle DuckOn = Side.Switch("duck_on", "Duck", true, "Makes room for every kick that comes in at the side-chain. Unconnected or silent, it does nothing.");
    static readonly Param DuckDb = Side.Decibels("duck_db", "Duck depth", 0, 12, 3, "How far the chosen bands go down under each kick: 3 dB are felt and not heard.", "Depth");
    static readonly Param DuckThreshold = Side.Decibels("duck_threshold_db", "Duck threshold", -60, 0, -32, "Kicks above it duck; 6 dB above it in full. Learn sets it 12 dB under the loud hits.", "Duck thr");
    static readonly Param DuckRelease = Side.Milliseconds("duck_release_ms", "Duck release", 30, 1000, 120, "How long the bass takes to come back: about as long as the kick's body.", "Duck rel");
    static readonly Toggle[] Ducked =
    [
        Side.Switch("duck_low", "Duck low", true, "The kick's own ground.", "Dk low"),
        Side.Switch("duck_lowmid", "Duck lowmid", false, "Where a boomy kick needs it.", "Dk lomid"),
        Side.Switch("duck_mid", "Duck mid", false, "For a kick with much beater.", "Dk mid"),
        Side.Switch("duck_high", "Duck high", false, "All four: the whole bass steps back.", "Dk high"),
    ];
    static readonly Param ScHpf = Side.Hertz("sc_hpf_hz", "Kick high-pass", 20, 500, 20, "Rumble that must not duck goes. 20 Hz is off.", "SC HPF");
    static readonly Param ScLpf = Side.Hertz("sc_lpf_hz", "Kick low-pass", 60, 20000, 20000, "120 Hz finds the kick in a whole drum bus. 20 kHz is off, and the fastest.", "SC LPF");

    static readonly Command Learn = Page.Command("learn", "Learn", leastSeconds: 5, mostSeconds: 15,
        "Play the loudest part, with the kick: every band's threshold is set so that its reduction meets the preset's goal, the duck's under the kick's hits.");

    // Below 0 is lift.
    static readonly Reading[] Moved = [.. Prefixes.Select(static p => Page.Reading(p + "_gr_db", char.ToUpperInvariant(p[0]) + p[1..] + " reduction", min: -12, max: 24, latest: true))];
    static readonly Reading KickDucked = Page.Reading("duck_gr_db", "Kick ducking", max: 12);
    static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", max: 24, role: HostRole.GainReduction);
    static readonly Ear[] Ears = [.. Prefixes.Select(static (p, i) => Page.Ear(p, char.ToUpperInvariant(p[0]) + p[1..] + " band", Bands[i].Threshold, Moved[i]))];
    static readonly Ear Kick = Page.Ear("kick", "Kick", DuckThreshold, KickDucked);
    static readonly Tap Out = Page.Tap("out"), Kicked = Page.Tap("kick");

    static Band Low => Bands[0];
    static Band LowMid => Bands[1];
    static Band Mid => Bands[2];
    static Band High => Bands[3];

    public static Preset[] Presets { get; } =
    [
        Page.Start("Documented start", "Even low end: under 150 Hz loud notes go down 3–5 dB and quiet ones come up as far as 4, within each note; 700 Hz–3 kHz lifts what would be lost; the kick gets 3 dB of room.")
            .Meets(Ears[0], 4.8).Meets(Ears[1], 2).Meets(Ears[2], 1).Meets(Ears[3], 1).Meets(Kick, 3),
        Page.Preset("Picked rock", "A pick is all attack: 30 ms let it through, then the low end closes in. The clack above 3 kHz is held, the midrange kept forward.",
            Low.Threshold.At(-28.7), LowMid.Threshold.At(-26.0), Mid.Threshold.At(-39.7), High.Threshold.At(-51.9),
            Low.Attack.At(30), Low.Release.At(80), Low.Ratio.At(6), LowMid.Ratio.At(3), Mid.Gain.At(1.5), High.Ratio.At(4), High.Down.At(6), High.Attack.At(1))
            .Meets(Ears[0], 4).Meets(Ears[1], 3).Meets(Ears[2], 1).Meets(Ears[3], 3).Meets(Kick, 3),
        Page.Preset("Electronic sub", "The kick and the sub share one octave: 6 dB of ducking in two bands, back in time for the off-beat. The sub itself is held still; synths need no lift.",
            Low.Threshold.At(-33.9), LowMid.Threshold.At(-20.2), Mid.Threshold.At(-38.2), High.Threshold.At(-49.5),
            LowHz.At(110), Low.Up.At(2), Low.Attack.At(20), Low.Release.At(60), Mid.Up.At(2), DuckDb.At(6), DuckRelease.At(160), Ducked[1].At(true))
            .Meets(Ears[0], 3).Meets(Ears[1], 2).Meets(Ears[2], 1).Meets(Ears[3], 1).Meets(Kick, 6),
        Page.Preset("Orchestral basses", "A section breathes: 2:1 at bowing speed, a wide knee, nothing lifted but the definition of soft entries, and no kick.",
            Low.Threshold.At(-35.3), LowMid.Threshold.At(-22.6), Mid.Threshold.At(-37.4), High.Threshold.At(-51.3),
            LowHz.At(120), Low.Ratio.At(2), Low.Down.At(4), Low.Up.At(2), Low.Attack.At(80), Low.Release.At(600), Low.Knee.At(12), LowMid.Ratio.At(1.5), LowMid.Attack.At(60), LowMid.Release.At(500),
            Mid.Ratio.At(2), Mid.Up.At(2), Mid.Attack.At(30), Mid.Release.At(300), High.Ratio.At(1.5), DuckOn.At(false))
            .Meets(Ears[0], 3).Meets(Ears[1], 1.5).Meets(Ears[2], 1).Meets(Ears[3], 1).Meets(Kick, 3),
        Page.Preset("Upright acoustic", "Wood lives between 150 and 700 Hz: leave it almost alone. The boom of single low notes goes down slowly, the finger's touch comes up.",
            Low.Threshold.At(-28.7), LowMid.Threshold.At(-24.5), Mid.Threshold.At(-36.7), High.Threshold.At(-49.5),
            Low.Ratio.At(4), Low.Down.At(6), Low.Up.At(3), Low.Attack.At(40), Low.Release.At(250), LowMid.Ratio.At(1.5), LowMid.Attack.At(40), Mid.Ratio.At(3), Mid.Up.At(3), Mid.Release.At(100), High.Gain.At(1), DuckDb.At(2))
            .Meets(Ears[0], 4).Meets(Ears[1], 1).Meets(Ears[2], 1).Meets(Ears[3], 1).Meets(Kick, 2),
        Page.Preset("Slap and funk", "Thumb and pop differ by 10 dB: the top is held fast and firmly, the middle by half, so that the quiet ghost notes come up to them.",
            Low.Threshold.At(-28.6), LowMid.Threshold.At(-25.8), Mid.Threshold.At(-42.9), High.Threshold.At(-52.4),
            HighHz.At(2500), Low.Attack.At(15), Low.Release.At(60), Low.Ratio.At(6), LowMid.Ratio.At(3), LowMid.Attack.At(10), LowMid.Release.At(100), Mid.Ratio.At(4), Mid.Up.At(3), High.Ratio.At(6), High.Down.At(9), High.Attack.At(0.5), High.Release.At(60))
            .Meets(Ears[0], 4).Meets(Ears[1], 3).Meets(Ears[2], 3).Meets(Ears[3], 5).Meets(Kick, 3),
        Page.Preset("Synth bass", "Filters open and close: resonances between 700 Hz and 3 kHz are held at 3:1 while the low end stays one level under them.",
            Low.Threshold.At(-31.9), LowMid.Threshold.At(-21.1), Mid.Threshold.At(-38.6), High.Threshold.At(-51.3),
            LowHz.At(130), MidHz.At(600), Low.Up.At(3), Low.Attack.At(15), Low.Release.At(80), Mid.Ratio.At(3), Mid.Down.At(6), Mid.Up.At(0), Mid.Release.At(150), High.Ratio.At(3), High.Down.At(4), DuckDb.At(4))
            .Meets(Ears[0], 4).Meets(Ears[1], 2).Meets(Ears[2], 3).Meets(Ears[3], 2).Meets(Kick, 4),
    ];

    /// <summary>The lowest split at 40 Hz rings down 60 dB in 0.1 s; the longest release works on silence alone.</summary>
    public static double TailSeconds(in Settings settings) => 0.2;

    readonly Crossover4 _split = new();
    readonly BandDynamics _dynamics = new();
    readonly KickDuck _duck = new();
    readonly EqBank _side = new(2);
    readonly BandFrames _bands = new(Runner.Span);
    readonly AudioBuffer _heard = new(Runner.Span);
    readonly float[] _gain = new float[Runner.Span];
    Derived _depth;

    public void Prepare(in Spec spec, in Settings settings)
    {
        _split.Prepare(spec);
        _dynamics.Prepare(spec);
        _dynamics.WeighPower(Steady);
        _duck.Prepare(spec);
        _side.Prepare(spec);
        Reset();
    }

    public void Reset()
    {
        ResetSound();
        _depth.Reset();
    }

    void ResetSound()
    {
        _split.Reset();
        _dynamics.Reset();
        _duck.Reset();
        _side.Reset();
    }

    public bool AtRest(Values p) => !p[MultiOn] || (_split.AtRest && _dynamics.AtRest && (!p[DuckOn] || (_side.AtRest && _duck.AtRest)));

    public void Update(Values p)
    {
        _split.Set(p[LowHz], p[MidHz], p[HighHz]);
        var (low, mid, high) = _split.Hz;
        ReadOnlySpan<double> lowest = [0, low, mid, high];
        double anySolo = 0;
        foreach (Band b in Bands) anySolo = Math.Max(anySolo, p.Position(b.Solo));
        for (int i = 0; i < Bands.Length; i++)
        {
            Band b = Bands[i];
            _dynamics.SetLowest(i, lowest[i]);
            _dynamics.Set(i, new(p[b.Threshold], p.SmoothRatio(b.Ratio), p[b.Down], p[b.Up], p[b.Knee], p[b.Attack], p[b.Release], p[b.Gain],
                Wet: p.Position(b.On) * p[Mix] / 100, Level: 1 - anySolo + p.Position(b.Solo), Duck: p.Position(b.On) * p.Position(Ducked[i])));
        }
        _duck.Set(p[DuckRelease]);
        _depth.Set(p, p[DuckDb] * p.Position(DuckOn));
        double rate = p.Spec.SampleRate;
        _side.Set(0, HighPasses.SideChain(p, ScHpf));
        _side.Set(1, p[ScLpf] >= ScLpf.Max || p[ScLpf] >= Crossover4.Highest * rate ? SvfCoefficients.Unity : MatchedDesign.LowPass(p[ScLpf], MatchedDesign.ButterworthQ, rate));
    }

    public void Process(in Io io, Values p)
    {
        Audio x = io.Main;

        var multi = io.Enter(MultiOn);
        if (multi.Starts) ResetSound();
        if (multi.IsActive)
        {
            _split.Process(x, _bands);
            for (int i = 0; i < Bands.Length; i++)
            {
                if (!io.IsHeard(Ears[i])) continue;
                Audio band = _heard.Like(x);
                _bands.CopyTo(i, band);
                io.Hear(Ears[i], band);
            }
            _dynamics.Process(_bands, Ducking(io, p), x);
            for (int i = 0; i < Bands.Length; i++) io.Read(Moved[i], p[Bands[i].On] ? _dynamics.ReductionDb(i) : 0);
            io.Read(Reduction, p[Low.On] ? _dynamics.LargestReductionDb(0) : 0);
        }
        multi.Leave();

        io.Tap(Out, x);
    }

    /// <summary>The kick's gain for the bands that follow it; empty while ducking is off.</summary>
    ReadOnlySpan<float> Ducking(in Io io, Values p)
    {
        Ramp on = p.Ramp(DuckOn);
        if (on.IsConstant && on.Start == 0) return default;
        if (p.TurnsOn(DuckOn))
        {
            _side.Reset();
            _duck.Reset();
        }
        Audio key = _heard.Like(io.Main);
        io.Key(0).CopyTo(key);
        _side.Process(key);
        io.Hear(Kick, key);
        io.Tap(Kicked, key);
        Span<float> gain = _gain.AsSpan(0, key.Length);
        Ramp depth = _depth.Over(p);
        _duck.Process(key, gain, p.Ramp(DuckThreshold), depth);
        io.Read(KickDucked, _duck.Amount * depth.After(key.Length));
        return gain;
    }

    /// <summary>Every band's threshold by the loud part, the range ignored; the kick's by its hits. What is not there keeps its threshold.</summary>
    public void On(Command command, Listened heard, IPropose propose)
    {
        if (command != Learn) return;
        ReadOnlySpan<double> lowest = [0, propose[LowHz], propose[MidHz], propose[HighHz]];
        bool[] loud = heard.LoudPart();
        bool isQuiet = true;
        for (int i = 0; i < Bands.Length; i++)
        {
            Band b = Bands[i];
            if (propose.GoalDb(Ears[i]) <= 0 || propose.Number(b.Ratio) == 1) continue;
            var settings = new BandSettings(0, propose.Number(b.Ratio), 0, propose[b.Up], propose[b.Knee], propose[b.Attack], propose[b.Release]);
            double threshold = BandSearch.Threshold(heard.Peaks(Ears[i]), i == Steady ? heard.Powers(Ears[i]) : default, loud, heard.StepSeconds, settings, lowest[i], propose.GoalDb(Ears[i]), b.Threshold.Min, b.Threshold.Max);
            if (double.IsNaN(threshold)) continue;
            propose.Set(b.Threshold, threshold);
            isQuiet = false;
        }
        double kick = BandSearch.KickThreshold(heard.Peaks(Kick));
        if (!double.IsNaN(kick)) propose.Set(DuckThreshold, Math.Clamp(kick, DuckThreshold.Min, DuckThreshold.Max));
        if (isQuiet) propose.Say(Outcome.TooQuiet);
    }
}
