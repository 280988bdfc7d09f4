using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Stems;
using Layout = TopDown.Mixdown.Stems.Layout;

namespace TopDown.Commands;

/// <summary>topdown init FOLDER: sorts a folder of stems into buses and writes the session that <c>mix</c> takes.</summary>
static class InitCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of WAV files (FLAC, AIFF, MP3, OGG where ffmpeg is)." };
        var layout = new Option<string>("--layout") { Description = string.Join(", ", Layout.All.Select(l => l.Name)) + ".", DefaultValueFactory = _ => Layout.All[0].Name };
        var force = new Option<bool>("--force") { Description = "Replace a session that is there." };
        var command = new Command("init", $"Sort a folder of tracks into buses and write its {SessionFile.Name}.") { folder, layout, force };
        command.SetAction((parsed, cancel) => Task.Run(() => Run(parsed.GetValue(folder)!, Layout.Named(parsed.GetValue(layout)!), parsed.GetValue(force), cancel), cancel));
        return command;
    }

    static void Run(string folder, Layout layout, bool force, CancellationToken cancel)
    {
        string file = Path.Combine(folder, SessionFile.Name);
        if (File.Exists(file) && !force) throw new Mixdown.UserException($"{file} is there already and may hold your work: --force replaces it.");
        using var decoder = new Decoder(folder);
        StemFolder stems = StemFolder.Read(folder, layout, decoder, cancel);
        Session session = Proposal.For(stems);
        SessionFile.Write(file, session, force);

        var table = new Table().Border(TableBorder.Simple).AddColumns("bus", "track", "file", "because");
        table.AddColumn(new TableColumn("length").RightAligned());
        foreach (StemTrack t in stems.Tracks)
            table.AddRow(Markup.Escape(t.Bus), Markup.Escape(t.Name), t.File.Channels == 2 || t.Right != null ? "stereo" : "mono", Markup.Escape(t.Reason), Length(t.Seconds));
        AnsiConsole.Write(table);
        Console.WriteLine($"{stems.Tracks.Count} tracks at {stems.Rate} Hz on {session.Buses.Count} buses, layout {layout.Name}{(stems.IsStemMix ? "; one file a bus: a stem mix" : "")}.");
        foreach (LayoutBus bus in layout.Buses.Where(b => session.Buses.Any(s => s.Name == b.Name)))
        {
            SideChain? key = session.Buses.First(s => s.Name == bus.Name).Inserts[0].SideChain;
            string hears = key == null ? bus.Plan.KeyBus.Length > 0 ? $"; its side-chain stays free, for there is no {(bus.Plan.KeyTracks.Length > 0 ? bus.Plan.KeyTracks : bus.Plan.KeyBus)} track" : "" : $"; side-chain: {key.Bus ?? string.Join(" + ", key.Tracks!)}";
            Console.WriteLine($"  {bus.Name}: {bus.Plan.Plugin}, {bus.PresetName}: {bus.Why}{hears}");
        }
        Console.WriteLine($"  {Session.Master}: {layout.Master.Plugin}, {layout.MasterPreset}");
        Say("Unclear, please look", stems.Tracks.Where(t => t.Unclear != null).Select(t => $"{t.Name} → {t.Bus}: {t.Unclear}"));
        Say("Left out", stems.LeftOut);
        Console.WriteLine(session.Lanes.Count > 0 ? $"Rides of ±{Proposal.RideDb.ToString(CultureInfo.InvariantCulture)} dB at {session.Markers.Count} markers are written, switched off: set \"on\" to true where you like one."
            : session.Markers.Count > 0 ? $"{session.Markers.Count} markers, none of them named as a chorus or break: no ride is proposed." : "No markers in the files: no ride is proposed.");
        Console.WriteLine(file);
    }

    static void Say(string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0) Console.WriteLine($"{title}:\n{string.Join('\n', all.Select(l => "  " + l))}");
    }

    static string Length(double seconds) => TimeSpan.FromSeconds(Math.Round(seconds)).ToString(seconds >= 3600 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
