using TopDown.Plugin;
using TopDown.Ui.Editing;
using TopDown.Ui.Windows;
using TopDown.Ui.Windows.Cocoa;
using TopDown.Ui.Windows.Win32;
using TopDown.Ui.Windows.X11;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// An editor as hosts hold it: IPlugView, IPlugViewContentScaleSupport, IParameterFinder. UI thread. Hosts attach late, twice or
/// never, destroy their window first and release views after the controller was terminated: all of it is an answer, not a crash.
/// Entry points are in View.Entries.cs.
/// </summary>
sealed unsafe partial class View : ComObject, IShell
{
    readonly Controller _controller;
    readonly Editor _editor;
    readonly EditorWindow _window;
    void* _frame;             // IPlugFrame, a reference of ours
    HostLoop? _loop;          // X11 only, while attached
    XcbWindow? _waiting;      // attached before there was a loop
    float _scale = 1;
    bool _isAttached, _isResizing;

    public View(Controller controller, Desk desk, EditorMemory memory, IPresetShelf shelf) : base(Shape)
    {
        _controller = controller;
        controller.AddRef();
        _editor = new Editor(desk, new Feed(controller), memory, shelf) { Shell = this };
        _window = new EditorWindow(_editor);
        controller.Opened(this);
    }

    protected override void OnLastRelease()
    {
        Detach();
        TakeFrame(null);
        _controller.Closed(this);
        _controller.Release();
    }

    public bool IsAttached => _isAttached;

    /// <summary>Values, readings or state changed. Any thread.</summary>
    public void Changed() => _editor.Changed();

    /// <summary>The controller's state brought another zoom: the window follows.</summary>
    public void ZoomChanged()
    {
        if (_window.Size != _editor.WantedSize) Resize(_editor.WantedSize.Width, _editor.WantedSize.Height);
        Changed();
    }

    /// <summary>The controller ends: nothing is shown any more.</summary>
    public void Detach()
    {
        if (!_isAttached) return;
        _isAttached = false;
        _waiting = null;
        _window.Dispose(); // lets go of the loop
        _loop?.Dispose();
        _loop = null;
    }

    int Attach(void* parent, byte* type)
    {
        if (parent == null || type == null) return Result.InvalidArgument;
        if (_isAttached || !_controller.IsAlive || !Supports(type)) return Result.False;
        _isAttached = OperatingSystem.IsWindows() ? _window.Open((sink, w, h) => Win32Window.Open((nint)parent, sink, w, h))
            : OperatingSystem.IsMacOS() ? AttachCocoa((nint)parent)
            : AttachX11((uint)(nuint)parent);
        return Result.Of(_isAttached);
    }

    // Without a loop there are no events: a frame that has none is refused. A host that sets its frame later is waited for.
    bool AttachX11(uint parent)
    {
        var loop = HostLoop.Of(_frame) ?? _controller.HostLoop();
        if (loop == null && _frame != null) return false;
        XcbWindow? made = null;
        if (!_window.Open((sink, w, h) => made = XcbWindow.Open(parent, sink, w, h)))
        {
            loop?.Dispose();
            return false;
        }
        if (loop == null) _waiting = made;
        else if (!Follow(made!, loop)) return false;
        return true;
    }

    bool Follow(XcbWindow window, HostLoop loop)
    {
        _waiting = null;
        _loop = loop;
        if (window.Follow(loop)) return true;
        _window.Dispose();
        loop.Dispose();
        _loop = null;
        return false;
    }

    bool AttachCocoa(nint parent)
    {
        SetScale(_scale * CocoaWindow.Density / _density);
        _density = CocoaWindow.Density;
        return _window.Open((sink, w, h) => CocoaWindow.Open(parent, sink, w, h));
    }

    float _density = 1; // pixels a point of the host: above 1 on a Mac only

    static bool Supports(byte* type) =>
        type != null && (OperatingSystem.IsWindows() ? Text.Is(type, ViewNames.Hwnd) : OperatingSystem.IsMacOS() ? Text.Is(type, ViewNames.NsView) : Text.Is(type, ViewNames.X11));

    void TakeFrame(void* frame)
    {
        if (frame == _frame) return;
        Call.AddRef(frame);
        Call.Release(_frame);
        _frame = frame;
        // The loop of a window that is open is kept until it closes, whatever becomes of the frame.
        if (_waiting is { } window && frame != null && HostLoop.Of(frame) is { } loop && !Follow(window, loop)) _isAttached = false;
    }

    ViewRect Rect(int width, int height) => new() { Right = (int)MathF.Round(width / _density), Bottom = (int)MathF.Round(height / _density) };

    int Pixels(int points) => (int)MathF.Round(Math.Clamp(points, 0, 16_000) * _density);

    int SetSize(ViewRect* rect)
    {
        if (rect == null) return Result.InvalidArgument;
        if (rect->Width <= 0 || rect->Height <= 0) return Result.False;
        _window.Fit(Pixels(rect->Width), Pixels(rect->Height));
        return Result.Ok;
    }

    int Constrain(ViewRect* rect)
    {
        if (rect == null) return Result.InvalidArgument;
        var (width, height) = _editor.Constrain(Pixels(rect->Width), Pixels(rect->Height));
        ViewRect right = Rect(width, height);
        (rect->Right, rect->Bottom) = (rect->Left + right.Right, rect->Top + right.Bottom);
        return Result.Ok;
    }

    int SetScale(float factor)
    {
        if (!(factor is >= 0.25f and <= 8)) return Result.InvalidArgument;
        if (factor == _scale) return Result.Ok;
        _scale = factor;
        _editor.HostScale = factor;
        Resize(_editor.WantedSize.Width, _editor.WantedSize.Height);
        return Result.Ok;
    }

    int Key(char character, short code, short modifiers)
    {
        KeyStroke stroke = ViewKeys.Stroke(character, code, modifiers);
        return Result.Of(stroke.Key != Ui.Editing.Key.None && _isAttached && _window.Key(stroke));
    }

    int Find(int x, int y, uint* id)
    {
        if (id == null) return Result.InvalidArgument;
        if (_editor.ParameterAt(Pixels(x), Pixels(y)) is not { } parameter) return Result.False;
        *id = parameter.Number;
        return Result.Ok;
    }

    /// <summary>What is done in one editor may show in the others of the same instance: values, steps, slots, a preset's name.</summary>
    public void Wake() => _controller.WakeViews();

    public void WakeThis() => _window.Wake();

    /// <summary>
    /// Hosts answer by calling onSize, some later; one that will not leaves the window as it is. Before a window is open there is
    /// nobody to ask: it will be asked for its size.
    /// </summary>
    public bool Resize(int width, int height)
    {
        if (_isResizing) return false; // a host that asks us to resize while we ask it
        if (!_isAttached || _frame == null)
        {
            if (_isAttached) return false;
            _window.Fit(width, height);
            return true;
        }
        _isResizing = true;
        try
        {
            ViewRect rect = Rect(width, height);
            if (Call.PlugFrame.ResizeView(_frame, Borrow(Iid.IPlugView), &rect) == Result.Ok) return true;
            var (w, h) = _window.Size;
            _window.Fit(w, h); // the scale may have changed: drawn anew into the room there is
            return false;
        }
        finally
        {
            _isResizing = false;
        }
    }

    public void TakeKeys(bool wanted) => _window.TakeKeys(wanted);

    public void Show(Cursor cursor) => _window.Show(cursor);

    public bool OpenManual() => _controller.OpenManual();
}
