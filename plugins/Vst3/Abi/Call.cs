using System.Runtime.CompilerServices;

namespace TopDown.Vst3.Abi;

/// <summary>
/// Callers for interfaces the other side implements, one nested class an interface: a raw interface pointer and a slot
/// of its table. Result codes come back as they are (<see cref="Result"/>). A null <c>self</c> is the caller's mistake
/// and is not checked: these run on the audio thread.
/// </summary>
public static unsafe partial class Call
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void* Slot(void* self, int slot) => (*(void***)self)[slot];

    public static int QueryInterface(void* self, in Tuid iid, void** target)
    {
        fixed (Tuid* id = &iid) return ((delegate* unmanaged<void*, Tuid*, void**, int>)Slot(self, 0))(self, id, target);
    }

    /// <summary>A pointer with a reference of its own, or null. Null in, null out.</summary>
    public static void* Query(void* self, in Tuid iid)
    {
        void* found = null;
        return self != null && QueryInterface(self, iid, &found) == Result.Ok ? found : null;
    }

    public static uint AddRef(void* self) => self == null ? 0 : ((delegate* unmanaged<void*, uint>)Slot(self, 1))(self);

    public static uint Release(void* self) => self == null ? 0 : ((delegate* unmanaged<void*, uint>)Slot(self, 2))(self);
}
