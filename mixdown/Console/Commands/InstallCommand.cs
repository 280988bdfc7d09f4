using System.CommandLine;
using TopDown.Install;
using TopDown.Mixdown;
using TopDown.Mixdown.Engines;

namespace TopDown.Commands;

/// <summary>topdown install: builds what is missing, then puts bundles and presets where hosts look.</summary>
static class InstallCommand
{
    public static Command Create()
    {
        var where = new SetupOptions();
        var names = new Argument<string[]>("plugin") { Description = "Names; none means all.", Arity = ArgumentArity.ZeroOrMore };
        var flavour = SetupOptions.Flavour();
        var command = where.AddTo(new Command("install", "Build what is missing and put the plug-ins where hosts look.") { names, flavour });
        command.SetAction(parsed => Guard.Run(() =>
        {
            if (!OperatingSystem.IsLinux()) throw new UserException("./topdown install builds and installs on Linux; on Windows run the setup program (docs/install.md).", 3);
            var places = where.Places(parsed);
            string chosen = Flavours.Choose(parsed.GetValue(flavour)!);
            var entries = Named.Plugins(parsed.GetValue(names) ?? []);
            Builds.Bundles(entries, Bundles.ThisRid, chosen);
            new Setup(places, Console.WriteLine).Install(Bundles.Folder(Root.Folder, Bundles.ThisRid, chosen), [.. entries.Select(e => e.Name)]);
            Console.WriteLine($"flavour {chosen}; rescan plug-ins in your host. ./topdown doctor shows what lies where.");
        }));
        return command;
    }
}
