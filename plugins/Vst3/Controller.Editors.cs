using System.Text;
using TopDown.Plugin;
using TopDown.Ui.Editing;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>The controller's part in editors: its views, what they are fed with, and its own state, which is what editors remember.</summary>
sealed unsafe partial class Controller
{
    const string Head = "TopDown controller ", Version = "1";

    readonly EditorMemory _memory = new();
    readonly PresetShelf _shelf;
    readonly Lock _gate = new();     // of who replaces _views
    volatile View[] _views = [];     // never changed in place: a host's automation may come on a thread of its own, and views call hosts
    string _firstLine = Head + Version;
    byte[] _lastRead = [];           // with the memory's lines at that time: what was read is written again byte for byte
    string _linesThen = "";

    /// <summary>Between initialize and terminate.</summary>
    public bool IsAlive { get => _isAlive; private set => _isAlive = value; }

    void* NewView() => IsAlive ? new View(this, _desk, _memory, _shelf).Borrow(Iid.IPlugView) : null;

    public void Opened(View view)
    {
        lock (_gate) _views = [.. _views, view];
    }

    public void Closed(View view)
    {
        lock (_gate) _views = Array.FindAll(_views, v => v != view);
    }

    void CloseViews()
    {
        IsAlive = false;
        foreach (View view in _views) view.Detach();
    }

    void Changed()
    {
        foreach (View view in _views) view.Changed();
    }

    /// <summary>Every editor looks once whether anything is new. Any thread.</summary>
    public void WakeViews()
    {
        foreach (View view in _views) view.WakeThis();
    }

    void TakeReading(Reading reading, double normal)
    {
        if (Reading.Moves(ref _readings[reading.Index], normal)) Changed();
    }

    byte[] OwnState()
    {
        string lines = _memory.Write();
        return _lastRead.Length > 0 && lines == _linesThen ? _lastRead : Encoding.UTF8.GetBytes(_firstLine + "\n" + lines);
    }

    int ReadOwnState(void* stream)
    {
        if (stream == null) return Result.InvalidArgument;
        byte[] state = StreamText.ReadAll(stream);
        if (!state.AsSpan().StartsWith("TopDown controller "u8)) return Result.False;
        if (state.AsSpan().SequenceEqual(PresetFiles.ControllerState)) return Result.Ok; // a preset leaves the window as it is
        string text = Encoding.UTF8.GetString(state);
        int end = text.IndexOf('\n');
        (_firstLine, string lines) = end < 0 ? (text, "") : (text[..end], text[(end + 1)..]);
        _memory.Read(lines); // what a later version wrote is kept as it is
        (_lastRead, _linesThen) = (state, _memory.Write());
        foreach (View view in _views) view.ZoomChanged();
        return Result.Ok;
    }

    /// <summary>The run loop that a host offers by its context instead of its frame; null where there is none.</summary>
    public HostLoop? HostLoop() => Vst3.HostLoop.Of(_link.Context);

    public double SampleRate => _processor?.SampleRate ?? _remoteRate;

    /// <summary>Straight from the processor where it is in this process, else what the host last forwarded.</summary>
    public float ReadingSince(ref long cursor, int reading) =>
        _processor is { } p ? p.Runner.Meters.Since(ref cursor, reading) : (float)Page.Readings[reading].ToPlain(_readings[reading]);

    /// <summary>The newest samples of a tap: from the ring in one process, else what the last answer brought.</summary>
    public bool LatestTap(int tap, Span<float> left, Span<float> right)
    {
        if (_processor is not { } p) return RemoteTap(tap, left, right);
        p.Runner.TapRing(tap).IsListened = true;
        return p.Runner.TapRing(tap).Latest(left, right);
    }

    // A method of its own: the message's delegate is allocated on entry.
    bool RemoteTap(int tap, Span<float> left, Span<float> right)
    {
        if (!_link.IsConnected) return false;
        _link.Send(Messages.ListenTap, a => Link.SetInt(a, Messages.Number, tap));
        int n = left.Length;
        if (n > Messages.TapFrames || _remoteWritten[tap] < n) return false;
        _remoteTaps[tap].AsSpan(Messages.TapFrames - n, n).CopyTo(left);
        _remoteTaps[tap].AsSpan(2 * Messages.TapFrames - n, n).CopyTo(right);
        return true;
    }

    public long TapWritten(int tap) => _processor?.Runner.TapRing(tap).Written ?? _remoteWritten[tap];

    /// <summary>A view closes: when none is left, nobody listens to taps.</summary>
    public void Quiet()
    {
        foreach (View view in _views)
            if (view.IsAttached) return;
        if (_processor is { } p) p.Quiet();
        else _link.Send(Messages.Quiet);
    }

    int Unlink(void* other)
    {
        int result = _link.Disconnect(other);
        if (result == Result.Ok) _processor = null;
        return result;
    }

    /// <summary>The manual's page in the bundle; null where there is none (a plug-in that runs without a bundle).</summary>
    public string? Manual => ManualFile.Find();

    public bool OpenManual() => Manual is { } file && ManualFile.Open(file);
}
