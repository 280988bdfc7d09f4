using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>
/// An editor without a window: widgets, input, frames. UI thread; <see cref="Tick"/> allocates nothing.
/// CONTRACT: public members stay; the behaviour helper writes the bodies.
/// </summary>
public sealed class Editor
{
    public Editor(Desk desk, IFeed feed, EditorMemory memory, IPresetShelf? shelf = null)
    {
        (Desk, Memory) = (desk, memory);
        Shown = new Shown(desk, feed, memory);
    }

    public Desk Desk { get; }
    public EditorMemory Memory { get; }
    public Shown Shown { get; }

    /// <summary>Null: no window (pictures, tests).</summary>
    public IShell? Shell { get; set; }

    /// <summary>What is to be shown, whole.</summary>
    public Canvas Canvas { get; } = new();

    /// <summary>Pixels a point of the host's screen (setContentScaleFactor); 1 unless told.</summary>
    public float HostScale { get; set; } = 1;

    /// <summary>The size that zoom and host scale ask for, pixels.</summary>
    public (int Width, int Height) WantedSize => ((int)(Face.Width * HostScale * Memory.Zoom / 100), (int)(Face.Height * HostScale * Memory.Zoom / 100));

    /// <summary>The window has this size: the editor is drawn as large as fits (75 to 200 % of the host's scale), and the zoom remembers it.</summary>
    public void Fit(int width, int height) { }

    /// <summary>The nearest size that <see cref="Fit"/> fills without a margin (for checkSizeConstraint).</summary>
    public (int Width, int Height) Constrain(int width, int height) => (width, height);

    /// <summary>Takes up what is new and draws it. True: <see cref="Dirty"/> is to be presented.</summary>
    public bool Tick(double seconds) => false;

    /// <summary>What the last <see cref="Tick"/> drew anew, pixels of <see cref="Canvas"/>.</summary>
    public ReadOnlySpan<PixelBox> Dirty => default;

    /// <summary>False: nothing moves, and no frame is wanted until <see cref="IShell.Wake"/>.</summary>
    public bool IsMoving => false;

    /// <summary>Values, readings or state changed outside (host automation, setState): wakes.</summary>
    public void Changed() { }

    // Input, in pixels of the canvas.
    public void PointerMoved(int x, int y, Mods mods) { }
    public void PointerPressed(int x, int y, Button button, int clicks, Mods mods) { }
    public void PointerReleased(int x, int y, Button button, Mods mods) { }
    public void PointerLeft() { }

    /// <summary>Notches, up positive. True: used.</summary>
    public bool Wheel(int x, int y, float notches, Mods mods) => false;

    /// <summary>True: used; false: the key is the host's.</summary>
    public bool KeyPressed(KeyStroke key) => false;

    /// <summary>The window's focus. Losing it ends typing and gestures.</summary>
    public void FocusChanged(bool hasFocus) { }

    /// <summary>The parameter under a pixel, for the host's own menus and MIDI learn.</summary>
    public Parameter? ParameterAt(int x, int y) => null;

    /// <summary>The window closes: gestures end, taps go quiet.</summary>
    public void Close() { }

    // For widgets: a gesture of one control. One undo step; the host hears begin, perform, end.
    public void Grip(Parameter parameter) => Desk.Grip(parameter);
    public void Turn(Parameter parameter, double normal) => Desk.Turn(parameter, normal);
    public void Let(Parameter parameter) => Desk.Let(parameter);

    /// <summary>A whole gesture in one go.</summary>
    public void Set(Parameter parameter, double plain)
    {
        Grip(parameter);
        Turn(parameter, parameter.ToNormal(plain));
        Let(parameter);
    }

    internal Widget? Focus { get; private set; }
    internal Widget? Hovered { get; private set; }
    internal void Invalidate(Widget widget) { }
}
