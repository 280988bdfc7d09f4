using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Songs;

/// <summary>From a folder or a session file to a song: opens every file once and checks what has to hold for all of them.</summary>
static class SongReader
{
    public static Song Open(string path, SongOptions options, Decoder decoder, CancellationToken cancel)
    {
        bool isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path)) throw new UserException($"{path}: there is no such folder or session file; check the name.", 2);
        if (!isFolder && Decoder.IsAudio(path)) throw new UserException($"{path}: this is one audio file; name the folder that it lies in with the song's other tracks.", 2);
        string session = isFolder ? Path.Combine(path, SessionFile.Name) : path;
        if (isFolder && !File.Exists(session)) return FromFolder(path, options, decoder, cancel);
        if (options.Layout != null) throw new UserException($"{session} has buses of its own: leave --layout out, or move that file away to have the folder sorted anew.", 2);
        return FromSession(session, options, decoder, cancel);
    }

    static Song FromFolder(string folder, SongOptions options, Decoder decoder, CancellationToken cancel)
    {
        var layout = Layout.Named(options.Layout ?? Layout.All[0].Name);
        StemFolder stems = StemFolder.Read(folder, layout, decoder, cancel);
        Session session = Proposal.For(stems);
        string[] buses = [.. session.Buses.Select(b => b.Name)];
        bool IsBus(StemTrack t) => options.FilesAreBuses && t.Name.Equals(t.Bus, StringComparison.OrdinalIgnoreCase);
        SongTrack[] tracks = [.. stems.Tracks.Select(t => new SongTrack
        {
            Name = t.Name,
            Bus = Array.IndexOf(buses, t.Bus),
            Channels = t.Right != null ? 2 : t.File.Channels,
            Frames = t.Files.Max(f => f.Frames),
            Files = [.. t.Files],
            Instrument = t.Instrument,
            Why = IsBus(t) ? "its name is the bus's" : t.Reason,
            Unclear = IsBus(t) ? null : t.Unclear,
        })];
        return new()
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Folder = Path.GetFullPath(folder),
            Session = session,
            Rate = stems.Rate,
            Frames = tracks.Max(t => t.Frames),
            Tracks = tracks,
            Buses = [.. buses.Select(b => new SongBus(b, layout.Find(b)?.Why))],
            Notes = [.. stems.LeftOut.Select(l => $"Left out: {l}."), .. tracks.Where(t => t.Unclear != null).Select(t => $"Unclear: {t.Name} is on {buses[t.Bus]}: {t.Unclear}."), .. Uneven(tracks)],
            Start = SongStart.Of(session),
        };
    }

    static Song FromSession(string file, SongOptions options, Decoder decoder, CancellationToken cancel)
    {
        Session session = SessionFile.Read(file);
        var paths = new SessionPaths(file, options.AllowOutside);
        var opened = new Dictionary<string, Stem>(StringComparer.Ordinal);
        Stem Find(string named)
        {
            string full = paths.Resolve(named);
            return opened.TryGetValue(full, out Stem? stem) ? stem : opened[full] = Stem.Open(full, decoder, cancel);
        }
        SongTrack[] tracks = [.. session.Tracks.Select((t, i) => Track(session, t, t.Right == null ? [Find(t.File)] : [Find(t.File), Find(t.Right)]))];
        CheckRates(file, session, [.. opened.Values]);
        foreach (Stem stem in opened.Values) stem.CheckSamples(cancel);

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!, name = Path.GetFileName(file);
        string own = name.Split('.')[0];
        return Whole(session, tracks) with
        {
            Name = name == SessionFile.Name || own.Length == 0 ? Path.GetFileName(folder) : own,
            Folder = folder,
            SessionFile = Path.GetFullPath(file),
            Notes = [.. Uneven(tracks)],
        };
    }

    public static Song From(Session session, IReadOnlyList<float[][]> samples)
    {
        if (samples.Count != session.Tracks.Count) throw new ArgumentException($"The session has {session.Tracks.Count} tracks and {samples.Count} came.", nameof(samples));
        return Whole(session, [.. session.Tracks.Select((t, i) => Track(session, t, []) with { Channels = samples[i].Length, Frames = samples[i][0].Length, Samples = samples[i] })]);
    }

    static Song Whole(Session session, SongTrack[] tracks) => new()
    {
        Name = "",
        Folder = "",
        Session = session,
        Rate = session.Rate,
        Frames = tracks.Max(t => t.Frames),
        Tracks = tracks,
        Buses = [.. session.Buses.Select(b => new SongBus(b.Name, Why(b)))],
        Start = SongStart.Of(session),
    };

    static SongTrack Track(Session session, SessionTrack track, Stem[] files)
    {
        if (files.Length == 2 && Array.Find(files, f => f.Channels != 1) is { } wide)
            throw new UserException($"{wide.Path}: it is stereo, and \"{track.Name}\" names it as one of two sides; leave \"right\" out, or name two mono files.");
        NameMeaning said = NameReader.Read(track.Name);
        if (said.Instrument == Instrument.Unknown) said = NameReader.Read(Path.GetFileNameWithoutExtension(track.File));
        return new()
        {
            Name = track.Name,
            Bus = session.Buses.TakeWhile(b => b.Name != track.Bus).Count(),
            Channels = files.Length == 1 ? files[0].Channels : 2,
            Frames = files.Length == 0 ? 0 : files.Max(f => f.Frames),
            Files = files,
            Instrument = said.Instrument,
            Why = track.Why,
        };
    }

    /// <summary>A layout's bus is known by its name and its plug-in.</summary>
    static string? Why(SessionBus bus) =>
        Layout.All.Select(l => l.Find(bus.Name)).FirstOrDefault(b => b != null && bus.Inserts.Count > 0 && b.Plan.Plugin == bus.Inserts[0].Plugin)?.Why;

    static void CheckRates(string file, Session session, Stem[] stems)
    {
        if (Array.Find(stems, s => s.Rate != session.Rate) is not { } other) return;
        string orElse = stems.All(s => s.Rate == other.Rate) ? $", or set \"rate\" to {other.Rate}" : "";
        throw new UserException($"{other.Path}: its sample rate is {other.Rate} Hz and {file} is of {session.Rate} Hz; resample it and name the new file in the session{orElse}: {Stem.ResampleLine(other.Path, session.Rate)}.");
    }

    static IEnumerable<string> Uneven(SongTrack[] tracks) => tracks.Where(t => t.Files.Count == 2 && t.Files[0].Frames != t.Files[1].Frames)
        .Select(t => FormattableString.Invariant($"The sides of {t.Name} differ by {Math.Abs(t.Files[0].Seconds - t.Files[1].Seconds):F3} s; the shorter one ends in silence."));
}
