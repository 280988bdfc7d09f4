using System.Runtime.InteropServices;

namespace TopDown.Ui.Windows.X11;

/// <summary>
/// What is used of libxcb (never of Xlib, whose default error handler ends the process). Bound when first called: a machine without
/// X11 loads everything but windows. Layouts: the X11 protocol, encoded as xproto.h has it.
/// </summary>
static unsafe partial class Xcb
{
    const string Lib = "libxcb.so.1";

    [LibraryImport(Lib)] public static partial void* xcb_connect(byte* display, int* screen);
    [LibraryImport(Lib)] public static partial void xcb_disconnect(void* c);
    [LibraryImport(Lib)] public static partial int xcb_connection_has_error(void* c);
    [LibraryImport(Lib)] public static partial int xcb_get_file_descriptor(void* c);
    [LibraryImport(Lib)] public static partial byte* xcb_get_setup(void* c);
    [LibraryImport(Lib)] public static partial ScreenIterator xcb_setup_roots_iterator(byte* setup);
    [LibraryImport(Lib)] public static partial uint xcb_generate_id(void* c);
    [LibraryImport(Lib)] public static partial int xcb_flush(void* c);
    [LibraryImport(Lib)] public static partial uint xcb_get_maximum_request_length(void* c);
    [LibraryImport(Lib)] public static partial XEvent* xcb_poll_for_event(void* c);
    [LibraryImport(Lib)] public static partial uint xcb_create_window(void* c, byte depth, uint id, uint parent, short x, short y, ushort width, ushort height, ushort border, ushort kind, uint visual, uint mask, uint* values);
    [LibraryImport(Lib)] public static partial uint xcb_change_window_attributes(void* c, uint window, uint mask, uint* values);
    [LibraryImport(Lib)] public static partial uint xcb_configure_window(void* c, uint window, ushort mask, uint* values);
    [LibraryImport(Lib)] public static partial uint xcb_map_window(void* c, uint window);
    [LibraryImport(Lib)] public static partial uint xcb_destroy_window(void* c, uint window);
    [LibraryImport(Lib)] public static partial uint xcb_create_colormap(void* c, byte alloc, uint id, uint window, uint visual);
    [LibraryImport(Lib)] public static partial uint xcb_free_colormap(void* c, uint id);
    [LibraryImport(Lib)] public static partial uint xcb_change_property(void* c, byte mode, uint window, uint property, uint type, byte format, uint length, void* data);
    [LibraryImport(Lib)] public static partial uint xcb_intern_atom(void* c, byte onlyIfExists, ushort length, byte* name);
    [LibraryImport(Lib)] public static partial byte* xcb_intern_atom_reply(void* c, uint cookie, void** error);
    [LibraryImport(Lib)] public static partial uint xcb_create_gc(void* c, uint id, uint drawable, uint mask, uint* values);
    [LibraryImport(Lib)] public static partial uint xcb_put_image(void* c, byte format, uint drawable, uint gc, ushort width, ushort height, short x, short y, byte leftPad, byte depth, uint length, byte* data);
    [LibraryImport(Lib)] public static partial uint xcb_set_input_focus(void* c, byte revertTo, uint focus, uint time);
    [LibraryImport(Lib)] public static partial uint xcb_get_input_focus(void* c);
    [LibraryImport(Lib)] public static partial byte* xcb_get_input_focus_reply(void* c, uint cookie, void** error);
    [LibraryImport(Lib)] public static partial uint xcb_send_event(void* c, byte propagate, uint destination, uint mask, XEvent* sent);
    [LibraryImport(Lib)] public static partial uint xcb_open_font(void* c, uint id, ushort length, byte* name);
    [LibraryImport(Lib)] public static partial uint xcb_close_font(void* c, uint id);
    [LibraryImport(Lib)] public static partial uint xcb_create_glyph_cursor(void* c, uint id, uint source, uint mask, ushort shape, ushort maskShape, ushort r, ushort g, ushort b, ushort backR, ushort backG, ushort backB);
    [LibraryImport(Lib)] public static partial uint xcb_get_keyboard_mapping(void* c, byte first, byte count);
    [LibraryImport(Lib)] public static partial byte* xcb_get_keyboard_mapping_reply(void* c, uint cookie, void** error);
    [LibraryImport(Lib)] public static partial uint xcb_get_image(void* c, byte format, uint drawable, short x, short y, ushort width, ushort height, uint planes);
    [LibraryImport(Lib)] public static partial byte* xcb_get_image_reply(void* c, uint cookie, void** error);
    [LibraryImport(Lib)] public static partial uint xcb_query_tree(void* c, uint window);
    [LibraryImport(Lib)] public static partial byte* xcb_query_tree_reply(void* c, uint cookie, void** error);
    [LibraryImport(Lib)] public static partial uint xcb_get_geometry(void* c, uint drawable);
    [LibraryImport(Lib)] public static partial byte* xcb_get_geometry_reply(void* c, uint cookie, void** error);
    [LibraryImport("libc", EntryPoint = "free")] public static partial void Free(void* memory);

    [StructLayout(LayoutKind.Sequential)]
    public struct ScreenIterator
    {
        public Screen* Data;
        public int Rest, Index;
    }

    [StructLayout(LayoutKind.Explicit, Size = 40)]
    public struct Screen
    {
        [FieldOffset(0)] public uint Root;
        [FieldOffset(32)] public uint RootVisual;
        [FieldOffset(38)] public byte RootDepth;
        [FieldOffset(39)] public byte Depths; // depths with their visuals follow
    }

    [StructLayout(LayoutKind.Explicit, Size = 24)]
    public struct Visual
    {
        [FieldOffset(0)] public uint Id;
        [FieldOffset(4)] public byte Class;
        [FieldOffset(8)] public uint Red;
        [FieldOffset(12)] public uint Green;
        [FieldOffset(16)] public uint Blue;
    }

    /// <summary>All events that are read, over one another; 32 bytes on the wire.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 36)]
    public struct XEvent
    {
        [FieldOffset(0)] public byte Type;       // the highest bit: sent by a client
        [FieldOffset(1)] public byte Detail;     // key, button; format of a client message
        [FieldOffset(4)] public uint Time;       // of input; the window of an exposure, client message or focus
        [FieldOffset(8)] public uint Window;     // destroyed, configured
        [FieldOffset(8)] public uint MessageType;
        [FieldOffset(8)] public byte FocusMode;
        [FieldOffset(8)] public ushort X;        // of an exposure
        [FieldOffset(10)] public ushort Y;
        [FieldOffset(12)] public ushort Width;
        [FieldOffset(14)] public ushort Height;
        [FieldOffset(12)] public uint Event;     // of input: the window that hears of it
        [FieldOffset(16)] public uint Child;
        [FieldOffset(24)] public short EventX;
        [FieldOffset(26)] public short EventY;
        [FieldOffset(28)] public ushort State;
        [FieldOffset(30)] public byte Mode;      // of a crossing
        [FieldOffset(12)] public fixed uint Data[5];
        [FieldOffset(20)] public ushort NewWidth;  // configured
        [FieldOffset(22)] public ushort NewHeight;
    }

    public const byte KeyPress = 2, KeyRelease = 3, ButtonPress = 4, ButtonRelease = 5, MotionNotify = 6, EnterNotify = 7, LeaveNotify = 8,
        FocusIn = 9, FocusOut = 10, ExposeEvent = 12, DestroyNotify = 17, ConfigureNotify = 22, ClientMessage = 33, MappingNotify = 34;

    public const uint WantKeys = 1 | 2, WantButtons = 4 | 8, WantCrossing = 16 | 32, WantMotion = 64, WantExposure = 1 << 15, WantStructure = 1 << 17, WantFocus = 1 << 21;

    public const uint BackPixel = 2, BorderPixel = 8, BitGravity = 16, EventMask = 1 << 11, Colormap = 1 << 13, CursorValue = 1 << 14;

    /// <summary>An atom; 0 where it is unknown and not to be made, or the connection is lost.</summary>
    public static uint Atom(void* c, ReadOnlySpan<byte> name, bool make = true)
    {
        fixed (byte* text = name)
        {
            byte* reply = xcb_intern_atom_reply(c, xcb_intern_atom(c, make ? (byte)0 : (byte)1, (ushort)name.Length, text), null);
            if (reply == null) return 0;
            uint atom = *(uint*)(reply + 8);
            Free(reply);
            return atom;
        }
    }
}
