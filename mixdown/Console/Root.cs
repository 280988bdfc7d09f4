namespace TopDown.Commands;

/// <summary>The repository, where the jobs that build need it.</summary>
static class Root
{
    /// <summary>Told by the script; else found upwards from the program.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("TOPDOWN_ROOT") is { Length: > 0 } told ? told : Find(AppContext.BaseDirectory) ?? Environment.CurrentDirectory;

    static string? Find(string from)
    {
        for (var d = new DirectoryInfo(from); d != null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "TopDownSuite.sln"))) return d.FullName;
        return null;
    }
}
