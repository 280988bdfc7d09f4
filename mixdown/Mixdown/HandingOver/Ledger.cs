using System.Security.Cryptography;

namespace TopDown.Mixdown.HandingOver;

/// <summary>
/// What was written into the folder: a line a file with its SHA-256, of sound the length. So a later run knows whether
/// somebody has worked there since.
/// </summary>
static class Ledger
{
    public const string Name = ".handed-over.sha256";

    /// <summary>Lists a folder as it is now, in the folder.</summary>
    public static void Write(string folder) => File.WriteAllLines(Path.Combine(folder, Name), Lines(folder));

    /// <summary>
    /// Clears <paramref name="folder"/> out of the way: deleted when it is as it was written, else renamed. Gives the new name, or null.
    /// </summary>
    public static string? MakeRoom(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        string list = Path.Combine(folder, Name);
        if (File.Exists(list) && File.ReadAllLines(list).SequenceEqual(Lines(folder), StringComparer.Ordinal))
        {
            Directory.Delete(folder, recursive: true);
            return null;
        }
        int number = 1;
        while (Path.Exists($"{folder}-{number}")) number++;
        Directory.Move(folder, $"{folder}-{number}");
        return $"{folder}-{number}";
    }

    // Sound counts by its name and length: gigabytes need not be read to know that a session was saved.
    static IEnumerable<string> Lines(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) != Name).Order(StringComparer.Ordinal)
        .Select(f => $"{(f.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) ? $"{new FileInfo(f).Length,-64}" : Hash(f))}  {Path.GetRelativePath(folder, f).Replace('\\', '/')}");

    static string Hash(string file)
    {
        using FileStream bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
