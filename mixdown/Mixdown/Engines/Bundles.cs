using System.Runtime.InteropServices;

namespace TopDown.Mixdown.Engines;

/// <summary>Where `topdown build` puts bundles.</summary>
public static class Bundles
{
    public static string ThisRid => (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-")
        + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>out/linux-x64 for compat, out/linux-x64-avx2 for avx2.</summary>
    public static string Folder(string root, string rid, string flavour) => Path.Combine(root, "out", flavour == "compat" ? rid : rid + "-" + flavour);

    public static string PathOf(string root, string rid, string flavour, string name) => Path.Combine(Folder(root, rid, flavour), name + ".vst3");
}
