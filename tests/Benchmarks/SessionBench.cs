using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TopDown.Mixdown;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Engines;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Wav;

namespace TopDown.Benchmarks;

/// <summary>A session's figures.</summary>
/// <param name="Seconds">Of music.</param>
/// <param name="WallSeconds">From the start of the process to its exit, reading the tracks and writing the WAV among it.</param>
/// <param name="Shares">Part of the wall clock by stage, in the order of the mix; the last is all else.</param>
public sealed record SessionResult(string Flavour, double Seconds, double WallSeconds, IReadOnlyList<(string Stage, double Part)> Shares)
{
    /// <summary>Seconds of music a second.</summary>
    public double RealTimeFactor => Seconds / WallSeconds;
}

/// <summary>
/// The demo session as a program of its own on one core: track files → buses → master → WAV, with the published bundles.
/// </summary>
public static class SessionBench
{
    /// <summary>The word by which the second process knows what it is for.</summary>
    public const string ServeOption = "--session-run";

    const string List = "tracks.tsv";

    /// <param name="root">The repository.</param>
    /// <param name="seconds">Lengths to render; the song is looped.</param>
    /// <param name="tell">What goes on.</param>
    public static IReadOnlyList<SessionResult> Run(string root, IReadOnlyList<double> seconds, Action<string> tell)
    {
        string flavour = Processor.HasAvx2 ? "avx2" : "compat", folder = Path.Combine(root, "artifacts", "bench-session");
        foreach (BusPlan plan in Hierarchy.Buses.Append(Hierarchy.Master))
            if (!Directory.Exists(Bundles.PathOf(root, Bundles.ThisRid, flavour, plan.Plugin)))
                throw new UserException($"{plan.Plugin} ({flavour}) is not built: run ./topdown build --flavour {flavour} first.");
        tell("writing the demo's tracks …");
        Write(folder);
        return [.. seconds.Select(s =>
        {
            tell($"rendering {s:F0} s of music on one core ({flavour}) …");
            return Measure(root, folder, flavour, s);
        })];
    }

    static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var tracks = DemoSession.Make();
        foreach (var t in tracks) WavFile.WriteAll(Path.Combine(folder, t.Name + ".wav"), t.Channels, DemoSession.Rate);
        File.WriteAllLines(Path.Combine(folder, List), tracks.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Name}\t{t.Bus}\t{t.Pan:R}")));
    }

    static SessionResult Measure(string root, string folder, string flavour, double seconds)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("This program has no path.");
        ProcessStartInfo start = new(program) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        foreach (string a in (string[])["bench", ServeOption, string.Join('\t', root, folder, flavour, seconds.ToString(CultureInfo.InvariantCulture))]) start.ArgumentList.Add(a);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new UserException("the second process does not start.");
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) process.ProcessorAffinity = 1;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        double wall = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new UserException($"the session did not end well (exit code {process.ExitCode}).");
        var shares = lines.Select(l => l.Split('\t')).Select(f => (Stage: f[0], Part: double.Parse(f[1], CultureInfo.InvariantCulture) / wall)).ToList();
        shares.Add(("all else: start, levels, reading, sums, WAV", 1 - shares.Sum(s => s.Part)));
        return new(flavour, seconds, wall, shares);
    }

    /// <summary>The other side: mixes and prints a line a plug-in, its seconds.</summary>
    public static void Serve(string order, TextWriter output)
    {
        string[] part = order.Split('\t');
        string root = part[0], folder = part[1], flavour = part[2];
        double seconds = double.Parse(part[3], CultureInfo.InvariantCulture);
        var tracks = File.ReadAllLines(Path.Combine(folder, List)).Select(l => l.Split('\t'))
            .Select(f => new DemoTrack(f[0], f[1], WavFile.ReadAll(Path.Combine(folder, f[0] + ".wav")).Channels) { Pan = double.Parse(f[2], CultureInfo.InvariantCulture) }).ToList();
        Song song = DemoSong.Of(tracks);
        MixOptions options = new() { Threads = 1, Insert = (i, rate) => new BundleInsert(Bundles.PathOf(root, Bundles.ThisRid, flavour, i.Type.Page.Name), i.Type, rate, [.. i.Normals]) };
        var engine = new MixEngine(song.Looped((long)(seconds * song.Rate)), DemoSong.Levelled(song, options), options);

        using var wav = new WavWriter(Path.Combine(folder, "mix.wav"), song.Rate, 2, new WavOptions { DitherSeed = 1 });
        float[][] block = [new float[MixChunk.MaxFrames], new float[MixChunk.MaxFrames]];
        engine.Run(MixTaps.None, chunk =>
        {
            for (int c = 0; c < 2; c++) chunk.Mix[c].CopyTo(block[c]);
            wav.Write(block, 0, chunk.Frames);
        });
        wav.Commit();
        for (int b = 0; b < song.Buses.Count; b++) Line(song.Start.Buses[b].Inserts[0].Type.Page.Name, engine.Seconds(new(b, 0)));
        Line(Hierarchy.Master.Plugin, engine.Seconds(new(InsertPlace.Master, 0)));

        void Line(string name, double inPlugin) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{inPlugin:F4}"));
    }
}
