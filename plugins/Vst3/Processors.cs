namespace TopDown.Vst3;

/// <summary>All processors of this module in this process, by token, so that a controller can find its own. UI thread.</summary>
static class Processors
{
    static readonly Lock s_gate = new();
    static readonly Dictionary<long, WeakReference<Processor>> s_all = [];
    static long s_next;

    public static void Add(Processor processor)
    {
        lock (s_gate) s_all[++s_next] = new(processor);
    }

    public static void Remove(Processor processor)
    {
        lock (s_gate)
        {
            long token = TokenOf(processor);
            s_all.Remove(token);
        }
    }

    public static long TokenOf(Processor processor)
    {
        lock (s_gate)
        {
            foreach (var (token, reference) in s_all)
                if (reference.TryGetTarget(out var one) && one == processor) return token;
            return 0;
        }
    }

    public static Processor? Find(long token)
    {
        lock (s_gate) return s_all.TryGetValue(token, out var reference) && reference.TryGetTarget(out var one) ? one : null;
    }
}
