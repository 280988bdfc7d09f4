using System.Diagnostics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Windows;

/// <summary>
/// An editor in a window, whatever the system: what the user does goes in, what changed is shown, and the timer runs only while
/// something moves. UI thread, but <see cref="Wake"/>.
/// </summary>
public sealed class EditorWindow(Editor editor) : IWindowSink, IDisposable
{
    /// <summary>Between two frames.</summary>
    public const int FrameMilliseconds = 16;

    // A pause is no time in which anything glided.
    const double LongestFrame = 0.1;

    // 200 % on a screen of twice the density and more; two canvases of it fit into the heap that a plug-in is allowed.
    const int LargestSide = 4096;

    // As in most toolkits.
    const uint DoubleClickMilliseconds = 400;
    const int DoubleClickPixels = 4;

    INativeWindow? _native;
    int _thread;
    long _last;
    bool _isRunning;
    (int X, int Y) _at;
    (int X, int Y, uint Time, Button Button, int Count) _click;

    public bool IsOpen => _native is { IsOpen: true };

    /// <summary>Whether frames are being asked for at the moment.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Opens the native window and draws all into it.</summary>
    /// <param name="open">Makes it; null where it cannot be.</param>
    public bool Open(Func<IWindowSink, int, int, INativeWindow?> open)
    {
        var (width, height) = Size;
        _thread = Environment.CurrentManagedThreadId;
        _native = open(this, width, height);
        if (_native == null) return false;
        Fit(width, height);
        Wake();
        return true;
    }

    /// <summary>Pixels; what the editor would like until a host says otherwise.</summary>
    public (int Width, int Height) Size => _size.Width > 0 ? _size : editor.WantedSize;

    (int Width, int Height) _size;

    /// <summary>The host gave this size.</summary>
    public void Fit(int width, int height)
    {
        _size = (Math.Clamp(width, 1, 16_000), Math.Clamp(height, 1, 16_000));
        editor.Fit(Math.Min(_size.Width, LargestSide), Math.Min(_size.Height, LargestSide));
        if (!IsOpen) return;
        _native!.Resize(_size.Width, _size.Height);
        Frame();
        Exposed(new(0, 0, _size.Width, _size.Height));
    }

    /// <summary>Frames are wanted. Any thread.</summary>
    public void Wake()
    {
        if (_native is not { IsOpen: true } native) return;
        if (Environment.CurrentManagedThreadId != _thread) native.Poke();
        else if (!_isRunning)
        {
            _isRunning = true;
            native.RunTimer(true);
        }
    }

    public void Show(Cursor cursor) => _native?.Show(cursor);

    public void TakeKeys(bool wanted) => _native?.TakeKeys(wanted);


    public void Frame()
    {
        if (_native is not { IsOpen: true } native) return;
        long now = Stopwatch.GetTimestamp();
        double seconds = _last == 0 ? 0 : Math.Min(LongestFrame, Stopwatch.GetElapsedTime(_last, now).TotalSeconds);
        _last = now;
        if (editor.Tick(seconds)) native.Present(editor.Canvas, editor.Dirty);
        if (editor.IsMoving == _isRunning) return;
        _isRunning = !_isRunning;
        native.RunTimer(_isRunning);
        if (!_isRunning) _last = 0;
    }

    public void Exposed(PixelBox box)
    {
        if (_native is not { IsOpen: true } native) return;
        native.Present(editor.Canvas, [box.Cut(new(0, 0, editor.Canvas.Width, editor.Canvas.Height))]);
    }

    public void Moved(int x, int y, Mods mods)
    {
        _at = (x, y);
        if (!IsNear(x, y)) _click.Count = 0; // a drag is no first click
        editor.PointerMoved(x, y, mods);
    }

    public void Left() => editor.PointerLeft();

    public void Pressed(int x, int y, Button button, Mods mods, uint milliseconds)
    {
        bool again = _click.Count > 0 && _click.Button == button && milliseconds - _click.Time <= DoubleClickMilliseconds && IsNear(x, y);
        _click = (x, y, milliseconds, button, again ? _click.Count + 1 : 1);
        editor.PointerPressed(x, y, button, _click.Count, mods);
        Wake();
    }

    bool IsNear(int x, int y) => Math.Abs(x - _click.X) <= DoubleClickPixels && Math.Abs(y - _click.Y) <= DoubleClickPixels;

    public void Released(int x, int y, Button button, Mods mods)
    {
        editor.PointerReleased(x, y, button, mods);
        Wake();
    }

    public bool Wheel(int x, int y, float notches, Mods mods)
    {
        bool used = editor.Wheel(x, y, notches, mods);
        if (used) Wake();
        return used;
    }

    /// <summary>Where the pointer is: hosts that read the wheel themselves do not say where.</summary>
    public bool Wheel(float notches) => Wheel(_at.X, _at.Y, notches, Mods.None);

    public bool Key(KeyStroke key)
    {
        bool used = editor.KeyPressed(key);
        if (used) Wake();
        return used;
    }

    public void Focus(bool has)
    {
        editor.FocusChanged(has);
        Wake();
    }

    /// <summary>The native window goes; it may be opened again.</summary>
    public void Dispose()
    {
        var native = _native;
        _native = null;
        _isRunning = false;
        _last = 0;
        if (native == null) return;
        editor.Close();
        native.Dispose();
    }
}
