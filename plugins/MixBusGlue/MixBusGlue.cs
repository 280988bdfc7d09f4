using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// The one insert of the mix bus: input → EQ (high-pass, air) → bus compressor → tape → output. The compressor's steps and its
/// automatic release follow the published behaviour of the SSL G-series bus compressor.
/// </summary>
public sealed partial class MixBusGlue : IPlugin
{
    public static Page Page { get; } = new("MixBus Glue", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A101", "Fx|Dynamics|Mastering")
    {
        Summary = "The mix bus in one insert: gentle EQ, one or two dB of bus compression, tape.",
        Keys = [Key.Optional("key", "Side-chain")],
        CalibratedPeakDb = -6,
    };

    static readonly Group Eq = Page.Section("EQ");
    static readonly Toggle EqOn = Eq.Switch("eq_on", "EQ", true, "High-pass and air shelf.");
    static readonly Param HpfHz = Eq.Hertz("hpf_hz", "High-pass", 10, 200, 25, "Takes out what no speaker plays but every compressor hears. 25 Hz leaves the kick alone.", "HPF");
    static readonly Choice HpfSlope = Eq.Choice("hpf_slope", "High-pass slope", [12, 24], "{0} dB/oct", 12, "24 dB/oct for rumble close to the music.", "Slope", glides: true);
    static readonly Param AirHz = Eq.Hertz("air_hz", "Air frequency", 4000, 20000, 10000, "Where the shelf has half its gain.", "Air freq");
    static readonly Param AirDb = Eq.Decibels("air_db", "Air", -6, 6, 0.75, "Half a dB to one dB opens the top of a whole mix; more belongs on single tracks.");

    static readonly Group Comp = Page.Section("Compressor");
    static readonly Toggle CompOn = Comp.Switch("comp_on", "Compressor", true, "The glue.", "Comp");
    static readonly Param Threshold = Comp.Decibels("threshold_db", "Threshold", -40, 0, -16, "Peak level where the reduction starts. Lower it until the needle moves 1–2 dB in the loud part.", "Thresh");
    static readonly Choice Ratio = Comp.Choice("ratio", "Ratio", [1.5, 2, 3, 4, 6, 10], "{0}:1", 2, "2:1 keeps the mix breathing.", glides: true);
    static readonly Choice Attack = Comp.Choice("attack_ms", "Attack", [0.1, 0.3, 1, 3, 10, 30], "{0} ms", 10, "10 ms lets the drums' hits through before it holds.");
    static readonly Choice Release = Comp.Choice("release_ms", "Release", [50, 100, 300, 600, 1200, Auto.Value], "{0} ms|Auto", Auto.Value, "Auto: fast after a hit, slow after a loud passage.");
    static readonly Param Knee = Comp.Decibels("knee_db", "Knee", 0, 18, 6, "Width of the bend around the threshold; 0 is hard.");
    static readonly Param Makeup = Comp.Decibels("makeup_db", "Make-up", -6, 18, 0, "Gain after the compressor.", "Make-up");
    static readonly Toggle AutoGain = Comp.Switch("auto_gain", "Auto gain", false, "A constant make-up for these settings; it never follows the music.", "AutoGain");
    static readonly Param Mix = Comp.Percent("mix_pct", "Mix", 0, 100, 100, "Less than 100 % is parallel compression: dry and compressed, in phase.");
    static readonly Param ScHpf = Comp.Hertz("sc_hpf_hz", "Side-chain high-pass", 20, 500, 60, "Keeps the kick from pumping the whole mix. 20 Hz is off.", "SC HPF");
    static readonly Choice KeySource = Comp.Choice("key_source", "Key", ["Internal", "External"], "Internal", "What the detector hears: the mix, or the side-chain input.");
    static readonly Param Ceiling = Comp.Decibels("gr_ceiling_db", "Reduction ceiling", 0.5, 20, 2, "The most that is ever taken away while the ceiling is locked.", "Ceiling");
    static readonly Param Link = Comp.Percent("link_pct", "Stereo link", 0, 100, 100, "100 %: both sides move together and the image stands still.", "Link");

    static readonly Toggle CeilingLock = Page.Global.Switch("ceiling_lock", "Ceiling lock", true, "Holds the gain reduction at the ceiling, whatever comes: one to two dB on the mix bus, never more.", "Lock");
    static readonly Group Machine = Page.Section("Tape");
    static readonly Toggle TapeOn = Machine.Switch("tape_on", "Tape", true, "Harmonics that grow with level, and the top end rounded where it is loud.");
    static readonly Choice Speed = Machine.Choice("tape_speed", "Tape speed", ["15 ips", "30 ips"], "15 ips", "15: fuller low end, softer treble. 30: cleaner.", "Speed");
    static readonly Param Drive = Machine.Decibels("tape_drive_db", "Tape drive", -12, 12, 0, "0 dB: 0 VU is −12 dBFS. More drive is more dirt at the same level.", "Drive");
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
        Page.Start("Documented start", "High-pass 25 Hz, +0.75 dB of air, 2:1, 10 ms, Auto, never more than 2 dB, then tape at 15 ips: the mix holds together and still moves.").Meets(1.5),
        Page.Preset("Pop glue", "4:1 and a quicker release lean on the chorus; a little more air for bright productions.",
            AirDb.At(1), Ratio.At(4), Release.At(100), Threshold.At(-14.5), Knee.At(3)).Meets(1.5),
        Page.Preset("Electronic drive", "The kick leads: side-chain high-pass at 120 Hz so that the bass does not pull the mix down with every beat.",
            HpfHz.At(30), HpfSlope.At(24), Ratio.At(4), Attack.At(30), Release.At(100), ScHpf.At(120), Threshold.At(-18), Knee.At(3)).Meets(1.5),
        Page.Preset("Orchestral breath", "1.5:1 with a wide knee and the slowest attack: swells are held, never pressed; no air boost on real halls.",
            HpfHz.At(20), AirDb.At(0), Ratio.At(1.5), Attack.At(30), Knee.At(12), Threshold.At(-20), ScHpf.At(20), Speed.At("30 ips"), Drive.At(-3)).Meets(1.5),
        Page.Preset("Parallel weight", "A hard 10:1 at half mix fills the spaces between the hits and leaves the hits themselves alone.",
            Ratio.At(10), Attack.At(1), Release.At(100), Threshold.At(-20), Knee.At(6), Mix.At(50), Ceiling.At(10)).Meets(8),
        Page.Preset("Acoustic clarity", "Slow attack and a low side-chain filter keep picked strings lively; half a dB of air is enough.",
            AirDb.At(0.5), AirHz.At(12000), Attack.At(30), Ratio.At(1.5), Threshold.At(-19), Knee.At(9), Speed.At("30 ips")).Meets(1.5),
        Page.Preset("Loudness ready", "3 ms and 3:1 tame peaks before a limiter; the ceiling lock keeps it honest.",
            Ratio.At(3), Attack.At(3), Release.At(300), Threshold.At(-13)).Meets(2),
    ];

    public static int Latency(in Settings settings) => Over.Latency(settings);

    public static double TailSeconds(in Settings settings) => 0.2;

    readonly EqBank _eq = new(3), _side = new(1);
    readonly Compressor _comp = new();
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
        _side.Reset();
        _comp.Reset();
        _makeup.Reset();
        _tape.Reset();
        _tapeDry.Reset();
    }

    public bool AtRest(Values p) => (!p[EqOn] || _eq.AtRest) && (!p[CompOn] || (_side.AtRest && _comp.AtRest)) && (!p[TapeOn] || _tape.AtRest);

    public void Update(Values p)
    {
        HighPasses.Set(_eq, 0, p, HpfHz, HpfSlope);
        _eq.Set(2, MatchedDesign.HighShelf(p[AirHz], p[AirDb], MatchedDesign.ButterworthQ, p.Spec.SampleRate));
        _side.Set(0, HighPasses.SideChain(p, ScHpf));

        _comp.Set(Law(p));
        _tape.Set(p.Index(Speed) == 0 ? TapeSpeed.Ips15 : TapeSpeed.Ips30, p[Bump], p[Loss]);
        _makeup.Set(p, Math.Pow(10, MakeupDb(p) / 20));
    }

    static CompressorSettings Law(Values p) =>
        Law(p[Threshold], p.Smooth(Ratio), p[Knee], p[Attack], p[Release], p[CeilingLock] ? p[Ceiling] : double.PositiveInfinity, p[Link]);

    static CompressorSettings Law(double threshold, double ratio, double knee, double attack, double release, double ceiling, double link) =>
        new(threshold, ratio, knee, attack, double.IsNaN(release) ? 100 : release, double.IsNaN(release), ceiling, link);

    static double MakeupDb(Values p) => p[Makeup] + p.Position(AutoGain) * AutoGainDb(p);

    /// <summary>Follows the lock's switch on its way, as the compressor's own ceiling glides.</summary>
    static double AutoGainDb(Values p)
    {
        double free = AutoMakeup.Db(p[Threshold], p.Smooth(Ratio), p[Knee], double.PositiveInfinity), locked = AutoMakeup.Db(p[Threshold], p.Smooth(Ratio), p[Knee], p[Ceiling]);
        return free + p.Position(CeilingLock) * (locked - free);
    }

    public void Process(in Io io, Values p)
    {
        Audio x = io.Main;

        var eq = io.Enter(EqOn);
        if (eq.Starts) _eq.Reset();
        if (eq.IsActive) _eq.Process(x);
        eq.Leave();

        var comp = io.Enter(CompOn);
        if (comp.Starts) ResetCompressor();
        if (comp.IsActive)
        {
            _comp.Process(x, Detected(io, p), _makeup.Over(p), p.Ramp(Mix));
            io.Read(Reduction, _comp.ReductionDb);
        }
        comp.Leave();

        var tape = io.Enter(TapeOn, _tapeDry);
        if (tape.Starts) _tape.Reset();
        if (tape.IsActive) _tape.Process(x, p.RampDb(Drive), p.Ramp(TapeMix));
        tape.Leave();

        io.Tap(Out, x);
    }

    /// <summary>What the detector hears: mix or key, high-passed.</summary>
    Audio Detected(in Io io, Values p)
    {
        Audio x = io.Main, key = _key.Like(x);
        (p.Index(KeySource) == 1 ? io.Key(0) : x).CopyTo(key);
        _side.Process(key);
        io.Hear(Detector, key);
        io.Tap(Heard, key);
        return key;
    }

    /// <summary>Threshold by the loud part: 90 % of it within the preset's goal, the ceiling ignored.</summary>
    public void On(Command command, Listened heard, IPropose propose)
    {
        if (command != Learn) return;
        var law = Law(0, propose.Number(Ratio), propose[Knee], propose.Number(Attack), propose.Number(Release), double.PositiveInfinity, 100);
        double threshold = ThresholdSearch.Find(heard.Peaks(Detector), heard.LoudPart(), heard.StepSeconds, law, propose.GoalDb(Detector), Threshold.Min, Threshold.Max);
        if (double.IsNaN(threshold)) propose.Say(Outcome.TooQuiet);
        else propose.Set(Threshold, threshold);
    }

    void ResetCompressor()
    {
        _side.Reset();
        _comp.Reset();
    }
}
