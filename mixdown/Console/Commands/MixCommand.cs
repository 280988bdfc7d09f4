using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TopDown.Mixdown;
using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Method;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using Command = System.CommandLine.Command;
using Layout = TopDown.Mixdown.Stems.Layout;

namespace TopDown.Commands;

/// <summary>topdown mix FOLDER_OR_SESSION -o OUT: the whole method on a folder of tracks.</summary>
static class MixCommand
{
    static readonly JsonSerializerOptions s_line = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var what = new Argument<string?>("song") { Description = $"A folder of tracks, a folder with a {SessionFile.Name}, or a session file.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the mix: new, empty, or an earlier mix, which is replaced.", Required = true };
        var layout = new Option<string?>("--layout") { Description = $"How a folder is sorted: {string.Join(", ", Layout.All.Select(l => l.Name))}. Not with a session." };
        var fromStems = new Option<string?>("--from-stems") { Description = "A folder of finished buses instead: only the mix bus, the final check and the bounce are done." };
        var reference = new Option<string?>("--reference") { Description = "A finished song to compare with; instead of the session's." };
        var target = Number("--target", "Loudness to reach, LUFS; without it the session's, -14.", -40, -5);
        var ceiling = Number("--ceiling", "Highest true peak, dBTP; without it the session's, -1.", -20, 0);
        var maxLimit = new Option<double>("--max-limit") { Description = "The most that the limiter may take, dB; a loudness that needs more is not reached.", DefaultValueFactory = _ => new BounceTarget().MaxLimitDb };
        maxLimit.Validators.Add(r => InRange(r, 0, 20));
        var order = new Option<string>("--order") { Description = "top-down, or bottom-up: tracks, buses, mix bus; the report compares it with the other way.", DefaultValueFactory = _ => "top-down" };
        order.AcceptOnlyFromAmong("top-down", "bottom-up");
        var skip = new Option<int[]>("--skip") { Description = "Numbers of steps to leave out: 1 gain staging, 2 mix bus, 3 buses, 4 tracks, 5 final check (then only the ceiling is kept).", AllowMultipleArgumentsPerToken = true };
        skip.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int[]>() is { } steps && steps.Any(s => s is < 1 or > 5)) r.AddError("--skip takes the numbers of steps, 1 to 5.");
        });
        var stems = new Option<bool>("--stems") { Description = "Write the buses as they are summed, and their sum: 32-bit float." };
        var translations = new Option<bool>("--translations") { Description = "Render what a phone, a smart speaker, a Bluetooth speaker, a car and a single speaker leave of the mix." };
        var daw = new Option<bool>("--daw") { Description = "Write preset files and an Ardour session to go on with." };
        var outside = new Option<bool>("--allow-outside") { Description = "The session may name files outside its folder." };
        var threads = new Option<int>("--threads") { Description = "Threads that work at the same time; changes no byte.", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(r => InRange(r, 1, 256));
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be done." };
        var json = new Option<bool>("--json") { Description = "One line of JSON about the result; all of it is in report.json." };
        var command = new Command("mix", "Mix a folder of tracks from the top down: gain staging, mix bus, buses, tracks, bounce; with a report that shows why.")
            { what, output, layout, fromStems, reference, target, ceiling, maxLimit, order, skip, stems, translations, daw, outside, threads, dry, json };
        command.Validators.Add(r =>
        {
            if (r.GetValue(what) == null == (r.GetValue(fromStems) == null)) r.AddError("name a folder or session to mix, or --from-stems FOLDER, one of them.");
        });
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var options = new MixJobOptions
            {
                FromStems = parsed.GetValue(fromStems) != null,
                Stems = parsed.GetValue(stems),
                Translations = parsed.GetValue(translations),
                Daw = parsed.GetValue(daw),
                Reference = parsed.GetValue(reference),
                AllowOutside = parsed.GetValue(outside),
                Version = Package.Product.Version,
                Method = new()
                {
                    Order = parsed.GetValue(order) == "bottom-up" ? MixOrder.BottomUp : MixOrder.TopDown,
                    LeaveOut = parsed.GetValue(skip)?.ToHashSet() ?? [],
                    Threads = parsed.GetValue(threads),
                    Target = new() { MaxLimitDb = parsed.GetValue(maxLimit) },
                },
            };
            string folder = parsed.GetValue(output)!;
            bool wasThere = Directory.Exists(folder);
            try
            {
                using var decoder = new Decoder(folder);
                Song song = Song.Open((parsed.GetValue(what) ?? parsed.GetValue(fromStems))!, new() { Layout = parsed.GetValue(layout), AllowOutside = parsed.GetValue(outside), FilesAreBuses = options.FromStems }, decoder, cancel);
                options = options with
                {
                    Layout = song.SessionFile == null ? parsed.GetValue(layout) ?? Layout.All[0].Name : null,
                    Method = options.Method with { Target = options.Method.Target with { Lufs = parsed.GetValue(target) ?? song.Session.TargetLufs, CeilingDbtp = parsed.GetValue(ceiling) ?? song.Session.CeilingDbtp } },
                };
                if (parsed.GetValue(dry)) SayPlan(song, options, folder);
                else Mix(song, decoder, options, folder, parsed.GetValue(json), cancel);
                return 0;
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine($"topdown: broken off; {folder} is as it was.");
                return 130;
            }
            finally
            {
                if (!wasThere && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
            }
        }, CancellationToken.None));
        return command;
    }

    static Option<double?> Number(string name, string description, double min, double max)
    {
        var option = new Option<double?>(name) { Description = description };
        option.Validators.Add(r => InRange(r, min, max));
        return option;
    }

    static void InRange(OptionResult result, double min, double max)
    {
        foreach (Token token in result.Tokens)
            if (!double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) || !(v >= min && v <= max))
                result.AddError(FormattableString.Invariant($"{result.Option.Name} takes {min} to {max}, not {token.Value}."));
    }

    static void Mix(Song song, Decoder decoder, MixJobOptions options, string folder, bool json, CancellationToken cancel)
    {
        var progress = new MixProgress();
        MixReport report = new MixJob(song, decoder, options, progress.Tell).Run(folder, cancel);
        progress.End(song.Seconds);
        if (json) Console.WriteLine(Summary(report, folder).ToJsonString(s_line));
        else Print(report, folder);
    }

    static JsonObject Summary(MixReport report, string folder)
    {
        static JsonNode? Of(Figure? figure) => figure is { Has: true } f ? Math.Round(f.Value, 3) : null;
        return new()
        {
            ["schema"] = 1,
            ["out"] = folder,
            ["preview"] = Path.Combine(folder, MixFiles.Preview),
            ["report"] = Path.Combine(folder, OutputFolder.Mark),
            ["reached"] = report.Loudness!.Reached,
            ["why_not"] = report.Loudness.WhyNot,
            ["integrated_lufs"] = Of(report.Loudness.Final?.IntegratedLufs),
            ["true_peak_dbtp"] = Of(report.Loudness.Final?.TruePeakDbtp),
            ["limiter_p99_db"] = Of(report.Limiter?.P99Db),
            ["warnings"] = report.Findings.Count(f => f.Severity == Severity.Warning),
        };
    }

    static void Print(MixReport report, string folder)
    {
        foreach (StepReport step in report.Steps)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{step.Number}. {step.Title}[/]{(step.Done ? "" : ": left out")}");
            foreach (string line in step.Findings) Console.WriteLine("   " + line);
        }
        foreach (Finding finding in report.Findings.Where(f => f.Severity != Severity.Info))
            AnsiConsole.MarkupLineInterpolated($"[yellow]{(finding.Severity == Severity.Warning ? "Warning" : "Note")}:[/] {(finding.Where is { } where ? where + ": " : "")}{finding.Sentence} {finding.Remedy}");
        if (report.Loudness!.Final is { IntegratedLufs.Has: true } final)
            Console.WriteLine(FormattableString.Invariant($"{final.IntegratedLufs.Value:F1} LUFS, {final.TruePeakDbtp.Value:F2} dBTP{(report.Loudness.WhyNot is { } why ? "; " + why : "")}."));
        else Console.WriteLine((report.Loudness.WhyNot ?? "silent") + ".");
        foreach (string file in (string[])[MixFiles.Preview, MixFiles.Page]) Console.WriteLine(Path.Combine(folder, file));
        foreach (string more in (string[])[MixFiles.Stems, MixFiles.Translations, MixFiles.Daw])
            if (Directory.Exists(Path.Combine(folder, more))) Console.WriteLine(Path.Combine(folder, more));
    }

    static void SayPlan(Song song, MixJobOptions options, string folder)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("bus", "tracks", "plug-ins, preset", "side-chain");
        for (int b = 0; b < song.Buses.Count; b++)
            table.AddRow(Markup.Escape(song.Buses[b].Name), Markup.Escape(string.Join(", ", song.Tracks.Where(t => t.Bus == b).Select(t => t.Name))),
                options.FromStems ? "as it is" : Inserts(song.Start.Buses[b].Inserts), Markup.Escape(string.Join(", ", song.Start.Buses[b].Inserts.Select(i => i.Key).OfType<KeySource>().Select(song.NameOf))));
        table.AddRow(Session.Master, "", Inserts(song.Start.Master.Inserts), "");
        AnsiConsole.Write(table);
        foreach (string note in song.Notes) Console.WriteLine(note);
        var target = options.Method.Target;
        string[] steps =
        [
            "1. Gain staging: a bus that peaks above -12 dBFS gets one clip gain for all its tracks, its fader gives it back; the sum is trimmed to -6 dBFS.",
            "2. Mix bus: Learn on the loudest minute of the sum.",
            "3. Buses: Learn on each bus, faders matched in loudness; each bus is judged through the mix bus, bypassed against not.",
            "4. Single tracks: vocal high-pass, clip gain on drums, kick against bass, each only where the full mix asks for it.",
        ];
        bool[] isLeftOut = [.. Enumerable.Range(1, 4).Select(n => options.Method.LeaveOut.Contains(n) || (options.FromStems && n is 3 or 4))];
        int[] order = options.Method.Order == MixOrder.TopDown ? [0, 1, 2, 3] : [0, 3, 2, 1];
        foreach (int s in order) Console.WriteLine(isLeftOut[s] ? steps[s].Split(':')[0] + ": left out." : steps[s]);
        if (options.Method.LeaveOut.Contains(5)) Console.WriteLine(FormattableString.Invariant($"5. Final check: left out; a bounce of at most {target.CeilingDbtp:0.#} dBTP, no loudness aimed at."));
        else Console.WriteLine(FormattableString.Invariant($"5. Final check and bounce: {target.Lufs:0.#} LUFS, at most {target.CeilingDbtp:0.#} dBTP and {target.MaxLimitDb:0.#} dB of limiting, 24 bit with dither."));
        string[] files = [MixFiles.Preview, MixFiles.Before, MixFiles.Page, OutputFolder.Mark, .. options.Stems ? (string[])[MixFiles.Stems + "/", MixFiles.PreMaster] : [], .. options.Translations ? (string[])[MixFiles.Translations + "/"] : [], .. options.Daw ? (string[])[MixFiles.Daw + "/"] : []];
        Console.WriteLine($"Would be written into {folder}: {string.Join(", ", files)}. Nothing was.");

        static string Inserts(IReadOnlyList<InsertSettings> inserts) => Markup.Escape(string.Join("; ", inserts.Select(i => $"{i.Type.Page.Name}, {i.Preset.Name}")));
    }
}
