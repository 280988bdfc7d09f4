namespace TopDown.Ui.Windows.X11;

/// <summary>A connection of our own to the X server, and what pictures look like there. Null where there is no server or no fitting visual.</summary>
sealed unsafe class XcbDisplay : IDisposable
{
    const byte TrueColor = 4, LeastSignificantFirst = 0;

    public const byte Depth = 24;

    XcbDisplay(void* connection) => Connection = connection;

    public void* Connection { get; private set; }
    public uint Root { get; private set; }
    public uint Visual { get; private set; }
    public byte FirstKey { get; private set; }
    public byte LastKey { get; private set; }

    /// <summary>Bytes of the longest request.</summary>
    public int LongestRequest { get; private set; }

    /// <summary>False when the server went away.</summary>
    public bool IsAlive => Connection != null && Xcb.xcb_connection_has_error(Connection) == 0;

    /// <summary>Opens the display that the environment names.</summary>
    public static XcbDisplay? Open()
    {
        int number = 0;
        XcbDisplay display;
        try
        {
            display = new XcbDisplay(Xcb.xcb_connect(null, &number)); // never null, but perhaps in an error state
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
        if (display.IsAlive && display.Read(number)) return display;
        display.Dispose();
        return null;
    }

    bool Read(int number)
    {
        byte* setup = Xcb.xcb_get_setup(Connection);
        var screens = Xcb.xcb_setup_roots_iterator(setup);
        if (screens.Rest < 1) return false;
        Xcb.Screen* screen = screens.Data;
        for (int i = 0; i < number && i < screens.Rest - 1; i++) screen = Next(screen);
        Root = screen->Root;
        LongestRequest = (int)Math.Min(Xcb.xcb_get_maximum_request_length(Connection) * 4L, 1 << 20);
        (FirstKey, LastKey) = (setup[34], setup[35]);
        bool order = setup[30] == LeastSignificantFirst && BitConverter.IsLittleEndian;
        return order && HasFormat(setup) && FindVisual(screen);
    }

    // Depth 24 in 32 bits a pixel: 0xFFRRGGBB as the canvas has it.
    static bool HasFormat(byte* setup)
    {
        byte* format = setup + 40 + (*(ushort*)(setup + 24) + 3) / 4 * 4;
        for (int i = 0; i < setup[29]; i++, format += 8)
            if (format[0] == Depth && format[1] == 32) return true;
        return false;
    }

    bool FindVisual(Xcb.Screen* screen)
    {
        byte* at = (byte*)(screen + 1);
        for (int d = 0; d < screen->Depths; d++)
        {
            int visuals = *(ushort*)(at + 2);
            var visual = (Xcb.Visual*)(at + 8);
            for (int v = 0; v < visuals; v++, visual++)
            {
                if (at[0] != Depth || visual->Class != TrueColor || (visual->Red, visual->Green, visual->Blue) != (0xFF0000u, 0xFF00u, 0xFFu)) continue;
                if (Visual == 0 || visual->Id == screen->RootVisual) Visual = visual->Id;
            }
            at = (byte*)visual;
        }
        return Visual != 0;
    }

    static Xcb.Screen* Next(Xcb.Screen* screen)
    {
        byte* at = (byte*)(screen + 1);
        for (int d = 0; d < screen->Depths; d++) at += 8 + *(ushort*)(at + 2) * sizeof(Xcb.Visual);
        return (Xcb.Screen*)at;
    }

    public void Dispose()
    {
        if (Connection != null) Xcb.xcb_disconnect(Connection);
        Connection = null;
    }
}
