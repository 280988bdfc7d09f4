using TopDown.Ui.Drawing;

namespace TopDown.Ui.Editing;

public enum Cursor { Arrow, Hand, Text, UpDown, Move }

/// <summary>The window around an editor, and the host around that.</summary>
public interface IShell
{
    /// <summary>Something moves: frames are wanted until <see cref="Editor.IsMoving"/> is false again.</summary>
    void Wake();

    /// <summary>Asks the host for this size in pixels; false where it will not.</summary>
    bool Resize(int width, int height);

    /// <summary>A text is being typed: the keyboard is wanted, or given back.</summary>
    void TakeKeys(bool wanted);

    void Show(Cursor cursor);

    /// <summary>Opens the manual's page of the plug-in; false where there is none to open.</summary>
    bool OpenManual();
}

/// <summary>User presets as files, which only the shell knows how to name and write. UI thread.</summary>
public interface IPresetShelf
{
    /// <summary>Names, sorted; empty where there are none.</summary>
    IReadOnlyList<string> List();

    /// <summary>The state in a file of <see cref="List"/>; null where it cannot be read.</summary>
    byte[]? Load(string name);

    /// <summary>A name as <see cref="List"/> will show it: what file systems do not take is replaced.</summary>
    string Named(string name);

    /// <summary>Null when it was written, else a sentence that says why not and what to do.</summary>
    string? Save(string name, ReadOnlySpan<byte> state);

    /// <summary>Null when it is gone, else a sentence that says why not.</summary>
    string? Delete(string name);
}
