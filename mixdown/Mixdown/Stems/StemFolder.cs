namespace TopDown.Mixdown.Stems;

/// <summary>A folder of stems, read: its tracks with their buses, in the buses' order, and what was passed over and why.</summary>
public sealed class StemFolder
{
    StemFolder(string folder, Layout layout, int rate, IReadOnlyList<StemTrack> tracks, IReadOnlyList<string> leftOut) =>
        (Folder, Layout, Rate, Tracks, LeftOut) = (folder, layout, rate, tracks, leftOut);

    public string Folder { get; }
    public Layout Layout { get; }

    /// <summary>Hz, of all files.</summary>
    public int Rate { get; }
    public IReadOnlyList<StemTrack> Tracks { get; }

    /// <summary>Files that are not mixed, each with its reason.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Two buses or more with one track each: the files are the buses already.</summary>
    public bool IsStemMix => Tracks.Count > 1 && Tracks.All(t => t.Bus != Layout.Other) && Tracks.GroupBy(t => t.Bus).All(g => g.Count() == 1);

    /// <summary>
    /// Reads headers (and the samples of float files, for NaN). One level of sub-folders counts, whose names are hints; hidden ones and
    /// those of an earlier mix do not.
    /// </summary>
    /// <param name="decoder">For what is not WAV; its files must live as long as the result is read.</param>
    /// <exception cref="UserException">Something cannot be mixed: names the file and the remedy.</exception>
    /// <exception cref="Wav.WavException">A WAV is damaged or cannot be read.</exception>
    public static StemFolder Read(string folder, Layout layout, Decoder decoder, CancellationToken cancel = default)
    {
        if (File.Exists(folder)) throw new UserException($"{folder}: this is a file; name the folder that it lies in.", 2);
        if (!Directory.Exists(folder)) throw new UserException($"{folder}: there is no such folder; check the name.", 2);
        var leftOut = new List<string>();
        List<string> files = List(folder, leftOut);
        if (files.Count == 0) throw new UserException($"{folder}: there is no audio file in it; put the song's tracks there (WAV; FLAC, AIFF, MP3 where ffmpeg is).");
        RefuseTwins(folder, files);

        var stems = files.ConvertAll(f => Stem.Open(f, decoder, cancel));
        List<StemTrack> tracks = Sort(folder, layout, stems, leftOut);
        if (tracks.Count == 0) throw new UserException($"{folder}: nothing is left to mix: {string.Join("; ", leftOut)}.");
        int rate = Stem.CommonRate([.. tracks.SelectMany(t => t.Files)]);
        foreach (Stem stem in tracks.SelectMany(t => t.Files)) stem.CheckSamples(cancel);
        return new(folder, layout, rate, tracks, leftOut);
    }

    static List<string> List(string folder, List<string> leftOut)
    {
        var files = Audio(folder);
        foreach (string sub in Directory.EnumerateDirectories(folder).Order(StringComparer.OrdinalIgnoreCase))
        {
            string name = Path.GetFileName(sub);
            if (name.StartsWith('.') || name == "__MACOSX" || Decoder.IsTemporary(sub)) continue;
            // what an earlier mix wrote is no track of the song
            if (File.Exists(Path.Combine(sub, "report.json"))) leftOut.Add($"{name}/: an earlier mix (it holds a report.json)");
            else files.AddRange(Audio(sub));
        }
        return files;
    }

    static List<string> Audio(string folder)
    {
        try
        {
            // "._Kick.wav" is macOS's shadow of Kick.wav
            return [.. Directory.EnumerateFiles(folder).Where(f => Decoder.IsAudio(f) && !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.OrdinalIgnoreCase)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new UserException($"{folder}: you may not read this folder; change its permissions or copy it.");
        }
    }

    static void RefuseTwins(string folder, List<string> files)
    {
        foreach (var same in files.GroupBy(f => Path.ChangeExtension(f, null), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            throw new UserException($"{string.Join(" and ", same.Select(f => Path.GetRelativePath(folder, f)))} have the same name: rename one, or take the one that is not meant out of the folder.");
    }

    static List<StemTrack> Sort(string folder, Layout layout, List<Stem> stems, List<string> leftOut)
    {
        var found = new List<StemTrack>();
        var taken = new HashSet<Stem>(ReferenceEqualityComparer.Instance);
        foreach (Stem stem in stems.Where(s => !taken.Contains(s)))
        {
            var (name, side, _) = Sides.Of(Path.GetFileNameWithoutExtension(stem.Path));
            Stem? other = side == Sides.Side.None ? null : stems.Find(s => !taken.Contains(s) && IsOtherSide(stem, s));
            string? loose = side != Sides.Side.None && other == null && stem.Channels == 1 && !Sides.Of(Path.GetFileNameWithoutExtension(stem.Path)).IsNumbered ? "the other side is not there: mono in the centre" : null;
            if (other == null) name = Path.GetFileNameWithoutExtension(stem.Path);
            else taken.Add(other);
            taken.Add(stem);
            (Stem left, Stem? right) = other != null && side == Sides.Side.Right ? (other, stem) : (stem, other);
            StemTrack track = Place(folder, layout, name, left, right, loose);
            if (track.Instrument == Instrument.Mixdown) leftOut.Add($"{Path.GetRelativePath(folder, stem.Path)}: {track.Reason}; it would double the song (name it as the session's reference, or rename it)");
            else found.Add(track);
        }
        string[] order = [.. layout.Buses.Select(b => b.Name), Layout.Other];
        return [.. Unique(folder, found).OrderBy(t => Array.IndexOf(order, t.Bus))]; // stable: within a bus as in the folder
    }

    static bool IsOtherSide(Stem a, Stem b)
    {
        var (x, y) = (Sides.Of(Path.GetFileNameWithoutExtension(a.Path)), Sides.Of(Path.GetFileNameWithoutExtension(b.Path)));
        return a.Channels == 1 && b.Channels == 1 && y.Side != Sides.Side.None && x.Side != y.Side && x.IsNumbered == y.IsNumbered
            && x.Name.Equals(y.Name, StringComparison.OrdinalIgnoreCase) && Path.GetDirectoryName(a.Path) == Path.GetDirectoryName(b.Path)
            && (!x.IsNumbered || a.Frames == b.Frames);
    }

    /// <summary>The file's own proper name counts most, then its folder's, then hints in its name.</summary>
    static StemTrack Place(string folder, Layout layout, string name, Stem left, Stem? right, string? unclear)
    {
        string own = Path.GetFileNameWithoutExtension(left.Path), parent = Path.GetDirectoryName(Path.GetRelativePath(folder, left.Path)) ?? "";
        NameMeaning meaning = NameReader.Read(own, layout.IsOrchestral), hint = NameReader.Read(parent, layout.IsOrchestral);
        var notes = new List<string>();
        bool byFolder = meaning.IsWeak && hint.Instrument != Instrument.Unknown && hint.Instrument != Instrument.Mixdown;
        if (byFolder) meaning = hint with { Reason = $"its folder: {hint.Reason}" };
        string bus = layout.BusOf(meaning.Instrument);
        if (meaning.Instrument == Instrument.Unknown) notes.Add("nothing says what it is");
        else if (meaning.Instrument == Instrument.Guide) notes.Add($"{meaning.Reason}, which is not meant to be heard: delete its line if so");
        else if (bus == Layout.Other && meaning.Instrument != Instrument.Mixdown) notes.Add($"the layout {layout.Name} has no bus for it");
        else if (meaning.IsWeak && !byFolder) notes.Add($"a guess: {meaning.Reason}");
        if (meaning.Against is { } against && layout.BusOf(against.Instrument) != bus) notes.Add($"{against.Reason} as well ({layout.BusOf(against.Instrument)})");
        if (!byFolder && hint is { IsWeak: false } && layout.BusOf(hint.Instrument) is var said && said != bus) notes.Add($"its folder says {said}");
        if (unclear != null) notes.Add(unclear);
        string reason = right == null ? meaning.Reason : $"{meaning.Reason}; {Path.GetFileName(left.Path)} and {Path.GetFileName(right.Path)} are its sides";
        return new(name.Trim(), left, right, bus, meaning.Instrument, reason, notes.Count == 0 ? null : string.Join("; ", notes));
    }

    /// <summary>Names that two folders share carry their folder.</summary>
    static IEnumerable<StemTrack> Unique(string folder, List<StemTrack> tracks)
    {
        var twice = tracks.GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // a pair's name may meet a file's: then the file's own name, which is unique in its folder
        return tracks.Select(t => !twice.Contains(t.Name) ? t : t with { Name = Path.ChangeExtension(Path.GetRelativePath(folder, t.File.Path), null).Replace('\\', '/') });
    }
}
