using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Media;
using System.Windows.Media.Imaging;
using System.Windows.Threading;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.AudioPlugSharp.Windows;

/// <summary>The suite's editor in WPF: its canvas as a bitmap of as many pixels as the control has, and the input passed on. UI thread.</summary>
sealed unsafe class EditorControl : UserControl, IShell
{
    const double FrameSeconds = 1 / 60.0;

    readonly Editor _editor;
    readonly Image _image = new() { Stretch = Stretch.Fill };
    readonly DispatcherTimer _timer = new(DispatcherPriority.Render) { Interval = TimeSpan.FromSeconds(FrameSeconds) };
    WriteableBitmap? _bitmap;

    public EditorControl(Editor editor)
    {
        (_editor, Content, Focusable, FocusVisualStyle) = (editor, _image, true, null);
        RenderOptions.SetBitmapScalingMode(_image, BitmapScalingMode.NearestNeighbor);
        SizeChanged += (_, _) => Fit();
        Loaded += (_, _) => { _editor.Shell = this; Fit(); };
        Unloaded += (_, _) => { _timer.Stop(); _editor.Close(); _editor.Shell = null; };
        IsKeyboardFocusWithinChanged += (_, e) => _editor.FocusChanged((bool)e.NewValue);
        _timer.Tick += (_, _) => Frame();
    }

    double Dpi => VisualTreeHelper.GetDpi(this).DpiScaleX;

    void Fit()
    {
        int width = (int)(ActualWidth * Dpi), height = (int)(ActualHeight * Dpi);
        if (width < 1 || height < 1) return;
        _editor.HostScale = (float)Dpi;
        _editor.Fit(width, height);
        _image.Source = _bitmap = new(width, height, 96 * Dpi, 96 * Dpi, PixelFormats.Bgr32, null);
        Wake();
    }

    void Frame()
    {
        if (_editor.Tick(FrameSeconds) && _bitmap != null)
            fixed (uint* pixels = _editor.Canvas.Pixels)
                foreach (var d in _editor.Dirty)
                    _bitmap.WritePixels(new(d.X, d.Y, d.Width, d.Height), (nint)pixels, _editor.Canvas.Pixels.Length * 4, _editor.Canvas.Width * 4, d.X, d.Y);
        if (!_editor.IsMoving) _timer.Stop();
    }

    static Mods Held => (Keyboard.Modifiers.HasFlag(ModifierKeys.Shift) ? Mods.Shift : 0) | (Keyboard.Modifiers.HasFlag(ModifierKeys.Control) ? Mods.Control : 0) | (Keyboard.Modifiers.HasFlag(ModifierKeys.Alt) ? Mods.Alt : 0);
    (int X, int Y) At(MouseEventArgs e) => ((int)(e.GetPosition(this).X * Dpi), (int)(e.GetPosition(this).Y * Dpi));
    static Ui.Editing.Button Which(MouseButton b) => b switch { MouseButton.Left => Ui.Editing.Button.Left, MouseButton.Right => Ui.Editing.Button.Right, _ => Ui.Editing.Button.Middle };

    protected override void OnMouseMove(MouseEventArgs e) => _editor.PointerMoved(At(e).X, At(e).Y, Held);
    protected override void OnMouseLeave(MouseEventArgs e) => _editor.PointerLeft();
    protected override void OnMouseWheel(MouseWheelEventArgs e) => e.Handled = _editor.Wheel(At(e).X, At(e).Y, e.Delta / 120f, Held);
    protected override void OnMouseDown(MouseButtonEventArgs e) { Focus(); CaptureMouse(); _editor.PointerPressed(At(e).X, At(e).Y, Which(e.ChangedButton), e.ClickCount, Held); }
    protected override void OnMouseUp(MouseButtonEventArgs e) { ReleaseMouseCapture(); _editor.PointerReleased(At(e).X, At(e).Y, Which(e.ChangedButton), Held); }
    protected override void OnTextInput(TextCompositionEventArgs e) => e.Handled = e.Text.Length == 1 && e.Text[0] > ' ' && _editor.KeyPressed(new(Key.Character, e.Text[0], Held));
    protected override void OnKeyDown(KeyEventArgs e)
    {
        // The names are the same but for a few; letters come as text, except where Control makes a command of them.
        string name = e.Key switch { System.Windows.Input.Key.Back => "Backspace", System.Windows.Input.Key.Prior => "PageUp", System.Windows.Input.Key.Next => "PageDown", var k => k.ToString() };
        if (Held.HasFlag(Mods.Control) && name.Length == 1) e.Handled = _editor.KeyPressed(new(Key.Character, char.ToLowerInvariant(name[0]), Held));
        else if (name.Length > 1 && Enum.TryParse(name, out Key key)) e.Handled = _editor.KeyPressed(new(key, key == Key.Space ? ' ' : '\0', Held));
    }

    public void Wake() => _timer.Start();
    public bool Resize(int width, int height) { (Width, Height) = (width / Dpi, height / Dpi); return true; }
    public void TakeKeys(bool wanted) { if (wanted) Focus(); }
    public void Show(Ui.Editing.Cursor cursor) => Cursor = cursor switch { Ui.Editing.Cursor.Hand => Cursors.Hand, Ui.Editing.Cursor.Text => Cursors.IBeam, Ui.Editing.Cursor.UpDown => Cursors.SizeNS, Ui.Editing.Cursor.Move => Cursors.SizeAll, _ => Cursors.Arrow };
    public bool OpenManual() => false; // this edition has no manual page beside it
}
