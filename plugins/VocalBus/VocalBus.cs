using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Dsp.Saturation;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// The vocals in one insert: high-pass → de-esser → opto leveller → saturation → output. The leveller's two-stage release follows the published
/// behaviour of the Teletronix LA-2A.
/// </summary>
public sealed partial class VocalBus : IPlugin
{
    public static Page Page { get; } = new("Vocal Bus", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A122", "Fx|Dynamics|Vocals")
    {
        Summary = "The vocals in one insert: rumble out, sibilants held, levels evened by light, presence from harmonics.",
    };

    static readonly Group Cut = Page.Section("High-pass");
    static readonly Toggle HpfOn = Cut.Switch("hpf_on", "High-pass", true, "Takes out steps, wind and the room's hum before anything reacts to them.", "HPF");
    static readonly Param HpfHz = Cut.Hertz("hpf_hz", "High-pass frequency", 20, 400, 80, "80 Hz is under every voice but the lowest bass. Higher thins close microphones.", "HPF freq");
    static readonly Choice HpfSlope = Cut.Choice("hpf_slope", "High-pass slope", [12, 24], "{0} dB/oct", 12, "24 dB/oct for rumble close to the voice.", "Slope", glides: true);

    static readonly Group Ess = Page.Section("De-esser");
    static readonly Toggle EssOn = Ess.Switch("deess_on", "De-esser", true, "Holds S, T and SH down; vowels pass untouched.", "De-ess");
    static readonly Param EssHz = Ess.Hertz("deess_hz", "Sibilance frequency", 3000, 12000, 6000, "Where sibilance begins. 5 kHz for deep voices and SH, 7 kHz for bright ones. Audition it.", "S freq");
    static readonly Param EssThreshold = Ess.Decibels("deess_threshold_db", "De-esser threshold", -40, 0, -13, "How far under the voice's own peaks sibilants may come. It follows the voice, not the fader: louder or softer input changes nothing.", "S thresh");
    static readonly Param EssRange = Ess.Decibels("deess_range_db", "De-esser range", 0, 20, 6, "The most it ever takes. 6 dB cannot make anyone lisp.", "Range");
    static readonly Choice EssMode = Ess.Choice("deess_mode", "De-esser mode", ["Wide", "Split"], "Split", "Split turns down the highs alone and leaves other singers' vowels be. Wide turns down everything for the moment: right for one voice.", "S mode", glides: true);

    static readonly Group Level = Page.Section("Opto");
    static readonly Toggle OptoOn = Level.Switch("opto_on", "Opto", true, "Evens out words and phrases, gently.");
    static readonly Param Threshold = Level.Decibels("opto_threshold_db", "Opto threshold", -60, 0, -22.5, "Lower it until the needle shows 2–4 dB in the loud part.", "Thresh");
    static readonly Choice Mode = Level.Choice("opto_mode", "Opto mode", ["Compress", "Limit"], "Compress", "Compress leans 3:1 and softly; Limit holds at 20:1.", "Mode", glides: true);
    static readonly Param Emphasis = Level.Percent("opto_emphasis_pct", "Opto HF emphasis", 0, 100, 0, "Lets the detector hear the highs louder, by up to 10 dB: bright words are levelled first.", "Emphasis");
    static readonly Param ScHpf = Level.Hertz("opto_sc_hpf_hz", "Side-chain high-pass", 20, 500, 100, "Keeps plosives and close-up bass from pushing the voice down. 20 Hz is off.", "SC HPF");
    static readonly Param Makeup = Level.Decibels("opto_makeup_db", "Opto make-up", -6, 24, 0, "Gain after the leveller.", "Make-up");
    static readonly Param Mix = Level.Percent("opto_mix_pct", "Opto mix", 0, 100, 100, "Less than 100 % is parallel compression: dry and levelled, in phase.", "Mix");

    static readonly Group Sat = Page.Section("Saturation");
    static readonly Toggle SatOn = Sat.Switch("sat_on", "Saturation", true, "Harmonics carry a voice through a dense mix without more level.", "Sat");
    static readonly Param Drive = Sat.Number("drive", "Drive", 0, 10, 2, "2 is felt more than heard: one to three per cent of harmonics in loud words. Loudness stays the same.");
    static readonly Choice Character = Sat.Choice("character", "Character", ["Tape", "Console", "Iron", "Triode", "Pentode"], "Console", "Tape rounds highs, Console is even-handed, Iron thickens lows, Triode is warm, Pentode bites.", "Char");
    static readonly Param Tone = Sat.Percent("tone", "Tone", -100, 100, 0, "Tilts the saturated sound: dark to the left, bright to the right, up to 6 dB at the ends.");
    static readonly Param LowCut = Sat.Hertz("sat_lowcut_hz", "Saturation low cut", 20, 1000, 150, "What lies below stays clean, so that a chest voice does not growl.", "Low cut");
    static readonly Param SatMix = Sat.Percent("sat_mix_pct", "Saturation mix", 0, 100, 100, "Dry passes the same filters, so no mix combs.", "Sat mix");

    static readonly Oversampling Over = new(Page);
    static readonly Command Learn = Page.Command("learn", "Learn", leastSeconds: 5, mostSeconds: 15,
        "Play the loudest part: after 15 seconds (or when you switch it off) both thresholds are set so that leveller and de-esser meet the preset's goals.");

    static readonly Reading EssReduction = Page.Reading("deess_gr_db", "De-esser reduction", 0, 20);
    static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", role: HostRole.GainReduction);
    static readonly Ear Sibilance = Page.Ear("sibilance", "Sibilance", EssThreshold, EssReduction, isRelative: true);
    static readonly Ear Voice = Page.Ear("opto", "Opto", Threshold, Reduction);
    static readonly Tap Out = Page.Tap("out"), Sung = Page.Tap("levelled"), Hissed = Page.Tap("sibilance"), Heard = Page.Tap("opto");

    public static Preset[] Presets { get; } =
    [
        Preset("Documented start", "High-pass at 80 Hz, sibilants 3–6 dB down, two to four dB of gentle opto, drive 2 for presence: a voice that stays in front without being pushed."),
        Preset("Lead pop", "Quicker to hold: Limit keeps every word in front of a dense mix, some emphasis tames bright syllables, drive and a brighter tone cut through.", 4,
            HpfHz.At(100), EssRange.At(8), Threshold.At(-21), Mode.At("Limit"), Emphasis.At(40), Drive.At(3), Tone.At(15)),
        Preset("Backing choir", "Several singers never say S together: a longer reach of the de-esser, a higher cut that leaves the body to the lead, and tape to blend them.", 3.5,
            HpfHz.At(150), EssHz.At(5000), EssRange.At(10), EssThreshold.At(-12.5), Threshold.At(-23), ScHpf.At(150), Character.At("Tape"), Drive.At(3)),
        Preset("Electronic vocal", "Held like a synthesizer: Limit, a steep cut that leaves the lows to the kick, and a valve that bites.", 4,
            HpfHz.At(120), HpfSlope.At(24), EssHz.At(6500), EssRange.At(10), EssThreshold.At(-14), Threshold.At(-21), Mode.At("Limit"), Emphasis.At(60), Character.At("Pentode"), Drive.At(4), SatMix.At(70)),
        Preset("Orchestral soloist", "A hall and a trained voice need little: a lower cut, half of the opto in parallel, and hardly any colour; swells stay swells.", 2,
            HpfHz.At(60), EssHz.At(7000), EssThreshold.At(-14.5), EssRange.At(5), Threshold.At(-20.5), ScHpf.At(60), Mix.At(70), Character.At("Triode"), Drive.At(1)),
        Preset("Spoken word", "Speech jumps from word to word: more levelling, and no chest resonance in the detector; Wide, for there is one voice only.", 4,
            HpfHz.At(90), HpfSlope.At(24), EssMode.At("Wide"), Threshold.At(-24), Emphasis.At(20), ScHpf.At(150), Character.At("Triode"), Drive.At(1.5)),
        Preset("Rock shout", "Let the transformer do the shouting: drive 5 under a fifth of dry, the leveller at its upper goal, the lows kept clean.", 4,
            HpfHz.At(110), EssHz.At(5500), EssRange.At(8), Threshold.At(-23.5), Emphasis.At(30), Character.At("Iron"), Drive.At(5), LowCut.At(200), SatMix.At(80)),
    ];

    /// <summary>Goals: half of all sibilance loses 4.5 dB or more (none more than the range); 90 % of the loud part stays within the opto's.</summary>
    static Preset Preset(string name, string why, double optoDb = 3, params Assignment[] values) =>
        (values.Length == 0 ? Page.Start(name, why) : Page.Preset(name, why, values)).Meets(Sibilance, 4.5).Meets(Voice, optoDb);

    public static int Latency(in Settings settings) => Over.Latency(settings);

    public static double TailSeconds(in Settings settings) => 0.2;

    readonly EqBank _eq = new(2), _side = new(2);
    readonly DeEsser _deEsser = new();
    readonly Opto _opto = new();
    readonly ColourSaturator _sat = new();
    readonly DelayLine _satDry = new();
    readonly AudioBuffer _key = new(Runner.Span);

    public void Prepare(in Spec spec, in Settings settings)
    {
        _eq.Prepare(spec);
        _side.Prepare(spec);
        _deEsser.Prepare(spec);
        _opto.Prepare(spec);
        _sat.Prepare(spec, Over.Factor(settings), Over.Phase(settings));
        _satDry.Prepare(spec, _sat.LatencyFrames);
        _satDry.Set(_sat.LatencyFrames);
        Reset();
    }

    public void Reset()
    {
        _eq.Reset();
        _deEsser.Reset();
        ResetOpto();
        _sat.Reset();
        _satDry.Reset();
    }

    public bool AtRest(Values p) => (!p[HpfOn] || _eq.AtRest) && (!p[EssOn] || _deEsser.AtRest) && (!p[OptoOn] || (_side.AtRest && _opto.AtRest)) && (!p[SatOn] || _sat.AtRest);

    public void Update(Values p)
    {
        HighPasses.Set(_eq, 0, p, HpfHz, HpfSlope);
        _deEsser.Set(new(p[EssHz], p[EssThreshold], p[EssRange]));
        _side.Set(0, HighPasses.SideChain(p, ScHpf));
        _side.Set(1, Opto.Emphasis(p[Emphasis], p.Spec.SampleRate));
        _opto.Set(new(p[Threshold], p.Position(Mode)));
        _sat.Set((Colour)p.Index(Character), p[Tone], p[LowCut]);
    }

    public void Process(in Io io, Values p)
    {
        Audio x = io.Main;

        var cut = io.Enter(HpfOn);
        if (cut.Starts) _eq.Reset();
        if (cut.IsActive) _eq.Process(x);
        cut.Leave();

        var ess = io.Enter(EssOn);
        if (ess.Starts) _deEsser.Reset();
        if (ess.IsActive)
        {
            _deEsser.Process(x, p.Ramp(EssMode));
            io.Hear(Sibilance, _deEsser.Band, _deEsser.Levels);
            io.Tap(Hissed, _deEsser.Levels);
            io.Read(EssReduction, _deEsser.ReductionDb);
        }
        ess.Leave();

        var level = io.Enter(OptoOn);
        if (level.Starts) ResetOpto();
        if (level.IsActive)
        {
            _opto.Process(x, Detected(io), p.Ramp(Makeup), p.Ramp(Mix));
            io.Read(Reduction, _opto.ReductionDb);
        }
        level.Leave();

        io.Tap(Sung, x);
        var sat = io.Enter(SatOn, _satDry);
        if (sat.Starts) _sat.Reset();
        if (sat.IsActive) _sat.Process(x, p.Ramp(Drive), p.Ramp(SatMix));
        sat.Leave();

        io.Tap(Out, x);
    }

    /// <summary>What the opto hears: the voice, high-passed, its highs emphasised.</summary>
    Audio Detected(in Io io)
    {
        Audio x = io.Main, key = _key.Like(x);
        x.CopyTo(key);
        _side.Process(key);
        io.Hear(Voice, key);
        io.Tap(Heard, key);
        return key;
    }

    void ResetOpto()
    {
        _side.Reset();
        _opto.Reset();
    }

    /// <summary>Both thresholds: the opto's by the loud part, the de-esser's by all sibilance that was heard.</summary>
    public void On(Command command, Listened heard, IPropose propose)
    {
        if (command != Learn) return;
        bool hasOpto = propose[OptoOn] >= 0.5, hasEss = propose[EssOn] >= 0.5;
        double opto = hasOpto ? OptoThreshold.Find(heard.Peaks(Voice), heard.LoudPart(), heard.StepSeconds, new(0, propose[Mode]), propose.GoalDb(Voice), Threshold.Min, Threshold.Max) : double.NaN;
        double ess = hasEss ? DeEsserThreshold.Find(heard.Peaks(Sibilance), heard.StepSeconds, propose[EssRange], propose.GoalDb(Sibilance), EssThreshold.Min, EssThreshold.Max) : double.NaN;
        if (hasOpto ? double.IsNaN(opto) : hasEss && double.IsNaN(ess))
        {
            propose.Say(Outcome.TooQuiet);
            return;
        }
        if (!double.IsNaN(opto)) propose.Set(Threshold, opto);
        if (!double.IsNaN(ess)) propose.Set(EssThreshold, ess); // a voice without sibilants keeps the threshold it has
    }
}
