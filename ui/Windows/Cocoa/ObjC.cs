using System.Runtime.InteropServices;
using System.Text;

namespace TopDown.Ui.Windows.Cocoa;

/// <summary>
/// Calls into the Objective-C runtime: one function pointer type a signature, as objc_msgSend must be called. Structures above 16 bytes are
/// never returned (their convention differs between processors). Bound when first called.
/// </summary>
static unsafe partial class ObjC
{
    const string Lib = "/usr/lib/libobjc.A.dylib", Graphics = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics";

    [LibraryImport(Lib)] public static partial nint objc_getClass(byte* name);
    [LibraryImport(Lib)] public static partial nint sel_registerName(byte* name);
    [LibraryImport(Lib)] public static partial nint objc_allocateClassPair(nint super, byte* name, nint extra);
    [LibraryImport(Lib)] public static partial void objc_registerClassPair(nint c);
    [LibraryImport(Lib)] public static partial byte class_addMethod(nint c, nint selector, nint code, byte* types);
    [LibraryImport(Lib)] public static partial byte class_addIvar(nint c, byte* name, nint size, byte alignment, byte* types);
    [LibraryImport(Lib)] public static partial nint object_setInstanceVariable(nint o, byte* name, nint value);
    [LibraryImport(Lib)] public static partial nint object_getInstanceVariable(nint o, byte* name, nint* value);

    [LibraryImport(Graphics)] public static partial nint CGColorSpaceCreateDeviceRGB();
    [LibraryImport(Graphics)] public static partial void CGColorSpaceRelease(nint space);
    [LibraryImport(Graphics)] public static partial nint CGDataProviderCreateWithData(nint info, void* data, nuint size, nint release);
    [LibraryImport(Graphics)] public static partial void CGDataProviderRelease(nint provider);
    [LibraryImport(Graphics)] public static partial nint CGImageCreate(nuint width, nuint height, nuint bitsAChannel, nuint bitsAPixel, nuint bytesARow, nint space, uint info, nint provider, double* decode, byte interpolate, int intent);
    [LibraryImport(Graphics)] public static partial void CGImageRelease(nint image);
    [LibraryImport(Graphics)] public static partial void CGContextDrawImage(nint context, Rect rect, nint image);
    [LibraryImport(Graphics)] public static partial void CGContextSaveGState(nint context);
    [LibraryImport(Graphics)] public static partial void CGContextRestoreGState(nint context);
    [LibraryImport(Graphics)] public static partial void CGContextTranslateCTM(nint context, double x, double y);
    [LibraryImport(Graphics)] public static partial void CGContextScaleCTM(nint context, double x, double y);
    [LibraryImport(Graphics)] public static partial void CGContextSetInterpolationQuality(nint context, int quality);

    [StructLayout(LayoutKind.Sequential)]
    public struct Point
    {
        public double X, Y;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Rect
    {
        public double X, Y, Width, Height;
    }

    static readonly Lazy<nint> s_send = new(static () => NativeLibrary.GetExport(NativeLibrary.Load(Lib), "objc_msgSend"));

    static nint Function => s_send.Value;

    public static nint Class(ReadOnlySpan<byte> name)
    {
        fixed (byte* n = name) return objc_getClass(n);
    }

    public static nint Selector(ReadOnlySpan<byte> name)
    {
        fixed (byte* n = name) return sel_registerName(n);
    }

    public static nint Send(nint o, ReadOnlySpan<byte> selector) => ((delegate* unmanaged<nint, nint, nint>)Function)(o, Selector(selector));
    public static nint Send(nint o, ReadOnlySpan<byte> selector, nint a) => ((delegate* unmanaged<nint, nint, nint, nint>)Function)(o, Selector(selector), a);
    public static nint SendTwo(nint o, ReadOnlySpan<byte> selector, nint a, nint b) => ((delegate* unmanaged<nint, nint, nint, nint, nint>)Function)(o, Selector(selector), a, b);
    public static byte AskFlag(nint o, ReadOnlySpan<byte> selector, nint a) => ((delegate* unmanaged<nint, nint, nint, byte>)Function)(o, Selector(selector), a);
    public static nuint AskNumber(nint o, ReadOnlySpan<byte> selector) => ((delegate* unmanaged<nint, nint, nuint>)Function)(o, Selector(selector));
    public static double AskDouble(nint o, ReadOnlySpan<byte> selector) => ((delegate* unmanaged<nint, nint, double>)Function)(o, Selector(selector));
    public static nint SendRect(nint o, ReadOnlySpan<byte> selector, Rect a) => ((delegate* unmanaged<nint, nint, Rect, nint>)Function)(o, Selector(selector), a);
    public static void SendPoint(nint o, ReadOnlySpan<byte> selector, Point a) => ((delegate* unmanaged<nint, nint, Point, void>)Function)(o, Selector(selector), a);
    public static Point AskPoint(nint o, ReadOnlySpan<byte> selector) => ((delegate* unmanaged<nint, nint, Point>)Function)(o, Selector(selector));
    public static Point AskPoint(nint o, ReadOnlySpan<byte> selector, Point a, nint b) => ((delegate* unmanaged<nint, nint, Point, nint, Point>)Function)(o, Selector(selector), a, b);

    /// <summary>NSTimer's scheduledTimerWithTimeInterval:target:selector:userInfo:repeats: and its like.</summary>
    public static nint SendTimer(nint o, ReadOnlySpan<byte> selector, double seconds, nint target, nint action) =>
        ((delegate* unmanaged<nint, nint, double, nint, nint, nint, byte, nint>)Function)(o, Selector(selector), seconds, target, action, 0, 1);

    /// <summary>performSelectorOnMainThread:withObject:waitUntilDone:, which any thread may call.</summary>
    public static void SendToMain(nint o, nint action) =>
        ((delegate* unmanaged<nint, nint, nint, nint, byte, void>)Function)(o, Selector("performSelectorOnMainThread:withObject:waitUntilDone:"u8), action, 0, 0);

    public static nint SendTracking(nint o, ReadOnlySpan<byte> selector, Rect rect, nuint options, nint owner) =>
        ((delegate* unmanaged<nint, nint, Rect, nuint, nint, nint, nint>)Function)(o, Selector(selector), rect, options, owner, 0);

    public static string Text(nint nsString)
    {
        byte* bytes = nsString == 0 ? null : (byte*)Send(nsString, "UTF8String"u8);
        return bytes == null ? "" : Marshal.PtrToStringUTF8((nint)bytes) ?? "";
    }

    public static byte[] Name(string text) => Encoding.UTF8.GetBytes(text + "\0");
}
