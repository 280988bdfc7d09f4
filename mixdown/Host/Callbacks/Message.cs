using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>IMessage: an id and attributes, made by the host on a plug-in's request.</summary>
sealed unsafe class Message() : ComObject(s_class)
{
    static readonly ComClass s_class = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, byte*>)&GetMessageId,
        (nint)(delegate* unmanaged<void*, byte*, void>)&SetMessageId,
        (nint)(delegate* unmanaged<void*, void*>)&GetAttributes), Iid.IMessage));

    readonly AttributeList _attributes = new();
    byte* _id;

    protected override void OnLastRelease()
    {
        _attributes.Release();
        NativeMemory.Free(_id);
        _id = null;
    }

    [UnmanagedCallersOnly]
    static byte* GetMessageId(void* self)
    {
        try
        {
            Message? me = From<Message>(self);
            return me == null ? null : me._id;
        }
        catch
        {
            return null;
        }
    }

    [UnmanagedCallersOnly]
    static void SetMessageId(void* self, byte* id)
    {
        try
        {
            if (From<Message>(self) is not { } me) return;
            ReadOnlySpan<byte> text = Text.ReadUtf8(id);
            byte* copy = (byte*)NativeMemory.Alloc((nuint)text.Length + 1);
            Text.WriteUtf8(copy, text.Length + 1, text);
            NativeMemory.Free(me._id);
            me._id = copy;
        }
        catch
        {
            // A message without an id is refused by whoever gets it; nothing may leave through this call.
        }
    }

    [UnmanagedCallersOnly]
    static void* GetAttributes(void* self)
    {
        try
        {
            Message? me = From<Message>(self);
            return me == null ? null : me._attributes.Identity;
        }
        catch
        {
            return null;
        }
    }
}
