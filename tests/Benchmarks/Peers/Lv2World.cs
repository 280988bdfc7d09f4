using System.Runtime.InteropServices;

namespace TopDown.Benchmarks.Peers;

/// <summary>The LV2 plug-ins that are installed here, as read when it is opened. Kept for the process's life: instances refer to it until they are freed.</summary>
sealed class Lv2World
{
    readonly nint _world, _plugins;

    Lv2World()
    {
        _world = Lilv.NewWorld();
        Lilv.LoadAll(_world);
        _plugins = Lilv.AllPlugins(_world);
    }

    /// <summary>Null where liblilv is not installed.</summary>
    public static Lv2World? Open() => NativeLibrary.TryLoad(Lilv.Library, out _) ? new() : null;

    /// <summary>0 when it is not installed.</summary>
    public nint Find(string uri)
    {
        nint node = Lilv.NewUri(_world, uri);
        nint plugin = Lilv.PluginByUri(_plugins, node);
        Lilv.FreeNode(node);
        return plugin;
    }

    /// <summary>Whether a port is of one of lv2core's or another vocabulary's classes.</summary>
    public bool Is(nint plugin, nint port, string uri)
    {
        nint node = Lilv.NewUri(_world, uri);
        bool yes = Lilv.PortIs(plugin, port, node) != 0;
        Lilv.FreeNode(node);
        return yes;
    }
}
