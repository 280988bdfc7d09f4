using System.Runtime.InteropServices;
using TopDown.Host;

namespace TopDown.WineHost;

/// <summary>A bundle's own counters: its export <c>topdown_diagnostic</c> (plugins/Vst3/Diagnostics.cs).</summary>
sealed unsafe class Diagnostic : IDisposable
{
    readonly nint _library;
    readonly delegate* unmanaged<int, long> _read;

    public Diagnostic(string bundle)
    {
        _library = NativeLibrary.Load(BundlePath.Binary(bundle));
        // The one factory is made by the first call and stays: it is no leak.
        TopDown.Vst3.Abi.Call.Release(((delegate* unmanaged<void*>)NativeLibrary.GetExport(_library, "GetPluginFactory"))());
        _read = (delegate* unmanaged<int, long>)NativeLibrary.GetExport(_library, "topdown_diagnostic");
    }

    public long Exceptions => _read(0);
    public long Live => _read(2);
    public long Collections => _read(3);

    /// <summary>Makes some garbage in the bundle's runtime and collects it.</summary>
    public void Collect() => _read(4);

    public void Dispose() => NativeLibrary.Free(_library);
}
