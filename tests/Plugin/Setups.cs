namespace TopDown.Plugin.Tests;

/// <summary>
/// Settings in which a plug-in's parameters can be heard and measured. Every plug-in has its presets; one whose stages are
/// off there, or hide each other, gets a line here.
/// </summary>
static class Setups
{
    static readonly (string Plugin, string Name, string Values)[] More =
    [
        ("Kitchen Sink", "EQ", "hpf_slope=12 dB/oct low_db=6 bell_db=6 high_db=6"),
        ("Kitchen Sink", "24 dB/oct", "hpf_slope=24 dB/oct hpf_hz=80"),
        ("Kitchen Sink", "saturator", "sat_on=On drive=3"),
        ("Kitchen Sink", "compressor", "comp_on=On threshold_db=-18"),
        ("Kitchen Sink", "keyed", "comp_on=On threshold_db=-18 key_source=External"),
        ("MixBus Glue", "free", "tape_on=Off ceiling_lock=Off threshold_db=-18 ratio=4:1 knee_db=6"),
        ("MixBus Glue", "held", "tape_on=Off ceiling_lock=On threshold_db=-24 ratio=4:1 gr_ceiling_db=4"),
        ("MixBus Glue", "air", "tape_on=Off air_db=6 comp_on=Off"),
        ("MixBus Glue", "rumble", "tape_on=Off hpf_slope=24 dB/oct hpf_hz=60 comp_on=Off"),
        ("MixBus Glue", "deep rumble", "tape_on=Off hpf_slope=24 dB/oct hpf_hz=200 comp_on=Off"),
        ("MixBus Glue", "auto gain", "tape_on=Off auto_gain=On threshold_db=-24 ceiling_lock=Off"),
        ("MixBus Glue", "keyed", "tape_on=Off key_source=External threshold_db=-18"),
        ("MixBus Glue", "tape", "eq_on=Off comp_on=Off"),
        ("Vocal Bus", "high-pass", "deess_on=Off opto_on=Off sat_on=Off hpf_hz=120 hpf_slope=24 dB/oct"),
        ("Vocal Bus", "wide", "opto_on=Off sat_on=Off deess_mode=Wide deess_hz=3000 deess_threshold_db=-30 deess_range_db=12"),
        ("Vocal Bus", "split", "opto_on=Off sat_on=Off deess_mode=Split deess_hz=4000 deess_threshold_db=-30 deess_range_db=12"),
        ("Vocal Bus", "keyed", "deess_on=Off sat_on=Off opto_threshold_db=-30 opto_emphasis_pct=50 opto_sc_hpf_hz=60"),
        ("Vocal Bus", "opto, limit", "deess_on=Off sat_on=Off opto_threshold_db=-30 opto_mode=Limit opto_mix_pct=60 opto_makeup_db=6"),
        ("Vocal Bus", "saturation", "deess_on=Off opto_on=Off drive=5 character=Pentode tone=30 sat_mix_pct=70"),
        ("Keys Carve", "static", "carve_db=-6 carve2_db=4"),
        ("Keys Carve", "self", "carve_mode=Dynamic self carve_db=-6 carve_threshold_db=-14 carve2_mode=Dynamic self carve2_db=4 carve2_hz=1000 carve2_threshold_db=-14"),
        ("Keys Carve", "keyed", "carve_mode=Dynamic vocal carve_db=-6 carve_threshold_db=-12 carve2_mode=Dynamic vocal carve2_db=-6 carve2_hz=1000 carve2_threshold_db=-9"),
        ("Guitar Width", "wide", "lowcut_on=Off presence_on=Off width_pct=150 width_low_pct=50 width_mid_pct=80 width_high_pct=150"),
        ("Guitar Width", "mono lows", "lowcut_on=Off presence_on=Off mono_on=On mono_below_hz=300"),
        ("Guitar Width", "cut", "image_on=Off presence_on=Off lowcut_slope=24 dB/oct lowcut_hz=200"),
        ("Guitar Width", "presence", "lowcut_on=Off image_on=Off presence_db=6 presence_q=2"),
        ("MixBus Glue", "tape driven", "eq_on=Off comp_on=Off tape_drive_db=6 tape_speed=30 ips"),
        ("Drum Bus", "compressor", "eq_on=Off tape_on=Off threshold_db=-30 ratio=4:1 attack_ms=3 ms link_pct=50"),
        ("Drum Bus", "feedback", "eq_on=Off tape_on=Off threshold_db=-30 ratio=4:1 attack_ms=3 ms topology=Feedback link_shape=Band link_pct=70 punch=Loud"),
        ("Drum Bus", "variable", "eq_on=Off tape_on=Off threshold_db=-30 release_ms=Variable release_var_ms=300 knee=Soft sc_hpf_hz=100"),
        ("Drum Bus", "auto gain", "eq_on=Off tape_on=Off threshold_db=-30 auto_gain=On release_ms=200 ms"),
        ("Drum Bus", "keyed", "eq_on=Off tape_on=Off threshold_db=-30 key_source=External"),
        ("Drum Bus", "EQ", "comp_on=Off tape_on=Off scoop_db=-6 low_db=4 high_db=4"),
        ("Drum Bus", "tape", "comp_on=Off eq_on=Off tape_drive_db=6"),
        ("Bass Multiband", "both ways", "low_threshold_db=-24 low_ratio=4:1 low_down_db=18 low_up_db=9 lowmid_threshold_db=-24 lowmid_ratio=4:1 lowmid_down_db=18 lowmid_up_db=9 mid_threshold_db=-24 mid_ratio=4:1 mid_down_db=18 mid_up_db=9 high_threshold_db=-24 high_ratio=4:1 high_down_db=18 high_up_db=9"),
        ("Bass Multiband", "solo", "lowmid_solo=On mid_solo=On low_gain_db=3 high_gain_db=-3"),
        ("Bass Multiband", "keyed", "low_threshold_db=-50 duck_db=9 duck_threshold_db=-30 duck_lowmid=On duck_mid=On duck_high=On"),
        ("Bass Multiband", "ducked now and then", "duck_db=9 duck_threshold_db=-9 duck_lowmid=On duck_mid=On duck_high=On"),
        ("Bass Multiband", "near the high threshold", "high_threshold_db=-20 high_ratio=4:1 high_knee_db=18"),
        ("Bass Multiband", "filtered key, half ducked", "duck_db=9 duck_threshold_db=-46 duck_mid=On duck_high=On sc_lpf_hz=100"),
        ("Bass Multiband", "filtered key", "duck_db=9 duck_threshold_db=-30 duck_mid=On sc_hpf_hz=60 sc_lpf_hz=400"),
    ];

    /// <summary>Values of no effect with every stage on that can have such; what cannot be neutral is off.</summary>
    static readonly (string Plugin, string Values)[] Neutrals =
    [
        ("Kitchen Sink", "comp_on=On ratio=1:1 threshold_db=-24 echo_on=Off sat_on=Off"), // oversampler, echo: off
        ("Vocal Bus", "hpf_on=Off sat_on=Off deess_range_db=0 opto_threshold_db=0"), // high-pass, oversampler: off
        ("Keys Carve", "width_pct=100 carve_db=0"),
        ("Guitar Width", "lowcut_on=Off width_pct=100 presence_db=0"), // the low cut has no value of no effect
        ("Drum Bus", "tape_on=Off threshold_db=0 knee=Hard scoop_db=0"),
        ("MixBus Glue", "tape_on=Off eq_on=Off threshold_db=0 knee_db=0 air_db=0"), // the high-pass has no value of no effect
        ("Bass Multiband", "multi_on=Off"), // a crossover turns phases
    ];

    public static IEnumerable<(string Name, double[] Normals)> Of(PluginType type)
    {
        foreach (var preset in type.Presets)
        {
            double[] normals = type.Defaults();
            preset.ApplyTo(type.Page, normals);
            yield return (preset.Name, normals);
        }
        foreach (var (plugin, name, values) in More)
            if (plugin == type.Page.Name) yield return (name, Read(type, values));
    }

    public static double[]? Neutral(PluginType type) =>
        Array.Find(Neutrals, n => n.Plugin == type.Page.Name) is { Values: { } values } ? Read(type, values) : null;

    /// <summary>"id=text id=text" over the defaults; texts may hold spaces.</summary>
    public static double[] Read(PluginType type, string values)
    {
        double[] normals = type.Defaults();
        string? id = null;
        var text = new List<string>();
        foreach (string word in values.Split(' ').Append("="))
        {
            int equals = word.IndexOf('=');
            if (equals < 0)
            {
                text.Add(word);
                continue;
            }
            if (id != null)
            {
                Parameter p = type.Page.Find(id) ?? throw new InvalidOperationException($"{type.Page.Name} has no {id}.");
                normals[p.Index] = p.TryParse(string.Join(' ', text), out double plain) ? p.ToNormal(plain) : throw new InvalidOperationException($"{id} cannot be {string.Join(' ', text)}.");
            }
            (id, text) = (word[..equals], [word[(equals + 1)..]]);
        }
        return normals;
    }
}
