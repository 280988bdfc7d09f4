using System.Text;

namespace TopDown.Package;

/// <summary>The .tar.gz for every Linux: unpack it, run install.sh.</summary>
public static class LinuxArchive
{
    public static string FileName => $"{Product.FileName}-linux-x64.tar.gz";

    /// <summary>Puts install.sh into the payload and packs it.</summary>
    /// <returns>The archive.</returns>
    public static string Make(Payload payload, string templates, string folder)
    {
        string script = File.ReadAllText(Path.Combine(templates, "linux", "install.sh")).Replace("@GLIBC@", Glibc(payload).ToString(2));
        payload.Write("install.sh", Encoding.UTF8.GetBytes(script), isProgram: true);
        string file = Path.Combine(Directory.CreateDirectory(folder).FullName, FileName);
        Archives.TarGz(payload, file, FileName[..^".tar.gz".Length]);
        return file;
    }

    /// <summary>The newest glibc that any binary of a payload asks for.</summary>
    public static Version Glibc(Payload payload) =>
        payload.Files.Where(f => f.EndsWith(".so", StringComparison.Ordinal) || f == Product.Tool).Select(f => ElfNeeds.Of(Path.Combine(payload.Folder, f)).Glibc).Max()!;
}
