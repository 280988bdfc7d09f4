using System.Runtime.InteropServices;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.Win32;

/// <summary>What Windows sends. Nothing is let out of <see cref="Procedure"/> but its answer.</summary>
public sealed unsafe partial class Win32Window
{
    const nint WantAllKeys = 4, WantChars = 0x80;
    const int ClientArea = 1, ShiftHeld = 4, ControlHeld = 8, ShiftKey = 0x10, ControlKey = 0x11, MenuKey = 0x12, WheelNotch = 120;
    const uint KeepsDeadKeys = 4;

    [UnmanagedCallersOnly]
    static nint Procedure(nint window, uint message, nint w, nint l)
    {
        try
        {
            if (message == User32.NcCreate) User32.SetWindowLongPtrW(window, User32.UserData, *(nint*)l); // CREATESTRUCT begins with our handle
            nint handle = User32.GetWindowLongPtrW(window, User32.UserData);
            if (handle != 0 && GCHandle.FromIntPtr(handle).Target is Win32Window me && me.Take(window, message, w, l) is { } answer) return answer;
        }
        catch { /* the host's message loop must go on */ }
        return User32.DefWindowProcW(window, message, w, l);
    }

    // Null: Windows' own answer.
    nint? Take(nint window, uint message, nint w, nint l)
    {
        switch (message)
        {
            case User32.Paint: PaintNow(); return 0;
            case User32.EraseBackground: return 1;
            case User32.Timer when w == TimerId: _sink.Frame(); return 0;
            case User32.App: _sink.Frame(); return 0;
            case User32.MouseMove: Move(Low(l), High(l), w); return 0;
            case User32.MouseLeave:
                _isTracking = false;
                if (_held == 0) _sink.Left();
                return 0;
            case User32.LeftDown: Press(Editing.Button.Left, w, l); return 0;
            case User32.MiddleDown: Press(Editing.Button.Middle, w, l); return 0;
            case User32.RightDown: Press(Editing.Button.Right, w, l); return 0;
            case User32.LeftUp: Release(Editing.Button.Left, w, l); return 0;
            case User32.MiddleUp: Release(Editing.Button.Middle, w, l); return 0;
            case User32.RightUp: Release(Editing.Button.Right, w, l); return 0;
            case User32.CaptureChanged when l != window: LetAll(); return 0;
            case User32.MouseWheel: return Wheel(w, l) ? 0 : null;
            case User32.SetCursorMessage when Low(l) == ClientArea: User32.SetCursor(Shape); return 1;
            case User32.GetDialogCode: return _wantsKeys ? WantAllKeys | WantChars : 0;
            case User32.GotFocus: _sink.Focus(true); return 0;
            case User32.LostFocus: _sink.Focus(false); return 0;
            case User32.KeyDown or User32.SystemKeyDown: return KeyDown(message, w, l) ? 0 : null;
            case User32.Char: return 0; // was read when the key went down
            case User32.NcDestroy: Gone(window); return null;
            default: return null;
        }
    }

    // By us or with the host's window.
    void Gone(nint window)
    {
        IsOpen = false;
        User32.SetWindowLongPtrW(window, User32.UserData, 0);
        if (_self.IsAllocated) _self.Free();
    }

    static int Low(nint l) => (short)((long)l & 0xFFFF);
    static int High(nint l) => (short)((long)l >> 16 & 0xFFFF);

    static Mods ModsOf(nint w) => (((int)w & ShiftHeld) != 0 ? Mods.Shift : 0) | (((int)w & ControlHeld) != 0 ? Mods.Control : 0) | (IsDown(MenuKey) ? Mods.Alt : 0);

    static bool IsDown(int key) => User32.GetKeyState(key) < 0;

    void Move(int x, int y, nint w)
    {
        if (!_isTracking)
        {
            var track = new User32.TrackMouse { Size = (uint)sizeof(User32.TrackMouse), Flags = User32.TrackLeave, Window = _window };
            _isTracking = User32.TrackMouseEvent(&track) != 0;
        }
        _sink.Moved(x, y, ModsOf(w));
    }

    void Press(Button button, nint w, nint l)
    {
        _held |= 1 << (int)button;
        User32.SetCapture(_window);
        _sink.Pressed(Low(l), High(l), button, ModsOf(w), User32.GetMessageTime());
    }

    void Release(Button button, nint w, nint l)
    {
        _lastX = Low(l);
        _lastY = High(l);
        if ((_held & 1 << (int)button) == 0) return;
        _held &= ~(1 << (int)button);
        if (_held == 0) User32.ReleaseCapture();
        _sink.Released(_lastX, _lastY, button, ModsOf(w));
    }

    // Something else took the pointer (a dialog of the host): what was held is let go.
    void LetAll()
    {
        for (int b = 0; b < 3; b++)
            if ((_held & 1 << b) != 0) _sink.Released(_lastX, _lastY, (Button)b, Mods.None);
        _held = 0;
    }

    bool Wheel(nint w, nint l)
    {
        var at = new User32.Point { X = Low(l), Y = High(l) }; // of the screen
        User32.ScreenToClient(_window, &at);
        return _sink.Wheel(at.X, at.Y, (float)High(w) / WheelNotch, ModsOf(Low(w)));
    }

    // What is not used goes to the host's window: its shortcuts live there, and Windows sends keys to the focus alone.
    bool KeyDown(uint message, nint w, nint l)
    {
        KeyStroke stroke = Stroke((int)w, l);
        if (stroke.Key != Key.None && _sink.Key(stroke)) return true;
        User32.PostMessageW(User32.GetParent(_window), message, w, l);
        return true;
    }

    static KeyStroke Stroke(int key, nint l)
    {
        Mods mods = (IsDown(ShiftKey) ? Mods.Shift : 0) | (IsDown(ControlKey) ? Mods.Control : 0) | (IsDown(MenuKey) ? Mods.Alt : 0);
        Key known = key switch
        {
            0x08 => Key.Backspace,
            0x09 => Key.Tab,
            0x0D => Key.Enter,
            0x1B => Key.Escape,
            0x20 => Key.Space,
            0x21 => Key.PageUp,
            0x22 => Key.PageDown,
            0x23 => Key.End,
            0x24 => Key.Home,
            0x25 => Key.Left,
            0x26 => Key.Up,
            0x27 => Key.Right,
            0x28 => Key.Down,
            0x2E => Key.Delete,
            _ => Key.None,
        };
        if (known != Key.None) return new(known, '\0', mods);
        char typed = Typed(key, l, mods);
        return typed == '\0' ? default : new(Key.Character, typed, mods);
    }

    static char Typed(int key, nint l, Mods mods)
    {
        // With Ctrl alone the layout gives control characters: the letter is meant. Ctrl and Alt together are AltGr.
        if (mods == Mods.Control && key is >= 'A' and <= 'Z') return (char)(key | 0x20);
        byte* keys = stackalloc byte[256];
        char* text = stackalloc char[8];
        if (User32.GetKeyboardState(keys) == 0) return '\0';
        int n = User32.ToUnicode((uint)key, (uint)((long)l >> 16 & 0xFF), keys, text, 8, KeepsDeadKeys);
        return n == 1 && !char.IsControl(text[0]) ? text[0] : '\0';
    }
}
