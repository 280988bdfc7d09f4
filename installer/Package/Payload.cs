using TopDown.Catalogue;
using TopDown.Install;
using TopDown.Vst3;

namespace TopDown.Package;

/// <summary>The folder that every archive and setup is made of: compat/ and avx2/ with bundles, presets/, the tool, the licences.</summary>
public sealed class Payload
{
    readonly DateTimeOffset _date;

    /// <param name="folder">Made anew.</param>
    /// <param name="bundles">Each flavour with the folder that its bundles lie in.</param>
    /// <param name="entries">The plug-ins.</param>
    /// <param name="tool">The tool's program for that system.</param>
    /// <param name="root">The repository, for the licences.</param>
    public Payload(string folder, IReadOnlyDictionary<string, string> bundles, IReadOnlyList<Entry> entries, string tool, string root)
    {
        (Folder, Entries, Flavours) = (folder, entries, [.. bundles.Keys]);
        _date = SourceDate.Of(root);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (var (flavour, from) in bundles)
            foreach (var entry in entries) Bundle(Path.Combine(from, entry.Name + BundleCopy.Extension), flavour);
        foreach (var (path, bytes) in entries.SelectMany(e => PresetFiles.Of(e.Type))) Write(Path.Combine("presets", path), bytes);
        Copy(tool, Path.GetFileName(tool), isProgram: true);
        Copy(Path.Combine(root, "LICENSE"), "LICENSE.txt");
        // with the notices of the runtime, which the bundles carry
        Copy(Directory.EnumerateFiles(folder, "THIRD-PARTY-NOTICES.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(), "THIRD-PARTY-NOTICES.txt");
    }

    public string Folder { get; }
    public IReadOnlyList<Entry> Entries { get; }
    public IReadOnlyList<string> Flavours { get; }
    public DateTimeOffset Date => _date;

    /// <summary>Every file, as paths below the folder with '/', sorted: the order of every archive.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Adds a file from the templates or made by hand.</summary>
    public void Write(string path, byte[] bytes, bool isProgram = false)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        Dress(file, isProgram);
    }

    void Bundle(string from, string flavour)
    {
        if (BundleCopy.Read(from) is not BundleCopy copy || copy.Flavour != flavour)
            throw new InstallException($"{from} is no {flavour} bundle: run ./topdown build --flavour {flavour}.", InstallException.Missing);
        string name = Path.GetFileName(from);
        foreach (string file in copy.Files) Copy(file, Path.Combine(flavour, name, Path.GetRelativePath(from, file)), isProgram: file.EndsWith(".so", StringComparison.Ordinal));
    }

    void Copy(string from, string path, bool isProgram = false)
    {
        string to = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
        Dress(to, isProgram);
    }

    /// <summary>Modes and dates do not depend on who packs.</summary>
    void Dress(string file, bool isProgram)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)(isProgram ? 0b111_101_101 : 0b110_100_100)); // 755, 644
        File.SetLastWriteTimeUtc(file, _date.UtcDateTime);
    }
}
