namespace TopDown.Ui.Windows;

/// <summary>The host's loop on systems that have none of their own (X11): it watches a file descriptor and a clock for us. UI thread.</summary>
public interface IEventLoop
{
    /// <summary>Calls <paramref name="ready"/> whenever there is something to read. False: refused.</summary>
    bool Watch(int descriptor, Action ready);

    void Unwatch();

    /// <summary>Calls <paramref name="tick"/> about every so many milliseconds until <see cref="StopTimer"/>. False: refused.</summary>
    bool StartTimer(int milliseconds, Action tick);

    void StopTimer();
}
