using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>What every editor has on top: name, preset bar, undo, A/B, zoom, order of work, manual; below it the reason and the goal.</summary>
static class Header
{
    public const float Height = 52, StripBottom = 96;
    const float Top = 12, Tall = 28;

    public static void Lay(Sheet sheet, Editor editor)
    {
        sheet.Add(new Label(sheet.Page.Name.ToUpperInvariant(), new(16, 33), Look.Name, Look.Ink, isBold: true));
        sheet.Add(new PresetBar(new(208, Top, 284, Tall)));
        sheet.Add(new PushButton("Undo", new(504, Top, 48, Tall), static e => e.Undo(), "Takes the last gesture, preset or answer back (Ctrl+Z while a control here has the focus). What the host automates is left alone.") { IsEnabled = static e => e.CanUndo });
        sheet.Add(new PushButton("Redo", new(556, Top, 48, Tall), static e => e.Redo(), "Brings back what was undone (Ctrl+Shift+Z or Ctrl+Y).") { IsEnabled = static e => e.CanRedo });
        sheet.Add(new PushButton("A", new(616, Top, 28, Tall), static e => { if (e.Memory.Slots.IsB) e.SwapSlots(); }, "The first of two sets of values. How you listen (bypass, Delta) stays as it is.") { IsOn = static e => !e.Memory.Slots.IsB });
        sheet.Add(new PushButton("B", new(646, Top, 28, Tall), static e => { if (!e.Memory.Slots.IsB) e.SwapSlots(); }, "The second set of values: begins as a copy of the first.") { IsOn = static e => e.Memory.Slots.IsB });
        sheet.Add(new CopyButton(new(678, Top, 44, Tall)));
        sheet.Add(new ZoomButton(new(734, Top, 52, Tall)));
        sheet.Add(new PushButton("5 steps", new(790, Top, 60, Tall), static e => e.Open(new StepsPage(e)), "Top-down mixing in five steps, where this plug-in stands in it, and what to do with it now."));
        sheet.Add(new PushButton("?", new(856, Top, 28, Tall), static e => e.Shell?.OpenManual(), "Opens the manual's page of this plug-in."));
        sheet.Add(new ReasonStrip(new(16, Height + 2, 868, StripBottom - Height - 4)));
    }

    /// <summary>The window's ground with the header's and the foot's bands.</summary>
    public static void DrawGround(Canvas c, float width, float height)
    {
        c.Begin().Rect(new(0, 0, width, height)).Fill(Paint.Vertical(Look.Top, Look.Bottom, Height, Face.Height));
        c.Begin().Rect(new(0, 0, width, Height)).Fill(Paint.Vertical(Look.HeaderTop, Look.HeaderBottom, 0, Height));
        c.Begin().Rect(new(0, Height, width, 1)).Fill(0x50000000);
        c.Begin().Rect(new(0, StripBottom, width, 1)).Fill(0x30000000);
        c.Begin().Rect(new(0, StripBottom + 1, width, 1)).Fill(0x0CFFFFFF);
        c.Begin().Rect(new(0, Foot.Top, width, height - Foot.Top)).Fill(0x28000000);
        c.Begin().Rect(new(0, Foot.Top, width, 1)).Fill(0x50000000);
    }
}
