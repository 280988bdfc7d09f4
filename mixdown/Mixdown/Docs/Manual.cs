using System.Globalization;
using System.Text;
using TopDown.Catalogue;
using TopDown.Plugin;

namespace TopDown.Mixdown.Docs;

/// <summary>
/// The parts of README and manual that say what a plug-in's page says: made from the page, so that no fact is typed
/// twice. A test compares the files with what this makes; ./topdown docs writes them.
/// </summary>
public static class Manual
{
    public const string Begin = "<!-- from the plug-ins' pages: ./topdown docs -->", End = "<!-- end -->";

    /// <summary>Every file that carries generated text: path from the repository's root, and its whole content.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string root)
    {
        string readme = Path.Combine(root, "README.md");
        yield return ("README.md", Between(File.ReadAllText(readme), StartingPoints()));
        foreach (var entry in Plugins.Shown) yield return ($"docs/manual/{entry.Project}.md", Page(entry));
        yield return ("docs/session.schema.json", Sessions.SessionSchema.Text());
        foreach (var file in Translating.TranslationsPage.Files(root)) yield return file;
    }

    /// <summary>README's table: each plug-in's documented start with its reason.</summary>
    static string StartingPoints()
    {
        var text = new StringBuilder("| plug-in | for | documented start | why |\n|---|---|---|---|\n");
        foreach (var entry in Plugins.Shown)
        {
            var start = entry.Type.Presets[0];
            text.Append($"| [{entry.Name}](docs/manual/{entry.Project}.md) | {Cell(entry.Type.Page.Summary)} | {Cell(start.Name)} | {Cell(start.Why)} |\n");
        }
        return text.ToString();
    }

    static string Page(Entry entry)
    {
        var (type, page) = (entry.Type, entry.Type.Page);
        var text = new StringBuilder($"# {entry.Name}\n\n{page.Summary}\n\n![{entry.Name} at work on the demo's chorus](../pictures/{entry.Project}.png)\n\nThis page is made from the plug-in's own declaration (`{entry.Folder}`) by `./topdown docs`.\n\n");
        bool hasGoals = page.Ears.Count > 0;
        text.Append($"## Presets\n\n| preset | why |{(hasGoals ? " goal in the loud part |" : "")} what differs from the start |\n|---|---|{(hasGoals ? "---|" : "")}---|\n");
        foreach (var preset in type.Presets)
        {
            string differs = string.Join(", ", page.Parameters.Where(p => !p.IsGlobal && preset.ValueOf(p) != p.Default).Select(p => $"{p.Title} {p.TextWithUnit(preset.ValueOf(p))}"));
            string goals = string.Join(", ", page.Ears.Where(e => preset.GoalDb(e) > 0).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Reduction.Title} {preset.GoalDb(e):0.##} dB")));
            text.Append($"| {Cell(preset.Name)} | {Cell(preset.Why)} |{(hasGoals ? $" {goals} |" : "")} {(differs.Length == 0 ? "–" : Cell(differs))} |\n");
        }
        text.Append("\nPresets leave these alone: " + string.Join(", ", page.Parameters.Where(p => p.IsGlobal).Select(p => p.Title)) + ".\n\n");
        text.Append("## Parameters\n");
        foreach (var group in page.Groups)
        {
            var parameters = page.Parameters.Where(p => p.Group == group).ToList();
            if (parameters.Count == 0) continue;
            text.Append($"\n### {group.Title}\n\n| id | name | range | start | what it does |\n|---|---|---|---|---|\n");
            foreach (var p in parameters)
                text.Append($"| `{p.Id}` | {p.Title} | {Cell(Range(p))} | {Cell(p.TextWithUnit(p.Default))} | {Cell(p.Tip)}{(p.IsAutomatable ? "" : " Not automatable.")} |\n");
        }
        text.Append("\n## Meters for hosts\n\n| id | name | range |\n|---|---|---|\n");
        foreach (var r in page.Readings) text.Append($"| `{r.Id}` | {r.Title} | {r.Min:0} … {r.Max:0} {r.Unit} |\n");
        return text.ToString();
    }

    /// <summary>How a parameter's values read.</summary>
    public static string Range(Parameter p) => p switch
    {
        Choice c => string.Join(", ", c.Labels),
        Toggle => "Off, On",
        _ => p.Text(p.Min) + " … " + p.TextWithUnit(p.Max),
    };

    static string Between(string text, string made)
    {
        int from = text.IndexOf(Begin, StringComparison.Ordinal), to = text.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new UserException($"README.md lacks the lines \"{Begin}\" and \"{End}\".");
        return text[..(from + Begin.Length)] + "\n" + made + text[to..];
    }

    static string Cell(string text) => text.Replace("|", "\\|");
}
