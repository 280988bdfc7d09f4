using System.Globalization;
using System.Text;

namespace TopDown.Plugin;

/// <summary>
/// State as text, one field a line, by string ids and plain values, so that it survives reordering, new ranges and new
/// choices, can be read by people and compared by tools. Fields that this version does not know are kept and written
/// again. The first line carries the format's version, the engine line the number of the sound. A state of one preset
/// (<see cref="WritePreset"/>) says so: it names no globals, and reading it leaves them as they are.
/// </summary>
public static class StateCodec
{
    public const int Version = 1;
    const string Magic = "TopDown state ", Scope = "scope", OfPreset = "preset";
    const int Longest = 1 << 20; // bytes; a real state has a few thousand

    /// <summary>Everything of a state but the values.</summary>
    public sealed record Extra(int Engine, int Program, IReadOnlyList<string> Unknown)
    {
        /// <summary>It was read from a preset, which leaves globals alone.</summary>
        public bool IsPreset { get; init; }

        public static Extra Fresh(PluginType type) => new(type.Page.Engine, 0, []);
    }

    public static byte[] Write(PluginType type, ReadOnlySpan<double> normals, Extra extra) => Write(type, normals, extra, isPreset: false);

    /// <summary>
    /// What a preset file holds: the preset's values and its name. Whoever reads it keeps trims, bypass, oversampling and
    /// the other globals, as if the preset had been chosen from the list; what is saved afterwards is a whole state.
    /// </summary>
    public static byte[] WritePreset(PluginType type, int program)
    {
        double[] normals = type.Defaults();
        type.Presets[program].ApplyTo(type.Page, normals);
        return WritePreset(type, program, normals);
    }

    /// <summary>The same of any values: what a user saves as a preset.</summary>
    /// <param name="program">The factory preset that it was made from.</param>
    public static byte[] WritePreset(PluginType type, int program, ReadOnlySpan<double> normals) =>
        Write(type, normals, Extra.Fresh(type) with { Program = program }, isPreset: true);

    static byte[] Write(PluginType type, ReadOnlySpan<double> normals, Extra extra, bool isPreset)
    {
        var text = new StringBuilder();
        text.Append(Magic).Append(Version).Append('\n');
        text.Append("plugin=").Append(type.Page.ClassId).Append(' ').Append(type.Page.Name).Append('\n');
        text.Append("engine=").Append(extra.Engine.ToString(CultureInfo.InvariantCulture)).Append('\n');
        text.Append("program=").Append(type.Presets[extra.Program].Name).Append('\n');
        if (isPreset) text.Append(Scope).Append('=').Append(OfPreset).Append('\n');
        foreach (var p in type.Page.Parameters)
            if (p.IsStored && !(isPreset && p.IsGlobal)) text.Append(p.Id).Append('=').Append(Field(p, p.ToPlain(normals[p.Index]))).Append('\n');
        foreach (string line in extra.Unknown) text.Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// Reads a state over <paramref name="normals"/>. Parameters that it does not name take their defaults; globals that a
    /// preset does not name stay. False, with nothing changed, when it is no state of this plug-in; never throws.
    /// </summary>
    public static bool TryRead(PluginType type, ReadOnlySpan<byte> bytes, Span<double> normals, out Extra extra)
    {
        extra = Extra.Fresh(type);
        if (bytes.Length > Longest || !bytes.StartsWith("TopDown state "u8)) return false;
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!int.TryParse(lines[0].AsSpan(Magic.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int version)) return false;

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (string line in lines.AsSpan(1))
        {
            int equals = line.IndexOf('=');
            if (equals > 0 && fields.TryAdd(line[..equals], line[(equals + 1)..])) order.Add(line[..equals]);
        }
        if (!fields.Remove("plugin", out string? plugin) || !plugin.StartsWith(type.Page.ClassId, StringComparison.OrdinalIgnoreCase)) return false;
        if (version < Version) type.Page.Remap?.Invoke(version, fields);

        int engine = type.Page.Engine, program = 0;
        if (fields.Remove("engine", out string? number) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int read)) engine = read;
        if (fields.Remove("program", out string? name))
        {
            for (int i = 0; i < type.Presets.Count; i++)
                if (type.Presets[i].Name == name) program = i;
        }
        bool isPreset = fields.Remove(Scope, out string? scope) && scope == OfPreset;
        foreach (var p in type.Page.Parameters)
        {
            bool isThere = fields.Remove(p.Id, out string? text);
            if (!p.IsStored || (isPreset && p.IsGlobal && !isThere)) continue;
            normals[p.Index] = isThere && TryField(p, text!, out double plain) ? p.ToNormal(plain) : p.DefaultNormal;
        }
        extra = new(engine, program, [.. order.Where(fields.ContainsKey).Concat(fields.Keys.Except(order)).Select(k => k + "=" + fields[k])]) { IsPreset = isPreset };
        return true;
    }

    // Choices and switches by their words, numbers to the ninth decimal: finer than anything heard, and coarser than what the
    // way through the host's 0…1 and back costs, so that a state that was read is written again byte for byte.
    static string Field(Parameter p, double plain) => p.Steps > 0 ? p.Text(plain) : Math.Round(plain, 9).ToString("R", CultureInfo.InvariantCulture);

    static bool TryField(Parameter p, string text, out double plain) => p.Steps > 0
        ? p.TryParse(text, out plain)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out plain) && double.IsFinite(plain);
}
