using System.Diagnostics;
using System.Globalization;

namespace TopDown.Testing;

/// <summary>
/// An X11 screen that nobody sees (Xvfb), ended on Dispose. <see cref="Enter"/> makes it the screen of this process, for plug-ins that are
/// loaded into it; one at a time, as a process has one environment.
/// </summary>
public sealed class Screen : IDisposable
{
    public const int Width = 2600, Height = 1500;

    readonly Process _server;
    bool _isEnded;
    readonly string? _before = Environment.GetEnvironmentVariable("DISPLAY");

    /// <exception cref="ProgramMissingException">Xvfb is not here; the message is the line that installs it.</exception>
    /// <exception cref="HostDidNotStartException">It did not start, twice.</exception>
    public Screen() => (_server, Display) = StartCounter.Run("Xvfb", Launch);

    /// <summary>":N", for DISPLAY.</summary>
    public string Display { get; }

    public int ProcessId => _server.Id;

    // The number is the server's choice. Without -noreset it forgets its atoms with the last client.
    static (Process, string) Launch()
    {
        Process server = Programs.Start("Xvfb", ["-displayfd", "1", "-screen", "0", string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}x24"), "-nolisten", "tcp", "-noreset"]);
        var line = server.StandardOutput.ReadLineAsync();
        if (line.Wait(TimeSpan.FromSeconds(30)) && int.TryParse(line.Result, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return (server, ":" + number.ToString(CultureInfo.InvariantCulture));
        End(server);
        throw new HostDidNotStartException("Xvfb named no display.");
    }

    /// <summary>The environment of this process, also as native libraries read it.</summary>
    public void Enter() => ProcessEnvironment.Set("DISPLAY", Display);

    /// <summary>Moves the pointer, presses, types: one call of xdotool.</summary>
    public void Do(params string[] actions) => Programs.Run("xdotool", actions, Variables).OrThrow();

    public Dictionary<string, string?> Variables => new(StringComparer.Ordinal) { ["DISPLAY"] = Display, ["WAYLAND_DISPLAY"] = null };

    public void Dispose()
    {
        if (_isEnded) return;
        _isEnded = true;
        if (Environment.GetEnvironmentVariable("DISPLAY") == Display) ProcessEnvironment.Set("DISPLAY", _before);
        End(_server);
    }

    static void End(Process server)
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
    }
}
