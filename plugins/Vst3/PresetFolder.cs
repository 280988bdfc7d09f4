namespace TopDown.Vst3;

/// <summary>What became of a preset file.</summary>
public enum PresetFate
{
    /// <summary>It was not there, and is now.</summary>
    Written,

    /// <summary>An older factory file, untouched since, made way for this version's.</summary>
    Updated,

    /// <summary>It was there already, byte for byte.</summary>
    Unchanged,

    /// <summary>A user's: edited, or never ours. It stays as it is.</summary>
    Kept,

    /// <summary>Ours, and gone now.</summary>
    Removed,

    /// <summary>It is not there.</summary>
    Absent,
}

/// <summary>A path below the folder, "Vendor/Plug-in/Preset.vstpreset", and what became of it.</summary>
public readonly record struct PresetReport(string Path, PresetFate Fate);

/// <summary>
/// A folder of preset files, such as <see cref="PresetPlaces.User"/>: puts factory presets in and takes them out again. What
/// a user edited or saved is never overwritten or deleted. Used by the command line and by the setup program.
/// </summary>
/// <param name="root">The folder that the vendors' folders lie in; made when needed.</param>
public sealed class PresetFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>What there is of <paramref name="files"/>: Unchanged, Updated (an update would replace it), Kept or Absent. Changes nothing.</summary>
    public IReadOnlyList<PresetReport> Look(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var ledgers = new Dictionary<string, PresetLedger>(StringComparer.Ordinal);
        return [.. files.Select(f => new PresetReport(f.Path, Fate(Ledger(ledgers, f.Path), f.Path, f.Bytes)))];
    }

    /// <summary>Writes what is missing, renews what is ours, takes away what earlier versions had and this one has not.</summary>
    /// <param name="files">All presets of the plug-ins concerned (<see cref="PresetFiles.Of"/>).</param>
    /// <exception cref="IOException">The disk is full, a file is held …; each file is either old or new, never half.</exception>
    /// <exception cref="UnauthorizedAccessException">No right to write there.</exception>
    public IReadOnlyList<PresetReport> Copy(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var wanted = files.ToList();
        var ledgers = new Dictionary<string, PresetLedger>(StringComparer.Ordinal);
        var reports = new List<PresetReport>();
        foreach (var (path, bytes) in wanted)
        {
            PresetFate fate = Fate(Ledger(ledgers, path), path, bytes);
            reports.Add(new(path, fate == PresetFate.Absent ? PresetFate.Written : fate));
        }
        // Listed before it is written: should this stop half-way, the next run knows what is ours.
        foreach (var (file, report) in wanted.Zip(reports))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Full(file.Path))!);
            if (report.Fate != PresetFate.Kept) ledgers[Vendor(file.Path)].Add(Inner(file.Path), file.Bytes);
        }
        foreach (var ledger in ledgers.Values) ledger.Save();
        foreach (var (file, report) in wanted.Zip(reports))
        {
            var ledger = ledgers[Vendor(file.Path)];
            if (report.Fate is PresetFate.Written or PresetFate.Updated) Put(Full(file.Path), file.Bytes);
            ledger.Forget(Inner(file.Path));
            if (report.Fate != PresetFate.Kept) ledger.Add(Inner(file.Path), file.Bytes);
        }
        reports.AddRange(RemoveStale(wanted, ledgers));
        foreach (var ledger in ledgers.Values) ledger.Save();
        return reports;
    }

    /// <summary>Deletes what is ours of these plug-ins, and folders that are empty then. The root itself stays.</summary>
    /// <inheritdoc cref="Copy"/>
    public IReadOnlyList<PresetReport> Remove(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var wanted = files.ToList();
        var ledgers = new Dictionary<string, PresetLedger>(StringComparer.Ordinal);
        var reports = new List<PresetReport>();
        foreach (var (path, bytes) in wanted)
        {
            var ledger = Ledger(ledgers, path);
            PresetFate fate = Fate(ledger, path, bytes);
            if (fate is PresetFate.Unchanged or PresetFate.Updated)
            {
                File.Delete(Full(path));
                fate = PresetFate.Removed;
            }
            ledger.Forget(Inner(path));
            reports.Add(new(path, fate));
        }
        reports.AddRange(RemoveStale(wanted, ledgers));
        foreach (var (vendor, ledger) in ledgers)
        {
            if (Directory.Exists(Full(vendor))) ledger.Save();
        }
        foreach (string folder in wanted.Select(f => Path.GetDirectoryName(Full(f.Path))!).Concat(ledgers.Keys.Select(Full)).Distinct()) DeleteIfEmpty(folder);
        return reports;
    }

    PresetFate Fate(PresetLedger ledger, string path, byte[] bytes)
    {
        if (!File.Exists(Full(path))) return PresetFate.Absent;
        byte[] there = File.ReadAllBytes(Full(path));
        return there.AsSpan().SequenceEqual(bytes) ? PresetFate.Unchanged
            : ledger.Has(Inner(path), there) ? PresetFate.Updated : PresetFate.Kept;
    }

    /// <summary>Presets that an earlier version had: gone if untouched, the user's otherwise.</summary>
    IEnumerable<PresetReport> RemoveStale(List<(string Path, byte[] Bytes)> wanted, Dictionary<string, PresetLedger> ledgers)
    {
        var paths = wanted.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var folders = wanted.Select(f => f.Path[..f.Path.LastIndexOf('/')]).ToHashSet(StringComparer.Ordinal);
        foreach (var (vendor, ledger) in ledgers)
        {
            foreach (string inner in ledger.Paths.ToList())
            {
                string path = vendor + "/" + inner;
                if (paths.Contains(path) || !folders.Contains(path[..path.LastIndexOf('/')])) continue;
                if (File.Exists(Full(path)))
                {
                    bool isOurs = ledger.Has(inner, File.ReadAllBytes(Full(path)));
                    if (isOurs) File.Delete(Full(path));
                    yield return new(path, isOurs ? PresetFate.Removed : PresetFate.Kept);
                }
                ledger.Forget(inner);
            }
        }
    }

    static void Put(string file, byte[] bytes)
    {
        string beside = file + ".part";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, file, overwrite: true);
    }

    static void DeleteIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    PresetLedger Ledger(Dictionary<string, PresetLedger> ledgers, string path)
    {
        string vendor = Vendor(path);
        if (!ledgers.TryGetValue(vendor, out var ledger)) ledgers[vendor] = ledger = new(Full(vendor));
        return ledger;
    }

    string Full(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    static string Vendor(string path) => path[..path.IndexOf('/')];

    static string Inner(string path) => path[(path.IndexOf('/') + 1)..];
}
