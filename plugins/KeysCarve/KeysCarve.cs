using TopDown.Dsp;
using TopDown.Dsp.DynamicEq;
using TopDown.Dsp.Stereo;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// Keys and synths make room: input → width → two bells that cut, each static or moved by its own level or by the vocal in the
/// side-chain → output.
/// </summary>
public sealed partial class KeysCarve : IPlugin
{
    public static Page Page { get; } = new("Keys Carve", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A142", "Fx|EQ")
    {
        Summary = "Width by role, and two cuts that make room: always, where the keys pile up, or only while the vocal sings.",
        Keys = [Key.Optional("vocal", "Vocal")],
    };

    public sealed class Band(Group g, double hz, double db, string use)
    {
        public readonly Toggle On = g.Switch("on", "on", true, use);
        public readonly Param Hz = g.Hertz("hz", "frequency", 80, 8000, hz, "Where to make room: 300–500 Hz is where keys, guitars and the body of a voice all want to be.", "Freq");
        public readonly Param Db = g.Decibels("db", "range", -12, 6, db, "Gain at the centre when the band has moved all the way. Two to three dB are heard as room, six as a hole.", "Range");
        public readonly Param Q = g.Number("q", "Q", 0.3, 6, 1, "1 is an octave and a half wide. Wide cuts sound natural, narrow ones take out one note.");
        public readonly Choice Mode = g.Choice("mode", "mode", ["Static", "Dynamic self", "Dynamic vocal"], "Static",
            "Static: always. Dynamic self: only where the keys themselves pile up there. Dynamic vocal: only while the side-chain sings; needs the vocal routed to it.");
        public readonly Param Threshold = g.Decibels("threshold_db", "threshold", -60, 0, -32,
            "Level in the detector's band where the cut begins; by 6 dB above it a vocal has moved it all the way. Learn sets it.", "Thresh");
        public readonly Param Release = g.Milliseconds("release_ms", "release", 50, 2000, 200, "How long the band takes to come back after a note or a word; it goes down in 30 ms.");
    }

    static readonly Group Stage = Page.Section("Width");
    static readonly Toggle WidthOn = Stage.Switch("width_on", "Width on", true, "Width by role. The mono sum is never touched.", "Width on");
    static readonly Param Width = Stage.Percent("width_pct", "Width", 0, 200, 80, "80 % for comping between the guitars, 130 % for pads behind them, 50 % for a lead in the centre. 100 % changes nothing.");

    static readonly Band Carve = new(Page.Group("carve", "Carve"), 400, -2.5, "The main cut."), Carve2 = new(Page.Group("carve2", "Carve 2"), 320, 0, "A second cut; at 0 dB it does nothing.");
    static readonly Group Side = Page.Section("Side-chain");
    static readonly Param ScHpf = Side.Hertz("sc_hpf_hz", "Side-chain high-pass", 80, 1000, DynamicBandSettings.VoiceLowHz, "Keeps pops, boom and bleed of the vocal's microphone from moving the cuts.", "SC HPF");

    static readonly Command Learn = Page.Command("learn", "Learn", leastSeconds: 5, mostSeconds: 15,
        "Play the loudest part with the vocal: each dynamic cut's threshold is set between song and gaps, or so that the keys' own loud part meets the preset's goal.");

    static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", role: HostRole.GainReduction);
    static readonly Reading Reduction1 = Page.Reading("carve_gr_db", "Carve reduction", max: 12), Reduction2 = Page.Reading("carve2_gr_db", "Carve 2 reduction", max: 12);
    static readonly Reading Stereo = Page.Reading("width_light", "Width light", labels: ["Working", "Needs stereo"]);
    static readonly Ear Ear = Page.Ear("carve", "Carve", Carve.Threshold, Reduction1), Ear2 = Page.Ear("carve2", "Carve 2", Carve2.Threshold, Reduction2);
    static readonly Tap Out = Page.Tap("out"), Vocal = Page.Tap("vocal");

    public static Preset[] Presets { get; } =
    [
        Page.Start("Documented start", "Comping keys: 80 % wide, so that the guitars keep the sides, and 2.5 dB less at 400 Hz, where keys cloud a mix first.").Meets(Ear, 2.5),
        Page.Preset("Pad wide", "A pad may stand outside of everything: 130 % wide. A broad dip at 350 Hz keeps it from becoming fog.",
            Width.At(130), Carve.Hz.At(350), Carve.Db.At(-3), Carve.Q.At(0.6)).Meets(Ear, 3),
        Page.Preset("Lead centre", "A solo belongs in the middle: 50 % wide. A small cut at 500 Hz takes the nose out of it without making it thin.",
            Width.At(50), Carve.Hz.At(500), Carve.Db.At(-1.5), Carve.Q.At(1.4)).Meets(Ear, 1.5),
        Page.Preset("Vocal pocket", "Route the vocal to the side-chain: while it sings, the keys give way where its body and its words are; in the gaps they come back whole.",
            Carve.Hz.At(400), Carve.Db.At(-5), Carve.Q.At(0.8), Carve.Mode.At("Dynamic vocal"),
            Carve2.Hz.At(2200), Carve2.Db.At(-2.5), Carve2.Q.At(0.7), Carve2.Mode.At("Dynamic vocal")).Meets(Ear, 5).Meets(Ear2, 2.5),
        Page.Preset("Electronic stack", "Layered synths pile up at 300 Hz chord by chord: a cut that moves by itself holds the loud ones and leaves single notes full. Wide, for the kick and the bass own the centre.",
            Width.At(120), Carve.Hz.At(300), Carve.Db.At(-5), Carve.Q.At(0.9), Carve.Mode.At("Dynamic self"), Carve.Threshold.At(-24.5), Carve.Release.At(120),
            Carve2.Hz.At(2500), Carve2.Db.At(-2), Carve2.Q.At(0.7), Carve2.Mode.At("Dynamic vocal"), Carve2.Release.At(150)).Meets(Ear, 3).Meets(Ear2, 2),
        Page.Preset("Orchestral piano", "The hall's own width stays: 100 %. Only where a tutti crowds 350 Hz the piano leans back 2 dB, slowly, so that no note is heard to duck.",
            Width.At(100), Carve.Hz.At(350), Carve.Db.At(-3), Carve.Q.At(0.6), Carve.Mode.At("Dynamic self"), Carve.Threshold.At(-21), Carve.Release.At(600)).Meets(Ear, 2),
        Page.Preset("Organ drawbars", "An organ never stops, so it masks all the time: a static dip at 500 Hz, and 250 Hz held back when both hands lie on it.",
            Width.At(90), Carve.Hz.At(500), Carve.Db.At(-2.5), Carve.Q.At(1.2),
            Carve2.Hz.At(250), Carve2.Db.At(-4), Carve2.Mode.At("Dynamic self"), Carve2.Threshold.At(-25.5), Carve2.Release.At(300)).Meets(Ear, 2.5).Meets(Ear2, 2.5),
    ];

    /// <summary>A bell of Q 6 and +6 dB at 80 Hz rings down 60 dB in 0.23 s.</summary>
    public static double TailSeconds(in Settings settings) => 0.3;

    readonly Imager _imager = new();
    readonly DynamicBand _carve = new(), _carve2 = new();
    readonly AudioBuffer _key = new(Runner.Span);

    public void Prepare(in Spec spec, in Settings settings)
    {
        _imager.Prepare(spec);
        _carve.Prepare(spec);
        _carve2.Prepare(spec);
        Reset();
    }

    public void Reset()
    {
        _imager.Reset();
        _carve.Reset();
        _carve2.Reset();
    }

    public bool AtRest(Values p) => (!p[WidthOn] || _imager.AtRest) && (!p[Carve.On] || _carve.AtRest) && (!p[Carve2.On] || _carve2.AtRest);

    public void Update(Values p)
    {
        _imager.Set(new(p[Width]));
        _carve.Set(Of(p, Carve));
        _carve2.Set(Of(p, Carve2));
    }

    static DynamicBandSettings Of(Values p, Band b) =>
        new(p[b.Hz], p[b.Db], p[b.Q], (BandMode)p.Index(b.Mode), p[b.Threshold], p[b.Release], p[ScHpf]);

    public void Process(in Io io, Values p)
    {
        var width = io.Enter(WidthOn);
        if (width.Starts) _imager.Reset();
        if (width.IsActive) _imager.Process(io.Main);
        width.Leave();
        io.Read(Stereo, io.Main.Channels == 2 ? 0 : 1);

        double reduction = Math.Max(Run(io, p, Carve, _carve, Ear), Run(io, p, Carve2, _carve2, Ear2));
        io.Read(Reduction, reduction);
        io.Tap(Out, io.Main);
        io.Tap(Vocal, io.Key(0));
    }

    /// <summary>One cut in its section. Returns what it takes away by itself, dB: a static cut is tone, no gain reduction.</summary>
    double Run(in Io io, Values p, Band b, DynamicBand band, Ear ear)
    {
        Audio x = io.Main;
        double reduction = 0;
        var section = io.Enter(b.On);
        if (section.Starts) band.Reset();
        if (section.IsActive)
        {
            var mode = (BandMode)p.Index(b.Mode);
            Audio key = _key.Like(x);
            if (mode != BandMode.Static)
            {
                (mode == BandMode.Voice ? io.Key(0) : x).CopyTo(key);
                band.Listen(key);
                io.Hear(ear, key);
            }
            band.Process(x, key);
            io.Read(ear.Reduction, Math.Max(0, -band.GainDb));
            if (mode != BandMode.Static) reduction = Math.Max(0, -band.GainDb);
        }
        section.Leave();
        return reduction;
    }

    /// <summary>The threshold of each dynamic cut: between the vocal's song and its gaps, or by the keys' own loud part.</summary>
    public void On(Command command, Listened heard, IPropose propose)
    {
        if (command != Learn) return;
        bool isQuiet = false;
        foreach (var (b, ear) in (ReadOnlySpan<(Band, Ear)>)[(Carve, Ear), (Carve2, Ear2)])
        {
            var mode = (BandMode)(int)propose[b.Mode];
            if (mode == BandMode.Static || propose[b.On] < 0.5 || propose[b.Db] == 0) continue;
            var band = new DynamicBandSettings(propose[b.Hz], propose[b.Db], propose[b.Q], mode, 0, propose[b.Release], propose[ScHpf]);
            double goal = propose.GoalDb(ear) is > 0 and var db ? db : 0.6 * Math.Abs(band.Db);
            double threshold = mode == BandMode.Voice
                ? BandThreshold.ForVoice(heard.Peaks(ear), heard.StepSeconds)
                : BandThreshold.ForSelf(heard.Peaks(ear), heard.LoudPart(), heard.StepSeconds, band, goal, b.Threshold.Min, b.Threshold.Max);
            if (double.IsNaN(threshold)) isQuiet = true;
            else propose.Set(b.Threshold, Math.Clamp(threshold, b.Threshold.Min, b.Threshold.Max));
        }
        if (isQuiet) propose.Say(Outcome.TooQuiet);
    }
}
