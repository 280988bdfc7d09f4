using System.CommandLine;
using TopDown.Catalogue;
using TopDown.Install;
using TopDown.Mixdown;
using TopDown.Package;

namespace TopDown.Commands;

/// <summary>topdown release: every download with a manifest, into out/release/VERSION.</summary>
static class ReleaseCommand
{
    const string Linux = "linux-x64", Windows = "win-x64";

    public static Command Create()
    {
        var names = new Argument<string[]>("plugin") { Description = "Names; none means all that users see.", Arity = ArgumentArity.ZeroOrMore };
        var rid = new Option<string?>("--rid") { Description = "Only this system's downloads." };
        rid.AcceptOnlyFromAmong(Linux, Windows);
        var to = new Option<string?>("--to") { Description = "The folder; out/release/VERSION when left out. An earlier release in it is replaced." };
        var dirty = new Option<bool>("--dirty") { Description = "Although something is not committed; the manifest says so." };
        var command = new Command("release", "Make every download, with sizes and checksums.") { names, rid, to, dirty };
        command.SetAction(parsed => Guard.Run(() =>
        {
            if (!OperatingSystem.IsLinux()) throw new UserException("./topdown release works on Linux.", 3);
            var git = GitState.Of(Root.Folder);
            if (!parsed.GetValue(dirty)) git.RefuseDirty();
            Make(Named.Plugins(parsed.GetValue(names) ?? []), parsed.GetValue(rid), Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetValue(to) ?? Path.Combine(Root.Folder, "out", "release", Product.Version))), git);
        }));
        return command;
    }

    static void Make(IReadOnlyList<Entry> entries, string? only, string folder, GitState git)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, ReleaseManifest.Json)))
            throw new UserException($"{folder} holds something else than a release: give --to a folder that is empty or new.", 2);
        string beside = folder + ".part";
        if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside);
        var payloads = new Dictionary<string, Payload>(StringComparer.Ordinal);
        if (only != Windows)
        {
            var linux = payloads[Linux] = Packing.Payload(entries, Linux, Flavours.All);
            PlainArchives.PresetsZip(linux, beside);
            Packing.TarGz(linux, beside);
            Packing.Deb(linux, beside);
        }
        if (only != Linux)
        {
            var windows = payloads[Windows] = Packing.Payload(entries, Windows, Flavours.All);
            PlainArchives.WindowsZip(windows, beside);
            Packing.Setup(windows, beside);
        }
        ReleaseManifest.Write(beside, payloads, git);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.Move(beside, folder);
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) Console.WriteLine($"{Path.GetRelativePath(Root.Folder, file)}  {new FileInfo(file).Length / 1e6:F1} MB");
    }
}
