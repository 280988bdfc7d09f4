using System.Security.Cryptography;

namespace TopDown.Install;

/// <summary>
/// What an installation wrote: a line "SHA-256  path" a file, as sha256sum writes and checks them, and "made  path" for each folder
/// that was not there before. Only what is listed here is ever removed, and only while its bytes are still ours.
/// </summary>
public sealed class Manifest
{
    const string Made = "made";

    readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    readonly SortedSet<string> _folders = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>Folders made by us, the deepest first: the order in which empty ones go.</summary>
    public IEnumerable<string> Folders => _folders.Reverse();

    /// <summary>The list of a place; an empty one when nothing was installed there.</summary>
    /// <exception cref="InstallException">It is no list of ours.</exception>
    public static Manifest Read(string file)
    {
        var manifest = new Manifest();
        if (!File.Exists(file)) return manifest;
        foreach (string line in File.ReadAllLines(file))
        {
            int gap = line.IndexOf("  ", StringComparison.Ordinal);
            string key = gap < 0 ? "" : line[..gap], path = gap < 0 ? "" : line[(gap + 2)..];
            if (!Path.IsPathFullyQualified(path) || (key != Made && (key.Length != 64 || !key.All(char.IsAsciiHexDigit))))
                throw new InstallException($"{file} is damaged (\"{line}\" is no line of it): delete it and install again; then uninstall works.");
            if (key == Made) manifest._folders.Add(path);
            else manifest._files[path] = key;
        }
        return manifest;
    }

    /// <summary>Writes it beside and moves it into place.</summary>
    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file + ".part", [.. _files.Select(f => $"{f.Value}  {f.Key}"), .. _folders.Select(f => $"{Made}  {f}")]);
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>Lists a file as it lies there now.</summary>
    public void Add(string file) => _files[file] = Hash(file);

    public void Remove(string path) => _ = _files.Remove(path) || _folders.Remove(path);

    /// <summary>Forgets all that lies in a folder.</summary>
    public void RemoveBelow(string folder)
    {
        string start = folder + Path.DirectorySeparatorChar;
        foreach (string file in _files.Keys.Where(f => f.StartsWith(start, StringComparison.Ordinal)).ToArray()) _files.Remove(file);
    }

    /// <summary>Makes a folder and its missing parents, and remembers those that were not there.</summary>
    public void MakeFolder(string folder)
    {
        for (string? f = folder; f != null && !Directory.Exists(f); f = Path.GetDirectoryName(f)) _folders.Add(f);
        Directory.CreateDirectory(folder);
    }

    /// <summary>True when the file is there with the bytes that were written.</summary>
    public bool IsOurs(string file) => _files.TryGetValue(file, out string? hash) && File.Exists(file) && Hash(file) == hash;

    static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
