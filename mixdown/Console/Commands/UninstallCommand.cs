using System.CommandLine;
using TopDown.Install;

namespace TopDown.Commands;

/// <summary>topdown uninstall: what install wrote, and nothing else.</summary>
static class UninstallCommand
{
    public static Command Create()
    {
        var where = new SetupOptions();
        var command = where.AddTo(new Command("uninstall", "Remove what was installed. Your own presets and changed files stay."));
        command.SetAction(parsed => Guard.Run(() =>
        {
            var places = where.Places(parsed);
            if (!new Setup(places, Console.WriteLine).Uninstall()) Console.WriteLine($"nothing was installed there by a setup ({places.Manifest} is not there)");
        }));
        return command;
    }
}
