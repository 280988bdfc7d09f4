using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>
/// IParameterChanges: what moves in one block, one queue a parameter. Made with as many queues as the plug-in has
/// parameters, then reused without allocation.
/// </summary>
sealed unsafe class PointList : ComObject
{
    static readonly ComClass s_class = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, int>)&GetParameterCount,
        (nint)(delegate* unmanaged<void*, int, void*>)&GetParameterData,
        (nint)(delegate* unmanaged<void*, uint*, int*, void*>)&AddParameterData), Iid.IParameterChanges));

    readonly List<PointQueue> _queues = [];
    readonly Dictionary<uint, int> _indexOf = [];

    public PointList(int parameters) : base(s_class)
    {
        for (int i = 0; i < parameters; i++) _queues.Add(new PointQueue());
        _indexOf.EnsureCapacity(parameters);
    }

    /// <summary>Parameters that moved.</summary>
    public int Count { get; private set; }

    public PointQueue this[int index] => _queues[index];

    public void Clear()
    {
        Count = 0;
        _indexOf.Clear();
    }

    public void Append(uint id, int sample, double value) => _queues[IndexOf(id)].Append(sample, value);

    int IndexOf(uint id)
    {
        if (_indexOf.TryGetValue(id, out int index)) return index;
        if (Count == _queues.Count) _queues.Add(new PointQueue());
        _queues[Count].Begin(id);
        _indexOf.Add(id, Count);
        return Count++;
    }

    protected override void OnLastRelease()
    {
        foreach (PointQueue queue in _queues) queue.Release();
    }

    [UnmanagedCallersOnly]
    static int GetParameterCount(void* self)
    {
        try
        {
            return From<PointList>(self)?.Count ?? 0;
        }
        catch
        {
            return 0;
        }
    }

    [UnmanagedCallersOnly]
    static void* GetParameterData(void* self, int index)
    {
        try
        {
            return From<PointList>(self) is { } me && (uint)index < (uint)me.Count ? me._queues[index].Identity : null;
        }
        catch
        {
            return null;
        }
    }

    [UnmanagedCallersOnly]
    static void* AddParameterData(void* self, uint* id, int* index)
    {
        try
        {
            if (From<PointList>(self) is not { } me || id == null) return null;
            int at = me.IndexOf(*id);
            if (index != null) *index = at;
            return me._queues[at].Identity;
        }
        catch
        {
            return null;
        }
    }
}
