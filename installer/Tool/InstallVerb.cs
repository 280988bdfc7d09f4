using System.CommandLine;
using TopDown.Install;

namespace TopDown.Tool;

/// <summary>install: the flavour for this CPU out of a download that holds both.</summary>
static class InstallVerb
{
    public static Command Create()
    {
        var where = new SetupOptions();
        var names = new Argument<string[]>("plugin") { Description = "Names; none means all.", Arity = ArgumentArity.ZeroOrMore };
        var from = new Option<string>("--from") { Description = "The unpacked download, with a folder a flavour.", DefaultValueFactory = _ => AppContext.BaseDirectory };
        var flavour = SetupOptions.Flavour();
        var exactly = new Option<bool>("--exactly") { Description = "Also remove what was installed earlier and is not named." };
        var report = new Option<string?>("--report") { Hidden = true };
        var command = where.AddTo(new Command("install", "Install the plug-ins and their presets.") { names, from, flavour, exactly, report });
        command.SetAction(parsed =>
        {
            Report.File = parsed.GetValue(report);
            string folder = Flavours.Choose(parsed.GetValue(flavour)!);
            string payload = Path.GetFullPath(parsed.GetValue(from)!);
            // a download may hold one flavour alone
            if (parsed.GetValue(flavour) == Flavours.Auto && !Directory.Exists(Path.Combine(payload, folder))) folder = Flavours.Compat;
            new Setup(where.Places(parsed), Report.Say).Install(Path.Combine(payload, folder), parsed.GetValue(names) ?? [], parsed.GetValue(exactly));
            Report.Say($"flavour {folder}; rescan plug-ins in your host");
        });
        return command;
    }
}
