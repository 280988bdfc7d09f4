using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

unsafe delegate void FillAttributes(void* attributes);

/// <summary>Who hears a link's messages.</summary>
unsafe interface ILinked
{
    void Receive(ReadOnlySpan<byte> message, void* attributes);
    void Connected();
}

/// <summary>One end of the connection between processor and controller. UI thread.</summary>
sealed unsafe class Link(ILinked owner)
{
    void* _context; // IHostApplication or null
    void* _peer;    // IConnectionPoint or null: no reference held, as the host's proxies expect

    public bool IsConnected => _peer != null;

    /// <summary>Borrowed; null where the host gave none.</summary>
    public void* Context => _context;

    public int SetContext(void* context)
    {
        Call.Release(_context);
        _context = Call.Query(context, Iid.IHostApplication);
        return Result.Ok;
    }

    public void Close()
    {
        _peer = null;
        Call.Release(_context);
        _context = null;
    }

    public int Connect(void* other)
    {
        if (other == null) return Result.InvalidArgument;
        if (_peer != null) return Result.False;
        _peer = other;
        owner.Connected();
        return Result.Ok;
    }

    public int Disconnect(void* other)
    {
        if (_peer == null || other != _peer) return Result.False;
        _peer = null;
        return Result.Ok;
    }

    public int Notify(void* message)
    {
        if (message == null) return Result.InvalidArgument;
        var id = Text.ReadUtf8(Call.Message.GetMessageId(message), 64);
        if (!id.StartsWith("TopDown."u8)) return Result.False;
        void* attributes = Call.Message.GetAttributes(message);
        if (attributes != null) owner.Receive(id, attributes);
        return Result.Ok;
    }

    /// <summary>Sends through the host; says nothing where the host makes no messages or no one is connected.</summary>
    public void Send(ReadOnlySpan<byte> id, FillAttributes? fill = null)
    {
        if (_peer == null || _context == null) return;
        Tuid iid = Iid.IMessage;
        void* message = null;
        if (Call.HostApplication.CreateInstance(_context, &iid, &iid, &message) != Result.Ok || message == null) return;
        fixed (byte* name = id) Call.Message.SetMessageId(message, name);
        void* attributes = Call.Message.GetAttributes(message);
        if (attributes != null)
        {
            fill?.Invoke(attributes);
            Call.ConnectionPoint.Notify(_peer, message);
        }
        Call.Release(message);
    }

    public static void SetInt(void* attributes, ReadOnlySpan<byte> name, long value)
    {
        fixed (byte* n = name) Call.AttributeList.SetInt(attributes, n, value);
    }

    public static void SetFloat(void* attributes, ReadOnlySpan<byte> name, double value)
    {
        fixed (byte* n = name) Call.AttributeList.SetFloat(attributes, n, value);
    }

    public static void SetBytes(void* attributes, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        fixed (byte* n = name)
        fixed (byte* v = &MemoryMarshal.GetReference(value)) Call.AttributeList.SetBinary(attributes, n, v, (uint)value.Length);
    }

    public static long Int(void* attributes, ReadOnlySpan<byte> name)
    {
        long value = -1;
        fixed (byte* n = name) Call.AttributeList.GetInt(attributes, n, &value);
        return value;
    }

    public static double Float(void* attributes, ReadOnlySpan<byte> name)
    {
        double value = double.NaN;
        fixed (byte* n = name) Call.AttributeList.GetFloat(attributes, n, &value);
        return value;
    }

    public static ReadOnlySpan<byte> Bytes(void* attributes, ReadOnlySpan<byte> name)
    {
        void* data = null;
        uint size = 0;
        fixed (byte* n = name)
        {
            if (Call.AttributeList.GetBinary(attributes, n, &data, &size) != Result.Ok || data == null) return default;
        }
        return new(data, (int)Math.Min(size, 1 << 24));
    }
}
