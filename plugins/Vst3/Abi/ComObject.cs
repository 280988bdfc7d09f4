using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TopDown.Vst3.Abi;

/// <summary>
/// One managed object that the other side sees as several interface pointers. Each pointer addresses a native slot
/// { table, handle }; all slots share one reference count, and while it is above 0 the handle keeps the object alive.
/// The slots lie in native memory, so nothing the other side holds is ever moved.
/// </summary>
/// <remarks>
/// A call from the other side costs one load and a handle look-up: no allocation, no lock, so it is fit for the audio
/// thread. Counting is atomic, on any thread. The count starts at 1, owned by whoever made the object.
/// An entry point is a static method with <see cref="UnmanagedCallersOnlyAttribute"/> which takes <c>void* self</c>, calls
/// <see cref="From{T}"/>, and lets no exception out.
/// </remarks>
public abstract unsafe class ComObject
{
    struct Slot
    {
        public void** Vtbl;
        public nint Handle;
    }

    static int s_live;

    readonly ComClass _class;
    Slot* _slots;
    GCHandle _self;
    int _references = 1;

    protected ComObject(ComClass shape)
    {
        _class = shape;
        ReadOnlySpan<nint> vtbls = shape.Vtbls;
        _slots = (Slot*)NativeMemory.AllocZeroed((nuint)vtbls.Length, (nuint)sizeof(Slot));
        _self = GCHandle.Alloc(this);
        for (int i = 0; i < vtbls.Length; i++)
        {
            _slots[i].Vtbl = (void**)vtbls[i];
            _slots[i].Handle = GCHandle.ToIntPtr(_self);
        }
        Interlocked.Increment(ref s_live);
    }

    /// <summary>Objects of this module that somebody still holds. 0 after a clean unload: leak tests read it.</summary>
    public static int Live => Volatile.Read(ref s_live);

    /// <summary>References held on this object.</summary>
    public int References => Volatile.Read(ref _references);

    /// <summary>The managed object behind an interface pointer of this module; null for null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? From<T>(void* self) where T : ComObject =>
        self == null ? null : Unsafe.As<T>(GCHandle.FromIntPtr(((Slot*)self)->Handle).Target);

    /// <summary>Interface pointer without a new reference; null when the class does not have the interface.</summary>
    public void* Borrow(in Tuid iid)
    {
        int slot = _class.SlotOf(iid);
        return slot < 0 || _slots == null ? null : &_slots[slot];
    }

    /// <summary>The identity pointer (FUnknown, the class's first interface) without a new reference.</summary>
    public void* Identity => _slots;

    /// <summary>queryInterface: a pointer with a reference of its own, or <see cref="Result.NoInterface"/> and null.</summary>
    public int Query(Tuid* iid, void** target)
    {
        if (target == null) return Result.InvalidArgument;
        *target = null;
        if (iid == null) return Result.InvalidArgument;
        void* found = Borrow(*iid);
        if (found == null) return Result.NoInterface;
        AddRef();
        *target = found;
        return Result.Ok;
    }

    public uint AddRef() => (uint)Interlocked.Increment(ref _references);

    /// <summary>Gives one reference back; the last one ends the object.</summary>
    public uint Release()
    {
        int left = Interlocked.Decrement(ref _references);
        if (left != 0) return (uint)Math.Max(left, 0);
        try
        {
            OnLastRelease();
        }
        finally
        {
            NativeMemory.Free(_slots);
            _slots = null;
            _self.Free();
            Interlocked.Decrement(ref s_live);
        }
        return 0;
    }

    /// <summary>Called once, when nobody holds the object any more: give back what it holds.</summary>
    protected virtual void OnLastRelease() { }

    /// <summary>
    /// A table for one interface: FUnknown's three entries and then <paramref name="methods"/> in the interface's order
    /// (its bases' first). Lives as long as the module: keep it in a static field.
    /// </summary>
    public static nint MakeVtbl(params ReadOnlySpan<nint> methods)
    {
        nint* table = (nint*)NativeMemory.Alloc((nuint)(methods.Length + 3), (nuint)sizeof(nint));
        table[0] = (nint)(delegate* unmanaged<void*, Tuid*, void**, int>)&QueryEntry;
        table[1] = (nint)(delegate* unmanaged<void*, uint>)&AddRefEntry;
        table[2] = (nint)(delegate* unmanaged<void*, uint>)&ReleaseEntry;
        methods.CopyTo(new Span<nint>(table + 3, methods.Length));
        return (nint)table;
    }

    [UnmanagedCallersOnly]
    static int QueryEntry(void* self, Tuid* iid, void** target)
    {
        try
        {
            return From<ComObject>(self)?.Query(iid, target) ?? Result.InvalidArgument;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static uint AddRefEntry(void* self)
    {
        try
        {
            return From<ComObject>(self)?.AddRef() ?? 0;
        }
        catch
        {
            return 0;
        }
    }

    [UnmanagedCallersOnly]
    static uint ReleaseEntry(void* self)
    {
        try
        {
            return From<ComObject>(self)?.Release() ?? 0;
        }
        catch
        {
            return 0;
        }
    }
}
