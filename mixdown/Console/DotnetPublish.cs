using System.Diagnostics;
using TopDown.Mixdown;

namespace TopDown.Commands;

/// <summary>A project published by NativeAOT, its output kept as a log; what is missing on this machine is named.</summary>
static class DotnetPublish
{
    /// <param name="what">For people.</param>
    /// <param name="log">Name of the log.</param>
    /// <exception cref="UserException">It failed: says why, where that is known, and where the log lies.</exception>
    public static void Run(string root, string what, string log, string rid, string framework, string project, params string[] arguments)
    {
        string logFile = Path.Combine(root, "artifacts", "logs", log + ".log");
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        Console.Error.WriteLine($"topdown: building {what} …");
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-v", "q", "-nologo", "-p:TopDownTfm=" + framework, "-p:BundleRid=" + rid, .. arguments])
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new UserException("dotnet does not start: install the .NET 10 SDK.", 3);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        File.WriteAllText(logFile, output);
        if (process.ExitCode != 0) throw Explained(what, output, Path.GetRelativePath(root, logFile), rid, framework);
    }

    static UserException Explained(string what, string output, string log, string rid, string framework)
    {
        bool Says(string word) => output.Contains(word, StringComparison.Ordinal);
        if (Says("NU1101") || Says("NU1102"))
        {
            string other = rid.StartsWith("win-", StringComparison.Ordinal) ? "" : $": try --framework {(framework == "net9.0" ? "net10.0" : "net9.0")}";
            return new($"your NuGet source lacks the NativeAOT compiler for {framework} and {rid}{other} (see {log}).", 3);
        }
        if (Says("NU1301")) return new($"NuGet does not answer: connect once and run this again (see {log}).", 3);
        if (output.Contains("linker", StringComparison.OrdinalIgnoreCase) && Says("not found")) return new($"the linker is missing: apt-get install --no-install-recommends clang zlib1g-dev (see {log}).", 3);
        if (Says("undefined symbol")) return new($"the pinned runtime asks for a function that installer/cross/crt.cpp lacks: see {log} and docs/decisions/windows.md.");
        return new($"building {what} failed: see {log}.");
    }
}
