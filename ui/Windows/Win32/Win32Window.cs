using System.Runtime.InteropServices;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.Win32;

/// <summary>
/// A child of a host's window on Windows. Seen to work under Wine; no real Windows was to be had where it was written. Messages are in
/// Win32Window.Messages.cs. Many plug-ins are many modules in one process, each with a window class of its own.
/// </summary>
public sealed unsafe partial class Win32Window : INativeWindow
{
    const nint TimerId = 1;
    const uint FromAddress = 4, NoReference = 2;

    static ushort s_class;
    static nint s_module;

    readonly IWindowSink _sink;
    readonly nint _window;
    GCHandle _self;
    Canvas? _canvas;
    nint _focusBefore;
    Cursor _cursor;
    int _held;           // buttons, a bit each
    int _lastX, _lastY;
    bool _isTracking, _wantsKeys;

    Win32Window(nint parent, IWindowSink sink, int width, int height)
    {
        _sink = sink;
        _self = GCHandle.Alloc(this);
        fixed (char* title = "")
            _window = User32.CreateWindowExW(0, (char*)s_class, title, User32.Child | User32.Visible | User32.ClipChildren | User32.ClipSiblings, 0, 0, width, height, parent, 0, s_module, GCHandle.ToIntPtr(_self));
        if (_window != 0) IsOpen = true;
        else if (_self.IsAllocated) _self.Free();
    }

    /// <summary>Null where the parent is no window.</summary>
    /// <param name="parent">The host's HWND.</param>
    public static Win32Window? Open(nint parent, IWindowSink sink, int width, int height)
    {
        if (User32.IsWindow(parent) == 0 || !Register()) return null;
        var window = new Win32Window(parent, sink, width, height);
        return window.IsOpen ? window : null;
    }

    static bool Register()
    {
        if (s_class != 0) return true;
        nint procedure = (nint)(delegate* unmanaged<nint, uint, nint, nint, nint>)&Procedure, module = 0;
        User32.GetModuleHandleExW(FromAddress | NoReference, procedure, &module);
        s_module = module;
        fixed (char* name = "TopDownEditor" + procedure.ToString("X"))
        {
            var c = new User32.WindowClass { Size = (uint)sizeof(User32.WindowClass), Procedure = procedure, Module = module, Name = name };
            s_class = User32.RegisterClassExW(&c);
            if (s_class != 0) return true;
            User32.UnregisterClassW(name, module); // left by a module that lay at the same address
            s_class = User32.RegisterClassExW(&c);
        }
        return s_class != 0;
    }

    public bool IsOpen { get; private set; }

    public void Resize(int width, int height)
    {
        if (IsOpen) User32.SetWindowPos(_window, 0, 0, 0, width, height, User32.NoMove | User32.NoZOrder | User32.NoActivate);
    }

    /// <summary>What changed is made invalid; Windows asks for it at once.</summary>
    public void Present(Canvas canvas, ReadOnlySpan<PixelBox> boxes)
    {
        if (!IsOpen) return;
        _canvas = canvas;
        foreach (var box in boxes)
        {
            if (box.IsEmpty) continue;
            var rect = new User32.Rect { Left = box.X, Top = box.Y, Right = box.Right, Bottom = box.Bottom };
            User32.InvalidateRect(_window, &rect, 0);
        }
        User32.UpdateWindow(_window);
    }

    void PaintNow()
    {
        User32.PaintInfo paint = default;
        nint device = User32.BeginPaint(_window, &paint);
        if (device != 0 && _canvas is { } canvas)
        {
            var area = paint.Area;
            PixelBox box = new PixelBox(area.Left, area.Top, area.Right - area.Left, area.Bottom - area.Top).Cut(new(0, 0, canvas.Width, canvas.Height));
            if (!box.IsEmpty) Put(device, canvas, box);
        }
        User32.EndPaint(_window, &paint);
    }

    // The picture begins at the box's first row: a negative height is "top row first".
    static void Put(nint device, Canvas canvas, PixelBox box)
    {
        var header = new User32.BitmapHeader { Size = (uint)sizeof(User32.BitmapHeader), Width = canvas.Width, Height = -box.Height, Planes = 1, BitCount = 32 };
        fixed (uint* pixels = canvas.Pixels)
            User32.SetDIBitsToDevice(device, box.X, box.Y, (uint)box.Width, (uint)box.Height, box.X, 0, 0, (uint)box.Height, pixels + (long)box.Y * canvas.Width, &header, 0);
    }

    public void RunTimer(bool on)
    {
        if (!IsOpen) return;
        if (on) User32.SetTimer(_window, TimerId, EditorWindow.FrameMilliseconds, 0);
        else User32.KillTimer(_window, TimerId);
    }

    public void Poke()
    {
        if (IsOpen) User32.PostMessageW(_window, User32.App, 0, 0);
    }

    public void Show(Cursor cursor)
    {
        if (!IsOpen || cursor == _cursor) return;
        _cursor = cursor;
        User32.SetCursor(Shape);
    }

    nint Shape => User32.LoadCursorW(0, _cursor switch
    {
        Cursor.Hand => User32.IdcHand,
        Cursor.Text => User32.IdcIBeam,
        Cursor.UpDown => User32.IdcSizeNs,
        Cursor.Move => User32.IdcSizeAll,
        _ => User32.IdcArrow,
    });

    public void TakeKeys(bool wanted)
    {
        if (!IsOpen || wanted == _wantsKeys) return;
        _wantsKeys = wanted;
        if (wanted)
        {
            nint before = User32.SetFocus(_window);
            if (before != _window) _focusBefore = before;
        }
        else if (User32.GetFocus() == _window)
        {
            User32.SetFocus(_focusBefore != 0 && User32.IsWindow(_focusBefore) != 0 ? _focusBefore : User32.GetParent(_window));
            _focusBefore = 0;
        }
    }

    public void Dispose()
    {
        if (IsOpen) User32.DestroyWindow(_window);
    }
}
