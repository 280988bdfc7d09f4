using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>The host's calls. Each checks its pointers and lets no exception out.</summary>
sealed unsafe partial class View
{
    static readonly ComClass Shape = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, byte*, int>)&IsPlatformTypeSupported, (nint)(delegate* unmanaged<void*, void*, byte*, int>)&Attached,
            (nint)(delegate* unmanaged<void*, int>)&Removed, (nint)(delegate* unmanaged<void*, float, int>)&OnWheel,
            (nint)(delegate* unmanaged<void*, ushort, short, short, int>)&OnKeyDown, (nint)(delegate* unmanaged<void*, ushort, short, short, int>)&OnKeyUp,
            (nint)(delegate* unmanaged<void*, ViewRect*, int>)&GetSize, (nint)(delegate* unmanaged<void*, ViewRect*, int>)&OnSize,
            (nint)(delegate* unmanaged<void*, byte, int>)&OnFocus, (nint)(delegate* unmanaged<void*, void*, int>)&SetFrame,
            (nint)(delegate* unmanaged<void*, int>)&CanResize, (nint)(delegate* unmanaged<void*, ViewRect*, int>)&CheckSizeConstraint), Iid.IPlugView),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, float, int>)&SetContentScaleFactor), Iid.IPlugViewContentScaleSupport),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, int, int, uint*, int>)&FindParameter), Iid.IParameterFinder));

    [UnmanagedCallersOnly]
    static int IsPlatformTypeSupported(void* self, byte* type)
    {
        try { return type == null ? Result.InvalidArgument : Result.Of(Supports(type)); }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Attached(void* self, void* parent, byte* type)
    {
        try { return From<View>(self)?.Attach(parent, type) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Removed(void* self)
    {
        try
        {
            if (From<View>(self) is not { } view) return Result.InvalidArgument;
            bool was = view.IsAttached;
            view.Detach();
            return Result.Of(was);
        }
        catch { return Diagnostics.Caught(); }
    }

    /// <summary>Where the pointer was last; hosts that have the window's own wheel events do not call this.</summary>
    [UnmanagedCallersOnly]
    static int OnWheel(void* self, float distance)
    {
        try { return From<View>(self) is { } view ? Result.Of(float.IsFinite(distance) && view._isAttached && view._window.Wheel(distance)) : Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int OnKeyDown(void* self, ushort character, short code, short modifiers)
    {
        try { return From<View>(self)?.Key((char)character, code, modifiers) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    /// <summary>Nothing here waits for a key to go up.</summary>
    [UnmanagedCallersOnly]
    static int OnKeyUp(void* self, ushort character, short code, short modifiers) => Result.False;

    [UnmanagedCallersOnly]
    static int GetSize(void* self, ViewRect* size)
    {
        try
        {
            if (size == null || From<View>(self) is not { } view) return Result.InvalidArgument;
            *size = view.Rect(view._window.Size.Width, view._window.Size.Height);
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int OnSize(void* self, ViewRect* size)
    {
        try { return From<View>(self)?.SetSize(size) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int OnFocus(void* self, byte state)
    {
        try
        {
            if (From<View>(self) is not { } view) return Result.InvalidArgument;
            if (view.IsAttached) view._window.Focus(state != 0);
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetFrame(void* self, void* frame)
    {
        try
        {
            if (From<View>(self) is not { } view) return Result.InvalidArgument;
            view.TakeFrame(frame);
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int CanResize(void* self) => Result.Ok;

    [UnmanagedCallersOnly]
    static int CheckSizeConstraint(void* self, ViewRect* rect)
    {
        try { return From<View>(self)?.Constrain(rect) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetContentScaleFactor(void* self, float factor)
    {
        try { return From<View>(self)?.SetScale(factor) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int FindParameter(void* self, int x, int y, uint* id)
    {
        try { return From<View>(self)?.Find(x, y, id) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }
}
