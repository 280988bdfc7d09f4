using System.Runtime.InteropServices;

namespace TopDown.WineHost;

/// <summary>What is used of Windows.</summary>
sealed unsafe partial class WindowsHost
{
    [LibraryImport("user32")] private static partial ushort RegisterClassExW(WindowClass* c);
    [LibraryImport("user32")] private static partial nint CreateWindowExW(uint extended, char* kind, char* title, uint style, int x, int y, int width, int height, nint parent, nint menu, nint module, nint parameter);
    [LibraryImport("user32")] private static partial int DestroyWindow(nint window);
    [LibraryImport("user32")] private static partial nint DefWindowProcW(nint window, uint message, nint w, nint l);
    [LibraryImport("user32")] private static partial int AdjustWindowRect(Rect* rect, uint style, int menu);
    [LibraryImport("user32")] private static partial int SetWindowPos(nint window, nint after, int x, int y, int width, int height, uint flags);
    [LibraryImport("user32")] private static partial int PeekMessageW(Message* message, nint window, uint first, uint last, uint remove);
    [LibraryImport("user32")] private static partial int TranslateMessage(Message* message);
    [LibraryImport("user32")] private static partial nint DispatchMessageW(Message* message);
    [LibraryImport("user32")] private static partial int PostMessageW(nint window, uint message, nint w, nint l);
    [LibraryImport("user32")] private static partial nint GetWindow(nint window, uint which);
    [LibraryImport("user32")] private static partial int ClientToScreen(nint window, Point* point);
    [LibraryImport("user32")] private static partial nint GetDC(nint window);
    [LibraryImport("user32")] private static partial int ReleaseDC(nint window, nint device);
    [LibraryImport("gdi32")] private static partial nint CreateCompatibleDC(nint device);
    [LibraryImport("gdi32")] private static partial nint CreateDIBSection(nint device, BitmapHeader* header, uint usage, void** bits, nint section, uint offset);
    [LibraryImport("gdi32")] private static partial nint SelectObject(nint device, nint thing);
    [LibraryImport("gdi32")] private static partial int DeleteObject(nint thing);
    [LibraryImport("gdi32")] private static partial int DeleteDC(nint device);
    [LibraryImport("gdi32")] private static partial int BitBlt(nint to, int x, int y, int width, int height, nint from, int fromX, int fromY, uint how);

    [StructLayout(LayoutKind.Sequential)]
    struct WindowClass
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
    struct Rect
    {
        public int Left, Top, Right, Bottom;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Point
    {
        public int X, Y;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Message
    {
        public nint Window;
        public uint Number;
        public nint W, L;
        public uint Time;
        public Point At;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct BitmapHeader
    {
        public uint Size;
        public int Width, Height;
        public ushort Planes, BitCount;
        public uint Compression, ImageSize;
        public int XPerMetre, YPerMetre;
        public uint Used, Important;
    }
}
