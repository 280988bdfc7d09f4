using System.Runtime.InteropServices;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.X11;

/// <summary>
/// A child of a host's window, over a connection of our own. Errors of the server come as events and are dropped; when the server
/// or the parent goes, the window is closed and nothing else happens. Events are in XcbWindow.Events.cs.
/// </summary>
public sealed unsafe partial class XcbWindow : INativeWindow
{
    const byte ZPixmap = 2, Replace = 0, CopyFromParent = 0, InputOutput = 1, NorthWest = 1, RevertToParent = 2;
    const uint CurrentTime = 0, CursorAtom = 0, PointerRoot = 1, ConfigureSize = 4 | 8;
    const uint XEmbedVersion = 0, XEmbedMapped = 1, XEmbedRequestFocus = 3;

    readonly XcbDisplay _display;
    readonly IWindowSink _sink;
    readonly Keyboard _keyboard = new();
    readonly uint _window, _parent, _colours, _gc, _xembed, _poke;
    readonly uint[] _cursors = new uint[Enum.GetValues<Cursor>().Length];
    readonly Action _ready, _tick;
    IEventLoop? _loop;
    byte* _staging;       // rows of a box, close together
    int _stagingLength;
    uint _embedder, _focusBefore;
    Cursor _cursor;
    bool _isOpen, _wantsTimer, _isWaitingToPump;

    XcbWindow(XcbDisplay display, IWindowSink sink, uint parent, int width, int height)
    {
        (_display, _sink, _parent, _isOpen) = (display, sink, parent, true);
        (_ready, _tick) = (Pump, Tick);
        void* c = display.Connection;
        (_window, _colours, _gc) = (Xcb.xcb_generate_id(c), Xcb.xcb_generate_id(c), Xcb.xcb_generate_id(c));
        // A visual of our own: the parent's may be of another depth, and then colours and border must be given too.
        Xcb.xcb_create_colormap(c, 0, _colours, parent, display.Visual);
        uint* values = stackalloc uint[5] { Widgets.Look.Bottom, 0, NorthWest, Xcb.WantKeys | Xcb.WantButtons | Xcb.WantCrossing | Xcb.WantMotion | Xcb.WantExposure | Xcb.WantStructure | Xcb.WantFocus, _colours };
        Xcb.xcb_create_window(c, XcbDisplay.Depth, _window, parent, 0, 0, (ushort)width, (ushort)height, 0, InputOutput, display.Visual,
            Xcb.BackPixel | Xcb.BorderPixel | Xcb.BitGravity | Xcb.EventMask | Xcb.Colormap, values);
        Xcb.xcb_create_gc(c, _gc, _window, 0, null);
        _xembed = Xcb.Atom(c, "_XEMBED"u8);
        _poke = Xcb.Atom(c, "_TOPDOWN_POKE"u8);
        uint info = Xcb.Atom(c, "_XEMBED_INFO"u8);
        uint* embed = stackalloc uint[2] { XEmbedVersion, XEmbedMapped };
        Xcb.xcb_change_property(c, Replace, _window, info, info, 32, 2, embed);
        _keyboard.Load(display);
        Xcb.xcb_map_window(c, _window);
        Xcb.xcb_flush(c);
    }

    /// <summary>Null where there is no X server, no picture format that fits, or no libxcb.</summary>
    /// <param name="parent">The host's window id.</param>
    public static XcbWindow? Open(uint parent, IWindowSink sink, int width, int height)
    {
        if (parent == 0 || XcbDisplay.Open() is not { } display) return null;
        return new XcbWindow(display, sink, parent, width, height);
    }

    public bool IsOpen => _isOpen && _display.IsAlive;

    public uint Id => _window;

    /// <summary>The host's loop, as soon as there is one; null lets go of it.</summary>
    /// <returns>False: it refused.</returns>
    public bool Follow(IEventLoop? loop)
    {
        _loop?.StopTimer();
        _loop?.Unwatch();
        _loop = loop;
        if (loop == null) return true;
        if (!loop.Watch(Xcb.xcb_get_file_descriptor(_display.Connection), _ready))
        {
            _loop = null;
            return false;
        }
        if (_wantsTimer) loop.StartTimer(EditorWindow.FrameMilliseconds, _tick);
        Pump(); // what came while nobody watched
        return true;
    }

    public void Resize(int width, int height)
    {
        if (!IsOpen) return;
        uint* size = stackalloc uint[2] { (uint)width, (uint)height };
        Xcb.xcb_configure_window(_display.Connection, _window, (ushort)ConfigureSize, size);
        Flush();
    }

    public void Present(Canvas canvas, ReadOnlySpan<PixelBox> boxes)
    {
        if (!IsOpen) return;
        fixed (uint* pixels = canvas.Pixels)
        {
            foreach (var box in boxes)
            {
                PixelBox cut = box.Cut(new(0, 0, canvas.Width, canvas.Height));
                if (!cut.IsEmpty) Put(pixels, canvas.Width, cut);
            }
        }
        Flush();
    }

    // In requests of no more than the server takes; whole rows of the canvas go as they lie.
    void Put(uint* pixels, int stride, PixelBox box)
    {
        int rows = Math.Max(1, (_display.LongestRequest - 64) / (4 * box.Width));
        for (int y = box.Y; y < box.Bottom; y += rows)
        {
            int n = Math.Min(rows, box.Bottom - y), bytes = n * box.Width * 4;
            byte* data = (byte*)(pixels + (long)y * stride + box.X);
            if (box.Width != stride)
            {
                byte* to = Staging(bytes);
                for (int row = 0; row < n; row++) Buffer.MemoryCopy(data + (long)row * stride * 4, to + (long)row * box.Width * 4, box.Width * 4, box.Width * 4);
                data = to;
            }
            Xcb.xcb_put_image(_display.Connection, ZPixmap, _window, _gc, (ushort)box.Width, (ushort)n, (short)box.X, (short)y, 0, XcbDisplay.Depth, (uint)bytes, data);
        }
    }

    byte* Staging(int bytes)
    {
        if (bytes <= _stagingLength) return _staging;
        NativeMemory.Free(_staging);
        _staging = (byte*)NativeMemory.Alloc((nuint)bytes);
        _stagingLength = bytes;
        return _staging;
    }

    public void RunTimer(bool on)
    {
        if (_wantsTimer == on) return;
        _wantsTimer = on;
        if (on) _loop?.StartTimer(EditorWindow.FrameMilliseconds, _tick);
        else _loop?.StopTimer();
    }

    // A message to ourselves makes the descriptor readable; libxcb may be called from any thread.
    public void Poke()
    {
        if (!IsOpen) return;
        var message = new Xcb.XEvent { Type = Xcb.ClientMessage, Detail = 32, Time = _window, MessageType = _poke };
        Xcb.xcb_send_event(_display.Connection, 0, _window, 0, &message);
        Xcb.xcb_flush(_display.Connection);
    }

    public void Show(Cursor cursor)
    {
        if (!IsOpen || cursor == _cursor) return;
        _cursor = cursor;
        uint value = CursorOf(cursor);
        Xcb.xcb_change_window_attributes(_display.Connection, _window, Xcb.CursorValue, &value);
        Flush();
    }

    uint CursorOf(Cursor cursor)
    {
        ref uint made = ref _cursors[(int)cursor];
        // Places in the cursor font (X11 protocol, appendix B); the arrow is the parent's.
        ushort shape = cursor switch { Cursor.Hand => 60, Cursor.Text => 152, Cursor.UpDown => 116, Cursor.Move => 52, _ => 0 };
        if (shape == 0 || made != 0) return made;
        void* c = _display.Connection;
        uint font = Xcb.xcb_generate_id(c);
        fixed (byte* name = "cursor"u8) Xcb.xcb_open_font(c, font, 6, name);
        made = Xcb.xcb_generate_id(c);
        Xcb.xcb_create_glyph_cursor(c, made, font, font, shape, (ushort)(shape + 1), 0, 0, 0, 0xFFFF, 0xFFFF, 0xFFFF);
        Xcb.xcb_close_font(c, font);
        return made;
    }

    public void TakeKeys(bool wanted)
    {
        if (!IsOpen) return;
        void* c = _display.Connection;
        if (wanted && _focusBefore == 0)
        {
            _focusBefore = FocusNow();
            if (_embedder != 0) AskEmbedder();
            Xcb.xcb_set_input_focus(c, RevertToParent, _window, CurrentTime);
        }
        else if (!wanted && _focusBefore != 0)
        {
            // Only what is still ours is given back: the user may have gone elsewhere.
            if (FocusNow() == _window && _focusBefore != _window) Xcb.xcb_set_input_focus(c, RevertToParent, _focusBefore, CurrentTime);
            _focusBefore = 0;
        }
        Flush();
    }

    uint FocusNow()
    {
        byte* reply = Xcb.xcb_get_input_focus_reply(_display.Connection, Xcb.xcb_get_input_focus(_display.Connection), null);
        if (reply == null) return PointerRoot;
        uint focus = *(uint*)(reply + 8);
        Xcb.Free(reply);
        return focus == 0 ? PointerRoot : focus;
    }

    void AskEmbedder()
    {
        var message = new Xcb.XEvent { Type = Xcb.ClientMessage, Detail = 32, Time = _embedder, MessageType = _xembed };
        message.Data[1] = XEmbedRequestFocus;
        Xcb.xcb_send_event(_display.Connection, 0, _embedder, 0, &message);
    }

    // Writing and waiting for an answer may read events from the wire, which the descriptor no longer tells of: where nobody looks
    // soon by himself, a message to ourselves sees to it.
    void Flush()
    {
        Xcb.xcb_flush(_display.Connection);
        if (_isPumping || _isWaitingToPump || (_wantsTimer && _loop != null)) return;
        _isWaitingToPump = true;
        Poke();
    }

    public void Dispose()
    {
        if (!_isOpen) return;
        _isOpen = false;
        Follow(null);
        if (_display.IsAlive)
        {
            if (!_isGone) Xcb.xcb_destroy_window(_display.Connection, _window);
            Xcb.xcb_flush(_display.Connection);
        }
        _display.Dispose(); // cursors, colours and whatever else was made go with it
        NativeMemory.Free(_staging);
        _staging = null;
    }
}
