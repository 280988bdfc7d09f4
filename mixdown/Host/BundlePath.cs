using System.Runtime.InteropServices;

namespace TopDown.Host;

/// <summary>Where a bundle keeps its binary: <c>Name.vst3/Contents/ARCH-SYSTEM/Name.EXT</c> ("VST3 Locations/Format", VST3 documentation).</summary>
public static class BundlePath
{
    /// <summary>Folder in Contents for the running system.</summary>
    public static string Folder =>
        OperatingSystem.IsMacOS() ? "MacOS"
        : OperatingSystem.IsWindows() ? Architecture("arm64") + "-win"
        : Architecture("aarch64") + "-linux";

    /// <summary>The binary of a bundle folder; a path to a file is returned as it is (old single-file form on Windows, or a bare .so).</summary>
    /// <exception cref="FileNotFoundException">No such file, or the bundle has no binary for this system.</exception>
    public static string Binary(string bundle)
    {
        if (File.Exists(bundle)) return Path.GetFullPath(bundle);
        string root = Path.GetFullPath(bundle).TrimEnd(Path.DirectorySeparatorChar);
        string name = Path.GetFileNameWithoutExtension(root);
        string file = OperatingSystem.IsMacOS() ? name : OperatingSystem.IsWindows() ? name + ".vst3" : name + ".so";
        string binary = Path.Combine(root, "Contents", Folder, file);
        return File.Exists(binary) ? binary : throw new FileNotFoundException("No binary for this system in the bundle.", binary);
    }

    static string Architecture(string arm) => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? arm : "x86_64";
}
