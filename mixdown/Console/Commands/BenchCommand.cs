using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TopDown.Benchmarks;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown bench [--json] [--peers] [--session] [--editor]: what a stereo frame costs, ours beside Debian's peers in one interleaved run.</summary>
static class BenchCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The rows, for programs." };
        var peers = new Option<bool>("--peers") { Description = "Debian's plug-ins and meters beside ours (root installs the missing ones)." };
        var quick = new Option<bool>("--quick") { Description = "One round: shows that all works; its figures mean little." };
        var twin = new Option<bool>(Bench.TwinOption) { Hidden = true };
        var session = new Option<bool>("--session") { Description = "Instead: the demo session, tracks to WAV, on one core; 30 s and 10 minutes of music." };
        var editor = new Option<bool>("--editor") { Description = "Instead: what a frame of each editor costs on a 2x screen." };
        var serve = new Option<string?>(SessionBench.ServeOption) { Hidden = true };
        var command = new Command("bench", "What our blocks and plug-ins cost, in ns a stereo frame.") { json, peers, quick, session, editor, twin, serve };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(serve) is { } order)
            {
                SessionBench.Serve(order, Console.Out);
                return;
            }
            if (parsed.GetValue(session))
            {
                var results = SessionBench.Run(Root.Folder, parsed.GetValue(quick) ? [30] : [30, 600], line => Console.Error.WriteLine("topdown: " + line));
                if (parsed.GetValue(json)) Console.WriteLine(new JsonArray([.. results.Select(Json)]).ToJsonString(s_indented));
                else foreach (var r in results) Print(r);
                return;
            }
            if (parsed.GetValue(editor))
            {
                var frames = EditorBench.Run(parsed.GetValue(quick));
                if (parsed.GetValue(json)) Console.WriteLine(new JsonArray([.. frames.Select(Json)]).ToJsonString(s_indented));
                else Print(frames);
                return;
            }
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

    static JsonNode Json(SessionResult r) => new JsonObject
    {
        ["flavour"] = r.Flavour,
        ["seconds"] = r.Seconds,
        ["wall_seconds"] = Math.Round(r.WallSeconds, 2),
        ["real_time_factor"] = Math.Round(r.RealTimeFactor, 1),
        ["shares"] = new JsonObject([.. r.Shares.Select(s => KeyValuePair.Create(s.Stage, (JsonNode?)Math.Round(s.Part, 4)))]),
    };

    static void Print(SessionResult r)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.Seconds:F0} s of music in {r.WallSeconds:F1} s: {r.RealTimeFactor:F1} times real time on one core ({r.Flavour}), start to exit."));
        var table = new Table().Border(TableBorder.None).AddColumns(Column(""), Column("share").RightAligned(), Column("ns a frame").RightAligned());
        foreach (var (stage, share) in r.Shares)
            table.AddRow(Markup.Escape(stage), share.ToString("P1", CultureInfo.InvariantCulture), (share * r.WallSeconds / (r.Seconds * 48_000) * 1e9).ToString("F0", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
        Console.WriteLine();
    }

    static JsonNode Json(EditorRow r) => new JsonObject
    {
        ["name"] = r.Name,
        ["frame"] = r.Frame,
        ["p10_ms"] = Math.Round(r.P10, 3),
        ["median_ms"] = Math.Round(r.Median, 3),
        ["p95_ms"] = Math.Round(r.P95, 3),
        ["mean_of_calmest_second_ms"] = Math.Round(r.Second, 3),
        ["bytes"] = Math.Round(r.Bytes, 1),
        ["share_of_pixels"] = Math.Round(r.Share, 3),
    };

    static void Print(IReadOnlyList<EditorRow> rows)
    {
        var table = new Table().Border(TableBorder.None).AddColumns(Column(""), Column("frame"));
        foreach (string title in (string[])["p10", "median", "p95", "mean", "bytes", "pixels"]) table.AddColumn(Column(title).RightAligned());
        string name = "";
        foreach (var r in rows)
        {
            table.AddRow(Markup.Escape(r.Name == name ? "" : r.Name), r.Frame, Milliseconds(r.P10), Milliseconds(r.Median), Milliseconds(r.P95), Milliseconds(r.Second), r.Bytes.ToString("F0", CultureInfo.InvariantCulture), r.Share.ToString("P0", CultureInfo.InvariantCulture));
            name = r.Name;
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ms a frame of 900×600 units at 2x, one core; budget: typical {EditorBench.TypicalBudget}, whole {EditorBench.FullBudget}. Mean: over the calmest second. Pixels: the part that was drawn anew."));

        static string Milliseconds(double ms) => ms.ToString("F3", CultureInfo.InvariantCulture);
    }

    static TableColumn Column(string title) => new TableColumn(title).NoWrap().Padding(0, 0, 2, 0);

    static string Number(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "";
}
