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
        ("MixBus Glue", "tape driven", "eq_on=Off comp_on=Off tape_drive_db=6 tape_speed=30 ips"),
    ];

    /// <summary>Values of no effect with every stage on that can have such; what cannot be neutral is off.</summary>
    static readonly (string Plugin, string Values)[] Neutrals =
    [
        ("Kitchen Sink", "comp_on=On ratio=1:1 threshold_db=-24 echo_on=Off sat_on=Off"), // oversampler, echo: off
        ("MixBus Glue", "tape_on=Off eq_on=Off threshold_db=0 knee_db=0 air_db=0"), // the high-pass has no value of no effect
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
