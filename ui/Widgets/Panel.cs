using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>A titled ground. With a section's switch it has it in its head, and what it holds is drawn without colour while that is off.</summary>
public sealed class Panel : Widget
{
    /// <summary>Height of the head: contents begin below it.</summary>
    public const float Head = 28;

    const float Edge = 12;

    readonly string _title;
    bool? _isOn;

    /// <param name="on">The section's switch, if it has one.</param>
    /// <param name="dims">What fades with it; what is not on the sheet yet is added to it after the panel. None named: all that lies inside.</param>
    public Panel(Box box, string title, Toggle? on = null, params Widget[]? dims) : base(box)
    {
        (_title, Dims) = (title, dims ?? []);
        if (on != null) Switch = new Switch(on, new(box.X + Edge, box.Y + 6, 26, 16), "", isButton: false);
    }

    internal override int Layer => 0;
    internal IReadOnlyList<Widget> Dims { get; private set; }

    /// <summary>In the head; the sheet takes it up with the panel.</summary>
    internal Switch? Switch { get; }

    /// <summary>The sheet is complete: with nothing named, what lies inside is what fades.</summary>
    internal void TakeIn(IEnumerable<Widget> sheet)
    {
        if (Switch != null && Dims.Count == 0) Dims = [.. sheet.Where(w => w.Layer > 0 && w != Switch && Box.Contains(w.Box.Centre))];
    }

    public override bool Answers(System.Numerics.Vector2 at) => false;

    /// <summary>Only the title changes.</summary>
    public override Box LiveBox => Box with { Height = Head };

    public override bool Follow(Shown v, double seconds)
    {
        bool isOn = Switch?.Parameter is not Toggle on || v[on];
        if (_isOn == isOn) return false;
        _isOn = isOn;
        foreach (Widget w in Dims)
        {
            w.IsDim = !isOn;
            w.Invalidate();
        }
        return true;
    }

    public override void DrawStill(Canvas c, Shown v) => DrawGround(c, Box);

    /// <summary>A panel's ground: lies a little above the window, with light on its upper edge.</summary>
    internal static void DrawGround(Canvas c, Box box)
    {
        c.Begin().RoundRect(box.Inset(-1).Moved(0, 2), Look.PanelCorner + 2).Fill(0x28000000);
        c.Begin().RoundRect(box.Inset(-0.5f).Moved(0, 1), Look.PanelCorner + 1).Fill(0x30000000);
        c.Begin().RoundRect(box, Look.PanelCorner).Fill(0xFF30343A);
        c.Begin().RoundRect(new(box.X, box.Y + 1, box.Width, box.Height - 1), Look.PanelCorner).Fill(Look.Panel);
    }

    public override void Draw(Canvas c, Shown v) =>
        c.Text(Font.SemiBold, _title, Box.X + (Switch == null ? Edge : Edge + 34), Box.Y + 18, Look.Body, _isOn == false ? Look.Faint : Look.Ink);
}
