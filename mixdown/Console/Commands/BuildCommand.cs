using System.CommandLine;
using TopDown.Catalogue;
using TopDown.Mixdown;
using TopDown.Mixdown.Engines;

namespace TopDown.Commands;

/// <summary>topdown build [PLUGIN…]: VST3 bundles by NativeAOT, into out/. On Linux for Linux and, by installer/cross, for Windows.</summary>
static class BuildCommand
{
    const string Linux = "linux-x64", Windows = "win-x64";

    public static Command Create()
    {
        var names = new Argument<string[]>("plugin") { Description = "Names; none means all that users see.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Hidden plug-ins too (tests want them)." };
        var quick = new Option<bool>("--quick") { Description = "Those that every ./test loads." };
        var flavour = new Option<string>("--flavour") { Description = "compat runs on every x64 CPU; avx2 is quicker and only for CPUs that have it.", DefaultValueFactory = _ => "compat" };
        flavour.AcceptOnlyFromAmong("compat", "avx2");
        var rid = new Option<string>("--rid") { Description = "The system they are for.", DefaultValueFactory = _ => Linux };
        rid.AcceptOnlyFromAmong(Linux, Windows);
        var framework = new Option<string?>("--framework") { Description = "For Linux, net9.0 (default) or net10.0, by which NativeAOT compiler your NuGet source has." };
        framework.AcceptOnlyFromAmong("net9.0", "net10.0");
        var command = new Command("build", "Make the VST3 bundles.") { names, all, quick, rid, flavour, framework };
        command.SetAction(parsed =>
        {
            string to = parsed.GetValue(rid)!;
            if (!OperatingSystem.IsLinux()) throw new UserException("./topdown build works on Linux (for Linux and Windows). On Windows: dotnet publish, see docs/decisions/windows.md.", 3);
            if (to == Windows && parsed.GetValue(framework) == "net9.0") throw new UserException("Windows bundles are net10.0: leave --framework out.", 2);
            string from = parsed.GetValue(framework) ?? (to == Windows ? "net10.0" : "net9.0");
            using var alone = Alone();
            foreach (var entry in Chosen(parsed.GetValue(names) ?? [], parsed.GetValue(all), parsed.GetValue(quick)))
            {
                var bundle = new BundleBuild(Root.Folder, entry, to, parsed.GetValue(flavour)!, from);
                bool isFresh = bundle.Run();
                Console.WriteLine($"{Path.GetRelativePath(Root.Folder, bundle.Target)}  {bundle.Size / 1e6:F1} MB{(isFresh ? "  (unchanged)" : "")}");
            }
        });
        return command;
    }

    /// <summary>Two builds at once would share intermediate files: the second waits.</summary>
    public static FileStream Alone()
    {
        string file = Path.Combine(Root.Folder, "artifacts", "bundles", "lock");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        for (bool said = false; ; said = true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!said) Console.Error.WriteLine("topdown: another build is under way; waiting …");
                Thread.Sleep(200);
            }
        }
    }

    static IEnumerable<Entry> Chosen(string[] names, bool all, bool quick)
    {
        if (quick) return Plugins.All.Where(e => e.Quick);
        if (names.Length == 0) return all ? Plugins.All : Plugins.Shown;
        return [.. names.Select(n => Plugins.Find(n) ?? throw new UserException($"there is no plug-in \"{n}\"; ./topdown list shows them.", 2))];
    }
}
