using TopDown.Catalogue;
using TopDown.Install;
using TopDown.Mixdown.Engines;
using TopDown.Package;

namespace TopDown.Commands;

/// <summary>From sources to downloads: bundles, tool and templates, each built only if it is not up to date.</summary>
static class Packing
{
    static string Installer => Path.Combine(Root.Folder, "installer");

    static string Work(string name) => Path.Combine(Root.Folder, "artifacts", "packing", name);

    /// <summary>All that a download for a system is made of.</summary>
    public static Payload Payload(IReadOnlyList<Entry> entries, string rid, IReadOnlyList<string> flavours)
    {
        foreach (string flavour in flavours) Builds.Bundles(entries, rid, flavour);
        string tool = Builds.Tool(rid);
        return new(Work(rid), flavours.ToDictionary(f => f, f => Bundles.Folder(Root.Folder, rid, f)), entries, tool, Root.Folder);
    }

    public static string TarGz(Payload payload, string folder) => LinuxArchive.Make(payload, Installer, folder);

    public static string Deb(Payload payload, string folder) => DebPackage.Make(payload, Installer, Work("deb"), folder);

    /// <summary>Made and signed beside, moved into place when it is whole.</summary>
    public static string Setup(Payload payload, string folder)
    {
        string file = Path.Combine(Directory.CreateDirectory(folder).FullName, WindowsSetup.FileName), beside = Path.Combine(Work("setup"), "out", WindowsSetup.FileName);
        WindowsSetup.Make(payload, Installer, Work("setup"), Copyright(), Signing.Command, beside);
        Signing.Sign(beside);
        File.Move(beside, file, overwrite: true);
        return file;
    }

    static string Copyright() => typeof(Packing).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyCopyrightAttribute), inherit: false).Cast<System.Reflection.AssemblyCopyrightAttribute>().Single().Copyright;
}
