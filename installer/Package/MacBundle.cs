using System.Security;
using System.Text;
using TopDown.Catalogue;
using TopDown.Plugin;

namespace TopDown.Package;

/// <summary>
/// UNTRIED on a Mac. The layout of a bundle there: Name.vst3/Contents/MacOS/Name, Info.plist, PkgInfo, Resources ("VST 3 Locations / Format",
/// VST3 documentation; keys: "Information Property List", Apple's documentation).
/// </summary>
public static class MacBundle
{
    /// <summary>What both PkgInfo and Info.plist say: a bundle of no known creator.</summary>
    public const string PackageInfo = "BNDL????";

    /// <summary>In reverse order of a domain's parts, never changed: macOS knows a bundle by it.</summary>
    public static string Identifier(Entry entry) => $"com.{Page.Vendor.ToLowerInvariant()}.vst3.{entry.Project.ToLowerInvariant()}";

    /// <summary>Contents/Info.plist, from the plug-in's page.</summary>
    public static string InfoPlist(Entry entry, string copyright)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n");
        Pair("CFBundleDevelopmentRegion", "en");
        Pair("CFBundleExecutable", entry.Name);
        Pair("CFBundleIdentifier", Identifier(entry));
        Pair("CFBundleInfoDictionaryVersion", "6.0");
        Pair("CFBundleName", entry.Name);
        Pair("CFBundlePackageType", PackageInfo[..4]);
        Pair("CFBundleSignature", PackageInfo[4..]);
        Pair("CFBundleShortVersionString", Product.Version);
        Pair("CFBundleVersion", Product.Version);
        Pair("LSMinimumSystemVersion", "12.0"); // the oldest that .NET 9 and 10 run on
        Pair("NSHumanReadableCopyright", copyright);
        return text.Append("</dict>\n</plist>\n").ToString();

        void Pair(string key, string value) => text.Append($"\t<key>{key}</key>\n\t<string>{SecurityElement.Escape(value)}</string>\n");
    }

    /// <summary>Makes the bundle folder around a binary that was published for osx-arm64 or osx-x64 (or both, joined by lipo).</summary>
    /// <param name="entry">The plug-in.</param>
    /// <param name="binary">The published library.</param>
    /// <param name="resources">moduleinfo.json and the licences.</param>
    /// <param name="copyright">As in Directory.Build.props.</param>
    /// <param name="folder">Gets Name.vst3.</param>
    public static void LayOut(Entry entry, string binary, string resources, string copyright, string folder)
    {
        string bundle = Path.Combine(folder, entry.Name + ".vst3"), contents = Path.Combine(bundle + ".part", "Contents");
        if (Directory.Exists(bundle + ".part")) Directory.Delete(bundle + ".part", recursive: true);
        Directory.CreateDirectory(Path.Combine(contents, "MacOS"));
        Directory.CreateDirectory(Path.Combine(contents, "Resources"));
        File.Copy(binary, Path.Combine(contents, "MacOS", entry.Name));
        foreach (string file in Directory.EnumerateFiles(resources)) File.Copy(file, Path.Combine(contents, "Resources", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(contents, "Info.plist"), InfoPlist(entry, copyright));
        File.WriteAllText(Path.Combine(contents, "PkgInfo"), PackageInfo);
        if (Directory.Exists(bundle)) Directory.Delete(bundle, recursive: true);
        Directory.Move(bundle + ".part", bundle);
    }
}
