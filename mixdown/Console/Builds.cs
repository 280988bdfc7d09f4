using TopDown.Catalogue;

namespace TopDown.Commands;

/// <summary>Bundles and the tool for the jobs that pack them: what is up to date costs nothing.</summary>
static class Builds
{
    /// <summary>The NativeAOT compiler that is served for each system (docs/decisions/native-aot.md).</summary>
    public static string Framework(string rid) => rid.StartsWith("win-", StringComparison.Ordinal) ? "net10.0" : "net9.0";

    public static void Bundles(IEnumerable<Entry> entries, string rid, string flavour)
    {
        using var alone = BuildCommand.Alone();
        foreach (var entry in entries) new BundleBuild(Root.Folder, entry, rid, flavour, Framework(rid)).Run();
    }

    /// <summary>The path of installer/Tool's program.</summary>
    public static string Tool(string rid)
    {
        using var alone = BuildCommand.Alone();
        var tool = new ToolBuild(Root.Folder, rid, Framework(rid));
        tool.Run();
        return tool.Binary;
    }
}
