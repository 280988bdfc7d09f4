using System.CommandLine;
using TopDown.Install;
using TopDown.Tool;

var root = new RootCommand("TopDown Suite: put the plug-ins where hosts look, take them out again, look after them.")
{
    InstallVerb.Create(),
    UninstallVerb.Create(),
    DoctorVerb.Create(),
    PresetsVerb.Create(),
    HeldVerb.Create(),
    CpuVerb.Create(),
};
if (args.Length == 0) args = ["--help"];
try
{
    return root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (InstallException e)
{
    return Report.Fail(e.Message, e.ExitCode, e.HeldFile);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    return Report.Fail(e.Message, InstallException.Failed);
}
