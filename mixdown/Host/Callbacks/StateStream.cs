using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>IBStream over memory; also says whether the bytes belong to a project or a preset (IStreamAttributes).</summary>
sealed unsafe class StateStream : ComObject
{
    static readonly ComClass s_class = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int, int*, int>)&Read,
            (nint)(delegate* unmanaged<void*, void*, int, int*, int>)&Write,
            (nint)(delegate* unmanaged<void*, long, int, long*, int>)&Seek,
            (nint)(delegate* unmanaged<void*, long*, int>)&Tell), Iid.IBStream),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, char*, int>)&GetFileName,
            (nint)(delegate* unmanaged<void*, void*>)&GetAttributes), Iid.IStreamAttributes));

    readonly AttributeList _attributes = new();
    readonly MemoryStream _bytes = new();

    /// <summary>Longest piece one read hands out; 1 shows a plug-in that expects all it asked for in one call.</summary>
    readonly int _longestRead;

    public StateStream(ReadOnlySpan<byte> content = default, string stateType = PresetAttributes.Project, int longestRead = int.MaxValue) : base(s_class)
    {
        _bytes.Write(content);
        _bytes.Position = 0;
        _longestRead = longestRead;
        _attributes.Set("StateType", stateType);
    }

    public byte[] ToArray() => _bytes.ToArray();

    public void* Pointer => Identity;

    protected override void OnLastRelease()
    {
        _attributes.Release();
        _bytes.Dispose();
    }

    [UnmanagedCallersOnly]
    static int Read(void* self, void* buffer, int bytes, int* bytesRead)
    {
        if (bytesRead != null) *bytesRead = 0;
        try
        {
            if (From<StateStream>(self) is not { } me || bytes < 0 || buffer == null && bytes > 0) return Result.InvalidArgument;
            int got = me._bytes.Read(new Span<byte>(buffer, Math.Min(bytes, me._longestRead)));
            if (bytesRead != null) *bytesRead = got;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int Write(void* self, void* buffer, int bytes, int* bytesWritten)
    {
        if (bytesWritten != null) *bytesWritten = 0;
        try
        {
            if (From<StateStream>(self) is not { } me || bytes < 0 || buffer == null && bytes > 0) return Result.InvalidArgument;
            me._bytes.Write(new ReadOnlySpan<byte>(buffer, bytes));
            if (bytesWritten != null) *bytesWritten = bytes;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int Seek(void* self, long position, int mode, long* result)
    {
        try
        {
            if (From<StateStream>(self) is not { } me || mode is < 0 or > 2) return Result.InvalidArgument;
            long target = position + (mode == 0 ? 0 : mode == 1 ? me._bytes.Position : me._bytes.Length);
            if (target < 0) return Result.InvalidArgument;
            me._bytes.Position = target;
            if (result != null) *result = target;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int Tell(void* self, long* position)
    {
        try
        {
            if (From<StateStream>(self) is not { } me || position == null) return Result.InvalidArgument;
            *position = me._bytes.Position;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int GetFileName(void* self, char* name) => Result.NotImplemented;

    [UnmanagedCallersOnly]
    static void* GetAttributes(void* self)
    {
        try
        {
            StateStream? me = From<StateStream>(self);
            return me == null ? null : me._attributes.Identity;
        }
        catch
        {
            return null;
        }
    }
}
