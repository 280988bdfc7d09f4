namespace TopDown.Testing;

/// <summary>
/// Wine with a prefix of its own in a scratch folder, made on construction and thrown away with its server on Dispose. One for a
/// class or a collection of tests: making a prefix takes some seconds. Programs in it see no screen.
/// </summary>
public sealed class Wine : IDisposable
{
    static readonly TimeSpan s_start = TimeSpan.FromMinutes(5);

    readonly Scratch _scratch = new("wine");
    readonly Dictionary<string, string?> _environment;

    /// <exception cref="ProgramMissingException">Wine is not here; the message is the line that installs it.</exception>
    /// <exception cref="HostDidNotStartException">It did not start, twice.</exception>
    public Wine()
    {
        _environment = new(_scratch.Variables(), StringComparer.Ordinal)
        {
            ["WINEDLLOVERRIDES"] = "mscoree,mshtml=", // no question for .NET or a browser
            ["WINEARCH"] = "win64",
            ["DISPLAY"] = null,
            ["WAYLAND_DISPLAY"] = null,
            ["LANG"] = "C.UTF-8",
        };
        StartCounter.Run("wine", Boot);
    }

    /// <summary>The folder that programs see as C:\.</summary>
    public string DriveC => Path.Combine(Prefix, "drive_c");

    /// <summary>For files between here and there.</summary>
    public Scratch Scratch => _scratch;

    string Prefix => _environment["WINEPREFIX"]!;

    /// <summary>A path of this system as programs in Wine see it.</summary>
    public static string PathOf(string path) => "Z:" + Path.GetFullPath(path).Replace('/', '\\');

    /// <summary>Runs a Windows program to its end. What it does after it started is never tried again.</summary>
    /// <param name="more">Further variables.</param>
    public Outcome Run(string program, IEnumerable<string> args, TimeSpan? timeout = null, string? workDir = null, IReadOnlyDictionary<string, string?>? more = null)
    {
        var environment = new Dictionary<string, string?>(_environment, StringComparer.Ordinal);
        foreach (var (key, value) in more ?? new Dictionary<string, string?>(StringComparer.Ordinal)) environment[key] = value;
        return Programs.Run("wine", [program, .. args], environment, timeout, workDir);
    }

    bool Boot()
    {
        if (Directory.Exists(Prefix)) Directory.Delete(Prefix, recursive: true);
        Outcome boot = Programs.Run("wine", ["wineboot", "-i"], _environment, s_start);
        // It has begun when the server has written its registry, which it does when it ends.
        End();
        if (boot.TimedOut || !File.Exists(Path.Combine(Prefix, "system.reg"))) throw new HostDidNotStartException(boot.Told);
        Outcome alive = Programs.Run("wine", ["cmd", "/c", "echo alive"], _environment, s_start);
        return alive.Output.Contains("alive", StringComparison.Ordinal) ? true : throw new HostDidNotStartException(alive.Told);
    }

    // Ends all programs in this prefix and no other, waits for the server.
    void End()
    {
        Programs.Run("wineserver", ["-k"], _environment);
        Programs.Run("wineserver", ["-w"], _environment);
    }

    public void Dispose()
    {
        End();
        _scratch.Dispose();
    }
}
