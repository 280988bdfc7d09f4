using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>
/// A part of an editor. Still parts (faces, scales, names) are drawn once into the backdrop, the live part into its box whenever
/// <see cref="Follow"/> says that it changed. UI thread; <see cref="Follow"/> and <see cref="Draw"/> allocate nothing.
/// </summary>
public abstract class Widget(Box box)
{
    public Box Box { get; } = box;

    /// <summary>Set when the editor takes the widget up.</summary>
    public Editor Editor { get; internal set; } = null!;

    /// <summary>What it turns, if one: found by hosts at its place, named to assistive tools, default of the tip.</summary>
    public virtual Parameter? Parameter => null;

    /// <summary>What the tip says; empty: none.</summary>
    public virtual string Tip => Parameter?.Tip ?? "";

    /// <summary>The Tab key stops here.</summary>
    public virtual bool CanFocus => false;

    /// <summary>Where the focus ring goes.</summary>
    public virtual Box FocusBox => Box;

    /// <summary>What is drawn anew when it changed; its live part never reaches beyond it.</summary>
    public virtual Box LiveBox => Box;

    /// <summary>The part of <see cref="LiveBox"/> that looks different since the last <see cref="Follow"/> that said so.</summary>
    public virtual Box Changed => LiveBox;

    /// <summary>0: a ground that others stand on.</summary>
    internal virtual int Layer => 1;

    /// <summary>Its section is switched off: it is drawn without colour, and still works.</summary>
    public bool IsDim { get; internal set; }

    /// <summary>False: on a page of the face that is not open.</summary>
    public bool IsShown { get; internal set; } = true;

    public bool IsFocused => Editor.Focus == this;
    public bool IsHovered => Editor.Hovered == this;

    /// <summary>Where it answers the pointer; the whole box unless said otherwise.</summary>
    public virtual bool Answers(System.Numerics.Vector2 at) => Box.Contains(at);

    public virtual Cursor CursorAt(System.Numerics.Vector2 at) => CanFocus ? Cursor.Hand : Cursor.Arrow;

    /// <summary>Into the backdrop: what never moves at this size.</summary>
    public virtual void DrawStill(Canvas c, Shown v) { }

    /// <summary>Over the backdrop, clipped to what is dirty.</summary>
    public virtual void Draw(Canvas c, Shown v) { }

    /// <summary>Once a frame: takes up values and readings. True: it looks different now.</summary>
    public virtual bool Follow(Shown v, double seconds) => false;

    /// <summary>True while <see cref="Follow"/> glides towards something and wants more frames, although nothing new came.</summary>
    public virtual bool IsMoving => false;

    /// <summary>The pointer moves over it, nothing held.</summary>
    public virtual void Hover(in Pointer p) { }

    /// <summary>True: it holds the pointer until <see cref="Release"/>.</summary>
    public virtual bool Press(in Pointer p) => false;
    public virtual void Drag(in Pointer p) { }
    public virtual void Release(in Pointer p) { }

    /// <summary>Notches, up positive.</summary>
    public virtual bool Wheel(in Pointer p, float notches) => false;

    /// <summary>True: used; false: the host gets the key.</summary>
    public virtual bool Stroke(KeyStroke key) => false;

    public void Invalidate() => Editor.Invalidate(this);
}
