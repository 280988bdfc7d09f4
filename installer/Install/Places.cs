using TopDown.Plugin;
using TopDown.Vst3;

namespace TopDown.Install;

/// <summary>
/// Where things lie on this system ("Plug-in Locations", VST3 documentation: user first, then machine; hosts scan the folders
/// with all that is below them).
/// </summary>
/// <param name="Scan">The folder that hosts scan.</param>
/// <param name="Bundles">Where our bundles go: the scanned folder, on Windows a folder of the vendor in it.</param>
/// <param name="Manifest">The list of what was written.</param>
/// <param name="Presets">Where hosts look for preset files.</param>
public sealed record Places(Scope Scope, string Scan, string Bundles, string Manifest, string Presets)
{
    /// <param name="scope">User or machine.</param>
    /// <param name="root">Put before every path of the machine: for packages and tests.</param>
    public static Places Of(Scope scope, string root = "")
    {
        bool isMachine = scope == Scope.Machine;
        if (!isMachine && Folder(Environment.SpecialFolder.UserProfile).Length == 0) throw new InstallException("there is no home folder: set HOME, or install for the machine (--machine).", InstallException.Missing);
        string presets = isMachine ? root + PresetPlaces.Machine : PresetPlaces.User;
        if (OperatingSystem.IsWindows())
        {
            string scan = isMachine ? Path.Combine(Folder(Environment.SpecialFolder.CommonProgramFiles), "VST3") : Path.Combine(Folder(Environment.SpecialFolder.LocalApplicationData), "Programs", "Common", "VST3");
            string data = Folder(isMachine ? Environment.SpecialFolder.CommonApplicationData : Environment.SpecialFolder.LocalApplicationData);
            return new(scope, scan, Path.Combine(scan, Page.Vendor), Path.Combine(data, Page.Vendor, List), presets);
        }
        string home = isMachine ? "" : Folder(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
        {
            string library = isMachine ? root + "/Library" : home + "/Library", plugins = library + "/Audio/Plug-Ins/VST3";
            return new(scope, plugins, plugins, $"{library}/Application Support/{Page.Vendor}/{List}", presets);
        }
        string own = isMachine ? root + "/usr/lib/vst3" : home + "/.vst3";
        return new(scope, own, own, $"{(isMachine ? root + "/var/lib" : DataHome(home))}/{Page.Vendor.ToLowerInvariant()}/{List}", presets);
    }

    /// <summary>Every folder in which hosts of this system look, in their order of precedence.</summary>
    public static IReadOnlyList<string> Scanned(string root = "")
    {
        List<string> all = [Of(Scope.User).Scan, Of(Scope.Machine, root).Scan];
        if (OperatingSystem.IsLinux()) all.Add(root + "/usr/local/lib/vst3");
        if (OperatingSystem.IsMacOS()) all.Add(root + "/Network/Library/Audio/Plug-Ins/VST3");
        // some Linux hosts (Ardour's scanner, Reaper's users) take more folders from here
        foreach (string more in (Environment.GetEnvironmentVariable("VST3_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (Path.IsPathRooted(more)) all.Add(more);
        return [.. all.Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal)];
    }

    const string List = "installed.txt";

    static string Folder(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);

    static string DataHome(string home) => Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } told && Path.IsPathRooted(told) ? told : home + "/.local/share";
}
