using System.Text;
using TopDown.Install;
using TopDown.Vst3;

namespace TopDown.Package;

/// <summary>
/// The .deb: both flavours in /usr/lib/topdown, links in /usr/lib/vst3 that lead through /usr/lib/topdown/current, which the package's
/// script points at the flavour for the CPU. Presets in /usr/share/vst3/presets, the tool in /usr/bin.
/// </summary>
public static class DebPackage
{
    public static string FileName => $"{Product.PackageName}_{Product.Version}_amd64.deb";

    /// <returns>The package.</returns>
    /// <exception cref="InstallException">dpkg-deb is missing or refuses.</exception>
    public static string Make(Payload payload, string templates, string work, string folder)
    {
        if (OperatingSystem.IsWindows()) throw new InstallException("a .deb is made on Linux.", InstallException.Missing);
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        string room = "usr/lib/" + Plugin.Page.Vendor.ToLowerInvariant();
        foreach (string path in payload.Files)
        {
            string? to = path.StartsWith("presets/", StringComparison.Ordinal) ? "usr/share/vst3/" + path
                : path == "install.sh" ? null
                : path == "LICENSE.txt" ? $"usr/share/doc/{Product.PackageName}/copyright"
                : path == "THIRD-PARTY-NOTICES.txt" ? $"usr/share/doc/{Product.PackageName}/{path}"
                : $"{room}/{path}";
            if (to != null) Copy(Path.Combine(payload.Folder, path), Path.Combine(work, to));
        }
        foreach (var entry in payload.Entries) Link(Path.Combine(work, "usr/lib/vst3", entry.Name + BundleCopy.Extension), $"../{Path.GetFileName(room)}/current/{entry.Name}{BundleCopy.Extension}");
        Link(Path.Combine(work, "usr/bin", Product.Tool), $"../lib/{Path.GetFileName(room)}/{Product.Tool}");

        long kilobytes = payload.Files.Sum(f => (new FileInfo(Path.Combine(payload.Folder, f)).Length + 1023) / 1024);
        string debian = Directory.CreateDirectory(Path.Combine(work, "DEBIAN")).FullName;
        File.WriteAllText(Path.Combine(debian, "control"), Control(payload, kilobytes));
        foreach (string script in (string[])["postinst", "prerm"])
        {
            string file = Path.Combine(debian, script);
            File.WriteAllText(file, File.ReadAllText(Path.Combine(templates, "linux", script)).Replace("@ROOM@", room).Replace("@TOOL@", Product.Tool).Replace("@COMPAT@", Flavours.Compat));
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
        foreach (string inner in Directory.EnumerateDirectories(work, "*", SearchOption.AllDirectories).Append(work).Where(d => new DirectoryInfo(d).LinkTarget == null)) File.SetUnixFileMode(inner, (UnixFileMode)0b111_101_101);
        SourceDate.Stamp(work, payload.Date);
        string target = Path.Combine(Directory.CreateDirectory(folder).FullName, FileName);
        Shell.Run("dpkg-deb", ["--root-owner-group", "-Zxz", "--build", work, target + ".part"], "dpkg", payload.Date);
        File.Move(target + ".part", target, overwrite: true);
        return target;
    }

    static string Control(Payload payload, long kilobytes)
    {
        var text = new StringBuilder();
        text.Append($"Package: {Product.PackageName}\nVersion: {Product.Version}\nArchitecture: amd64\nSection: sound\nPriority: optional\n");
        text.Append($"Maintainer: {Plugin.Page.Vendor} <{Factory.Email["mailto:".Length..]}>\nHomepage: {Factory.Url}\n");
        text.Append($"Depends: libc6 (>= {LinuxArchive.Glibc(payload).ToString(2)})\nInstalled-Size: {kilobytes}\n");
        text.Append("Description: VST3 effects for mixing from the master bus down\n");
        foreach (var entry in payload.Entries) text.Append($" {entry.Name}: {entry.Type.Page.Summary}\n");
        return text.ToString();
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    static void Link(string link, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
    }
}
