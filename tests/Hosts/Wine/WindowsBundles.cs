using TopDown.Catalogue;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Wine;

/// <summary>The win-x64 bundles: two in every ./test, all with <c>TOPDOWN_LONG=1</c>.</summary>
static class WindowsBundles
{
    public static IEnumerable<Entry> Entries =>
        Plugins.All.Where(e => e.Name is Own.Bundles.Glue or Own.Bundles.Sink || Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1");

    public static TheoryData<string> All => [.. Entries.Select(e => e.Name)];

    /// <summary>Bundle folder of a plug-in; a missing one is a failure that says what to do.</summary>
    public static string Path(string name)
    {
        string folder = System.IO.Path.Combine(Repo.Root, "out", "win-x64", name + ".vst3");
        Assert.True(Directory.Exists(folder), $"{folder} is not there: run ./topdown build \"{name}\" --rid win-x64");
        return folder;
    }

    public static string Binary(string name) => System.IO.Path.Combine(Path(name), "Contents", "x86_64-win", name + ".vst3");
}
