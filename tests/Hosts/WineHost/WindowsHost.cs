using System.Runtime.InteropServices;
using TopDown.Host;

namespace TopDown.WineHost;

/// <summary>
/// A host's own window on Windows with one plug-in's editor in it, used by messages as mouse and keyboard send them, and looked at by
/// copying what the screen shows. One at a time, on the thread that made it.
/// </summary>
sealed unsafe partial class WindowsHost : IDisposable
{
    const uint Overlapped = 0x00CF_0000, Visible = 0x1000_0000, Remove = 1, SourceCopy = 0x00CC_0020;
    const uint LeftDown = 0x0201, LeftUp = 0x0202, MouseMove = 0x0200, MouseWheel = 0x020A, KeyDownMessage = 0x0100, Destroy = 0x0002;
    const nint LeftHeld = 1;

    static readonly List<int> s_keys = [];

    readonly nint _window;
    (int Width, int Height) _size;

    public WindowsHost(PluginView view)
    {
        View = view;
        _size = view.Size;
        fixed (char* name = "TopDownTestHost", title = "host")
        {
            var c = new WindowClass { Size = (uint)sizeof(WindowClass), Procedure = (nint)(delegate* unmanaged<nint, uint, nint, nint, nint>)&Procedure, Name = name };
            RegisterClassExW(&c);
            var frame = new Rect { Right = _size.Width, Bottom = _size.Height };
            AdjustWindowRect(&frame, Overlapped, 0);
            _window = CreateWindowExW(0, name, title, Overlapped | Visible, 20, 20, frame.Right - frame.Left, frame.Bottom - frame.Top, 0, 0, 0, 0);
        }
        if (_window == 0) throw new Vst3Exception("There is no screen for a window.");
        view.ResizeAsked = Grant;
        if (!view.Attach(_window)) throw new Vst3Exception("The editor does not open in a window.");
    }

    public PluginView View { get; }

    /// <summary>Keys that came to the host's window: virtual key codes.</summary>
    public static IReadOnlyList<int> Keys => s_keys;

    /// <summary>The editor's window.</summary>
    public nint Child => GetWindow(_window, 5); // GW_CHILD

    public (int Width, int Height) Size => _size;

    bool Grant(int width, int height)
    {
        var frame = new Rect { Right = width, Bottom = height };
        AdjustWindowRect(&frame, Overlapped, 0);
        SetWindowPos(_window, 0, 0, 0, frame.Right - frame.Left, frame.Bottom - frame.Top, 2 | 4); // no move, no order
        _size = (width, height);
        return View.Resize(width, height);
    }

    public void Resize(int width, int height) => Grant(width, height);

    /// <summary>Takes what waits for this thread.</summary>
    public static void Pump()
    {
        Message message;
        while (PeekMessageW(&message, 0, 0, 0, Remove) != 0)
        {
            TranslateMessage(&message);
            DispatchMessageW(&message);
        }
    }

    static nint At(int x, int y) => y << 16 | x & 0xFFFF;

    public void Drag(int x, int y, int up)
    {
        PostMessageW(Child, MouseMove, 0, At(x, y));
        PostMessageW(Child, LeftDown, LeftHeld, At(x, y));
        PostMessageW(Child, MouseMove, LeftHeld, At(x, y - up / 2));
        PostMessageW(Child, MouseMove, LeftHeld, At(x, y - up));
        PostMessageW(Child, LeftUp, 0, At(x, y - up));
        Pump();
    }

    public void Wheel(int x, int y, int notches)
    {
        var at = new Point { X = x, Y = y };
        ClientToScreen(Child, &at);
        PostMessageW(Child, MouseWheel, notches * 120 << 16, At(at.X, at.Y));
        Pump();
    }

    public void Key(int code)
    {
        PostMessageW(Child, KeyDownMessage, code, 1);
        Pump();
    }

    /// <summary>What the screen shows inside the frame, rows from the top, 0xFFRRGGBB.</summary>
    public uint[] Pixels()
    {
        var (width, height) = _size;
        nint device = GetDC(_window), memory = CreateCompatibleDC(device);
        var header = new BitmapHeader { Size = (uint)sizeof(BitmapHeader), Width = width, Height = -height, Planes = 1, BitCount = 32 };
        void* bits = null;
        nint bitmap = CreateDIBSection(device, &header, 0, &bits, 0, 0), before = SelectObject(memory, bitmap);
        BitBlt(memory, 0, 0, width, height, device, 0, 0, SourceCopy);
        uint[] pixels = new ReadOnlySpan<uint>(bits, width * height).ToArray();
        SelectObject(memory, before);
        DeleteObject(bitmap);
        DeleteDC(memory);
        ReleaseDC(_window, device);
        for (int i = 0; i < pixels.Length; i++) pixels[i] |= 0xFF00_0000;
        return pixels;
    }

    /// <summary>Destroys the window under the editor, as a host does that forgets to call removed first.</summary>
    public void DestroyWindowFirst() => DestroyWindow(_window);

    public void Dispose()
    {
        if (View.IsAttached) View.Remove();
        View.ResizeAsked = null;
        DestroyWindow(_window);
        Pump();
    }

    [UnmanagedCallersOnly]
    static nint Procedure(nint window, uint message, nint w, nint l)
    {
        if (message == KeyDownMessage) s_keys.Add((int)w);
        return DefWindowProcW(window, message, w, l);
    }
}
