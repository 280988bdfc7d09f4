using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>Copies what is heard to the other slot: the arrow says which way.</summary>
sealed class CopyButton(Box box) : Pressable(box)
{
    bool? _isB;

    public override string Tip => "Copies the values that you hear to the other set.";

    public override bool Follow(Shown v, double seconds)
    {
        if (_isB == v.Memory.Slots.IsB) return false;
        _isB = v.Memory.Slots.IsB;
        return true;
    }

    protected override void Act() => Editor.CopySlot();

    public override void Draw(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(IsHovered ? Look.ButtonOver : Look.Button);
        c.Text(Font.Regular, _isB == true ? "B → A" : "A → B", Box.Centre.X, Box.Centre.Y + 4, Look.Small, Look.Ink, Align.Centre);
    }
}
