namespace TopDown.Measures;

/// <summary>A step of one parameter, values as a person types them, on a patch that makes it heard.</summary>
sealed record ZipperCase(Patch On, string Id, string From, string To)
{
    public const float Quiet = 0.03f;

    /// <summary>The stage makes overtones of its own in the steady state.</summary>
    public bool Distorts { get; init; }
    public bool IsStereo { get; init; }
    public string Note { get; init; } = "";

    /// <summary>Values passed on the way, whose steady overtones count as those at the ends do.</summary>
    public string[] Between { get; init; } = [];

    public Patch Before => On.Set(Id, From);
    public Patch After => On.Set(Id, To);
    public Move Step(int sample) => new(sample, Id, On.PlainOf(Id, To));
}

/// <summary>Every parameter that automation can move: ×2 (6.02 dB) for gains, the full range for others, all steps' ends for choices.</summary>
static class ZipperCases
{
    static readonly Patch Comp = Patch.GlueCompressor.Set("threshold_db", -24).Set("knee_db", 6).Set("attack_ms", "3 ms");
    static readonly Patch Quick = Comp.Set("attack_ms", "0.1 ms").Set("release_ms", "50 ms");
    static readonly Patch Eq = Patch.GlueEq.Set("hpf_hz", 25).Set("air_db", 0.75);

    public static IReadOnlyList<ZipperCase> Glue { get; } =
    [
        new(Patch.GlueEq.Set("eq_on", 0), "input_db", "-3.01", "3.01"),
        new(Patch.GlueEq.Set("eq_on", 0), "output_db", "-3.01", "3.01"),
        new(Patch.Glue, "bypass", "Off", "On") { Distorts = true, Note = ", default settings" },
        new(Comp, "bypass", "Off", "On") { Distorts = true, Note = ", 13 dB of reduction" },
        new(Patch.Glue, "delta", "Off", "On") { Distorts = true, Note = ", default settings" },
        new(Patch.Glue, "bypass_match", "Off", "On") { Distorts = true, Note = ", default settings" },
        new(Eq, "eq_on", "Off", "On"),
        new(Eq, "hpf_hz", "10", "200"),
        new(Eq.Set("hpf_hz", 200), "hpf_slope", "12 dB/oct", "24 dB/oct") { Note = " at 200 Hz" },
        new(Eq.Set("hpf_hz", 25), "hpf_slope", "12 dB/oct", "24 dB/oct") { Note = " at 25 Hz" },
        new(Eq.Set("air_db", 6), "air_hz", "4000", "20000"),
        new(Eq, "air_db", "-6", "6"),
        new(Patch.Glue.Set("eq_on", 0), "comp_on", "Off", "On") { Distorts = true, Note = ", default settings" },
        new(Comp, "comp_on", "Off", "On") { Distorts = true, Note = ", 13 dB of reduction" },
        new(Comp, "threshold_db", "-40", "0") { Distorts = true },
        new(Quick, "threshold_db", "-40", "0") { Distorts = true, Note = ", 0.1/50 ms" },
        new(Comp, "ratio", "1.5:1", "10:1") { Distorts = true },
        new(Quick, "ratio", "1.5:1", "10:1") { Distorts = true, Note = ", 0.1/50 ms" },
        new(Comp, "attack_ms", "0.1 ms", "30 ms") { Distorts = true },
        new(Comp, "release_ms", "50 ms", "1200 ms") { Distorts = true },
        new(Comp, "release_ms", "100 ms", "Auto") { Distorts = true },
        new(Quick.Set("threshold_db", -6), "knee_db", "0", "18") { Distorts = true },
        new(Comp, "makeup_db", "-3.01", "3.01") { Distorts = true },
        new(Comp, "auto_gain", "Off", "On") { Distorts = true },
        new(Comp.Set("auto_gain", 1), "threshold_db", "-40", "0") { Distorts = true, Note = ", auto gain on" },
        new(Comp.Set("auto_gain", 1).Set("gr_ceiling_db", 2), "ceiling_lock", "Off", "On") { Distorts = true, Note = ", auto gain on" },
        new(Comp.Set("auto_gain", 1), "ratio", "1.5:1", "10:1") { Distorts = true, Note = ", auto gain on" },
        new(Comp, "mix_pct", "0", "100") { Distorts = true },
        new(Comp, "sc_hpf_hz", "20", "500") { Distorts = true },
        new(Comp.Set("attack_ms", "30 ms"), "key_source", "Internal", "External") { Distorts = true, Note = ", nothing connected, attack 30 ms" },
        new(Comp.Set("ceiling_lock", 1), "gr_ceiling_db", "0.5", "20") { Distorts = true },
        new(Quick.Set("ceiling_lock", 1), "gr_ceiling_db", "0.5", "20") { Distorts = true, Note = ", 0.1/50 ms" },
        new(Comp.Set("gr_ceiling_db", 2), "ceiling_lock", "Off", "On") { Distorts = true },
        new(Comp, "link_pct", "0", "100") { Distorts = true, IsStereo = true },
        new(Quick, "link_pct", "0", "100") { Distorts = true, IsStereo = true, Note = ", 0.1/50 ms" },
    ];

    static readonly Patch Sat = Patch.Sink.Set("sat_on", 1).Set("drive", 3);
    static readonly Patch SinkComp = Patch.Sink.Set("comp_on", 1).Set("threshold_db", -24).Set("attack_ms", 3.0);

    public static IReadOnlyList<ZipperCase> Sink { get; } =
    [
        new(Patch.Sink.Set("bell_db", 6), "eq_on", "Off", "On"),
        new(Patch.Sink.Set("hpf_slope", "24 dB/oct"), "hpf_hz", "10", "400"),
        new(Patch.Sink.Set("hpf_hz", 100), "hpf_slope", "Off", "24 dB/oct"),
        new(Patch.Sink.Set("low_db", 6), "low_hz", "20", "2000"),
        new(Patch.Sink.Set("low_hz", 1000), "low_db", "-3.01", "3.01"),
        new(Patch.Sink.Set("bell_db", 6), "bell_hz", "20", "20000"),
        new(Patch.Sink, "bell_db", "-3.01", "3.01"),
        new(Patch.Sink.Set("bell_db", 6), "bell_q", "0.1", "10"),
        new(Patch.Sink.Set("high_db", 6), "high_hz", "500", "20000"),
        new(Patch.Sink.Set("high_hz", 500), "high_db", "-3.01", "3.01"),
        new(Sat, "sat_on", "Off", "On") { Distorts = true },
        new(Sat.Set("sat_match", 1), "drive", "0", "10") { Distorts = true, Note = ", match on" },
        // Without match the level falls as drive rises: overtones are loudest on the way and not at either end.
        new(Sat, "drive", "0", "10") { Distorts = true, Between = ["1", "2", "3", "4", "5", "6", "7", "8", "9"], Note = ", match off, less the steady overtones on the way" },
        new(Sat, "bias_pct", "0", "100") { Distorts = true },
        new(Sat, "sat_mix_pct", "0", "100") { Distorts = true },
        new(Sat, "sat_match", "Off", "On") { Distorts = true },
        new(SinkComp, "comp_on", "Off", "On") { Distorts = true },
        new(SinkComp, "threshold_db", "-60", "0") { Distorts = true },
        new(SinkComp, "ratio", "1:1", "∞:1") { Distorts = true },
        new(SinkComp, "attack_ms", "0.1", "100") { Distorts = true },
        new(SinkComp, "release_ms", "50 ms", "500 ms") { Distorts = true },
        new(Patch.Sink, "first_gain_db", "-3.01", "3.01"),
        new(Patch.Sink.Set("first_gain_db", 6), "first_on", "Off", "On"),
        new(Patch.Sink, "echo_on", "Off", "On"),
        new(Patch.Sink.Set("echo_on", 1), "feedback_pct", "25", "50"),
    ];

    /// <summary>Those whose arrival is the glide's and not a filter's or a release's.</summary>
    public static IReadOnlyList<ZipperCase> Glides { get; } =
    [
        Glue.First(c => c.Id == "input_db"),
        Glue.First(c => c.Id == "output_db"),
        new(Patch.GlueCompressor.Set("threshold_db", 0), "makeup_db", "-3.01", "3.01"),
        new(Patch.GlueCompressor.Set("threshold_db", 0).Set("makeup_db", 6), "mix_pct", "0", "100"),
        new(Patch.GlueEq, "air_db", "-6", "6"),
        new(Patch.GlueCompressor.Set("threshold_db", 0).Set("makeup_db", 6), "comp_on", "Off", "On"),
        Sink.First(c => c.Id == "first_gain_db"),
        Sink.First(c => c.Id == "bell_db"),
        new(Sat.Set("drive", 3), "drive", "3", "10"),
        Sink.First(c => c.Id == "sat_mix_pct"),
    ];
}
