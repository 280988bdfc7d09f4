using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// The insert of the drum group: input → compressor → EQ (scoop, shelves) → tape → output. The compressor's steps, its tilted detector,
/// its link with a shape and its two topologies follow the published behaviour of the API 2500+ bus compressor.
/// </summary>
public sealed partial class DrumBus : IPlugin
{
    public static Page Page { get; } = new("Drum Bus", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A112", "Fx|Dynamics|Drums")
    {
        Summary = "Punch for the drum group: a compressor that lets the hits through, a scoop at 400 Hz, tape for density.",
        Keys = [Key.Optional("key", "Side-chain")],
    };

    static readonly Group Comp = Page.Section("Compressor");
    static readonly Toggle CompOn = Comp.Switch("comp_on", "Compressor", true, "The punch.", "Comp");
    static readonly Param Threshold = Comp.Decibels("threshold_db", "Threshold", -50, 0, -26.5, "Level where the reduction starts, as the detector hears it. Lower it until the needle moves 2–4 dB with the hits and comes back between them.", "Thresh");
    static readonly Choice Ratio = Comp.Choice("ratio", "Ratio", [1.5, 2, 3, 4, 6, 10, double.PositiveInfinity], "{0}:1|∞:1", 3, "3:1 is firm but still lets a hard hit be harder than a soft one.", glides: true);
    static readonly Choice Attack = Comp.Choice("attack_ms", "Attack", [0.03, 0.1, 0.3, 1, 3, 10, 30], "{0} ms", 10,
        "How long a hit keeps its full height. 10 ms lets the stick through; below 1 ms hits are flattened. The three quickest reach 0.05, 0.1 and 0.33 ms.", glides: true);
    static readonly Choice Release = Comp.Choice("release_ms", "Release", [50, 100, 200, 500, 1000, 2000, Auto.Value], "{0} ms|Variable", 100,
        "How fast it lets go. 100 ms is back before the next eighth note; longer holds the whole kit down.", glides: true);
    static readonly Param ReleaseVar = Comp.Milliseconds("release_var_ms", "Variable release", 50, 3000, 250, "The release while it stands on Variable: tune it until the needle breathes with the song.", "Rel var");
    static readonly Choice Knee = Comp.Choice("knee", "Knee", ["Hard", "Medium", "Soft"], "Medium", "Hard grips at the threshold; Medium bends over 6 dB, Soft over 12: the softer, the less you hear it start.", "Knee", glides: true);
    static readonly Choice Punch = Comp.Choice("punch", "Punch", ["Normal", "Medium", "Loud"], "Medium",
        "Tilts what the detector hears. Normal: the kick does all the work. Loud rises 10 dB a decade, so kick and cymbals count alike and the low end stays. Medium: half of it, at the ends.", "Punch", glides: true);
    static readonly Choice Sides = Comp.Choice("topology", "Topology", ["Feed-forward", "Feedback"], "Feed-forward",
        "Where the detector sits: before the gain (quick, exact) or after it (rounder, leans into the hit). Both keep the printed ratio.", "Topology");
    static readonly Param Link = Comp.Percent("link_pct", "Stereo link", 0, 100, 70, "100 %: both sides move together. Less lets a tom on one side be caught without pulling the other down.", "Link");
    static readonly Choice Shape = Comp.Choice("link_shape", "Link shape", ["All", "High-pass", "Low-pass", "Band"], "All",
        "Which part of the other side counts: all, above 250 Hz, below 2.5 kHz, or between.", "Shape");
    static readonly Param Makeup = Comp.Decibels("makeup_db", "Make-up", -6, 18, 0, "Gain after the compressor.", "Make-up");
    static readonly Toggle AutoGain = Comp.Switch("auto_gain", "Auto gain", false, "A constant make-up for these settings; it never follows the music.", "AutoGain");
    static readonly Param Mix = Comp.Percent("mix_pct", "Mix", 0, 100, 100, "Less than 100 % is parallel compression: the hits stay dry, the crushed copy fills the gaps.");
    static readonly Param ScHpf = Comp.Hertz("sc_hpf_hz", "Side-chain high-pass", 20, 500, 20, "Keeps the kick's low end from working the compressor. 20 Hz is off.", "SC HPF");
    static readonly Choice KeySource = Comp.Choice("key_source", "Key", ["Internal", "External"], "Internal", "What the detector hears: the drums, or the side-chain input.");

    static readonly Group Eq = Page.Section("EQ");
    static readonly Toggle EqOn = Eq.Switch("eq_on", "EQ", true, "Scoop and shelves.");
    static readonly Param ScoopHz = Eq.Hertz("scoop_hz", "Scoop frequency", 100, 2000, 400, "Where the shells sound like cardboard; most kits are boxy near 400 Hz.", "Scoop Hz");
    static readonly Param ScoopDb = Eq.Decibels("scoop_db", "Scoop", -12, 6, -3, "A slight cut takes the box out and makes room for guitars and keys.");
    static readonly Param ScoopQ = Eq.Number("scoop_q", "Scoop Q", 0.3, 4, 1, "Width: 1 is about an octave and a half, higher is narrower.", "Scoop Q");
    static readonly Param LowHz = Eq.Hertz("low_hz", "Low shelf frequency", 30, 300, 80, "Where the low shelf has half its gain.", "Low Hz");
    static readonly Param LowDb = Eq.Decibels("low_db", "Low shelf", -9, 9, 0, "Weight of kick and floor tom.", "Low");
    static readonly Param HighHz = Eq.Hertz("high_hz", "High shelf frequency", 2000, 16000, 8000, "Where the high shelf has half its gain.", "High Hz");
    static readonly Param HighDb = Eq.Decibels("high_db", "High shelf", -9, 9, 0, "Air of cymbals and room.", "High");

    static readonly Group Machine = Page.Section("Tape");
    static readonly Toggle TapeOn = Machine.Switch("tape_on", "Tape", true, "Density: rounds the sharpest peaks and thickens what follows them.");
    static readonly Choice Speed = Machine.Choice("tape_speed", "Tape speed", ["15 ips", "30 ips"], "15 ips", "15: fuller low end, softer cymbals. 30: cleaner.", "Speed");
    static readonly Param Drive = Machine.Decibels("tape_drive_db", "Tape drive", -12, 12, 0, "0 dB: 0 VU is −12 dBFS. More drive is more density at the same level.", "Drive");
    static readonly Param Bump = Machine.Percent("tape_bump_pct", "Head bump", 0, 100, 100, "The low-end lift of the playback head: 63 Hz at 15 ips, 126 Hz at 30.", "Bump");
    static readonly Param Loss = Machine.Percent("tape_loss_pct", "Tape loss", 0, 100, 100, "The gentle roll-off at the very top.", "Loss");
    static readonly Param TapeMix = Machine.Percent("tape_mix_pct", "Tape mix", 0, 100, 100, "Dry passes the same filters, so no mix combs.", "TapeMix");

    static readonly Oversampling Over = new(Page);
    static readonly Command Learn = Page.Command("learn", "Learn", leastSeconds: 5, mostSeconds: 15,
        "Play the loudest part: after 15 seconds (or when you switch it off) the threshold is set so that the reduction meets the preset's goal.");

    static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", role: HostRole.GainReduction);
    static readonly Ear Detector = Page.Ear("detector", "Detector", Threshold, Reduction);
    static readonly Tap Out = Page.Tap("out"), Heard = Page.Tap("detector");

    public static Preset[] Presets { get; } =
    [
        Page.Start("Documented start", "Punchy: 3:1, and 10 ms let each hit's edge through before 100 ms hold its ring. The medium knee starts unheard, Medium punch keeps the kick from ruling the cymbals, 70 % link lets toms move their own side. Then −3 dB of box at 400 Hz and tape.").Meets(3),
        Page.Preset("Dense", "A wall behind a loud chorus: attack under a millisecond flattens the hits, tape driven hard rounds what is left; everything ends up close to one level.",
            Ratio.At(4), Attack.At(0.3), Release.At(100), Link.At(100), Threshold.At(-23.9), Drive.At(6)).Meets(4),
        Page.Preset("Parallel crush", "∞:1 at the quickest attack, mixed in at 35 %: the crushed copy brings up room and ghost notes, the dry one keeps every hit.",
            Ratio.At(double.PositiveInfinity), Attack.At(0.1), Release.At(50), Knee.At("Hard"), Punch.At("Normal"), Link.At(100), Threshold.At(-29), Mix.At(35), Makeup.At(6)).Meets(12),
        Page.Preset("Electronic", "Programmed kits are even already: a hard knee and a quick release make the groove pump in time, the filter at 100 Hz leaves the kick's floor alone, 30 ips stay clean.",
            Ratio.At(4), Attack.At(30), Release.At(50), Knee.At("Hard"), Punch.At("Medium"), Link.At(100), ScHpf.At(100), Threshold.At(-29.3), ScoopDb.At(-2), Speed.At("30 ips")).Meets(3),
        Page.Preset("Orchestral percussion", "1.5:1, soft knee and a long release: a timpani roll is carried, not gripped; full link because the section is one picture; no scoop in a good hall.",
            Ratio.At(1.5), Attack.At(30), Release.At(1000), Knee.At("Soft"), Punch.At("Normal"), Link.At(100), Threshold.At(-24.5), ScoopDb.At(0), Speed.At("30 ips"), Drive.At(-6)).Meets(2),
        Page.Preset("Acoustic brushes", "Feedback rounds the grip and 2:1 leaves the dynamics of the hand; the medium tilt hears the brushes' hiss as well as the kick.",
            Ratio.At(2), Attack.At(10), Release.At(200), Knee.At("Soft"), Punch.At("Medium"), Sides.At("Feedback"), Threshold.At(-25.3), ScoopDb.At(-1.5), Speed.At("30 ips"), Drive.At(-3)).Meets(2),
        Page.Preset("Room lift", "For overheads and room in the group: quick and firm with a long hold brings the room up between the hits; only the middle of each side pulls the other, so cymbals stay where they are.",
            Ratio.At(6), Attack.At(3), Release.At(200), Link.At(100), Shape.At("Band"), Threshold.At(-25.4), HighDb.At(-1), Drive.At(3)).Meets(4),
    ];

    public static int Latency(in Settings settings) => Over.Latency(settings);

    public static double TailSeconds(in Settings settings) => 0.2;

    const int HighPassed = 0, Tilted = 1;

    readonly EqBank _eq = new(3), _side = new(1 + DetectorTilt.Sections);
    readonly Compressor _comp = Rms();
    readonly Tape _tape = new();
    readonly DelayLine _tapeDry = new();
    readonly AudioBuffer _key = new(Runner.Span);
    Derived _makeup;

    public void Prepare(in Spec spec, in Settings settings)
    {
        _eq.Prepare(spec);
        _side.Prepare(spec);
        _comp.Prepare(spec);
        _tape.Prepare(spec, Over.Factor(settings), Over.Phase(settings));
        _tapeDry.Prepare(spec, _tape.LatencyFrames);
        _tapeDry.Set(_tape.LatencyFrames);
        Reset();
    }

    public void Reset()
    {
        _eq.Reset();
        ResetCompressor();
        _makeup.Reset();
        _tape.Reset();
        _tapeDry.Reset();
    }

    void ResetCompressor()
    {
        _side.Reset();
        _comp.Reset();
    }

    public bool AtRest(Values p) => (!p[EqOn] || _eq.AtRest) && (!p[CompOn] || (_side.AtRest && _comp.AtRest)) && (!p[TapeOn] || _tape.AtRest);

    public void Update(Values p)
    {
        double rate = p.Spec.SampleRate, q = MatchedDesign.ButterworthQ;
        _eq.Set(0, MatchedDesign.Bell(p[ScoopHz], p[ScoopDb], p[ScoopQ], rate));
        _eq.Set(1, MatchedDesign.LowShelf(p[LowHz], p[LowDb], q, rate));
        _eq.Set(2, MatchedDesign.HighShelf(p[HighHz], p[HighDb], q, rate));
        _side.Set(HighPassed, HighPasses.SideChain(p, ScHpf));
        DetectorTilt.Set(_side, Tilted, p.Position(Punch), rate);

        _comp.Set(Law(p) with { LinkPercent = p[Link], LinkShape = (LinkShape)p.Index(Shape) });
        _tape.Set(p.Index(Speed) == 0 ? TapeSpeed.Ips15 : TapeSpeed.Ips30, p[Bump], p[Loss]);
        _makeup.Set(p, Math.Pow(10, MakeupDb(p) / 20));
    }

    static CompressorSettings Law(Values p) =>
        Law(p[Threshold], p.SmoothRatio(Ratio), KneeDb * p.Index(Knee), p[Attack], double.IsNaN(p[Release]) ? p[ReleaseVar] : p[Release], p.Index(Sides));

    static double MakeupDb(Values p) => p[Makeup]
        + p.Position(AutoGain) * AutoMakeup.DrumsDb(p[Threshold], p.SmoothRatio(Ratio), KneeDb * p.Position(Knee), p.Smooth(Attack), SmoothRelease(p), p[ScHpf]);

    static Compressor Rms()
    {
        var compressor = new Compressor();
        compressor.Set(Law(0, 1, 0, 10, 100, topology: 0));
        return compressor;
    }

    /// <summary>Knee width of one step of the switch, dB.</summary>
    const double KneeDb = 6;

    static CompressorSettings Law(double threshold, double ratio, double knee, double attack, double release, int topology) =>
        new(threshold, ratio, knee, attack, release) { Detector = Dsp.Dynamics.Detector.Rms, Topology = (Topology)topology };

    /// <summary>The release on its way between two labels, ms: what auto gain glides by.</summary>
    static double SmoothRelease(Values p)
    {
        double at = p.Position(Release);
        int below = Math.Min((int)at, Release.Steps - 1);
        return double.Lerp(Ms(below), Ms(below + 1), at - below);

        double Ms(int place) => double.IsNaN(Release.Numbers[place]) ? p[ReleaseVar] : Release.Numbers[place];
    }

    public void Process(in Io io, Values p)
    {
        Audio x = io.Main;

        var comp = io.Enter(CompOn);
        if (comp.Starts) ResetCompressor();
        if (comp.IsActive)
        {
            Audio key = Detected(io, p);
            _comp.Process(x, key, _makeup.Over(p), p.Ramp(Mix));
            io.Hear(Detector, key, _comp.Levels[..x.Length]);
            io.Tap(Heard, _comp.Levels[..x.Length]);
            io.Read(Reduction, _comp.ReductionDb);
        }
        comp.Leave();

        var eq = io.Enter(EqOn);
        if (eq.Starts) _eq.Reset();
        if (eq.IsActive) _eq.Process(x);
        eq.Leave();

        var tape = io.Enter(TapeOn, _tapeDry);
        if (tape.Starts) _tape.Reset();
        if (tape.IsActive) _tape.Process(x, p.RampDb(Drive), p.Ramp(TapeMix));
        tape.Leave();

        io.Tap(Out, x);
    }

    /// <summary>What the detector hears: drums or key, high-passed and tilted.</summary>
    Audio Detected(in Io io, Values p)
    {
        Audio x = io.Main, key = _key.Like(x);
        (p.Index(KeySource) == 1 ? io.Key(0) : x).CopyTo(key);
        _side.Process(key);
        return key;
    }

    /// <summary>Threshold by the loud part: 90 % of the reduction within the preset's goal. What was heard are levels already: no RMS again.</summary>
    public void On(Command command, Listened heard, IPropose propose)
    {
        if (command != Learn) return;
        double release = propose.Number(Release);
        CompressorSettings law = Law(0, propose.Number(Ratio), KneeDb * propose[Knee], propose.Number(Attack), double.IsNaN(release) ? propose[ReleaseVar] : release, topology: 0)
            with { Detector = Dsp.Dynamics.Detector.Peak };
        double threshold = ThresholdSearch.Find(Steps(heard), heard.LoudPart(), heard.StepSeconds, law, propose.GoalDb(Detector), Threshold.Min, Threshold.Max);
        if (double.IsNaN(threshold)) propose.Say(Outcome.TooQuiet);
        else propose.Set(Threshold, threshold);
    }

    /// <summary>The detector's level step by step: half-way between its peak and its power, which differ where the attack is quick.</summary>
    static float[] Steps(Listened heard)
    {
        ReadOnlySpan<float> peaks = heard.Peaks(Detector), powers = heard.Powers(Detector);
        float[] steps = new float[peaks.Length];
        for (int i = 0; i < steps.Length; i++) steps[i] = (peaks[i] + powers[i]) / 2;
        return steps;
    }
}
