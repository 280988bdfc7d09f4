namespace TopDown.Testing;

/// <summary>Where the clone lies, seen from a running test.</summary>
public static class Repo
{
    /// <summary>The folder that holds shared-dsp and Directory.Packages.props, found upwards from the test's own file.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} lies in no clone: run the tests by ./test.");

    /// <summary>Everything that is built or logged goes below this folder, made when missing.</summary>
    public static string Artifacts => Directory.CreateDirectory(Path.Combine(Root, "artifacts")).FullName;

    /// <summary>Where ./test puts its logs.</summary>
    public static string TestLogs => Directory.CreateDirectory(Path.Combine(Artifacts, "test-logs")).FullName;

    /// <summary>What differs from an accepted file is written to it: for who runs a test once with TOPDOWN_ACCEPT=1, looks and commits.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("TOPDOWN_ACCEPT") == "1";

    static string? Find(string from)
    {
        for (DirectoryInfo? d = new(from); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "Directory.Packages.props")) && Directory.Exists(Path.Combine(d.FullName, "shared-dsp"))) return d.FullName;
        return null;
    }
}
