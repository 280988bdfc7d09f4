using System.Diagnostics;
using System.Text;

namespace TopDown.Testing;

/// <summary>What a program did: its exit code (−1 when it was killed for time) and all it printed.</summary>
public sealed record Outcome(string Program, int ExitCode, string Output, string Error, TimeSpan Elapsed, bool TimedOut)
{
    public bool Succeeded => ExitCode == 0 && !TimedOut;

    /// <summary>Both streams under one heading, for a failed assertion's message.</summary>
    public string Told => $"{Program} {(TimedOut ? $"was killed after {Elapsed.TotalSeconds:F0} s" : $"ended with {ExitCode}")}\n{Output}\n{Error}";

    /// <summary>This outcome, or an <see cref="InvalidOperationException"/> that tells what was printed.</summary>
    public Outcome OrThrow() => Succeeded ? this : throw new InvalidOperationException(Told);
}

/// <summary>A program that is not here and may not be installed; the message is the line that installs it.</summary>
public sealed class ProgramMissingException(string message) : Exception(message);

/// <summary>
/// The one way by which tests run programs from outside. Knows their packages: as root on a Debian it installs what is missing,
/// else it says the exact line. Thread-safe.
/// </summary>
public static class Programs
{
    static readonly Lock Installing = new();
    static bool _updated;

    /// <summary>The full path of a program in PATH or where its package puts it, or null.</summary>
    public static string? Find(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal)) return File.Exists(name) ? name : null;
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            foreach (string end in OperatingSystem.IsWindows() ? [".exe", ".cmd"] : new[] { "" })
                if (Path.Combine(folder, name + end) is var path && File.Exists(path)) return path;
        // reached by apt-get, dnf and pacman as well: their rows of the list have no paths
        return name is "apt-get" or "dnf" or "pacman" ? null : Array.Find(Packages.Of(name).Paths, File.Exists);
    }

    /// <summary>The full path of a program; root installs its package by apt when it is missing.</summary>
    /// <exception cref="ProgramMissingException">It is not here; the message is the exact apt, dnf or pacman line.</exception>
    public static string Require(string name)
    {
        lock (Installing)
        {
            if (Find(name) is { } path) return path;
            Packages.Package package = Packages.Of(name);
            string line = Packages.InstallLine(package), trouble = "";
            if (Environment.IsPrivilegedProcess && Find("apt-get") is { } apt)
            {
                trouble = Install(apt, package.Apt);
                if (Find(name) is { } installed) return installed;
            }
            throw new ProgramMissingException($"{name} is missing: {line}{trouble}");
        }
    }

    /// <summary>
    /// Runs a program to its end and captures both streams; at <paramref name="timeout"/> the program and all its children are killed.
    /// </summary>
    /// <param name="name">A name for <see cref="Require"/>, or a path.</param>
    /// <param name="args">Arguments, unquoted.</param>
    /// <param name="env">Changes to the environment; a null value removes a variable.</param>
    /// <param name="timeout">Two minutes when null.</param>
    /// <param name="workDir">The folder to run in; the clone's root when null.</param>
    public static Outcome Run(string name, IEnumerable<string> args, IReadOnlyDictionary<string, string?>? env = null, TimeSpan? timeout = null, string? workDir = null)
    {
        ProcessStartInfo start = new(Require(name), args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true, // closed at once: nobody answers questions
            WorkingDirectory = workDir ?? Repo.Root,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string key, string? value) in env ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            if (value is null) start.Environment.Remove(key);
            else start.Environment[key] = value;
        TimeSpan limit = timeout ?? TimeSpan.FromMinutes(2);
        Stopwatch watch = Stopwatch.StartNew();
        using Process p = Process.Start(start)!;
        StringBuilder output = new(), error = new();
        p.OutputDataReceived += (_, e) => Append(output, e.Data);
        p.ErrorDataReceived += (_, e) => Append(error, e.Data);
        p.BeginOutputReadLine();
        p.BeginErrorReadLine();
        p.StandardInput.Close();
        bool ended = p.WaitForExit(limit);
        if (!ended) p.Kill(entireProcessTree: true);
        // to the streams' end, but not for ever: a child left behind (wineserver) may hold them open
        bool drained = p.WaitForExit(TimeSpan.FromSeconds(1)) && Task.Run(p.WaitForExit).Wait(TimeSpan.FromSeconds(5));
        if (!drained)
        {
            p.CancelOutputRead();
            p.CancelErrorRead();
        }
        return new(Path.GetFileName(name), ended ? p.ExitCode : -1, Text(output), Text(error), watch.Elapsed, !ended);
    }

    /// <summary>
    /// Starts a program that runs until it is ended (a screen, a host with a window); who starts it ends it. Its streams may be read.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public static Process Start(string name, IEnumerable<string> args, IReadOnlyDictionary<string, string?>? env = null, string? workDir = null)
    {
        ProcessStartInfo start = new(Require(name), args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workDir ?? Repo.Root };
        foreach ((string key, string? value) in env ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            if (value is null) start.Environment.Remove(key);
            else start.Environment[key] = value;
        return Process.Start(start)!;
    }

    static void Append(StringBuilder to, string? line)
    {
        if (line is null) return;
        lock (to) to.Append(line).Append('\n');
    }

    static string Text(StringBuilder from)
    {
        lock (from) return from.ToString();
    }

    // "" or what went wrong
    static string Install(string apt, string packages)
    {
        Dictionary<string, string?> quiet = new(StringComparer.Ordinal) { ["DEBIAN_FRONTEND"] = "noninteractive" };
        if (!_updated) Apt(["update"]);
        _updated = true;
        Outcome o = Apt(["install", "-y", "--no-install-recommends", .. packages.Split(' ')]);
        return o.Succeeded ? "" : $" (tried: {o.Told.Trim()})";

        Outcome Apt(string[] what) => Run(apt, ["-q", "-o", "DPkg::Lock::Timeout=300", .. what], quiet, TimeSpan.FromMinutes(15));
    }
}
