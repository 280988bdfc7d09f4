using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Widgets;

/// <summary>Lies over the face until it is closed: by Escape, by a press outside, or by what it was opened for. Drawn whole as its live part.</summary>
public abstract class Popup(Box box) : Widget(Within(box))
{
    internal override int Layer => 2;

    /// <summary>True: a press outside closes it and does what it would have done without.</summary>
    public virtual bool LetsThrough => false;

    /// <summary>It is closed by a press outside or by Tab: what was typed counts.</summary>
    public virtual void Leave() { }

    /// <summary>Shadow and all.</summary>
    public override Box LiveBox => Box.Inset(-Shade);

    protected const float Shade = 10;

    protected void DrawGround(Canvas c, uint argb = Look.Sheet)
    {
        for (int i = 4; i > 0; i--) c.Begin().RoundRect(Box.Inset(-2 * i).Moved(0, 2), Look.PanelCorner + 2 * i).Fill(0x16000000);
        c.Begin().RoundRect(Box.Inset(-1), Look.PanelCorner + 1).Fill(0xFF4A5059);
        c.Begin().RoundRect(Box, Look.PanelCorner).Fill(argb);
    }

    /// <summary>Never off the window.</summary>
    internal static Box Within(Box box)
    {
        const float edge = 4;
        float width = Math.Min(box.Width, Face.Width - 2 * edge), height = Math.Min(box.Height, Face.Height - 2 * edge);
        return new(Math.Clamp(box.X, edge, Face.Width - edge - width), Math.Clamp(box.Y, edge, Face.Height - edge - height), width, height);
    }
}

/// <summary>A list to choose from: click, or arrows and Enter.</summary>
public abstract class ListPopup(Box box, float rowHeight = 24) : Popup(box)
{
    protected const float Edge = 4;

    protected int Over { get; set; } = -1;
    protected abstract int Count { get; }
    protected abstract string TextOf(int row);
    protected abstract bool IsChosen(int row);

    /// <summary>Takes a row; closing is its business.</summary>
    protected abstract void Choose(int row);

    protected static Box Above(Box field, int rows, float width, float rowHeight = 24)
    {
        float height = rows * rowHeight + 2 * Edge, below = field.Bottom + 4;
        return new(field.X, below + height <= Face.Height - 4 ? below : field.Y - 4 - height, Math.Max(width, field.Width), height);
    }

    Box Row(int i) => new(Box.X + Edge, Box.Y + Edge + i * rowHeight, Box.Width - 2 * Edge, rowHeight);

    int RowAt(System.Numerics.Vector2 at)
    {
        for (int i = 0; i < Count; i++)
            if (Row(i).Contains(at)) return i;
        return -1;
    }

    public override Cursor CursorAt(System.Numerics.Vector2 at) => Cursor.Hand;

    public override void Hover(in Pointer p)
    {
        int over = RowAt(p.At);
        if (over == Over) return;
        Over = over;
        Invalidate();
    }

    public override bool Press(in Pointer p)
    {
        int row = RowAt(p.At);
        if (row >= 0) Choose(row);
        return true;
    }

    public override bool Wheel(in Pointer p, float notches) => true;

    public override bool Stroke(KeyStroke key)
    {
        switch (key.Key)
        {
            case Key.Down: Go(1); return true;
            case Key.Up: Go(-1); return true;
            case Key.Home: Over = 0; Invalidate(); return true;
            case Key.End: Over = Count - 1; Invalidate(); return true;
            case Key.Enter:
                if (Over >= 0) Choose(Over);
                return true;
            default: return false;
        }
    }

    void Go(int way)
    {
        int from = Over;
        for (int i = 0; from < 0 && i < Count; i++)
            if (IsChosen(i)) from = i;
        Over = Math.Clamp(from + way, 0, Count - 1);
        Invalidate();
    }

    public override void Draw(Canvas c, Shown v)
    {
        DrawGround(c);
        for (int i = 0; i < Count; i++)
        {
            Box row = Row(i);
            bool chosen = IsChosen(i);
            if (i == Over) c.Begin().RoundRect(row, Look.Corner - 1).Fill(Look.Row);
            if (chosen) c.Text(Font.SemiBold, "✓", row.X + 8, row.Centre.Y + 4, Look.Small, Look.Amber);
            c.Text(chosen ? Font.SemiBold : Font.Regular, TextOf(i), row.X + 26, row.Centre.Y + 4, Look.Body, Look.Ink);
        }
    }
}

/// <summary>All labels of a choice.</summary>
sealed class ChoiceList(Choice choice, Box field) : ListPopup(Above(field, choice.Labels.Count, WidthOf(choice)))
{
    static float WidthOf(Choice choice) => choice.Labels.Max(l => Font.SemiBold.Width(l)) * Look.Body + 48;

    protected override int Count => choice.Labels.Count;
    protected override string TextOf(int row) => choice.Labels[row];
    protected override bool IsChosen(int row) => Editor.Shown.Index(choice) == row;

    protected override void Choose(int row)
    {
        Editor.Close(this);
        Editor.Set(choice, row);
    }
}
