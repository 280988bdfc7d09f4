namespace TopDown.Vst3;

/// <summary>What tests ask of a loaded module: exceptions that the last net caught must stay 0.</summary>
public static class Diagnostics
{
    static int s_exceptions;

    public static int Exceptions => Volatile.Read(ref s_exceptions);

    /// <summary>Called in every entry point's catch. The result code that the host gets.</summary>
    public static int Caught()
    {
        Interlocked.Increment(ref s_exceptions);
        return Abi.Result.InternalError;
    }

    /// <summary>0 exceptions caught, 1 bytes allocated by this thread, 2 live COM objects, 3 garbage collections, 4 makes garbage and collects it.</summary>
    public static long Read(int what) => what switch
    {
        0 => Exceptions,
        1 => GC.GetAllocatedBytesForCurrentThread(),
        2 => Abi.ComObject.Live,
        3 => GC.CollectionCount(0),
        4 => Collect(),
        _ => -1,
    };

    // Each module has a runtime of its own: a host cannot force its collections from outside.
    static long Collect()
    {
        for (int i = 0; i < 100; i++) GC.KeepAlive(new byte[1000]);
        GC.Collect();
        return GC.CollectionCount(0);
    }
}
