namespace TopDown.Vst3;

/// <summary>Where hosts look for preset files on this system ("Preset Locations", VST3 documentation); Vendor/Plug-in follow below.</summary>
public static class PresetPlaces
{
    const string Windows = "VST3 Presets", Mac = "Library/Audio/Presets";

    /// <summary>For this user. On Windows below the known folder Documents, wherever that was moved to.</summary>
    /// <exception cref="DirectoryNotFoundException">The system names no such folder (HOME is not set).</exception>
    public static string User => OperatingSystem.IsWindows() ? Known(Environment.SpecialFolder.MyDocuments, Windows)
        : OperatingSystem.IsMacOS() ? Known(Environment.SpecialFolder.UserProfile, Mac)
        : Known(Environment.SpecialFolder.UserProfile, ".vst3/presets");

    /// <summary>For all users of this machine; writing there needs an administrator.</summary>
    /// <exception cref="DirectoryNotFoundException">The system names no such folder.</exception>
    public static string Machine => OperatingSystem.IsWindows() ? Known(Environment.SpecialFolder.CommonApplicationData, Windows)
        : OperatingSystem.IsMacOS() ? "/" + Mac
        : "/usr/share/vst3/presets";

    // .NET asks SHGetKnownFolderPath on Windows, HOME elsewhere.
    static string Known(Environment.SpecialFolder folder, string below)
    {
        string path = Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);
        return path.Length > 0 ? Path.Combine(path, below)
            : throw new DirectoryNotFoundException(OperatingSystem.IsWindows() ? $"Windows names no folder {folder}." : "HOME is not set: there is no place for this user's presets.");
    }
}
