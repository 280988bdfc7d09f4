using System.Globalization;
using System.Net;
using System.Text;
using TopDown.Plugin;

namespace TopDown.Vst3;

/// <summary>
/// The manual of one plug-in as one page that needs nothing else: made from the plug-in's own declaration when its bundle is built, opened by
/// "?" in the editor and by the host's help command. The bytes are the same in every run.
/// </summary>
public static class ManualPage
{
    /// <summary>Where it lies in a bundle's Resources.</summary>
    public static string Path(Page page) => ManualFile.Folder + "/" + PresetFiles.FileName(page.Name) + ManualFile.Extension;

    public static string Html(PluginType type)
    {
        Page page = type.Page;
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        text.Append($"<title>{Safe(page.Name)}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n<h1>{Safe(page.Name)} <small>{HostIds.Version}</small></h1>\n<p>{Safe(page.Summary)}</p>\n");
        text.Append($"<p><img src=\"../{ModuleInfo.Snapshots(page)[0].Path["Contents/Resources/".Length..]}\" alt=\"The editor of {Safe(page.Name)}\" width=\"900\"></p>\n");
        text.Append("<h2>Where to begin</h2>\n").Append($"<p><b>{Safe(type.Presets[0].Name)}.</b> {Safe(type.Presets[0].Why)}{Goal(page, type.Presets[0])}</p>\n");
        Presets(text, type);
        foreach (Group group in page.Groups) Parameters(text, page, group);
        text.Append("<h2>Meters</h2>\n<table>\n");
        foreach (Reading r in page.Readings) Row(text, r.Title, string.Create(CultureInfo.InvariantCulture, $"{r.Min:0} … {r.Max:0} {r.Unit}"));
        return text.Append("</table>\n</body>\n</html>\n").ToString();
    }

    static void Presets(StringBuilder text, PluginType type)
    {
        text.Append("<h2>Presets</h2>\n<table>\n");
        foreach (Preset preset in type.Presets) Row(text, preset.Name, preset.Why + Goal(type.Page, preset));
        text.Append("</table>\n<p>Presets leave these alone: ").Append(Safe(string.Join(", ", type.Page.Parameters.Where(p => p.IsGlobal).Select(p => p.Title)))).Append(".</p>\n");
    }

    static void Parameters(StringBuilder text, Page page, Group group)
    {
        Parameter[] parameters = [.. page.Parameters.Where(p => p.Group == group)];
        if (parameters.Length == 0) return;
        text.Append($"<h2>{Safe(group.Title)}</h2>\n<table>\n");
        foreach (Parameter p in parameters) Row(text, p.Title, p.Tip + (p.IsAutomatable ? "" : " Not automatable."), Range(p), p.TextWithUnit(p.Default));
        text.Append("</table>\n");
    }

    static string Goal(Page page, Preset preset)
    {
        string goals = string.Join(", ", page.Ears.Where(e => preset.GoalDb(e) > 0)
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{preset.GoalDb(e):0.##} dB {e.Reduction.Title.ToLowerInvariant()}")));
        return goals.Length == 0 ? "" : $" Goal in the loud part: {goals}.";
    }

    static string Range(Parameter p) => p switch
    {
        Choice c => string.Join(", ", c.Labels),
        Toggle => "Off, On",
        _ => p.Text(p.Min) + " … " + p.TextWithUnit(p.Max),
    };

    static void Row(StringBuilder text, params string[] cells)
    {
        text.Append("<tr><th>").Append(Safe(cells[0])).Append("</th>");
        foreach (string cell in cells[1..]) text.Append("<td>").Append(Safe(cell)).Append("</td>");
        text.Append("</tr>\n");
    }

    static string Safe(string text) => WebUtility.HtmlEncode(text);

    const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1d20; background: #fbfaf7; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #ddd8cc; }
        th { white-space: nowrap; }
        small { font-weight: normal; color: #5b5f66; }
        img { max-width: 100%; height: auto; }

        """;
}
