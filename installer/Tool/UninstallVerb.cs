using System.CommandLine;
using TopDown.Install;

namespace TopDown.Tool;

/// <summary>uninstall: what was installed, and nothing else.</summary>
static class UninstallVerb
{
    public static Command Create()
    {
        var where = new SetupOptions();
        var report = new Option<string?>("--report") { Hidden = true };
        var command = where.AddTo(new Command("uninstall", "Remove what was installed. Your own presets and changed files stay.") { report });
        command.SetAction(parsed =>
        {
            Report.File = parsed.GetValue(report);
            var places = where.Places(parsed);
            if (!new Setup(places, Report.Say).Uninstall()) Report.Say($"nothing was installed there by a setup ({places.Manifest} is not there)");
        });
        return command;
    }
}
