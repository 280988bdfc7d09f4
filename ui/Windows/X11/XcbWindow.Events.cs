using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.X11;

/// <summary>What comes from the server.</summary>
public sealed unsafe partial class XcbWindow
{
    const byte SentBit = 0x80, Normal = 0, Grab = 1, Ungrab = 2, FocusByPointer = 5;
    const uint EmbeddedNotify = 0, Activate = 1, Deactivate = 2, FocusInMessage = 4, FocusOutMessage = 5;

    bool _isGone, _isPumping;
    PixelBox _exposed;
    (bool Is, short X, short Y, ushort State) _moved;

    void Tick()
    {
        Pump();
        if (!IsOpen) return;
        _isPumping = true;
        try { _sink.Frame(); }
        finally { _isPumping = false; }
        Pump();
    }

    /// <summary>
    /// Takes all that has come. Moves of the pointer and exposures are put together. Whatever is written to the server may read from it
    /// too, and then events lie in libxcb's queue and the descriptor is silent: so it goes on until a pass finds none.
    /// </summary>
    void Pump()
    {
        if (_isPumping || !_isOpen) return; // a call into the host may come back to us
        _isPumping = true;
        _isWaitingToPump = false;
        try
        {
            while (Pass()) { }
        }
        finally
        {
            _isPumping = false;
        }
        if (_isOpen && (_isGone || !_display.IsAlive)) CloseQuietly();
    }

    // True: something came.
    bool Pass()
    {
        bool any = false, poked = false;
        Xcb.XEvent* e;
        while (_isOpen && !_isGone && (e = Xcb.xcb_poll_for_event(_display.Connection)) != null)
        {
            Xcb.XEvent copy = *e;
            Xcb.Free(e);
            poked |= Take(ref copy);
            any = true;
        }
        if (!any || !_isOpen || _isGone) return false;
        FlushMove();
        PixelBox exposed = _exposed;
        _exposed = default;
        if (!exposed.IsEmpty && _isOpen) _sink.Exposed(exposed);
        if (poked && _isOpen) _sink.Frame();
        return _isOpen;
    }

    // Nothing is told: the host that destroyed the parent calls removed in its own time.
    void CloseQuietly()
    {
        RunTimer(false);
        Dispose();
    }

    // True: a poke.
    bool Take(ref Xcb.XEvent e)
    {
        byte type = (byte)(e.Type & ~SentBit);
        if (type != Xcb.MotionNotify) FlushMove();
        switch (type)
        {
            case Xcb.MotionNotify: _moved = (true, e.EventX, e.EventY, e.State); break;
            case Xcb.EnterNotify: _moved = (true, e.EventX, e.EventY, e.State); break;
            case Xcb.LeaveNotify when e.Mode == Normal: _sink.Left(); break;
            case Xcb.ButtonPress: Press(ref e); break;
            case Xcb.ButtonRelease when ButtonOf(e.Detail) is { } button: _sink.Released(e.EventX, e.EventY, button, Keyboard.Mods(e.State)); break;
            case Xcb.KeyPress: KeyDown(ref e); break;
            case Xcb.FocusIn when IsOurs(ref e): _sink.Focus(true); break;
            case Xcb.FocusOut when IsOurs(ref e): _sink.Focus(false); break;
            case Xcb.ExposeEvent: _exposed = _exposed.Union(new(e.X, e.Y, e.Width, e.Height)); break;
            case Xcb.DestroyNotify when e.Window == _window: _isGone = true; break;
            case Xcb.MappingNotify: _keyboard.Load(_display); break;
            case Xcb.ClientMessage when e.MessageType == _poke && _poke != 0: return true;
            case Xcb.ClientMessage when e.MessageType == _xembed && _xembed != 0: Embed(ref e); break;
        }
        return false;
    }

    // Not while something else holds the keyboard for a moment, and not because the pointer is here and the focus is nowhere.
    static bool IsOurs(ref Xcb.XEvent e) => e.FocusMode is not (Grab or Ungrab) && e.Detail < FocusByPointer;

    void FlushMove()
    {
        if (!_moved.Is) return;
        _moved.Is = false;
        _sink.Moved(_moved.X, _moved.Y, Keyboard.Mods(_moved.State));
    }

    static Button? ButtonOf(byte number) => number switch { 1 => Button.Left, 2 => Button.Middle, 3 => Button.Right, _ => null };

    void Press(ref Xcb.XEvent e)
    {
        Mods mods = Keyboard.Mods(e.State);
        if (ButtonOf(e.Detail) is { } button) _sink.Pressed(e.EventX, e.EventY, button, mods, e.Time);
        // 4 and 5 are the wheel up and down; 6 and 7 sideways, which some wheels send with Shift held.
        else if (e.Detail is >= 4 and <= 7 && !_sink.Wheel(e.EventX, e.EventY, e.Detail is 4 or 6 ? 1 : -1, mods)) PassOn(ref e, Xcb.WantButtons);
    }

    void KeyDown(ref Xcb.XEvent e)
    {
        KeyStroke stroke = _keyboard.Stroke(e.Detail, e.State);
        if (stroke.Key == Key.None || !_sink.Key(stroke)) PassOn(ref e, Xcb.WantKeys);
    }

    // To the host's window. What was sent to us on purpose (by an embedder) is not sent back: that would go round for ever.
    void PassOn(ref Xcb.XEvent e, uint mask)
    {
        if ((e.Type & SentBit) != 0 || !_isOpen) return;
        Xcb.XEvent copy = e;
        (copy.Event, copy.Child) = (_parent, 0);
        Xcb.xcb_send_event(_display.Connection, 1, _parent, mask & 5, &copy);
        Flush();
    }

    void Embed(ref Xcb.XEvent e)
    {
        switch (e.Data[1])
        {
            case EmbeddedNotify: _embedder = e.Data[3]; break;
            case FocusInMessage: _sink.Focus(true); break;
            case FocusOutMessage: _sink.Focus(false); break;
            case Activate or Deactivate: break;
        }
    }
}
