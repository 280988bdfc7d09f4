using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>
/// Stands between processor and controller, as in hosts that keep them apart: each side sees this IConnectionPoint
/// instead of the other, so only messages the interface knows can pass.
/// </summary>
sealed unsafe class ConnectionProxy(void* target) : ComObject(s_class)
{
    static readonly ComClass s_class = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, void*, int>)&Connect,
        (nint)(delegate* unmanaged<void*, void*, int>)&Disconnect,
        (nint)(delegate* unmanaged<void*, void*, int>)&Notify), Iid.IConnectionPoint));

    void* _target = target;
    int _messages;

    /// <summary>Messages passed on.</summary>
    public int Messages => Volatile.Read(ref _messages);

    /// <summary>Lets nothing through any more; the target may go.</summary>
    public void Cut() => _target = null;

    [UnmanagedCallersOnly]
    static int Connect(void* self, void* other) => Result.Ok;

    [UnmanagedCallersOnly]
    static int Disconnect(void* self, void* other) => Result.Ok;

    [UnmanagedCallersOnly]
    static int Notify(void* self, void* message)
    {
        try
        {
            if (From<ConnectionProxy>(self) is not { } me || message == null) return Result.InvalidArgument;
            void* to = me._target;
            if (to == null) return Result.False;
            Interlocked.Increment(ref me._messages);
            return Call.ConnectionPoint.Notify(to, message);
        }
        catch
        {
            return Result.InternalError;
        }
    }
}
