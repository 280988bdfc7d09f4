using TopDown.Host;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Own;

/// <summary>The published bundles: those of every ./test, or all with <c>TOPDOWN_LONG=1</c>.</summary>
static class Bundles
{
    public const string Sink = "Kitchen Sink", Glue = "MixBus Glue";

    public static IEnumerable<Catalogue.Entry> Entries => Catalogue.Plugins.All.Where(e => e.Quick || Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1");

    public static TheoryData<string> All => [.. Entries.Select(e => e.Name)];

    static string Rid => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-x64" : "linux-x64";

    /// <summary>Bundle folder of a plug-in; a missing one is a failure that says what to do.</summary>
    public static string Path(string name)
    {
        string folder = System.IO.Path.Combine(Repo.Root, "out", Rid, name + ".vst3");
        Assert.True(Directory.Exists(folder), $"{folder} is not there: run ./topdown build --all");
        return folder;
    }

    public static string Binary(string name) => BundlePath.Binary(Path(name));

    /// <summary>Runs the test between two looks at the bundle's counters.</summary>
    public static void With(string name, Action<Vst3Module> test)
    {
        using var native = new Native(name);
        long live = native.Live, exceptions = native.Exceptions;
        using (Vst3Module module = Vst3Module.Load(Path(name))) test(module);
        Assert.Equal(exceptions, native.Exceptions);
        Assert.Equal(live, native.Live);
    }
}
