using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TopDown.Benchmarks;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown bench [--json] [--peers]: what a stereo frame costs, ours beside Debian's peers in one interleaved run.</summary>
static class BenchCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The rows, for programs." };
        var peers = new Option<bool>("--peers") { Description = "Debian's plug-ins and meters beside ours (root installs the missing ones)." };
        var quick = new Option<bool>("--quick") { Description = "One round: shows that all works; its figures mean little." };
        var twin = new Option<bool>(Bench.TwinOption) { Hidden = true };
        var command = new Command("bench", "What our blocks and plug-ins cost, in ns a stereo frame.") { json, peers, quick, twin };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(twin))
            {
                Bench.Serve(Console.In, Console.Out);
                return;
            }
            var rows = Bench.Run(Root.Folder, parsed.GetValue(peers), parsed.GetValue(quick), line => Console.Error.WriteLine("topdown: " + line));
            if (parsed.GetValue(json)) Console.WriteLine(new JsonArray([.. rows.Select(r => r.ToJson())]).ToJsonString(s_indented));
            else Print(rows);
        });
        return command;
    }

    static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static void Print(IReadOnlyList<Row> rows)
    {
        var table = new Table().Border(TableBorder.None).AddColumns(Column(""), Column("flavour"));
        foreach (string title in (string[])["p10", "median", "× peer", "× floor"]) table.AddColumn(Column(title).RightAligned());
        for (int i = 0; i < rows.Count; i++)
        {
            Row r = rows[i];
            if (i > 0 && r.Stage != rows[i - 1].Stage) table.AddEmptyRow();
            table.AddRow(Markup.Escape((r.IsPeer ? "  " : "") + r.Name + (r.Oversampling.Length > 0 ? " " + r.Oversampling : "")), r.Flavour, Number(r.Cost.P10), Number(r.Cost.Median), Number(r.RatioToBestPeer), Number(r.RatioToFloor));
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"ns a stereo frame at 48 kHz in blocks of {Signal.Frames} (real time: 20,833); p10: the 10th percentile of the blocks.");
        if (rows.Any(r => r.IsPeer)) AnsiConsole.WriteLine("× peer: by the fastest peer of the same kind, the first below ours.");
    }

    static TableColumn Column(string title) => new TableColumn(title).NoWrap().Padding(0, 0, 2, 0);

    static string Number(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "";
}
