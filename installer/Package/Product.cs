using TopDown.Plugin;
using TopDown.Vst3;

namespace TopDown.Package;

/// <summary>The suite as a whole, from what the plug-ins and Directory.Build.props say.</summary>
public static class Product
{
    public const string Name = Page.Vendor + " Suite";

    public static string Version => HostIds.Version;

    /// <summary>In file names: TopDown-Suite-1.2.3.</summary>
    public static string FileName => $"{Name.Replace(' ', '-')}-{Version}";

    /// <summary>As Debian names packages.</summary>
    public static string PackageName => Name.Replace(' ', '-').ToLowerInvariant();

    /// <summary>The program of installer/Tool.</summary>
    public const string Tool = "topdown-suite";
}
