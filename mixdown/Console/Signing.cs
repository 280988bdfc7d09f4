using System.Diagnostics;
using TopDown.Mixdown;

namespace TopDown.Commands;

/// <summary>
/// Signs Windows binaries by the user's own means: TOPDOWN_SIGN is a command line that gets the path of one file as its last
/// argument, for each plug-in before it is moved in place and for the setup. It must leave the signed file there. Unset: unsigned.
/// </summary>
static class Signing
{
    /// <summary>As set, or empty.</summary>
    public static string Command => Environment.GetEnvironmentVariable("TOPDOWN_SIGN")?.Trim() ?? "";

    /// <exception cref="UserException">The command failed, or left no file.</exception>
    public static void Sign(string file)
    {
        if (Command.Length == 0) return;
        bool windows = OperatingSystem.IsWindows();
        var start = windows ? new ProcessStartInfo("cmd.exe") { Arguments = $"/d /s /c \"{Command} \"{file}\"\"" } : new ProcessStartInfo("/bin/sh", ["-c", Command + " \"$0\"", file]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new UserException("the shell that runs TOPDOWN_SIGN does not start.", 3);
        var error = process.StandardError.ReadToEndAsync();
        string said = (process.StandardOutput.ReadToEnd() + error.Result).Trim();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new UserException($"TOPDOWN_SIGN ({Command}) ended with {process.ExitCode} for {Path.GetFileName(file)}, nothing was put in place: {(said.Length > 0 ? said : "it said nothing")}");
        if (!File.Exists(file)) throw new UserException($"TOPDOWN_SIGN ({Command}) took {Path.GetFileName(file)} away: it must sign the file where it lies.");
    }
}
