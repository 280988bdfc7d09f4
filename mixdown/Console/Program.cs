using System.CommandLine;
using TopDown.Commands;
using TopDown.Host;
using TopDown.Mixdown;
using TopDown.Mixdown.Wav;

Spectre.Console.AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
if (Console.IsOutputRedirected) Spectre.Console.AnsiConsole.Profile.Width = 160; // a log has no edge to wrap at

var root = new RootCommand("TopDown Suite: top-down mixing, from the mix bus to the single track.")
{
    DemoCommand.Create(),
    InitCommand.Create(),
    MixCommand.Create(),
    RenderCommand.Create(),
    PictureCommand.Create(),
    MeasureCommand.Create(),
    ListCommand.Create(),
    BenchCommand.Create(),
    BuildCommand.Create(),
    PresetsCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
    DoctorCommand.Create(),
    SetupCommand.Create(),
    ReleaseCommand.Create(),
    DocsCommand.Create(),
};
if (args.Length == 0) args = ["--help"];
if (args is ["help"]) args = ["--help"];

try
{
    return root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (UserException e)
{
    return Fail(e.Message, e.ExitCode);
}
catch (Exception e) when (e is WavException or Vst3Exception or IOException or UnauthorizedAccessException)
{
    return Fail(e.Message, 1);
}

static int Fail(string message, int code)
{
    Console.Error.WriteLine("topdown: " + message);
    return code;
}
