using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>
/// IParamValueQueue: the points of one parameter in one block. Reused block after block; it grows when a block holds
/// more points than any before and allocates nothing otherwise.
/// </summary>
sealed unsafe class PointQueue() : ComObject(s_class)
{
    static readonly ComClass s_class = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, uint>)&GetParameterId,
        (nint)(delegate* unmanaged<void*, int>)&GetPointCount,
        (nint)(delegate* unmanaged<void*, int, int*, double*, int>)&GetPoint,
        (nint)(delegate* unmanaged<void*, int, double, int*, int>)&AddPoint), Iid.IParamValueQueue));

    (int Sample, double Value)[] _points = new (int, double)[64];

    public uint Id { get; private set; }

    public int Count { get; private set; }

    public ReadOnlySpan<(int Sample, double Value)> Points => _points.AsSpan(0, Count);

    public void Begin(uint id)
    {
        Id = id;
        Count = 0;
    }

    /// <summary>After the others, in whatever order they come: several points on one sample stay as they are.</summary>
    public void Append(int sample, double value)
    {
        if (Count == _points.Length) Array.Resize(ref _points, 2 * Count);
        _points[Count++] = (sample, value);
    }

    /// <summary>In order of time, as a host does with what a plug-in adds: a point on the same sample replaces the older one.</summary>
    int Insert(int sample, double value)
    {
        int at = Count;
        while (at > 0 && _points[at - 1].Sample >= sample) at--;
        if (at < Count && _points[at].Sample == sample)
        {
            _points[at].Value = value;
            return at;
        }
        Append(sample, value);
        for (int i = Count - 1; i > at; i--) _points[i] = _points[i - 1];
        _points[at] = (sample, value);
        return at;
    }

    [UnmanagedCallersOnly]
    static uint GetParameterId(void* self)
    {
        try
        {
            return From<PointQueue>(self)?.Id ?? ParameterInfo.NoId;
        }
        catch
        {
            return ParameterInfo.NoId;
        }
    }

    [UnmanagedCallersOnly]
    static int GetPointCount(void* self)
    {
        try
        {
            return From<PointQueue>(self)?.Count ?? 0;
        }
        catch
        {
            return 0;
        }
    }

    [UnmanagedCallersOnly]
    static int GetPoint(void* self, int index, int* sampleOffset, double* value)
    {
        try
        {
            if (From<PointQueue>(self) is not { } me || sampleOffset == null || value == null) return Result.InvalidArgument;
            if ((uint)index >= (uint)me.Count) return Result.False;
            (*sampleOffset, *value) = me._points[index];
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int AddPoint(void* self, int sampleOffset, double value, int* index)
    {
        try
        {
            if (From<PointQueue>(self) is not { } me) return Result.InvalidArgument;
            int at = me.Insert(sampleOffset, value);
            if (index != null) *index = at;
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }
}
