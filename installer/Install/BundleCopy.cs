using System.Runtime.InteropServices;
using System.Text.Json;
using TopDown.Plugin;

namespace TopDown.Install;

/// <summary>A bundle of ours as it lies in some folder, whole or not.</summary>
/// <param name="Folder">…/Name.vst3.</param>
/// <param name="ClassId">Of the processor; empty when moduleinfo.json is missing.</param>
/// <param name="Version">Empty when unknown.</param>
/// <param name="Mark">How it was built; null when unknown.</param>
/// <param name="Faults">What is missing in it.</param>
public sealed record BundleCopy(string Folder, string ClassId, string Version, BuildMark? Mark, IReadOnlyList<Finding> Faults)
{
    public const string Extension = ".vst3";

    const string Whole = "copy the whole .vst3 folder again, or install again";

    public string Name => Path.GetFileNameWithoutExtension(Folder);

    public string Flavour => Mark?.Flavour ?? "unknown";

    /// <summary>Every file in it.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories);

    /// <summary>Reads a bundle folder.</summary>
    /// <returns>Null when it is another vendor's.</returns>
    public static BundleCopy? Read(string folder)
    {
        string name = Path.GetFileNameWithoutExtension(folder), contents = Path.Combine(folder, "Contents"), info = Path.Combine(contents, "Resources", "moduleinfo.json");
        bool isNamedLikeOurs = Catalogue.Plugins.Find(name) != null;
        var (vendor, version, id) = File.Exists(info) ? ModuleInfo(info) : ("", "", "");
        if (vendor != Page.Vendor && !(vendor.Length == 0 && isNamedLikeOurs)) return null;
        List<Finding> faults = [];
        void Fault(string what, string remedy = Whole) => faults.Add(new($"{folder}: {what}", remedy));
        if (id.Length == 0) Fault("Contents/Resources/moduleinfo.json is missing or damaged");
        var mark = BuildMark.Of(folder);
        if (mark == null) Fault($"Contents/Resources/{BuildMark.FileName} is missing, so the flavour is unknown");
        string[] binaries = [.. Binaries(name).Select(b => Path.Combine(contents, b))];
        if (!binaries.Any(File.Exists)) Fault("there is no plug-in for any system in it");
        else if (!File.Exists(Path.Combine(contents, Binary(name, ThisRid)))) Fault($"there is no plug-in for this system ({ThisRid}) in it", "take the download for this system");
        if (binaries.FirstOrDefault(b => File.Exists(b) && new FileInfo(b).Length == 0) is string empty) Fault($"{Path.GetRelativePath(folder, empty)} is empty");
        return new(folder, id, version, mark, faults);
    }

    /// <summary>The binary's path in Contents ("VST 3 Locations / Format", VST3 documentation).</summary>
    public static string Binary(string name, string rid) =>
        rid.StartsWith("win-", StringComparison.Ordinal) ? Path.Combine((rid == "win-arm64" ? "arm64" : "x86_64") + "-win", name + Extension)
        : rid.StartsWith("osx-", StringComparison.Ordinal) ? Path.Combine("MacOS", name)
        : Path.Combine((rid == "linux-arm64" ? "aarch64" : "x86_64") + "-linux", name + ".so");

    /// <summary>The file names by which a single binary that was taken out of its bundle is known.</summary>
    public static IEnumerable<string> BareNames(string name) => [name + ".so", name + Extension];

    static IEnumerable<string> Binaries(string name) => ((string[])["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-x64"]).Select(rid => Binary(name, rid));

    /// <summary>What hosts of this system load.</summary>
    public static string ThisRid { get; } = (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-") + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    static (string Vendor, string Version, string Id) ModuleInfo(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var effect = json.RootElement.GetProperty("Classes").EnumerateArray().First(c => c.GetProperty("Category").GetString() == Vst3.Abi.ClassNames.AudioEffect);
            return (Text(json.RootElement.GetProperty("Factory Info"), "Vendor"), Text(effect, "Version"), Text(effect, "CID"));
            static string Text(JsonElement e, string name) => e.GetProperty(name).GetString() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ("", "", "");
        }
    }
}
