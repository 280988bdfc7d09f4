using TopDown.Plugin;

namespace TopDown.AudioPlugSharp;

/// <summary>
/// A parameter as the shell gives it to hosts: the page's parameters, and before them the program, where there are presets.
/// Hosts know it by its place in the list. Immutable.
/// </summary>
public sealed class HostParameter
{
    readonly IReadOnlyList<Preset> _presets;

    HostParameter(Parameter? parameter, IReadOnlyList<Preset> presets) => (Parameter, _presets) = (parameter, presets);

    /// <summary>
    /// In the shell's order. Settings and the result of a command are left out: the shell makes everything automatable, cannot
    /// restart a plug-in for a new latency, and knows no read-only parameter. Settings stand as the state has them.
    /// </summary>
    public static IReadOnlyList<HostParameter> Of(PluginType type)
    {
        var page = type.Page.Parameters.Where(p => p is not (Setting or Status)).Select(p => new HostParameter(p, type.Presets));
        return type.Presets.Count > 1 ? [new HostParameter(null, type.Presets), .. page] : [.. page];
    }

    /// <summary>The page's parameter; null for the program.</summary>
    public Parameter? Parameter { get; }

    public string Id => Parameter?.Id ?? "program";
    public string Title => Parameter?.Title ?? "Program";

    /// <summary>Plain, as all values here but those called normal: the unit's number, the place of a choice or program.</summary>
    public double Min => Parameter?.Min ?? 0;
    public double Max => Parameter?.Max ?? _presets.Count - 1;
    public double Default => Parameter?.Default ?? 0;

    public double ToPlain(double normal) => Parameter?.ToPlain(normal) ?? Math.Min(Max, Math.Floor(Math.Clamp(normal, 0, 1) * _presets.Count));
    public double ToNormal(double plain) => Parameter?.ToNormal(plain) ?? Math.Clamp(Math.Round(plain), 0, Max) / Max;

    /// <summary>With its unit, because the shell tells hosts none.</summary>
    public string Text(double plain) => Parameter?.TextWithUnit(plain) ?? _presets[(int)Math.Clamp(Math.Round(plain), 0, Max)].Name;

    /// <summary>What a person types, with or without the unit. Values outside the range are the reader's to clamp.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out double plain)
    {
        if (Parameter != null) return Parameter.TryParse(text, out plain);
        text = text.Trim();
        for (int i = 0; i < _presets.Count; i++)
        {
            if (!text.Equals(_presets[i].Name, StringComparison.OrdinalIgnoreCase)) continue;
            plain = i;
            return true;
        }
        plain = 0;
        return false;
    }
}
