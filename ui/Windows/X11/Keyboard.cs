using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows.X11;

/// <summary>Key codes to strokes, by the server's core mapping with Shift: enough for Latin text, numbers and editing keys.</summary>
sealed unsafe class Keyboard
{
    const int ShiftBit = 1, LockBit = 2, ControlBit = 4, AltBit = 8, NumLockBit = 16; // Alt is Mod1, Num Lock Mod2 on every desktop
    const uint Backspace = 0xFF08, TabKey = 0xFF09, LeftTab = 0xFE20, Return = 0xFF0D, EscapeKey = 0xFF1B, HomeKey = 0xFF50, LeftKey = 0xFF51, UpKey = 0xFF52,
        RightKey = 0xFF53, DownKey = 0xFF54, PageUpKey = 0xFF55, PageDownKey = 0xFF56, EndKey = 0xFF57, DeleteKey = 0xFFFF,
        PadTab = 0xFF89, PadEnter = 0xFF8D, PadHome = 0xFF95, PadEnd = 0xFF9C, PadDelete = 0xFF9F, PadFirst = 0xFFAA, PadLast = 0xFFB9, PadEqual = 0xFFBD;

    uint[] _symbols = [];
    int _perKey;
    byte _first;

    /// <summary>Reads the mapping; again when the server says that it changed.</summary>
    public void Load(XcbDisplay display)
    {
        _first = display.FirstKey;
        void* c = display.Connection;
        byte* reply = Xcb.xcb_get_keyboard_mapping_reply(c, Xcb.xcb_get_keyboard_mapping(c, _first, (byte)(display.LastKey - _first + 1)), null);
        if (reply == null) return;
        _perKey = reply[1];
        _symbols = new ReadOnlySpan<uint>(reply + 32, *(int*)(reply + 4)).ToArray();
        Xcb.Free(reply);
    }

    public static Mods Mods(int state) =>
        ((state & ShiftBit) != 0 ? Editing.Mods.Shift : 0) | ((state & ControlBit) != 0 ? Editing.Mods.Control : 0) | ((state & AltBit) != 0 ? Editing.Mods.Alt : 0);

    /// <summary>None where the key means nothing to an editor.</summary>
    public KeyStroke Stroke(byte code, int state)
    {
        int at = (code - _first) * _perKey;
        if (_perKey == 0 || at < 0 || at + _perKey > _symbols.Length) return default;
        uint plain = _symbols[at], shifted = _perKey > 1 ? _symbols[at + 1] : 0;
        bool isLetter = char.IsLetter(Character(plain));
        bool isPadDigit = shifted is >= PadFirst and <= PadEqual && (state & NumLockBit) != 0;
        bool shift = (state & ShiftBit) != 0 ^ (isLetter && (state & LockBit) != 0) || isPadDigit;
        uint symbol = shift && shifted != 0 ? shifted : plain;
        char c = Character(symbol);
        if (shift && shifted == 0) c = char.ToUpperInvariant(c);
        Mods mods = Mods(state);
        Key key = symbol switch
        {
            ' ' => Key.Space,
            Backspace => Key.Backspace,
            TabKey or LeftTab or PadTab => Key.Tab,
            Return or PadEnter => Key.Enter,
            EscapeKey => Key.Escape,
            DeleteKey or PadDelete => Key.Delete,
            LeftKey or PadHome + 1 => Key.Left,
            UpKey or PadHome + 2 => Key.Up,
            RightKey or PadHome + 3 => Key.Right,
            DownKey or PadHome + 4 => Key.Down,
            PageUpKey or PadHome + 5 => Key.PageUp,
            PageDownKey or PadHome + 6 => Key.PageDown,
            EndKey or PadEnd => Key.End,
            HomeKey or PadHome => Key.Home,
            _ => c != 0 ? Key.Character : Key.None,
        };
        return new(key, key == Key.Character ? c : '\0', mods);
    }

    // Latin-1 stands for itself, the pad's keys and Unicode keysyms lie at fixed distances (X11 protocol, appendix A).
    static char Character(uint symbol) => symbol switch
    {
        >= 0x20 and <= 0x7E or >= 0xA0 and <= 0xFF => (char)symbol,
        >= PadFirst and <= PadLast => (char)(symbol - 0xFF80),
        PadEqual => '=',
        >= 0x0100_0100 and <= 0x0100_FFFF => (char)(symbol - 0x0100_0000),
        0x20AC => '€',
        _ => '\0',
    };
}
