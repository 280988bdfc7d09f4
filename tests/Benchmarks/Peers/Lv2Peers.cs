namespace TopDown.Benchmarks.Peers;

/// <summary>A plug-in of Debian's: who makes it, which package brings it, and its controls as near to ours as they come.</summary>
sealed record Lv2Peer(string Name, Stage Stage, string Package, string Uri, IReadOnlyDictionary<string, double> Controls);

/// <summary>
/// Every control not named keeps its default. Compressors: LSP's alone has a filter in its side-chain, so the others do less than ours; where a
/// detector can be chosen it is peak, stereo-linked by the louder channel. Neither tape nor saturator here oversamples; ours do.
/// </summary>
static class Lv2Peers
{
    static readonly double s_threshold = Matched.Linear(Matched.ThresholdDb), s_knee = Matched.Linear(Matched.KneeDb);

    public static readonly Lv2Peer[] All =
    [
        new("LSP parametric EQ x16, 8 bells", Stage.Equaliser, "lsp-plugins-lv2", "http://lsp-plug.in/plugins/lv2/para_equalizer_x16_stereo", LspBells()),
        new("Calf 8-band EQ, 8 filters", Stage.Equaliser, "calf-plugins", "http://calf.sourceforge.net/plugins/Equalizer8Band", CalfBands()),

        new("x42 darc", Stage.Compressor, "x42-plugins", "http://gareus.org/oss/lv2/darc#stereo", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["threshold"] = Matched.ThresholdDb, ["Ratio"] = 0.5, ["attack"] = Matched.AttackMs / 1000, ["release"] = Matched.ReleaseMs / 1000, // Ratio is a slope: 0.5 = 2:1
        }),
        new("Ardour ACE compressor", Stage.Compressor, "ardour-lv2-plugins", "urn:ardour:a-comp#stereo", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["thr"] = Matched.ThresholdDb, ["rat"] = Matched.Ratio, ["kn"] = Matched.KneeDb, ["att"] = Matched.AttackMs, ["rel"] = Matched.ReleaseMs,
        }),
        new("LSP compressor", Stage.Compressor, "lsp-plugins-lv2", "http://lsp-plug.in/plugins/lv2/compressor_stereo", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["al"] = s_threshold, ["cr"] = Matched.Ratio, ["kn"] = 1 / s_knee, ["at"] = Matched.AttackMs, ["rt"] = Matched.ReleaseMs,
            ["scm"] = 0, ["scs"] = 5, ["shpm"] = 1, ["shpf"] = Matched.SideHz,                         // peak, maximum of both, high-pass 12 dB/oct
        }),
        new("Calf compressor", Stage.Compressor, "calf-plugins", "http://calf.sourceforge.net/plugins/Compressor", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["threshold"] = s_threshold, ["ratio"] = Matched.Ratio, ["knee"] = s_knee, ["attack"] = Matched.AttackMs, ["release"] = Matched.ReleaseMs,
            ["detection"] = 1, ["stereo_link"] = 1,
        }),
        new("ZamCompX2", Stage.Compressor, "zam-plugins", "urn:zamaudio:ZamCompX2", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["thr"] = Matched.ThresholdDb, ["rat"] = Matched.Ratio, ["kn"] = Matched.KneeDb, ["att"] = Matched.AttackMs, ["rel"] = Matched.ReleaseMs, ["stereodet"] = 1,
        }),

        new("Calf tape simulator", Stage.Tape, "calf-plugins", "http://calf.sourceforge.net/plugins/TapeSimulator", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["level_in"] = 1, ["noise"] = 0, ["mechanical"] = 0,                                       // ours has neither hiss nor flutter
        }),
        new("Calf saturator", Stage.Saturator, "calf-plugins", "http://calf.sourceforge.net/plugins/Saturator", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["drive"] = 5, ["blend"] = 3,
        }),

        new("Calf de-esser, wide", Stage.DeEsser, "calf-plugins", "http://calf.sourceforge.net/plugins/Deesser", new Dictionary<string, double>(StringComparer.Ordinal) { ["mode"] = 0 }),
        new("Calf de-esser, split", Stage.DeEsser, "calf-plugins", "http://calf.sourceforge.net/plugins/Deesser", new Dictionary<string, double>(StringComparer.Ordinal) { ["mode"] = 1 }),
        new("mda de-esser", Stage.DeEsser, "mda-lv2", "http://drobilla.net/plugins/mda/DeEss", Defaults),

        new("Calf stereo tools, side 110 %", Stage.Stereo, "calf-plugins", "http://calf.sourceforge.net/plugins/StereoTools", new Dictionary<string, double>(StringComparer.Ordinal) { ["slev"] = 1.1 }),
        new("mda image", Stage.Stereo, "mda-lv2", "http://drobilla.net/plugins/mda/Image", Defaults),

        new("ZaMultiCompX2, 3 bands", Stage.Multiband, "zam-plugins", "urn:zamaudio:ZaMultiCompX2", new Dictionary<string, double>(StringComparer.Ordinal) { ["toggle1"] = 1, ["toggle2"] = 1, ["toggle3"] = 1 }),
        new("Calf multiband compressor, 4 bands LR4", Stage.Multiband, "calf-plugins", "http://calf.sourceforge.net/plugins/MultibandCompressor", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["mode"] = 0, ["bypass0"] = 0, ["bypass1"] = 0, ["bypass2"] = 0, ["bypass3"] = 0,
        }),
        new("LSP multiband compressor, 4 bands", Stage.Multiband, "lsp-plugins-lv2", "http://lsp-plug.in/plugins/lv2/mb_compressor_stereo", Defaults),

        new("x42 dpl, true peak", Stage.Limiter, "x42-plugins", "http://gareus.org/oss/lv2/dpl#stereo", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["threshold"] = Matched.LimitDb, ["truepeak"] = 1, ["release"] = 0.04,
        }),
        new("LSP limiter, sample peaks", Stage.Limiter, "lsp-plugins-lv2", "http://lsp-plug.in/plugins/lv2/limiter_stereo", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["th"] = Matched.Linear(Matched.LimitDb), ["boost"] = 0,
        }),
        new("Calf limiter, 4x", Stage.Limiter, "calf-plugins", "http://calf.sourceforge.net/plugins/Limiter", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["limit"] = Matched.Linear(Matched.LimitDb), ["auto_level"] = 0, ["oversampling"] = 4,
        }),
        new("ZaMaximX2, sample peaks", Stage.Limiter, "zam-plugins", "urn:zamaudio:ZaMaximX2", new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["thresh"] = Matched.LimitDb, ["ceil"] = Matched.LimitDb,
        }),
    ];

    static Dictionary<string, double> Defaults => new(StringComparer.Ordinal);

    static Dictionary<string, double> LspBells()
    {
        var set = new Dictionary<string, double>(StringComparer.Ordinal) { ["mode"] = 0, ["fft"] = 0 };     // IIR, no analyser
        for (int i = 0; i < Matched.BellHz.Length; i++)
            (set[$"ft_{i}"], set[$"f_{i}"], set[$"g_{i}"], set[$"q_{i}"]) = (1, Matched.BellHz[i], Matched.Linear(Matched.BellDb(i)), Matched.BellQ);
        return set;
    }

    // Four bells are all it has: two shelves, a high-pass and a low-pass of 12 dB/oct make eight sections.
    static Dictionary<string, double> CalfBands()
    {
        var set = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["hp_active"] = 1, ["hp_mode"] = 0, ["lp_active"] = 1, ["lp_mode"] = 0,
            ["ls_active"] = 1, ["ls_level"] = Matched.Linear(3), ["hs_active"] = 1, ["hs_level"] = Matched.Linear(-3),
        };
        for (int i = 1; i <= 4; i++)
            (set[$"p{i}_active"], set[$"p{i}_freq"], set[$"p{i}_level"], set[$"p{i}_q"]) = (1, Matched.BellHz[2 * i - 1], Matched.Linear(Matched.BellDb(i)), Matched.BellQ);
        return set;
    }
}
