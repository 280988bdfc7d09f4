namespace TopDown.Testing;

/// <summary>
/// A folder for one run of a foreign program, with a home of its own in it: HOME, XDG_* and WINEPREFIX point there, so that no
/// host reads or writes the user's settings. Removed on Dispose unless <see cref="Keep"/> is set (a failed run is worth a look).
/// </summary>
public sealed class Scratch : IDisposable
{
    /// <summary>A new folder below artifacts/scratch, or below the temporary folder when the clone cannot be written.</summary>
    public Scratch(string purpose)
    {
        string name = $"{purpose}-{Environment.ProcessId}-{Guid.NewGuid():N}"[..(purpose.Length + 20)];
        try
        {
            Folder = Directory.CreateDirectory(Path.Combine(Repo.Artifacts, "scratch", name)).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "topdown-" + name)).FullName;
        }
        Home = Below("home");
    }

    public string Folder { get; }
    public string Home { get; }
    public bool Keep { get; set; }

    /// <summary>A folder inside, made when missing.</summary>
    public string Below(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    /// <summary>A path inside; nothing is made.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>The environment that keeps a host inside this folder; a null value removes the variable.</summary>
    public Dictionary<string, string?> Variables() => new(StringComparer.Ordinal)
    {
        ["HOME"] = Home,
        ["XDG_CONFIG_HOME"] = Directory.CreateDirectory(Path.Combine(Home, ".config")).FullName,
        ["XDG_CACHE_HOME"] = Directory.CreateDirectory(Path.Combine(Home, ".cache")).FullName,
        ["XDG_DATA_HOME"] = Directory.CreateDirectory(Path.Combine(Home, ".local/share")).FullName,
        ["XDG_STATE_HOME"] = Directory.CreateDirectory(Path.Combine(Home, ".local/state")).FullName,
        ["XDG_RUNTIME_DIR"] = Private("run"),
        ["WINEPREFIX"] = Path.Combine(Folder, "wine"),
        ["WINEDEBUG"] = "-all",
        ["DBUS_SESSION_BUS_ADDRESS"] = null,
    };

    public void Dispose()
    {
        if (Keep) return;
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // a dying host may still write; ./test clears the rest
    }

    string Private(string name)
    {
        string folder = Below(name);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
