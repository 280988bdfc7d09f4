using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TopDown.Catalogue;
using TopDown.Mixdown.Docs;
using TopDown.Plugin;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown list [--json]: plug-ins, parameters and presets, from their pages.</summary>
static class ListCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Everything, for programs." };
        var command = new Command("list", "The plug-ins, their parameters and presets.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json)) Console.WriteLine(Json(Plugins.Shown).ToJsonString(s_indented));
            else Print();
        });
        return command;
    }

    static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static JsonArray Json(IEnumerable<Entry> entries) => [.. entries.Select(e => new JsonObject
    {
        ["name"] = e.Name,
        ["id"] = e.Type.Page.ClassId,
        ["summary"] = e.Type.Page.Summary,
        ["parameters"] = new JsonArray([.. e.Type.Page.Parameters.Select(Json)]),
        ["presets"] = new JsonArray([.. e.Type.Presets.Select(p => new JsonObject
        {
            ["name"] = p.Name,
            ["why"] = p.Why,
            ["values"] = new JsonObject(e.Type.Page.Parameters.Where(x => !x.IsGlobal).Select(x => KeyValuePair.Create(x.Id, Value(x, p.ValueOf(x))))),
        })]),
    })];

    static JsonNode Json(Parameter p) => new JsonObject
    {
        ["id"] = p.Id,
        ["number"] = p.Number,
        ["name"] = p.Title,
        ["unit"] = p.Unit,
        ["kind"] = p is Choice ? "choice" : p is Toggle ? "switch" : "continuous",
        ["min"] = p.Min,
        ["max"] = p.Max,
        ["default"] = Value(p, p.Default),
        ["steps"] = p.Steps,
        ["choices"] = p is Choice c ? new JsonArray([.. c.Labels.Select(l => JsonValue.Create(l))]) : null,
        ["automatable"] = p.IsAutomatable,
        ["global"] = p.IsGlobal,
        ["tip"] = p.Tip,
    };

    /// <summary>Numbers as numbers, choices by label, switches as true or false.</summary>
    static JsonNode? Value(Parameter p, double plain) => p switch
    {
        Choice => p.Text(plain),
        Toggle => plain >= 0.5,
        _ => plain,
    };

    static void Print()
    {
        foreach (var entry in Plugins.Shown)
        {
            var page = entry.Type.Page;
            AnsiConsole.MarkupLineInterpolated($"[bold]{page.Name}[/]  {page.Summary}");
            var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "range", "default");
            foreach (var p in page.Parameters)
                table.AddRow(Markup.Escape(p.Id), Markup.Escape(p.Title), Markup.Escape(Manual.Range(p)), Markup.Escape(p.TextWithUnit(p.Default)));
            AnsiConsole.Write(table);
            foreach (var preset in entry.Type.Presets) AnsiConsole.MarkupLineInterpolated($"  [bold]{preset.Name}[/]: {preset.Why}");
            AnsiConsole.WriteLine();
        }
    }
}
