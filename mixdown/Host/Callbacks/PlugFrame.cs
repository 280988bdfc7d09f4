using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>IPlugFrame around a view, and on Linux the IRunLoop that its editor lives on. On the loop's thread.</summary>
sealed unsafe class PlugFrame(EventLoop? loop, Func<int, int, bool> resize) : ComObject(loop == null ? s_bare : s_class)
{
    static readonly ComInterface s_frame = new(MakeVtbl((nint)(delegate* unmanaged<void*, void*, ViewRect*, int>)&ResizeView), Iid.IPlugFrame);

    static readonly ComClass s_bare = new(s_frame);

    static readonly ComClass s_class = new(s_frame,
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int, int>)&RegisterEventHandler,
            (nint)(delegate* unmanaged<void*, void*, int>)&UnregisterEventHandler,
            (nint)(delegate* unmanaged<void*, void*, ulong, int>)&RegisterTimer,
            (nint)(delegate* unmanaged<void*, void*, int>)&UnregisterTimer), Iid.IRunLoop));

    readonly EventLoop? _loop = loop;
    readonly Func<int, int, bool> _resize = resize;

    [UnmanagedCallersOnly]
    static int ResizeView(void* self, void* view, ViewRect* size)
    {
        try
        {
            if (From<PlugFrame>(self) is not { } me || view == null || size == null) return Result.InvalidArgument;
            return Result.Of(me._resize(size->Width, size->Height));
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int RegisterEventHandler(void* self, void* handler, int descriptor)
    {
        try { return From<PlugFrame>(self)?._loop?.Register(handler, descriptor) ?? Result.InvalidArgument; }
        catch { return Result.InternalError; }
    }

    [UnmanagedCallersOnly]
    static int UnregisterEventHandler(void* self, void* handler)
    {
        try { return From<PlugFrame>(self)?._loop?.Unregister(handler) ?? Result.InvalidArgument; }
        catch { return Result.InternalError; }
    }

    [UnmanagedCallersOnly]
    static int RegisterTimer(void* self, void* handler, ulong milliseconds)
    {
        try { return From<PlugFrame>(self)?._loop?.RegisterTimer(handler, milliseconds) ?? Result.InvalidArgument; }
        catch { return Result.InternalError; }
    }

    [UnmanagedCallersOnly]
    static int UnregisterTimer(void* self, void* handler)
    {
        try { return From<PlugFrame>(self)?._loop?.UnregisterTimer(handler) ?? Result.InvalidArgument; }
        catch { return Result.InternalError; }
    }
}
