using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>IAttributeList: named numbers, texts and bytes of a message or a stream. Bytes lie in native memory because a reader keeps the pointer.</summary>
sealed unsafe class AttributeList() : ComObject(s_class)
{
    static readonly ComClass s_class = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, byte*, long, int>)&SetInt,
        (nint)(delegate* unmanaged<void*, byte*, long*, int>)&GetInt,
        (nint)(delegate* unmanaged<void*, byte*, double, int>)&SetFloat,
        (nint)(delegate* unmanaged<void*, byte*, double*, int>)&GetFloat,
        (nint)(delegate* unmanaged<void*, byte*, char*, int>)&SetString,
        (nint)(delegate* unmanaged<void*, byte*, char*, uint, int>)&GetString,
        (nint)(delegate* unmanaged<void*, byte*, void*, uint, int>)&SetBinary,
        (nint)(delegate* unmanaged<void*, byte*, void**, uint*, int>)&GetBinary), Iid.IAttributeList));

    enum Kind
    {
        Int,
        Float,
        Text,
        Binary,
    }

    readonly record struct Entry(Kind Kind, long Int = 0, double Float = 0, string Text = "", nint Bytes = 0, uint Size = 0);

    readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public void Set(string id, string text) => Put(id, new Entry(Kind.Text, Text: text));

    void Put(string id, Entry entry)
    {
        if (_entries.Remove(id, out Entry old)) NativeMemory.Free((void*)old.Bytes);
        _entries.Add(id, entry);
    }

    protected override void OnLastRelease()
    {
        foreach (Entry entry in _entries.Values) NativeMemory.Free((void*)entry.Bytes);
    }

    static int Store(void* self, byte* id, Entry entry)
    {
        if (From<AttributeList>(self) is not { } me || id == null) return Result.InvalidArgument;
        me.Put(Text.ToTextUtf8(id), entry);
        return Result.Ok;
    }

    static bool Find(void* self, byte* id, Kind kind, out Entry entry)
    {
        entry = default;
        return From<AttributeList>(self) is { } me && id != null && me._entries.TryGetValue(Text.ToTextUtf8(id), out entry) && entry.Kind == kind;
    }

    [UnmanagedCallersOnly]
    static int SetInt(void* self, byte* id, long value)
    {
        try
        {
            return Store(self, id, new Entry(Kind.Int, Int: value));
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int GetInt(void* self, byte* id, long* value)
    {
        try
        {
            if (value == null || !Find(self, id, Kind.Int, out Entry entry)) return Result.False;
            *value = entry.Int;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int SetFloat(void* self, byte* id, double value)
    {
        try
        {
            return Store(self, id, new Entry(Kind.Float, Float: value));
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int GetFloat(void* self, byte* id, double* value)
    {
        try
        {
            if (value == null || !Find(self, id, Kind.Float, out Entry entry)) return Result.False;
            *value = entry.Float;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int SetString(void* self, byte* id, char* text)
    {
        try
        {
            return text == null ? Result.InvalidArgument : Store(self, id, new Entry(Kind.Text, Text: Text.ToText(text, 1 << 20)));
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int GetString(void* self, byte* id, char* text, uint sizeInBytes)
    {
        try
        {
            if (text == null || !Find(self, id, Kind.Text, out Entry entry)) return Result.False;
            Text.Write(text, (int)(sizeInBytes / sizeof(char)), entry.Text);
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int SetBinary(void* self, byte* id, void* data, uint sizeInBytes)
    {
        try
        {
            if (data == null && sizeInBytes > 0 || id == null) return Result.InvalidArgument;
            void* copy = NativeMemory.Alloc(Math.Max(sizeInBytes, 1));
            NativeMemory.Copy(data, copy, sizeInBytes);
            int stored = Store(self, id, new Entry(Kind.Binary, Bytes: (nint)copy, Size: sizeInBytes));
            if (stored != Result.Ok) NativeMemory.Free(copy);
            return stored;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int GetBinary(void* self, byte* id, void** data, uint* sizeInBytes)
    {
        try
        {
            if (data == null || sizeInBytes == null || !Find(self, id, Kind.Binary, out Entry entry)) return Result.False;
            *data = (void*)entry.Bytes;
            *sizeInBytes = entry.Size;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }
}
