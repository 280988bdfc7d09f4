using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// Walks all points of a block's parameter queues in order of time, straight from the host's lists: no copy, no limit on
/// points. More than 128 queues in one block (no page has so many) are left out.
/// </summary>
unsafe struct EventCursor
{
    const int Most = 128;

    struct Queue
    {
        public void* List;
        public uint Id;
        public int Next, Count, Offset;
        public double Value;
    }

    fixed long _storage[Most * 4];
    int _queues;
    int _blockLength;

    public void Begin(void* changes, int blockLength)
    {
        _queues = 0;
        _blockLength = blockLength;
        int count = changes == null ? 0 : Call.ParameterChanges.GetParameterCount(changes);
        for (int i = 0; i < count && _queues < Most; i++)
        {
            void* list = Call.ParameterChanges.GetParameterData(changes, i);
            if (list == null) continue;
            ref Queue q = ref At(_queues);
            q = new Queue { List = list, Id = Call.ParamValueQueue.GetParameterId(list), Count = Call.ParamValueQueue.GetPointCount(list) };
            if (!Load(ref q)) continue;
            // A program is a preset's values; values sent at the same sample are meant to stand on top of it.
            if (q.Id == HostIds.Program) (At(0), q) = (q, At(0));
            _queues++;
        }
    }

    /// <summary>The earliest point left; false at the end.</summary>
    public bool Next(out int offset, out uint id, out double value)
    {
        int first = -1;
        for (int i = 0; i < _queues; i++)
            if (first < 0 || At(i).Offset < At(first).Offset) first = i;
        (offset, id, value) = (0, 0, 0);
        if (first < 0) return false;
        ref Queue q = ref At(first);
        (offset, id, value) = (q.Offset, q.Id, q.Value);
        if (!Load(ref q))
        {
            // Keep the order of queues: points at one sample are taken in the host's order.
            for (int i = first + 1; i < _queues; i++) At(i - 1) = At(i);
            _queues--;
        }
        return true;
    }

    bool Load(ref Queue q)
    {
        while (q.Next < q.Count)
        {
            int offset;
            double value;
            if (Call.ParamValueQueue.GetPoint(q.List, q.Next++, &offset, &value) != Result.Ok) continue;
            // Never backwards, never outside: hosts send offsets at and past the block's end.
            q.Offset = Math.Clamp(Math.Max(offset, q.Offset), 0, Math.Max(_blockLength, 0));
            q.Value = value;
            return true;
        }
        return false;
    }

    ref Queue At(int i)
    {
        fixed (long* s = _storage) return ref ((Queue*)s)[i];
    }
}
