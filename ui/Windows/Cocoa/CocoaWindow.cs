using System.Runtime.InteropServices;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.Cocoa;

/// <summary>
/// A view in a host's NSView. UNTRIED: written after Apple's documentation, no Mac was to be had. The view's class is made at run time with
/// a name of this very binary, because Objective-C knows one class of a name for the whole process. Events are in CocoaWindow.Events.cs.
/// </summary>
public sealed unsafe partial class CocoaWindow : INativeWindow
{
    // kCGImageAlphaNoneSkipFirst and kCGBitmapByteOrder32Little: 0xFFRRGGBB in memory as the canvas has it.
    const uint PixelLayout = 6 | 2 << 12;
    const nuint TrackAll = 0x01 | 0x02 | 0x80 | 0x200; // entered and exited, moved, always active, within the visible part

    static readonly byte[] s_variable = ObjC.Name("topdown");
    static nint s_class;

    readonly IWindowSink _sink;
    readonly nint _view, _colours;
    readonly GCHandle _self;
    Canvas? _canvas;
    nint _timer;
    readonly float _density;

    CocoaWindow(nint parent, IWindowSink sink, int width, int height)
    {
        (_sink, _density) = (sink, Density);
        _colours = ObjC.CGColorSpaceCreateDeviceRGB();
        _view = ObjC.SendRect(ObjC.Send(s_class, "alloc"u8), "initWithFrame:"u8, Frame(width, height));
        if (_view == 0) return;
        _self = GCHandle.Alloc(this);
        fixed (byte* name = s_variable) ObjC.object_setInstanceVariable(_view, name, GCHandle.ToIntPtr(_self));
        nint area = ObjC.SendTracking(ObjC.Send(ObjC.Class("NSTrackingArea"u8), "alloc"u8), "initWithRect:options:owner:userInfo:"u8, default, TrackAll, _view);
        ObjC.Send(_view, "addTrackingArea:"u8, area);
        ObjC.Send(area, "release"u8);
        ObjC.Send(parent, "addSubview:"u8, _view);
        IsOpen = true;
    }

    /// <summary>Null where the view cannot be made.</summary>
    /// <param name="parent">The host's NSView.</param>
    public static CocoaWindow? Open(nint parent, IWindowSink sink, int width, int height)
    {
        if (parent == 0 || !Register()) return null;
        var window = new CocoaWindow(parent, sink, width, height);
        return window.IsOpen ? window : null;
    }

    /// <summary>Pixels a point of the main screen: 2 on most Macs.</summary>
    public static float Density
    {
        get
        {
            nint screen = ObjC.Send(ObjC.Class("NSScreen"u8), "mainScreen"u8);
            double factor = screen == 0 ? 1 : ObjC.AskDouble(screen, "backingScaleFactor"u8);
            return factor is >= 1 and <= 4 ? (float)factor : 1;
        }
    }

    public bool IsOpen { get; private set; }

    ObjC.Rect Frame(int width, int height) => new() { Width = width / _density, Height = height / _density };

    public void Resize(int width, int height)
    {
        if (IsOpen) ObjC.SendPoint(_view, "setFrameSize:"u8, new() { X = width / _density, Y = height / _density });
    }

    public void Present(Canvas canvas, ReadOnlySpan<PixelBox> boxes)
    {
        if (!IsOpen) return;
        _canvas = canvas;
        foreach (var box in boxes)
        {
            if (!box.IsEmpty) ObjC.SendRect(_view, "setNeedsDisplayInRect:"u8, new() { X = box.X / _density, Y = box.Y / _density, Width = box.Width / _density, Height = box.Height / _density });
        }
    }

    // The view is flipped (first row on top), pictures are not: each is drawn upside down in a flipped place.
    void Draw(ObjC.Rect dirty)
    {
        if (_canvas is not { Width: > 0 } canvas) return;
        int left = (int)Math.Floor(dirty.X * _density), top = (int)Math.Floor(dirty.Y * _density);
        int right = (int)Math.Ceiling((dirty.X + dirty.Width) * _density), bottom = (int)Math.Ceiling((dirty.Y + dirty.Height) * _density);
        PixelBox box = new PixelBox(left, top, right - left, bottom - top).Cut(new(0, 0, canvas.Width, canvas.Height));
        nint context = ObjC.Send(ObjC.Send(ObjC.Class("NSGraphicsContext"u8), "currentContext"u8), "CGContext"u8);
        if (box.IsEmpty || context == 0) return;
        fixed (uint* pixels = canvas.Pixels)
        {
            nuint stride = (nuint)canvas.Width * 4;
            byte* first = (byte*)(pixels + (long)box.Y * canvas.Width + box.X);
            nint provider = ObjC.CGDataProviderCreateWithData(0, first, stride * (nuint)(box.Height - 1) + (nuint)box.Width * 4, 0);
            nint image = ObjC.CGImageCreate((nuint)box.Width, (nuint)box.Height, 8, 32, stride, _colours, PixelLayout, provider, null, 0, 0);
            ObjC.CGContextSaveGState(context);
            ObjC.CGContextSetInterpolationQuality(context, 1); // none: pixel on pixel
            ObjC.CGContextTranslateCTM(context, box.X / _density, box.Bottom / _density);
            ObjC.CGContextScaleCTM(context, 1, -1);
            ObjC.CGContextDrawImage(context, new() { Width = box.Width / _density, Height = box.Height / _density }, image);
            ObjC.CGContextRestoreGState(context);
            ObjC.CGImageRelease(image);
            ObjC.CGDataProviderRelease(provider);
        }
    }

    public void RunTimer(bool on)
    {
        if (!IsOpen || on == (_timer != 0)) return;
        if (on)
        {
            _timer = ObjC.SendTimer(ObjC.Class("NSTimer"u8), "timerWithTimeInterval:target:selector:userInfo:repeats:"u8, EditorWindow.FrameMilliseconds / 1000.0, _view, ObjC.Selector("topdownTick:"u8));
            // Common modes: it runs on while a menu is open or the pointer drags.
            nint modes = *(nint*)NativeLibrary.GetExport(NativeLibrary.Load("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"), "kCFRunLoopCommonModes");
            nint loop = ObjC.Send(ObjC.Class("NSRunLoop"u8), "currentRunLoop"u8);
            ObjC.SendTwo(loop, "addTimer:forMode:"u8, _timer, modes);
        }
        else
        {
            ObjC.Send(_timer, "invalidate"u8); // the loop lets go of it
            _timer = 0;
        }
    }

    public void Poke()
    {
        if (IsOpen) ObjC.SendToMain(_view, ObjC.Selector("topdownPoke"u8));
    }

    public void Show(Cursor cursor)
    {
        if (!IsOpen) return;
        nint kind = ObjC.Class("NSCursor"u8);
        ObjC.Send(cursor switch
        {
            Cursor.Hand => ObjC.Send(kind, "pointingHandCursor"u8),
            Cursor.Text => ObjC.Send(kind, "IBeamCursor"u8),
            Cursor.UpDown => ObjC.Send(kind, "resizeUpDownCursor"u8),
            Cursor.Move => ObjC.Send(kind, "openHandCursor"u8),
            _ => ObjC.Send(kind, "arrowCursor"u8),
        }, "set"u8);
    }

    public void TakeKeys(bool wanted)
    {
        nint window = IsOpen ? ObjC.Send(_view, "window"u8) : 0;
        if (window == 0) return;
        nint now = ObjC.Send(window, "firstResponder"u8);
        if (wanted && now != _view) ObjC.AskFlag(window, "makeFirstResponder:"u8, _view);
        else if (!wanted && now == _view) ObjC.AskFlag(window, "makeFirstResponder:"u8, 0); // the window itself: what was there may be gone
    }

    public void Dispose()
    {
        if (!IsOpen) return;
        RunTimer(false);
        IsOpen = false;
        fixed (byte* name = s_variable) ObjC.object_setInstanceVariable(_view, name, 0);
        ObjC.Send(_view, "removeFromSuperview"u8);
        ObjC.Send(_view, "release"u8);
        ObjC.CGColorSpaceRelease(_colours);
        _self.Free();
    }
}
