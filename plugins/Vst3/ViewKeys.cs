using TopDown.Ui.Editing;

namespace TopDown.Vst3;

/// <summary>Keys as hosts send them (numbers: pluginterfaces/base/keycodes.h) to an editor's strokes.</summary>
static class ViewKeys
{
    const int Shift = 1, Alternate = 2, Command = 4; // Command is Ctrl on Windows and Linux; 8 is the Mac's Control key
    const short FirstPad = 24, LastPad = 33, FirstAscii = 128;

    /// <summary>None where the key means nothing to an editor.</summary>
    public static KeyStroke Stroke(char character, short code, short modifiers)
    {
        Mods mods = ((modifiers & Shift) != 0 ? Mods.Shift : 0) | ((modifiers & Alternate) != 0 ? Mods.Alt : 0) | ((modifiers & Command) != 0 ? Mods.Control : 0);
        Key key = code switch
        {
            1 => Key.Backspace,
            2 => Key.Tab,
            4 or 19 => Key.Enter,
            6 => Key.Escape,
            7 => Key.Space,
            9 => Key.End,
            10 => Key.Home,
            11 => Key.Left,
            12 => Key.Up,
            13 => Key.Right,
            14 => Key.Down,
            15 => Key.PageUp,
            16 => Key.PageDown,
            22 => Key.Delete,
            _ => Key.None,
        };
        if (key != Key.None) return new(key, '\0', mods);
        // A host may give the character, the code of a key of the pad, or a letter's or digit's code alone.
        char typed = !char.IsControl(character) && character != '\0' ? character : code switch
        {
            >= FirstPad and <= LastPad => (char)('0' + code - FirstPad),
            34 => '*',
            35 => '+',
            37 => '-',
            38 => '.',
            39 => '/',
            >= FirstAscii and < FirstAscii + 'Z' - '0' + 1 => Letter((char)(code - FirstAscii + '0'), mods),
            _ => '\0',
        };
        return typed == ' ' ? new(Key.Space, '\0', mods) : typed == '\0' ? default : new(Key.Character, typed, mods);
    }

    static char Letter(char c, Mods mods) => (mods & Mods.Shift) != 0 ? c : char.ToLowerInvariant(c);
}
