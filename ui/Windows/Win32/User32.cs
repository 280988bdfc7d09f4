using System.Runtime.InteropServices;

namespace TopDown.Ui.Windows.Win32;

/// <summary>What is used of user32 and gdi32. Names and numbers: Windows' documentation. Bound when first called.</summary>
static unsafe partial class User32
{
    const string Lib = "user32";

    [LibraryImport(Lib)] public static partial ushort RegisterClassExW(WindowClass* c);
    [LibraryImport(Lib)] public static partial int UnregisterClassW(char* name, nint module);
    [LibraryImport(Lib)] public static partial nint CreateWindowExW(uint extended, char* kind, char* title, uint style, int x, int y, int width, int height, nint parent, nint menu, nint module, nint parameter);
    [LibraryImport(Lib)] public static partial int DestroyWindow(nint window);
    [LibraryImport(Lib)] public static partial int IsWindow(nint window);
    [LibraryImport(Lib)] public static partial nint DefWindowProcW(nint window, uint message, nint w, nint l);
    [LibraryImport(Lib)] public static partial nint SetWindowLongPtrW(nint window, int index, nint value);
    [LibraryImport(Lib)] public static partial nint GetWindowLongPtrW(nint window, int index);
    [LibraryImport(Lib)] public static partial int SetWindowPos(nint window, nint after, int x, int y, int width, int height, uint flags);
    [LibraryImport(Lib)] public static partial int PostMessageW(nint window, uint message, nint w, nint l);
    [LibraryImport(Lib)] public static partial nint SetTimer(nint window, nint id, uint milliseconds, nint callback);
    [LibraryImport(Lib)] public static partial int KillTimer(nint window, nint id);
    [LibraryImport(Lib)] public static partial int InvalidateRect(nint window, Rect* rect, int erase);
    [LibraryImport(Lib)] public static partial int UpdateWindow(nint window);
    [LibraryImport(Lib)] public static partial nint BeginPaint(nint window, PaintInfo* paint);
    [LibraryImport(Lib)] public static partial int EndPaint(nint window, PaintInfo* paint);
    [LibraryImport(Lib)] public static partial int ScreenToClient(nint window, Point* point);
    [LibraryImport(Lib)] public static partial nint SetCapture(nint window);
    [LibraryImport(Lib)] public static partial int ReleaseCapture();
    [LibraryImport(Lib)] public static partial int TrackMouseEvent(TrackMouse* track);
    [LibraryImport(Lib)] public static partial nint SetFocus(nint window);
    [LibraryImport(Lib)] public static partial nint GetFocus();
    [LibraryImport(Lib)] public static partial nint GetParent(nint window);
    [LibraryImport(Lib)] public static partial nint LoadCursorW(nint module, nint id);
    [LibraryImport(Lib)] public static partial nint SetCursor(nint cursor);
    [LibraryImport(Lib)] public static partial short GetKeyState(int key);
    [LibraryImport(Lib)] public static partial int GetKeyboardState(byte* keys);
    [LibraryImport(Lib)] public static partial int ToUnicode(uint key, uint scan, byte* keys, char* text, int capacity, uint flags);
    [LibraryImport(Lib)] public static partial uint GetMessageTime();
    [LibraryImport("gdi32")] public static partial int SetDIBitsToDevice(nint device, int x, int y, uint width, uint height, int fromX, int fromY, uint firstRow, uint rows, void* pixels, BitmapHeader* header, uint usage);
    [LibraryImport("kernel32")] public static partial int GetModuleHandleExW(uint flags, nint address, nint* module);

    [StructLayout(LayoutKind.Sequential)]
    public struct WindowClass
    {
        public uint Size, Style;
        public nint Procedure;
        public int ClassExtra, WindowExtra;
        public nint Module, Icon, Cursor, Background;
        public char* Menu;
        public char* Name;
        public nint SmallIcon;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Rect
    {
        public int Left, Top, Right, Bottom;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Point
    {
        public int X, Y;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PaintInfo
    {
        public nint Device;
        public int Erase;
        public Rect Area;
        public int Restore, Update;
        public fixed byte Reserved[32];
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TrackMouse
    {
        public uint Size, Flags;
        public nint Window;
        public uint Hover;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct BitmapHeader
    {
        public uint Size;
        public int Width, Height;
        public ushort Planes, BitCount;
        public uint Compression, ImageSize;
        public int XPerMetre, YPerMetre;
        public uint Used, Important;
    }

    public const uint Child = 0x4000_0000, Visible = 0x1000_0000, ClipChildren = 0x0200_0000, ClipSiblings = 0x0400_0000;
    public const int UserData = -21;
    public const uint NoMove = 2, NoZOrder = 4, NoActivate = 16;
    public const uint TrackLeave = 2;
    public const nint IdcArrow = 32512, IdcIBeam = 32513, IdcSizeAll = 32646, IdcSizeNs = 32645, IdcHand = 32649;

    public const uint Paint = 0x000F, EraseBackground = 0x0014, SetCursorMessage = 0x0020, NcCreate = 0x0081, NcDestroy = 0x0082, GetDialogCode = 0x0087,
        GotFocus = 0x0007, LostFocus = 0x0008, KeyDown = 0x0100, KeyUp = 0x0101, Char = 0x0102, SystemKeyDown = 0x0104, Timer = 0x0113,
        MouseMove = 0x0200, LeftDown = 0x0201, LeftUp = 0x0202, RightDown = 0x0204, RightUp = 0x0205, MiddleDown = 0x0207, MiddleUp = 0x0208,
        MouseWheel = 0x020A, CaptureChanged = 0x0215, MouseLeave = 0x02A3, App = 0x8000;
}
