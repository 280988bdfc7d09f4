using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>Acts on a press of the left button and on Enter: what buttons without a parameter have in common.</summary>
abstract class Pressable(Box box) : Widget(box)
{
    public override bool CanFocus => true;

    protected abstract void Act();

    public override bool Press(in Pointer p)
    {
        if (p.Button != Button.Left) return false;
        Act();
        return true;
    }

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key != Key.Enter || key.Mods != Mods.None) return false;
        Act();
        return true;
    }

    public override void DrawStill(Canvas c, Shown v) => c.Begin().RoundRect(Box.Moved(0, 1), Look.Corner).Fill(0x40000000);
}
