using TopDown.Catalogue;

namespace TopDown.Plugin.Tests;

/// <summary>The list of plug-ins as test data: no test names one that it does not have to.</summary>
public static class Every
{
    /// <summary>Names, because a test's data must be printable.</summary>
    public static TheoryData<string> Plugin => [.. Plugins.All.Select(e => e.Name)];

    public static PluginType Of(string name) => Plugins.Find(name)?.Type ?? throw new ArgumentException($"No plug-in {name}.", nameof(name));

    /// <summary>True: full grids, several minutes (<c>TOPDOWN_LONG=1</c>).</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1";
}
