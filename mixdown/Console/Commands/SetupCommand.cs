using System.CommandLine;
using TopDown.Install;
using TopDown.Mixdown;
using TopDown.Mixdown.Engines;

namespace TopDown.Commands;

/// <summary>topdown setup: the Windows setup program, from a fresh clone on Linux.</summary>
static class SetupCommand
{
    const string Rid = "win-x64";

    public static Command Create()
    {
        var names = new Argument<string[]>("plugin") { Description = "Names; none means all that users see.", Arity = ArgumentArity.ZeroOrMore };
        var flavour = new Option<string[]>("--flavour") { Description = "compat and avx2 when left out.", AllowMultipleArgumentsPerToken = true };
        flavour.AcceptOnlyFromAmong([.. Flavours.All]);
        var to = new Option<string?>("--to") { Description = "The folder that the setup goes to; out/win-x64-setup when left out." };
        var command = new Command("setup", "Make the Windows setup program.") { names, flavour, to };
        command.SetAction(parsed => Guard.Run(() =>
        {
            if (!OperatingSystem.IsLinux()) throw new UserException("./topdown setup works on Linux so far; .github/workflows/windows.yml shows the steps on Windows.", 3);
            string[] flavours = parsed.GetValue(flavour) is { Length: > 0 } told ? [.. told.Distinct(StringComparer.Ordinal)] : [.. Flavours.All];
            string file = Packing.Setup(Packing.Payload(Named.Plugins(parsed.GetValue(names) ?? []), Rid, flavours), parsed.GetValue(to) ?? Bundles.Folder(Root.Folder, Rid + "-setup", Flavours.Compat));
            Console.WriteLine($"{Path.GetRelativePath(Root.Folder, file)}  {new FileInfo(file).Length / 1e6:F1} MB");
        }));
        return command;
    }
}
