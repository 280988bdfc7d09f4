using System.Runtime.InteropServices;

namespace TopDown.Benchmarks.Peers;

/// <summary>What we call of liblilv, the LV2 discovery library (lilv/lilv.h). Pointers are opaque; nodes from a plug-in are its own.</summary>
static unsafe partial class Lilv
{
    public const string Library = "liblilv-0.so.0";

    [LibraryImport(Library, EntryPoint = "lilv_world_new")]
    public static partial nint NewWorld();

    [LibraryImport(Library, EntryPoint = "lilv_world_load_all")]
    public static partial void LoadAll(nint world);

    [LibraryImport(Library, EntryPoint = "lilv_world_get_all_plugins")]
    public static partial nint AllPlugins(nint world);

    [LibraryImport(Library, EntryPoint = "lilv_plugins_get_by_uri")]
    public static partial nint PluginByUri(nint plugins, nint uri);

    [LibraryImport(Library, EntryPoint = "lilv_new_uri", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewUri(nint world, string uri);

    [LibraryImport(Library, EntryPoint = "lilv_node_free")]
    public static partial void FreeNode(nint node);

    [LibraryImport(Library, EntryPoint = "lilv_node_as_string")]
    public static partial byte* NodeText(nint node);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_get_num_ports")]
    public static partial uint PortCount(nint plugin);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_get_port_by_index")]
    public static partial nint Port(nint plugin, uint index);

    [LibraryImport(Library, EntryPoint = "lilv_port_is_a")]
    public static partial byte PortIs(nint plugin, nint port, nint uri);

    [LibraryImport(Library, EntryPoint = "lilv_port_get_symbol")]
    public static partial nint PortSymbol(nint plugin, nint port);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_get_port_ranges_float")]
    public static partial void PortRanges(nint plugin, float* least, float* most, float* defaults);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_instantiate")]
    public static partial Instance* Instantiate(nint plugin, double sampleRate, Feature** features);

    [LibraryImport(Library, EntryPoint = "lilv_instance_free")]
    public static partial void FreeInstance(Instance* instance);

    public static string Text(nint node) => Marshal.PtrToStringUTF8((nint)NodeText(node)) ?? "";

    /// <summary>LilvInstance: the calls in its header are made through the descriptor. The library fills it.</summary>
    public readonly struct Instance
    {
        public Descriptor* Descriptor { get; }
        public void* Handle { get; }
    }

    /// <summary>LV2_Descriptor (lv2core).</summary>
    public readonly struct Descriptor
    {
        public byte* Uri { get; }
        public void* Instantiate { get; }
        public delegate* unmanaged[Cdecl]<void*, uint, void*, void> ConnectPort { get; }
        public delegate* unmanaged[Cdecl]<void*, void> Activate { get; }
        public delegate* unmanaged[Cdecl]<void*, uint, void> Run { get; }
        public delegate* unmanaged[Cdecl]<void*, void> Deactivate { get; }
    }

    /// <summary>LV2_Feature (lv2core).</summary>
    public struct Feature
    {
        public byte* Uri;
        public void* Data;
    }
}
