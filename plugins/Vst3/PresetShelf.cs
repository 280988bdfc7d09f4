using TopDown.Plugin;
using TopDown.Ui.Editing;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// A user's presets: <c>.vstpreset</c> files where hosts look for them, so that a host's own browser lists them too. The factory's files in
/// the same folder are left out (editors have them anyway). UI thread; whatever goes wrong with a disk is a sentence.
/// </summary>
sealed class PresetShelf(PluginType type, Func<string>? root = null) : IPresetShelf
{
    readonly Func<string> _root = root ?? (static () => PresetPlaces.User);

    string Folder => Path.Combine([_root(), .. PresetFiles.Folder(type.Page).Split('/')]);

    static string FileOf(string folder, string name) => Path.Combine(folder, PresetFiles.FileName(name) + PresetFile.Extension);

    public IReadOnlyList<string> List()
    {
        try
        {
            string folder = Folder;
            if (!Directory.Exists(folder)) return [];
            var ledger = new PresetLedger(Path.GetDirectoryName(folder)!);
            return [.. Directory.EnumerateFiles(folder, "*" + PresetFile.Extension)
                .Where(f => !IsFactory(ledger, f) && StateIn(f) != null)
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.OrdinalIgnoreCase)];
        }
        catch (Exception e) when (IsDisk(e))
        {
            return [];
        }
    }

    public byte[]? Load(string name)
    {
        try
        {
            return StateIn(FileOf(Folder, name));
        }
        catch (Exception e) when (IsDisk(e))
        {
            return null;
        }
    }

    public string Named(string name) => PresetFiles.FileName(name);

    public string? Delete(string name)
    {
        try
        {
            string file = FileOf(Folder, name);
            if (StateIn(file) == null) return $"There is no preset “{name}” any more.";
            File.Delete(file);
            return null;
        }
        catch (Exception e) when (IsDisk(e))
        {
            return $"The preset could not be deleted: {Reason(e)}";
        }
    }

    public string? Save(string name, ReadOnlySpan<byte> state)
    {
        if (name.Trim().Length == 0) return "A preset needs a name.";
        if (name.Length > 100) return "That name is too long: 100 characters are enough for every file system.";
        string file = PresetFiles.FileName(name);
        foreach (Preset preset in type.Presets)
            if (string.Equals(PresetFiles.FileName(preset.Name), file, StringComparison.OrdinalIgnoreCase)) return $"\"{preset.Name}\" is a factory preset: choose another name.";
        try
        {
            string folder = Directory.CreateDirectory(Folder).FullName, target = FileOf(folder, name);
            string beside = target + ".part";
            File.WriteAllBytes(beside, PresetFiles.Bytes(type, name.Trim(), "", state.ToArray()));
            File.Move(beside, target, overwrite: true);
            return null;
        }
        catch (Exception e) when (IsDisk(e))
        {
            return $"The preset could not be written: {Reason(e)}";
        }
    }

    bool IsFactory(PresetLedger ledger, string file) =>
        ledger.Has(PresetFiles.FileName(type.Page.Name) + "/" + Path.GetFileName(file), File.ReadAllBytes(file));

    byte[]? StateIn(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length > PresetFile.Longest) return null;
        return PresetFile.TryRead(File.ReadAllBytes(file), out var preset, out _) && preset!.Processor == HostIds.Processor(type.Page) ? preset.Component : null;
    }

    // Without the runtime's own sentences: a bundle carries none of them.
    string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => $"{Folder} may not be written by this user.",
        PathTooLongException => "the path is too long; choose a shorter name.",
        DirectoryNotFoundException when OperatingSystem.IsWindows() => "Windows names no folder for documents.",
        DirectoryNotFoundException => "the home folder is not set.",
        _ => "is the disk full or the folder away? It goes to " + Folder,
    };

    static bool IsDisk(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException;
}
