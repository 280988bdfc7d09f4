using System.Runtime.InteropServices;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.Cocoa;

/// <summary>The class of the view, and what it is sent. UNTRIED, as CocoaWindow.cs says. Nothing is let out of a method.</summary>
public sealed unsafe partial class CocoaWindow
{
    const nuint ShiftFlag = 1 << 17, AlternateFlag = 1 << 19, CommandFlag = 1 << 20;
    const double LineOfScrolling = 10; // points of a trackpad that count as a notch

    static bool Register()
    {
        if (s_class != 0) return true;
        nint address = (nint)(delegate* unmanaged<nint, nint, byte>)&Yes;
        fixed (byte* name = ObjC.Name("TopDownEditor" + address.ToString("X")), variable = s_variable, types = "^v"u8)
        {
            nint made = ObjC.objc_allocateClassPair(ObjC.Class("NSView"u8), name, 0);
            if (made == 0) return false;
            ObjC.class_addIvar(made, variable, sizeof(nint), 3, types); // aligned to 2³ bytes
            Add(made, "isFlipped"u8, address, "c@:"u8);
            Add(made, "isOpaque"u8, address, "c@:"u8);
            Add(made, "acceptsFirstResponder"u8, address, "c@:"u8);
            Add(made, "acceptsFirstMouse:"u8, (nint)(delegate* unmanaged<nint, nint, nint, byte>)&YesTo, "c@:@"u8);
            Add(made, "becomeFirstResponder"u8, (nint)(delegate* unmanaged<nint, nint, byte>)&Focused, "c@:"u8);
            Add(made, "resignFirstResponder"u8, (nint)(delegate* unmanaged<nint, nint, byte>)&Unfocused, "c@:"u8);
            Add(made, "drawRect:"u8, (nint)(delegate* unmanaged<nint, nint, ObjC.Rect, void>)&DrawRect, "v@:{CGRect={CGPoint=dd}{CGSize=dd}}"u8);
            Add(made, "topdownTick:"u8, (nint)(delegate* unmanaged<nint, nint, nint, void>)&Tick, "v@:@"u8);
            Add(made, "topdownPoke"u8, (nint)(delegate* unmanaged<nint, nint, void>)&Poked, "v@:"u8);
            nint moved = (nint)(delegate* unmanaged<nint, nint, nint, void>)&MouseMoved, down = (nint)(delegate* unmanaged<nint, nint, nint, void>)&MouseDown, up = (nint)(delegate* unmanaged<nint, nint, nint, void>)&MouseUp;
            foreach (string selector in (string[])["mouseMoved:", "mouseDragged:", "rightMouseDragged:", "otherMouseDragged:", "mouseEntered:"]) AddEvent(made, selector, moved);
            foreach (string selector in (string[])["mouseDown:", "rightMouseDown:", "otherMouseDown:"]) AddEvent(made, selector, down);
            foreach (string selector in (string[])["mouseUp:", "rightMouseUp:", "otherMouseUp:"]) AddEvent(made, selector, up);
            AddEvent(made, "mouseExited:", (nint)(delegate* unmanaged<nint, nint, nint, void>)&MouseExited);
            AddEvent(made, "scrollWheel:", (nint)(delegate* unmanaged<nint, nint, nint, void>)&ScrollWheel);
            AddEvent(made, "keyDown:", (nint)(delegate* unmanaged<nint, nint, nint, void>)&KeyDown);
            ObjC.objc_registerClassPair(made);
            s_class = made;
        }
        return true;
    }

    static void Add(nint kind, ReadOnlySpan<byte> selector, nint code, ReadOnlySpan<byte> types)
    {
        fixed (byte* t = types) ObjC.class_addMethod(kind, ObjC.Selector(selector), code, t);
    }

    static void AddEvent(nint kind, string selector, nint code) => Add(kind, ObjC.Name(selector), code, "v@:@"u8);

    static CocoaWindow? Of(nint view)
    {
        nint handle = 0;
        fixed (byte* name = s_variable) ObjC.object_getInstanceVariable(view, name, &handle);
        return handle == 0 ? null : GCHandle.FromIntPtr(handle).Target as CocoaWindow;
    }

    // The host's event loop must go on, whatever happens here.
    static void Do(nint view, Action<CocoaWindow> what)
    {
        try
        {
            if (Of(view) is { IsOpen: true } window) what(window);
        }
        catch { /* nothing may leave */ }
    }

    [UnmanagedCallersOnly] static byte Yes(nint self, nint selector) => 1;
    [UnmanagedCallersOnly] static byte YesTo(nint self, nint selector, nint a) => 1;

    [UnmanagedCallersOnly]
    static byte Focused(nint self, nint selector)
    {
        Do(self, static w => w._sink.Focus(true));
        return 1;
    }

    [UnmanagedCallersOnly]
    static byte Unfocused(nint self, nint selector)
    {
        Do(self, static w => w._sink.Focus(false));
        return 1;
    }

    [UnmanagedCallersOnly]
    static void DrawRect(nint self, nint selector, ObjC.Rect dirty)
    {
        try { if (Of(self) is { IsOpen: true } window) window.Draw(dirty); }
        catch { /* nothing may leave */ }
    }

    [UnmanagedCallersOnly] static void Tick(nint self, nint selector, nint timer) => Do(self, static w => w._sink.Frame());
    [UnmanagedCallersOnly] static void Poked(nint self, nint selector) => Do(self, static w => w._sink.Frame());

    (int X, int Y) Place(nint e)
    {
        ObjC.Point at = ObjC.AskPoint(_view, "convertPoint:fromView:"u8, ObjC.AskPoint(e, "locationInWindow"u8), 0);
        return ((int)Math.Floor(at.X * _density), (int)Math.Floor(at.Y * _density));
    }

    static Mods ModsOf(nint e)
    {
        nuint flags = ObjC.AskNumber(e, "modifierFlags"u8);
        return ((flags & ShiftFlag) != 0 ? Mods.Shift : 0) | ((flags & AlternateFlag) != 0 ? Mods.Alt : 0) | ((flags & CommandFlag) != 0 ? Mods.Control : 0);
    }

    static Button ButtonOf(nint e) => (int)ObjC.AskNumber(e, "buttonNumber"u8) switch { 0 => Editing.Button.Left, 1 => Editing.Button.Right, _ => Editing.Button.Middle };

    [UnmanagedCallersOnly]
    static void MouseMoved(nint self, nint selector, nint e) => Do(self, w =>
    {
        var (x, y) = w.Place(e);
        w._sink.Moved(x, y, ModsOf(e));
    });

    [UnmanagedCallersOnly] static void MouseExited(nint self, nint selector, nint e) => Do(self, static w => w._sink.Left());

    [UnmanagedCallersOnly]
    static void MouseDown(nint self, nint selector, nint e) => Do(self, w =>
    {
        var (x, y) = w.Place(e);
        w._sink.Pressed(x, y, ButtonOf(e), ModsOf(e), (uint)(long)(ObjC.AskDouble(e, "timestamp"u8) * 1000));
    });

    [UnmanagedCallersOnly]
    static void MouseUp(nint self, nint selector, nint e) => Do(self, w =>
    {
        var (x, y) = w.Place(e);
        w._sink.Released(x, y, ButtonOf(e), ModsOf(e));
    });

    [UnmanagedCallersOnly]
    static void ScrollWheel(nint self, nint selector, nint e) => Do(self, w =>
    {
        var (x, y) = w.Place(e);
        double delta = ObjC.AskDouble(e, "scrollingDeltaY"u8);
        if ((byte)ObjC.AskNumber(e, "hasPreciseScrollingDeltas"u8) != 0) delta /= LineOfScrolling;
        if (delta != 0 && !w._sink.Wheel(x, y, (float)delta, ModsOf(e))) ObjC.Send(ObjC.Send(w._view, "nextResponder"u8), "scrollWheel:"u8, e);
    });

    // What is not used goes up the chain of responders: to the host.
    [UnmanagedCallersOnly]
    static void KeyDown(nint self, nint selector, nint e) => Do(self, w =>
    {
        KeyStroke stroke = Stroke(e);
        if (stroke.Key == Key.None || !w._sink.Key(stroke)) ObjC.Send(ObjC.Send(w._view, "nextResponder"u8), "keyDown:"u8, e);
    });

    // Editing keys come as characters of a private range (NSEvent.h, "function key Unicodes").
    static KeyStroke Stroke(nint e)
    {
        string text = ObjC.Text(ObjC.Send(e, "characters"u8));
        if (text.Length == 0) return default;
        Mods mods = ModsOf(e);
        Key key = (int)text[0] switch
        {
            0x7F or 0x08 => Key.Backspace,
            0x09 or 0x19 => Key.Tab,
            0x0D or 0x03 => Key.Enter,
            0x1B => Key.Escape,
            0x20 => Key.Space,
            0xF700 => Key.Up,
            0xF701 => Key.Down,
            0xF702 => Key.Left,
            0xF703 => Key.Right,
            0xF728 => Key.Delete,
            0xF729 => Key.Home,
            0xF72B => Key.End,
            0xF72C => Key.PageUp,
            0xF72D => Key.PageDown,
            _ => Key.None,
        };
        if (key != Key.None) return new(key, '\0', mods);
        return char.IsControl(text[0]) || text[0] is >= (char)0xF700 and <= (char)0xF8FF ? default : new(Key.Character, text[0], mods);
    }
}
