using TopDown.Catalogue;
using TopDown.Plugin;

namespace TopDown.Mixdown.Sessions;

/// <summary>The texts of a session as numbers.</summary>
public static class SessionValues
{
    /// <summary>Range of a volume lane, dB; the lowest is silence.</summary>
    public const double MinVolumeDb = -120, MaxVolumeDb = 24;

    /// <summary>Host values (0…1) of all parameters of an insert: defaults, its preset, its own values.</summary>
    /// <param name="insert">Of a session that was read, so all names are known.</param>
    public static double[] Normals(Insert insert)
    {
        PluginType type = Plugins.Find(insert.Plugin)!.Type;
        double[] normals = type.Defaults();
        (type.Presets.FirstOrDefault(p => p.Name == insert.Preset) ?? type.Presets[0]).ApplyTo(type.Page, normals);
        foreach (var (id, text) in insert.Set)
        {
            Parameter p = type.Page.Find(id)!;
            if (p.TryParse(text, out double plain)) normals[p.Index] = p.ToNormal(plain);
        }
        return normals;
    }

    /// <summary>A lane's values in order of its points: dB, −1…1, 0 or 1, or host values (0…1) of an insert's parameter.</summary>
    /// <param name="lane">Of a session that was read.</param>
    public static double[] Of(Lane lane)
    {
        Parameter? p = lane.Insert == null ? null : Plugins.Find(lane.Insert)!.Type.Page.Find(lane.Parameter);
        return [.. lane.Points.Select(point =>
        {
            if (p == null) return TryParse(lane.Parameter, point.Value, out double own) ? own : 0;
            return p.TryParse(point.Value, out double plain) ? p.ToNormal(plain) : p.DefaultNormal;
        })];
    }

    /// <summary>What is wrong with a parameter's text, or null.</summary>
    internal static string? Trouble(Parameter p, string text)
    {
        string range = p is Choice c ? "one of " + string.Join(", ", c.Labels) : p is Toggle ? "On or Off" : $"{p.Text(p.Min)} to {p.TextWithUnit(p.Max)}";
        bool isValue = p.TryParse(text, out double plain) && plain >= p.Min - 1e-9 && plain <= p.Max + 1e-9;
        return isValue ? null : $"{p.Id} wants {range}, not \"{text}\"";
    }

    /// <summary>The same for volume, pan and mute.</summary>
    internal static string? Trouble(string parameter, string text) => TryParse(parameter, text, out _) ? null : parameter switch
    {
        Lane.Volume => FormattableString.Invariant($"volume wants {MinVolumeDb} to {MaxVolumeDb} dB, not \"{text}\""),
        Lane.Pan => $"pan wants -1 (left) to 1 (right), not \"{text}\"",
        _ => $"mute wants On or Off, not \"{text}\"",
    };

    static bool TryParse(string parameter, string text, out double plain)
    {
        if (parameter == Lane.Mute)
        {
            plain = text is "On" or "on" ? 1 : 0;
            return text is "On" or "on" or "Off" or "off";
        }
        string number = text.Trim().Replace('−', '-').Replace(',', '.');
        if (parameter == Lane.Volume && number.EndsWith("dB", StringComparison.OrdinalIgnoreCase)) number = number[..^2].TrimEnd();
        if (!double.TryParse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out plain)) return false;
        return parameter == Lane.Volume ? plain is >= MinVolumeDb and <= MaxVolumeDb : plain is >= -1 and <= 1;
    }
}
