using System.Runtime.InteropServices;
using TopDown.Plugin;
using TopDown.Vst3;

namespace TopDown.Bundle;

/// <summary>
/// The module's exports. Hosts unload and load again, and the module stays in memory: entry and exit are re-entrant, and
/// the one factory lives as long as the process.
/// </summary>
static unsafe class Exports
{
    static readonly Factory s_factory = new(PluginType.Of<BundledPlugin>());

    [UnmanagedCallersOnly(EntryPoint = "GetPluginFactory")]
    static void* GetPluginFactory()
    {
        try { return s_factory.Give(); }
        catch { Diagnostics.Caught(); return null; }
    }

    [UnmanagedCallersOnly(EntryPoint = "ModuleEntry")]
    static byte ModuleEntry(void* library) => 1;

    [UnmanagedCallersOnly(EntryPoint = "ModuleExit")]
    static byte ModuleExit() => 1;

    [UnmanagedCallersOnly(EntryPoint = "InitDll")]
    static byte InitDll() => 1;

    [UnmanagedCallersOnly(EntryPoint = "ExitDll")]
    static byte ExitDll() => 1;

    [UnmanagedCallersOnly(EntryPoint = "bundleEntry")]
    static byte BundleEntry(void* bundle) => 1;

    [UnmanagedCallersOnly(EntryPoint = "bundleExit")]
    static byte BundleExit() => 1;

    /// <summary>For tests: see <see cref="Diagnostics.Read"/>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "topdown_diagnostic")]
    static long Diagnostic(int what)
    {
        try { return Diagnostics.Read(what); }
        catch { return -1; }
    }
}
