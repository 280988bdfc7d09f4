using System.Security.Cryptography;
using System.Text;

namespace TopDown.Commands;

/// <summary>What a build is made from, as one hash: an output whose inputs did not change is not made again.</summary>
static class InputHash
{
    /// <param name="settings">What else the output hangs on.</param>
    /// <param name="inputs">Files, and folders with all that is in them, seen from <paramref name="root"/>; what is not there does not count.</param>
    public static string Of(string root, string settings, IEnumerable<string> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(settings + "\n"));
        foreach (string input in inputs.Select(i => Path.Combine(root, i)))
        {
            string[] files = File.Exists(input) ? [input] : Directory.Exists(input) ? [.. Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
            foreach (string file in files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file) + "\n"));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
