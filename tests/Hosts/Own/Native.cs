using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Hosts.Tests.Own;

/// <summary>A bundle's own counters (its export <c>topdown_diagnostic</c>): what its runtime did, seen from outside.</summary>
sealed unsafe class Native : IDisposable
{
    readonly nint _library;
    readonly delegate* unmanaged<int, long> _read;

    public Native(string name)
    {
        _library = NativeLibrary.Load(Bundles.Binary(name));
        // The module's one factory is made by the first call and stays: it is no leak.
        Call.Release(((delegate* unmanaged<void*>)NativeLibrary.GetExport(_library, "GetPluginFactory"))());
        _read = (delegate* unmanaged<int, long>)NativeLibrary.GetExport(_library, "topdown_diagnostic");
    }

    /// <summary>Exceptions that reached the last net. Must stay 0.</summary>
    public long Exceptions => _read(0);

    /// <summary>Bytes that the calling thread has allocated inside the bundle.</summary>
    public long Allocated => _read(1);

    /// <summary>COM objects somebody still holds; the factory is one.</summary>
    public long Live => _read(2);

    public long Collections => _read(3);

    /// <summary>Makes garbage in the bundle's runtime and collects it.</summary>
    public void Collect() => _read(4);

    public void Dispose() => NativeLibrary.Free(_library);
}
