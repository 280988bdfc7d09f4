using System.Diagnostics;
using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>
/// The loop that a host lends its plug-ins' editors on Linux (IRunLoop), on the thread that turns it: descriptors are watched by poll,
/// timers are called when they are due. Handlers may register and unregister from within their calls.
/// </summary>
public sealed unsafe partial class EventLoop
{
    const short Readable = 1;

    [StructLayout(LayoutKind.Sequential)]
    struct PollEntry
    {
        public int Descriptor;
        public short Wanted, Came;
    }

    sealed record Timer(nint Handler, long Interval)
    {
        public long Due { get; set; }
    }

    readonly List<(nint Handler, int Descriptor)> _handlers = [];
    readonly List<Timer> _timers = [];
    readonly List<(int Descriptor, Action Ready)> _own = [];

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int PollDescriptors(PollEntry* entries, ulong count, int milliseconds);

    /// <summary>Timers that plug-ins have running at the moment.</summary>
    public int Timers => _timers.Count;

    /// <summary>Descriptors that plug-ins have watched at the moment.</summary>
    public int Handlers => _handlers.Count;

    /// <summary>Calls of timers so far.</summary>
    public int Ticks { get; private set; }

    /// <summary>Something of the host's own to watch.</summary>
    public void Watch(int descriptor, Action ready) => _own.Add((descriptor, ready));

    public void Unwatch(int descriptor) => _own.RemoveAll(o => o.Descriptor == descriptor);

    internal int Register(void* handler, int descriptor)
    {
        if (handler == null || descriptor < 0) return Result.InvalidArgument;
        Call.AddRef(handler);
        _handlers.Add(((nint)handler, descriptor));
        return Result.Ok;
    }

    internal int Unregister(void* handler)
    {
        int at = _handlers.FindIndex(h => h.Handler == (nint)handler);
        if (at < 0) return Result.False;
        _handlers.RemoveAt(at);
        Call.Release(handler);
        return Result.Ok;
    }

    internal int RegisterTimer(void* handler, ulong milliseconds)
    {
        if (handler == null || milliseconds == 0) return Result.InvalidArgument;
        Call.AddRef(handler);
        long interval = (long)milliseconds * Stopwatch.Frequency / 1000;
        _timers.Add(new((nint)handler, interval) { Due = Stopwatch.GetTimestamp() + interval });
        return Result.Ok;
    }

    internal int UnregisterTimer(void* handler)
    {
        int at = _timers.FindIndex(t => t.Handler == (nint)handler);
        if (at < 0) return Result.False;
        _timers.RemoveAt(at);
        Call.Release(handler);
        return Result.Ok;
    }

    /// <summary>Waits for the next thing to happen, at most so long, and does what is due.</summary>
    public void Turn(int mostMilliseconds)
    {
        int own = _own.Count, count = own + _handlers.Count;
        PollEntry* entries = stackalloc PollEntry[Math.Max(1, count)];
        for (int i = 0; i < count; i++) entries[i] = new() { Descriptor = i < own ? _own[i].Descriptor : _handlers[i - own].Descriptor, Wanted = Readable };
        var watched = _handlers.ToArray();
        var mine = _own.ToArray();
        if (PollDescriptors(entries, (ulong)count, Wait(mostMilliseconds)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                if (entries[i].Came == 0) continue;
                if (i < own) mine[i].Ready();
                else if (_handlers.Contains(watched[i - own])) Call.EventHandler.OnFdIsSet((void*)watched[i - own].Handler, entries[i].Descriptor);
            }
        }
        long now = Stopwatch.GetTimestamp();
        foreach (Timer timer in _timers.ToArray())
        {
            if (timer.Due > now || !_timers.Contains(timer)) continue;
            timer.Due = now + timer.Interval;
            Ticks++;
            Call.TimerHandler.OnTimer((void*)timer.Handler);
        }
    }

    int Wait(int most)
    {
        long now = Stopwatch.GetTimestamp(), wait = (long)most * Stopwatch.Frequency / 1000;
        foreach (Timer timer in _timers) wait = Math.Min(wait, Math.Max(0, timer.Due - now));
        return (int)(wait * 1000 / Stopwatch.Frequency);
    }
}
