using System.Runtime.InteropServices;
using System.Text;
using TopDown.Catalogue;
using TopDown.Install;
using TopDown.Mixdown.Engines;
using TopDown.Vst3;

namespace TopDown.Commands;

/// <summary>
/// One bundle: published by NativeAOT, laid out as VST3 asks, put in place whole. What it was made from is kept as a
/// hash beside it, so that an unchanged plug-in costs nothing.
/// </summary>
sealed class BundleBuild(string root, Entry entry, string rid, string flavour, string framework)
{
    static readonly string[] s_shared = ["shared-dsp", "plugins/Model", "plugins/Vst3", "ui", "mixdown/Mixdown/Demo"];
    static readonly string[] s_windows = ["installer/cross", "installer/icon"];
    static readonly string[] s_files = ["Directory.Build.props", "Directory.Packages.props", "global.json", "LICENSE", "THIRD-PARTY-NOTICES.txt", "installer/Install/BuildMark.cs"];

    public string Target { get; } = Bundles.PathOf(root, rid, flavour, entry.Name);

    bool IsWindows => rid.StartsWith("win-", StringComparison.Ordinal);

    /// <summary>Folder and extension of the binary ("VST3 Locations/Format", VST3 documentation).</summary>
    (string Folder, string Extension) Place => IsWindows ? ("x86_64-win", ".vst3") : ("x86_64-linux", ".so");

    string Binary => Path.Combine(Target, "Contents", Place.Folder, entry.Name + Place.Extension);
    string Stamp => Path.Combine(root, "artifacts", "bundles", $"{entry.Project}-{rid}-{flavour}.sha256");

    /// <summary>Where a bundle is made before it is moved in place whole.</summary>
    string Beside => Target + ".part";

    public long Size => new FileInfo(Binary).Length;

    /// <summary>True when what lies there was made from these very inputs.</summary>
    public bool Run()
    {
        string hash = HashInputs();
        if (File.Exists(Binary) && File.Exists(Stamp) && File.ReadAllText(Stamp) == hash) return true;
        string work = Path.Combine(root, "artifacts", "bundles", $"{entry.Project}-{rid}-{flavour}");
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        Publish(work);
        try
        {
            LayOut(work);
        }
        catch
        {
            if (Directory.Exists(Beside)) Directory.Delete(Beside, recursive: true);
            throw;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Stamp)!);
        File.WriteAllText(Stamp, hash);
        return false;
    }

    void Publish(string work) => DotnetPublish.Run(root, $"{entry.Name} ({rid}, {flavour})", $"build-{entry.Project}-{rid}-{flavour}", rid, framework,
        "plugins/Vst3/Bundle/Bundle.csproj", "-p:TopDownFlavour=" + flavour, "-p:Plugin=" + entry.Project, "-p:PluginPath=" + Path.Combine(root, entry.Folder), "-o", work);

    void LayOut(string work)
    {
        string binaries = Path.Combine(Beside, "Contents", Place.Folder), resources = Path.Combine(Beside, "Contents", "Resources");
        string runtime = Directory.GetDirectories(Path.Combine(work, "runtime")).Single(); // its name is the version
        if (Directory.Exists(Beside)) Directory.Delete(Beside, recursive: true);
        Directory.CreateDirectory(binaries);
        Directory.CreateDirectory(resources);
        string binary = Path.Combine(binaries, entry.Name + Place.Extension);
        File.Copy(Path.Combine(work, entry.Project + (IsWindows ? "Vst3.dll" : "Vst3.so")), binary);
        if (IsWindows)
        {
            // The folder's own icon in the Explorer ("VST3 Locations/Format"); it shows once the folder has the read-only or system attribute.
            File.Copy(Path.Combine(root, "installer", "icon", "topdown.ico"), Path.Combine(Beside, "PlugIn.ico"));
            File.WriteAllText(Path.Combine(Beside, "desktop.ini"), "[.ShellClassInfo]\r\nIconResource=PlugIn.ico,0\r\n");
            Signing.Sign(binary);
        }
        File.WriteAllText(Path.Combine(resources, "moduleinfo.json"), ModuleInfo.Json(entry.Type.Page));
        Snapshots.Write(Beside, entry.Type);
        string manual = Path.Combine(resources, ManualPage.Path(entry.Type.Page));
        Directory.CreateDirectory(Path.GetDirectoryName(manual)!);
        File.WriteAllText(manual, ManualPage.Html(entry.Type));
        File.WriteAllText(Path.Combine(resources, BuildMark.FileName), new BuildMark(HostIds.Version, rid, flavour, Path.GetFileName(runtime)).Json());
        File.Copy(Path.Combine(root, "LICENSE"), Path.Combine(resources, "LICENSE.txt"));
        File.WriteAllText(Path.Combine(resources, "THIRD-PARTY-NOTICES.txt"), Notices(runtime));
        if (Directory.Exists(Target)) Directory.Delete(Target, recursive: true);
        Directory.Move(Beside, Target);
    }

    /// <summary>Ours and the font's licence, then the licence and notices of the runtime that was linked, which the publish leaves beside the binary.</summary>
    string Notices(string runtime)
    {
        var text = new StringBuilder(File.ReadAllText(Path.Combine(root, "THIRD-PARTY-NOTICES.txt")));
        text.Append("\n==== Inter: OFL.txt ====\n\n").Append(File.ReadAllText(Path.Combine(root, "ui", "Drawing", "Fonts", "OFL.txt")));
        foreach (string file in (string[])["LICENSE.TXT", "THIRD-PARTY-NOTICES.TXT"])
            text.Append($"\n==== .NET runtime {Path.GetFileName(runtime)}: {file} ====\n\n").Append(File.ReadAllText(Path.Combine(runtime, file)));
        return text.ToString();
    }

    string HashInputs() => InputHash.Of(root, $"{rid} {flavour} {framework} {RuntimeInformation.FrameworkDescription} {(IsWindows ? "signed by " + Signing.Command : "")}",
        [.. s_files, .. s_shared, entry.Folder, .. IsWindows ? s_windows : []]);
}
