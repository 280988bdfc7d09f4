using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// The one insert of the mix bus: input → EQ (high-pass, air) → bus compressor → output. The compressor's steps and its
/// automatic release follow the published behaviour of the SSL G-series bus compressor.
/// </summary>
public sealed class MixBusGlue : IPlugin
{
    public static Page Page { get; } = new("MixBus Glue", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A101", "Fx|Dynamics|Mastering")
    {
        Summary = "The mix bus in one insert: gentle EQ, then one or two dB of bus compression.",
        Keys = [Key.Optional("key", "Side-chain")],
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
    // Declared now, so that sessions made today keep their settings when the tape stage comes.
    static readonly Oversampling Over = new(Page, " For the tape stage, which is to come: no effect yet.");

    static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", role: HostRole.GainReduction);
    static readonly Tap Out = Page.Tap("out");

    public static Preset[] Presets { get; } =
    [
        Page.Start("Documented start", "High-pass 25 Hz, +0.75 dB of air, 2:1, 10 ms, Auto, never more than 2 dB: the mix holds together and still moves."),
        Page.Preset("Pop glue", "4:1 and a quicker release lean on the chorus; a little more air for bright productions.",
            AirDb.At(1), Ratio.At(4), Release.At(100), Threshold.At(-14.5), Knee.At(3)),
        Page.Preset("Electronic drive", "The kick leads: side-chain high-pass at 120 Hz so that the bass does not pull the mix down with every beat.",
            HpfHz.At(30), HpfSlope.At(24), Ratio.At(4), Attack.At(30), Release.At(100), ScHpf.At(120), Threshold.At(-18), Knee.At(3)),
        Page.Preset("Orchestral breath", "1.5:1 with a wide knee and the slowest attack: swells are held, never pressed; no air boost on real halls.",
            HpfHz.At(20), AirDb.At(0), Ratio.At(1.5), Attack.At(30), Knee.At(12), Threshold.At(-20), ScHpf.At(20)),
        Page.Preset("Parallel weight", "A hard 10:1 at half mix fills the spaces between the hits and leaves the hits themselves alone.",
            Ratio.At(10), Attack.At(1), Release.At(100), Threshold.At(-20), Knee.At(6), Mix.At(50), Ceiling.At(10)),
        Page.Preset("Acoustic clarity", "Slow attack and a low side-chain filter keep picked strings lively; half a dB of air is enough.",
            AirDb.At(0.5), AirHz.At(12000), Attack.At(30), Ratio.At(1.5), Threshold.At(-19), Knee.At(9)),
        Page.Preset("Loudness ready", "3 ms and 3:1 tame peaks before a limiter; the ceiling lock keeps it honest.",
            Ratio.At(3), Attack.At(3), Release.At(300), Threshold.At(-13)),
    ];

    public static double TailSeconds(in Settings settings) => 0.2;

    readonly EqBank _eq = new(3), _side = new(1);
    readonly Compressor _comp = new();
    readonly float[] _keyLeft = new float[Runner.Span], _keyRight = new float[Runner.Span];
    Derived _makeup;
    bool _eqOn, _compOn;
    Spec _spec;

    public void Prepare(in Spec spec, in Settings settings)
    {
        _spec = spec;
        _eq.Prepare(spec);
        _side.Prepare(spec);
        _comp.Prepare(spec);
        Reset();
    }

    public void Reset()
    {
        _eq.Reset();
        _side.Reset();
        _comp.Reset();
        _makeup.Reset();
    }

    // What is off rests: it starts from a reset when it is switched on.
    public bool AtRest => (!_eqOn || _eq.AtRest) && (!_compOn || (_side.AtRest && _comp.AtRest));

    public void Update(Values p)
    {
        (_eqOn, _compOn) = (p[EqOn], p[CompOn]);
        double rate = _spec.SampleRate, hz = p[HpfHz], steep = p.Position(HpfSlope);
        _eq.Set(0, MatchedDesign.HighPass(hz, double.Lerp(MatchedDesign.ButterworthQ, MatchedDesign.Butterworth4Q1, steep), rate));
        _eq.Set(1, MatchedDesign.HighPass(hz, MatchedDesign.Butterworth4Q2, rate).Faded(steep));
        _eq.Set(2, MatchedDesign.HighShelf(p[AirHz], p[AirDb], MatchedDesign.ButterworthQ, rate));
        _side.Set(0, p[ScHpf] <= ScHpf.Min ? SvfCoefficients.Unity : MatchedDesign.HighPass(p[ScHpf], MatchedDesign.ButterworthQ, rate));

        bool isAuto = double.IsNaN(p[Release]);
        var settings = new CompressorSettings(p[Threshold], p.Smooth(Ratio), p[Knee], p[Attack], isAuto ? 100 : p[Release], isAuto,
            p[CeilingLock] ? p[Ceiling] : double.PositiveInfinity, p[Link]);
        _comp.Set(settings);
        _makeup.Set(p, Math.Pow(10, (p[Makeup] + p.Position(AutoGain) * AutoGainDb(p)) / 20));
    }

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

        io.Tap(Out, x);
    }

    /// <summary>What the detector hears: mix or key, high-passed.</summary>
    Audio Detected(in Io io, Values p)
    {
        Audio x = io.Main, key = x.Channels == 2
            ? new(_keyLeft.AsSpan(0, x.Length), _keyRight.AsSpan(0, x.Length))
            : new(_keyLeft.AsSpan(0, x.Length));
        (p.Index(KeySource) == 1 ? io.Key(0) : x).CopyTo(key);
        _side.Process(key);
        return key;
    }

    void ResetCompressor()
    {
        _side.Reset();
        _comp.Reset();
    }
}
