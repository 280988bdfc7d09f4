using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows;

/// <summary>The window of an editor, a child in a host's window. All on the UI thread but <see cref="Poke"/>. Sizes in pixels.</summary>
public interface INativeWindow : IDisposable
{
    /// <summary>False once it was closed, by us or with the host's window.</summary>
    bool IsOpen { get; }

    void Resize(int width, int height);

    /// <summary>Shows parts of a canvas. Allocates nothing.</summary>
    void Present(Canvas canvas, ReadOnlySpan<PixelBox> boxes);

    /// <summary>Whether <see cref="IWindowSink.Frame"/> is to be called again and again.</summary>
    void RunTimer(bool on);

    /// <summary>Any thread: one <see cref="IWindowSink.Frame"/> soon.</summary>
    void Poke();

    void Show(Cursor cursor);

    /// <summary>The keyboard's focus is wanted, or given back to whoever had it.</summary>
    void TakeKeys(bool wanted);
}

/// <summary>What a window hears of its user and its system. UI thread; places in pixels.</summary>
public interface IWindowSink
{
    void Frame();
    void Exposed(PixelBox box);
    void Moved(int x, int y, Mods mods);
    void Left();
    void Pressed(int x, int y, Button button, Mods mods, uint milliseconds);
    void Released(int x, int y, Button button, Mods mods);

    /// <summary>Notches, up positive. True: used.</summary>
    bool Wheel(int x, int y, float notches, Mods mods);

    /// <summary>True: used; false: it goes on to the host.</summary>
    bool Key(KeyStroke key);

    void Focus(bool has);
}
