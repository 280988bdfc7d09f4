using TopDown.Plugin;

namespace TopDown.Catalogue;

/// <summary>A plug-in and where its project lies, seen from the repository's root.</summary>
/// <param name="Quick">Its bundle is made and tried in every ./test; the others' in ./test --long and by hand.</param>
public sealed record Entry(PluginType Type, string Folder, bool Quick = false)
{
    public string Name => Type.Page.Name;

    /// <summary>The class and project name: the plug-in's name without spaces.</summary>
    public string Project => Name.Replace(" ", "");
}

/// <summary>The list of plug-ins: the one place a new plug-in is added to.</summary>
public static class Plugins
{
    public static IReadOnlyList<Entry> All { get; } =
    [
        new(PluginType.Of<MixBusGlue>(), "plugins/MixBusGlue", Quick: true),
        new(PluginType.Of<DrumBus>(), "plugins/DrumBus"),
        new(PluginType.Of<VocalBus>(), "plugins/VocalBus"),
        new(PluginType.Of<GuitarWidth>(), "plugins/GuitarWidth"),
        new(PluginType.Of<KeysCarve>(), "plugins/KeysCarve"),
        new(PluginType.Of<BassMultiband>(), "plugins/BassMultiband", Quick: true),
        new(PluginType.Of<KitchenSink>(), "tests/KitchenSink", Quick: true),
    ];

    /// <summary>What users see.</summary>
    public static IEnumerable<Entry> Shown => All.Where(e => !e.Type.Page.IsHidden);

    /// <summary>By name, hidden ones too; upper and lower case, spaces and hyphens do not count.</summary>
    public static Entry? Find(string name) => All.FirstOrDefault(e => Plain(e.Name) == Plain(name));

    static string Plain(string name) => name.Replace(" ", "").Replace("-", "").ToUpperInvariant();
}
