using System.Globalization;
using TopDown.Mixdown;
using TopDown.Plugin;

namespace TopDown.Commands;

/// <summary>What users type for parameters: presets, assignments, automation files.</summary>
static class TypedValues
{
    public static Preset Preset(PluginType type, string name) =>
        type.Presets.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserException($"{type.Page.Name} has no preset \"{name}\"; it has {string.Join(", ", type.Presets.Select(p => p.Name))}.", 2);

    /// <summary>"id=value" over <paramref name="normals"/>.</summary>
    public static void Assign(PluginType type, string assignment, double[] normals)
    {
        int equals = assignment.IndexOf('=');
        if (equals < 1) throw new UserException($"--set wants id=value, not \"{assignment}\".", 2);
        var p = Parameter(type, assignment[..equals].Trim());
        normals[p.Index] = Normal(p, assignment[(equals + 1)..], "--set");
    }

    /// <summary>Lines "sample,id,value"; a header, empty lines and lines that begin with # are passed over.</summary>
    public static List<Event> Automation(PluginType type, string path)
    {
        if (!File.Exists(path)) throw new UserException($"{path}: there is no such automation file.", 2);
        var events = new List<Event>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string where = $"{path}, line {number}";
            if (line.Trim().Length == 0 || line.StartsWith('#') || (number == 1 && line.StartsWith("sample", StringComparison.OrdinalIgnoreCase))) continue;
            string[] parts = line.Split(',', 3);
            if (parts.Length != 3 || !long.TryParse(parts[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long sample))
                throw new UserException($"{where}: wants sample,id,value (sample a whole number from 0), not \"{line}\".", 2);
            var p = Parameter(type, parts[1].Trim());
            if (!p.IsAutomatable) throw new UserException($"{where}: {p.Id} cannot be automated; use --set.", 2);
            events.Add(new(sample, p.Index, Normal(p, parts[2], where)));
        }
        return [.. events.OrderBy(e => e.Sample)]; // a stable sort: points on one sample keep their order
    }

    static Parameter Parameter(PluginType type, string id) =>
        type.Page.Find(id) ?? throw new UserException($"{type.Page.Name} has no parameter \"{id}\"; {Near(type, id)}", 2);

    static string Near(PluginType type, string id)
    {
        string stem = id.Split('_')[0];
        string[] near = [.. type.Page.Parameters.Select(p => p.Id).Where(x => x.Contains(stem, StringComparison.OrdinalIgnoreCase))];
        return near.Length > 0 ? $"did you mean {string.Join(" or ", near)}?" : "./topdown list shows them.";
    }

    static double Normal(Parameter p, string text, string where)
    {
        if (!p.TryParse(text, out double plain))
        {
            string wants = p is Choice c ? "one of " + string.Join(", ", c.Labels) : p is Toggle ? "on or off" : $"a number from {p.Text(p.Min)} to {p.TextWithUnit(p.Max)}";
            throw new UserException($"{where}: {p.Id} wants {wants}, not \"{text.Trim()}\".", 2);
        }
        if (plain < p.Min - 1e-9 || plain > p.Max + 1e-9) throw new UserException($"{where}: {p.Id} goes from {p.Text(p.Min)} to {p.TextWithUnit(p.Max)}, not {text.Trim()}.", 2);
        return p.ToNormal(plain);
    }
}
