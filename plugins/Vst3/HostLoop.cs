using System.Runtime.InteropServices;
using TopDown.Ui.Windows;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>A host's Linux::IRunLoop for one window: one descriptor and one timer. UI thread. What is registered is taken back on Dispose.</summary>
sealed unsafe class HostLoop : IEventLoop, IDisposable
{
    void* _loop;
    Handler? _watch, _timer;

    HostLoop(void* loop) => _loop = loop;

    /// <summary>What a frame or a context offers; null where it has none.</summary>
    public static HostLoop? Of(void* host)
    {
        void* loop = Call.Query(host, Iid.IRunLoop);
        return loop == null ? null : new HostLoop(loop);
    }

    public bool Watch(int descriptor, Action ready)
    {
        if (_loop == null || _watch != null) return false;
        _watch = new Handler(ready);
        if (Call.RunLoop.RegisterEventHandler(_loop, _watch.Borrow(Iid.IEventHandler), descriptor) == Result.Ok) return true;
        _watch.End();
        _watch = null;
        return false;
    }

    public void Unwatch()
    {
        if (_watch is not { } watch) return;
        _watch = null;
        if (_loop != null) Call.RunLoop.UnregisterEventHandler(_loop, watch.Borrow(Iid.IEventHandler));
        watch.End();
    }

    public bool StartTimer(int milliseconds, Action tick)
    {
        if (_timer != null) return true;
        if (_loop == null) return false;
        _timer = new Handler(tick);
        if (Call.RunLoop.RegisterTimer(_loop, _timer.Borrow(Iid.ITimerHandler), (ulong)milliseconds) == Result.Ok) return true;
        _timer.End();
        _timer = null;
        return false;
    }

    public void StopTimer()
    {
        if (_timer is not { } timer) return;
        _timer = null;
        if (_loop != null) Call.RunLoop.UnregisterTimer(_loop, timer.Borrow(Iid.ITimerHandler));
        timer.End();
    }

    public void Dispose()
    {
        StopTimer();
        Unwatch();
        Call.Release(_loop);
        _loop = null;
    }

    /// <summary>What the host calls. A host may hold it longer than it is registered, and may call once more: then nothing happens.</summary>
    sealed class Handler(Action call) : ComObject(s_shape)
    {
        static readonly ComClass s_shape = new(
            new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, int, void>)&OnFdIsSet), Iid.IEventHandler),
            new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, void>)&OnTimer), Iid.ITimerHandler));

        Action? _call = call;

        public void End()
        {
            _call = null;
            Release();
        }

        [UnmanagedCallersOnly]
        static void OnFdIsSet(void* self, int descriptor)
        {
            try { From<Handler>(self)?._call?.Invoke(); }
            catch { Diagnostics.Caught(); }
        }

        [UnmanagedCallersOnly]
        static void OnTimer(void* self)
        {
            try { From<Handler>(self)?._call?.Invoke(); }
            catch { Diagnostics.Caught(); }
        }
    }
}
