using System.Numerics;

namespace TopDown.Ui.Editing;

/// <summary>Held keys. Control is Command on a Mac.</summary>
[Flags]
public enum Mods { None = 0, Shift = 1, Control = 2, Alt = 4 }

static class ModsExtensions
{
    /// <summary>Any of them is held. (Enum.HasFlag boxes where code is not optimised.)</summary>
    public static bool Has(this Mods held, Mods asked) => (held & asked) != 0;
}

public enum Button { Left, Middle, Right }

public enum Key { None, Character, Space, Tab, Enter, Escape, Backspace, Delete, Left, Right, Up, Down, PageUp, PageDown, Home, End }

/// <summary>A pressed key; the character where it types one.</summary>
public readonly record struct KeyStroke(Key Key, char Character = '\0', Mods Mods = Mods.None);

/// <summary>A pointer event in logical units. Clicks: 2 for the second press of a double click.</summary>
public readonly record struct Pointer(Vector2 At, Mods Mods = Mods.None, Button Button = Button.Left, int Clicks = 1);
