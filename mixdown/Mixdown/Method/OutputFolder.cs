using TopDown.Mixdown.HandingOver;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.Method;

/// <summary>
/// The folder that a mix goes to. Everything is made in a hidden folder inside it and put in place together at the end: a mix that fails or is
/// broken off leaves what was there. An earlier mix is replaced, anything else is not touched.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    /// <summary>What tells an earlier mix.</summary>
    public const string Mark = "report.json";

    const string Prefix = ".topdown-mix-";

    readonly bool _isNew;

    /// <exception cref="UserException">It may not be written to: names the folder and the remedy.</exception>
    public OutputFolder(string folder, Song song)
    {
        Folder = Path.GetFullPath(folder);
        if (File.Exists(Folder)) throw new UserException($"{folder}: this is a file; name a folder for the mix.", 2);
        foreach (string source in song.Tracks.SelectMany(t => t.Files).Select(f => Path.GetDirectoryName(Path.GetFullPath(f.Path))!).Append(song.Folder).Distinct().Where(f => f.Length > 0))
            if (Same(source, Folder)) throw new UserException($"{folder}: the song's own files lie there; name another folder for the mix: -o {Path.Combine(folder, "mix")}.", 2);
        _isNew = !Directory.Exists(Folder);
        if (!_isNew && !File.Exists(Path.Combine(Folder, Mark)) && Directory.EnumerateFileSystemEntries(Folder).Any(e => !Path.GetFileName(e).StartsWith(".topdown-", StringComparison.Ordinal)))
            throw new UserException($"{folder}: it holds other files than an earlier mix; name a new or an empty folder.", 2);
        try
        {
            Directory.CreateDirectory(Folder);
            Making = Directory.CreateDirectory(Path.Combine(Folder, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{folder}: it cannot be written ({e.Message.TrimEnd('.')}); make it writable, or name another folder.");
        }
    }

    /// <summary>Where the mix will be.</summary>
    public string Folder { get; }

    /// <summary>Where it is made.</summary>
    public string Making { get; }

    public string this[string name] => Path.Combine(Making, name);

    /// <summary>A folder inside, made when missing.</summary>
    public string Below(string name) => Directory.CreateDirectory(this[name]).FullName;

    /// <summary>Takes out what was only needed on the way.</summary>
    public void Drop(params string[] names)
    {
        foreach (string path in names.Select(n => this[n]))
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
    }

    /// <summary>Puts everything in place; files of an earlier mix that this one has not made go.</summary>
    public void Commit()
    {
        string old = Making + "-old";
        try
        {
            Directory.CreateDirectory(old);
            if (File.Exists(Path.Combine(Folder, Mark)))
            {
                foreach (string name in (string[])[.. Names, Mark]) Move(Path.Combine(Folder, name), Path.Combine(old, name));
                Ledger.MakeRoom(Path.Combine(Folder, MixFiles.Daw)); // what somebody has worked on there is kept under another name
            }
            // the mark last: a folder that has it is whole
            foreach (string made in Directory.EnumerateFileSystemEntries(Making).OrderBy(f => Path.GetFileName(f) == Mark)) Move(made, Path.Combine(Folder, Path.GetFileName(made)));
            Directory.Delete(old, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(old))
                foreach (string kept in Directory.EnumerateFileSystemEntries(old))
                    if (!Path.Exists(Path.Combine(Folder, Path.GetFileName(kept)))) Move(kept, Path.Combine(Folder, Path.GetFileName(kept)));
            throw new UserException($"{Folder}: the mix cannot be put in place ({e.Message.TrimEnd('.')}); close what holds its files.");
        }
    }

    /// <summary>Everything that a mix may write, beside its mark.</summary>
    static string[] Names { get; } = [MixFiles.Preview, MixFiles.Page, MixFiles.Before, MixFiles.PreMaster, MixFiles.Stems, MixFiles.Translations, MixFiles.Other];

    static void Move(string from, string to)
    {
        if (Directory.Exists(from)) Directory.Move(from, to);
        else if (File.Exists(from)) File.Move(from, to);
    }

    static bool Same(string a, string b) => string.Equals(Path.TrimEndingDirectorySeparator(a), Path.TrimEndingDirectorySeparator(b), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public void Dispose()
    {
        try
        {
            foreach (string mine in (string[])[Making, Making + "-old"])
                if (Directory.Exists(mine)) Directory.Delete(mine, recursive: true);
            if (_isNew && !Directory.EnumerateFileSystemEntries(Folder).Any()) Directory.Delete(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // a scanner may hold a file; the folder's name says what it is
    }
}

/// <summary>Names in the folder of a mix.</summary>
public static class MixFiles
{
    public const string Preview = "preview.wav", Before = "before.wav", Page = Reporting.Page.ReportPage.FileName, PreMaster = "pre-master.wav",
        Stems = "stems", Translations = "translations", Daw = HandOver.Folder,
        /// <summary>The mix in the other order, that this one is compared with.</summary>
        Other = "other-order.wav";
}
