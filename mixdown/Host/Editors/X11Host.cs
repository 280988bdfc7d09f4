using TopDown.Ui.Windows.X11;

namespace TopDown.Host;

/// <summary>
/// A host's own window on an X11 screen with one plug-in's editor in it. The thread that made it turns its loop. It grants every size that
/// the plug-in asks for and gives the plug-in every size that the user makes.
/// </summary>
public sealed unsafe class X11Host : IDisposable
{
    const byte ZPixmap = 2, InputOutput = 1, ReplaceProperty = 0;
    const ushort ConfigureSize = 4 | 8;
    const uint WmName = 39, StringType = 31, Everything = 0xFFFFFFFF;

    readonly XcbDisplay _display;
    readonly EventLoop _loop;
    readonly uint _delete;
    (int Width, int Height) _size;
    (int Width, int Height)? _asked; // until the server says so, older sizes still come

    /// <exception cref="Vst3Exception">No X11 screen, or the editor does not open in it.</exception>
    public X11Host(EventLoop loop, PluginView view, string title, (int X, int Y) at = default)
    {
        (_loop, View) = (loop, view);
        _display = XcbDisplay.Open() ?? throw new Vst3Exception("There is no X11 screen (DISPLAY) with 24-bit colour, or libxcb.so.1 is missing.");
        void* c = _display.Connection;
        // A bare server knows no embedding: toolkits make the atom, and so does a host.
        Xcb.Atom(c, "_XEMBED_INFO"u8);
        Window = Xcb.xcb_generate_id(c);
        _size = view.Size;
        uint colours = Xcb.xcb_generate_id(c);
        Xcb.xcb_create_colormap(c, 0, colours, _display.Root, _display.Visual);
        uint* all = stackalloc uint[4] { 0, 0, Xcb.WantKeys | Xcb.WantStructure, colours };
        Xcb.xcb_create_window(c, XcbDisplay.Depth, Window, _display.Root, (short)at.X, (short)at.Y, (ushort)_size.Width, (ushort)_size.Height, 0, InputOutput, _display.Visual,
            Xcb.BackPixel | Xcb.BorderPixel | Xcb.EventMask | Xcb.Colormap, all);
        byte[] name = System.Text.Encoding.ASCII.GetBytes(title);
        fixed (byte* text = name) Xcb.xcb_change_property(c, ReplaceProperty, Window, WmName, StringType, 8, (uint)name.Length, text);
        uint protocols = Xcb.Atom(c, "WM_PROTOCOLS"u8);
        _delete = Xcb.Atom(c, "WM_DELETE_WINDOW"u8);
        uint delete = _delete;
        Xcb.xcb_change_property(c, ReplaceProperty, Window, protocols, 4, 32, 1, &delete); // 4: ATOM
        Xcb.xcb_map_window(c, Window);
        Xcb.xcb_flush(c);
        loop.Watch(Xcb.xcb_get_file_descriptor(c), Pump);
        view.ResizeAsked = Grant;
        if (view.Attach((nint)Window)) return;
        Dispose();
        throw new Vst3Exception("The editor does not open in an X11 window.");
    }

    public PluginView View { get; }

    /// <summary>X11's number of the host's window.</summary>
    public uint Window { get; }

    /// <summary>False once the user closed it, or it was destroyed.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Keys that came to the host's window: X11 key codes, with those that the editor sent back.</summary>
    public List<byte> Keys { get; } = [];

    public (int Width, int Height) Size => _size;

    /// <summary>As a user does who drags the window's corner.</summary>
    public void Resize(int width, int height)
    {
        if (_size != (width, height)) _asked = (width, height);
        uint* size = stackalloc uint[2] { (uint)width, (uint)height };
        Xcb.xcb_configure_window(_display.Connection, Window, ConfigureSize, size);
        Xcb.xcb_flush(_display.Connection);
        Given(width, height);
    }

    bool Grant(int width, int height)
    {
        Resize(width, height);
        return true;
    }

    void Configured(int width, int height)
    {
        if (_asked is { } asked && asked != (width, height)) return;
        _asked = null;
        Given(width, height);
    }

    void Given(int width, int height)
    {
        if (_size == (width, height)) return;
        _size = (width, height);
        if (View.IsAttached) View.Resize(width, height);
    }

    void Pump()
    {
        Xcb.XEvent* e;
        while (IsOpen && (e = Xcb.xcb_poll_for_event(_display.Connection)) != null)
        {
            Xcb.XEvent copy = *e;
            Xcb.Free(e);
            switch ((byte)(copy.Type & 0x7F))
            {
                case Xcb.KeyPress: Keys.Add(copy.Detail); break;
                case Xcb.ConfigureNotify when copy.Window == Window: Configured(copy.NewWidth, copy.NewHeight); break;
                case Xcb.DestroyNotify when copy.Window == Window: IsOpen = false; break;
                case Xcb.ClientMessage when copy.Data[0] == _delete: IsOpen = false; break;
            }
        }
        if (!_display.IsAlive) IsOpen = false;
    }

    /// <summary>What the screen shows in this window, rows from the top, 0xFFRRGGBB; empty where it cannot be read.</summary>
    public uint[] Pixels() => Picture(_display, Window, 0, 0, _size.Width, _size.Height);

    /// <summary>What a part of the whole screen shows, of other programs too.</summary>
    /// <inheritdoc cref="Pixels"/>
    public static uint[] OnScreen(int x, int y, int width, int height)
    {
        using XcbDisplay? display = XcbDisplay.Open();
        return display == null ? [] : Picture(display, display.Root, x, y, width, height);
    }

    static uint[] Picture(XcbDisplay display, uint window, int x, int y, int width, int height)
    {
        void* c = display.Connection;
        byte* reply = Xcb.xcb_get_image_reply(c, Xcb.xcb_get_image(c, ZPixmap, window, (short)x, (short)y, (ushort)width, (ushort)height, Everything), null);
        if (reply == null) return [];
        uint[] pixels = new ReadOnlySpan<uint>(reply + 32, width * height).ToArray();
        Xcb.Free(reply);
        for (int i = 0; i < pixels.Length; i++) pixels[i] |= 0xFF000000;
        return pixels;
    }

    /// <summary>Waits until the server has sent out what came of everything that was asked of it before, by whatever program.</summary>
    public void Settle() => Children();

    /// <summary>The windows inside this one: what an editor made.</summary>
    public uint[] Children()
    {
        void* c = _display.Connection;
        byte* reply = Xcb.xcb_query_tree_reply(c, Xcb.xcb_query_tree(c, Window), null);
        if (reply == null) return [];
        uint[] children = new ReadOnlySpan<uint>(reply + 32, *(ushort*)(reply + 16)).ToArray();
        Xcb.Free(reply);
        return children;
    }

    /// <summary>Destroys the window under the editor, as a host does that forgets to call removed first.</summary>
    public void Destroy()
    {
        Xcb.xcb_destroy_window(_display.Connection, Window);
        Xcb.xcb_flush(_display.Connection);
        IsOpen = false;
    }

    public void Dispose()
    {
        if (View.IsAttached) View.Remove();
        View.ResizeAsked = null;
        if (_display.Connection == null) return;
        _loop.Unwatch(Xcb.xcb_get_file_descriptor(_display.Connection));
        if (_display.IsAlive)
        {
            if (IsOpen) Xcb.xcb_destroy_window(_display.Connection, Window);
            Xcb.xcb_flush(_display.Connection);
        }
        IsOpen = false;
        _display.Dispose();
    }
}
