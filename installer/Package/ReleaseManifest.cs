using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TopDown.Install;

namespace TopDown.Package;

/// <summary>What a release is: every download with its size and SHA-256, every binary with its flavour and runtime, the commit.</summary>
public static class ReleaseManifest
{
    public const string Json = "manifest.json", Sums = "SHA256SUMS";

    /// <param name="folder">Holds the downloads; manifest.json and SHA256SUMS are written beside them.</param>
    /// <param name="payloads">What the downloads were made of, by system.</param>
    /// <param name="git">What it was made from.</param>
    public static void Write(string folder, IReadOnlyDictionary<string, Payload> payloads, GitState git)
    {
        string[] downloads = [.. Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) is not (Json or Sums)).Order(StringComparer.Ordinal)];
        var manifest = new JsonObject
        {
            ["name"] = Product.Name,
            ["version"] = Product.Version,
            ["commit"] = git.Commit,
            ["dirty"] = git.IsDirty,
            ["files"] = new JsonArray([.. downloads.Select(f => (JsonNode)new JsonObject { ["name"] = Path.GetFileName(f), ["bytes"] = new FileInfo(f).Length, ["sha256"] = Hash(f) })]),
            ["binaries"] = new JsonArray([.. payloads.SelectMany(p => Binaries(p.Key, p.Value))]),
        };
        Put(Path.Combine(folder, Json), manifest.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        var sums = new StringBuilder();
        foreach (string file in downloads) sums.Append($"{Hash(file)}  {Path.GetFileName(file)}\n");
        Put(Path.Combine(folder, Sums), sums.ToString());
    }

    static IEnumerable<JsonNode> Binaries(string rid, Payload payload) =>
        from flavour in payload.Flavours
        from entry in payload.Entries
        let bundle = Path.Combine(payload.Folder, flavour, entry.Name + BundleCopy.Extension)
        let binary = Path.Combine(bundle, "Contents", BundleCopy.Binary(entry.Name, rid))
        let mark = BuildMark.Of(bundle)
        select (JsonNode)new JsonObject
        {
            ["plugin"] = entry.Name,
            ["rid"] = mark.Rid,
            ["flavour"] = mark.Flavour,
            ["runtime"] = mark.Runtime,
            ["bytes"] = new FileInfo(binary).Length,
            ["sha256"] = Hash(binary),
        };

    static void Put(string file, string text)
    {
        File.WriteAllText(file + ".part", text);
        File.Move(file + ".part", file, overwrite: true);
    }

    static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
