using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>A picture with a threshold's line in it that is dragged along an axis; wheel and keys move it too.</summary>
public abstract class ThresholdDisplay : Widget
{
    readonly Grasp? _threshold;
    bool _isPointed;
    Vector2 _last;

    /// <param name="threshold">Null: no line.</param>
    private protected ThresholdDisplay(Box box, Param? threshold) : base(box) => _threshold = threshold == null ? null : new Grasp(threshold);

    public override Parameter? Parameter => _threshold?.Param;
    public override bool CanFocus => _threshold != null;

    /// <summary>The line is held or pointed at.</summary>
    protected bool IsLineActive => _threshold is { IsHeld: true } || (IsHovered && _isPointed);

    /// <summary>Near enough to take hold of it.</summary>
    protected abstract bool IsAtLine(Vector2 at);

    /// <summary>What the line would stand for there, dB.</summary>
    protected abstract double DbAt(Vector2 at);

    protected abstract Cursor LineCursor { get; }

    public override void Hover(in Pointer p)
    {
        bool isPointed = IsAtLine(p.At);
        if (isPointed != _isPointed) Invalidate();
        _isPointed = isPointed;
    }

    public override Cursor CursorAt(Vector2 at) => IsAtLine(at) ? LineCursor : Cursor.Arrow;

    public override bool Press(in Pointer p)
    {
        if (_threshold == null || p.Button != Button.Left || !IsAtLine(p.At)) return false;
        if (_threshold.PutBack(Editor, p)) return true;
        _last = p.At;
        _threshold.Begin(Editor);
        Invalidate();
        return true;
    }

    public override void Drag(in Pointer p)
    {
        _threshold?.Move(Editor, DbAt(_last), DbAt(p.At), p.Mods);
        _last = p.At;
    }

    public override void Release(in Pointer p)
    {
        _threshold?.End(Editor);
        Invalidate();
    }

    public override bool Wheel(in Pointer p, float notches)
    {
        _threshold?.Wheel(Editor, notches, p.Mods);
        return _threshold != null;
    }

    public override bool Stroke(KeyStroke key) => _threshold?.Stroke(Editor, key) == true;
}
