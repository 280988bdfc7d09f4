using System.Globalization;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>Shows the zoom; opens the menu of sizes and motion.</summary>
sealed class ZoomButton(Box box) : Pressable(box)
{
    int _zoom = -1;
    readonly char[] _text = new char[8];
    int _length;

    public override string Tip => "Size of the window, and whether pictures may move. Both are kept with the plug-in.";

    public override bool Follow(Shown v, double seconds)
    {
        if (_zoom == v.Memory.Zoom) return false;
        _zoom = v.Memory.Zoom;
        _text.AsSpan().TryWrite(CultureInfo.InvariantCulture, $"{_zoom} %", out _length);
        return true;
    }

    protected override void Act() => Editor.Open(new ZoomMenu(this));

    public override void Draw(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(IsHovered ? Look.ButtonOver : Look.Button);
        c.Text(Font.Regular, _text.AsSpan(0, _length), Box.Centre.X, Box.Centre.Y + 4, Look.Body, Look.Ink, Align.Centre);
    }
}

/// <summary>75 to 200 %, and reduced motion.</summary>
sealed class ZoomMenu(ZoomButton by) : ListPopup(Above(by.Box, s_zooms.Length + 1, 160))
{
    static readonly int[] s_zooms = [75, 100, 125, 150, 175, 200];
    static readonly string[] s_words = [.. s_zooms.Select(z => $"{z} %"), "Reduced motion"];

    protected override int Count => s_words.Length;
    protected override string TextOf(int row) => s_words[row];
    protected override bool IsChosen(int row) => row < s_zooms.Length ? Editor.Memory.Zoom == s_zooms[row] : Editor.Memory.ReducedMotion;

    protected override void Choose(int row)
    {
        Editor editor = Editor;
        editor.Close(this);
        if (row >= s_zooms.Length) editor.Memory.ReducedMotion = !editor.Memory.ReducedMotion;
        else if (!editor.ZoomTo(s_zooms[row])) editor.Tip.Say(by, "This host leaves an open window as it is: the new size comes when the editor is opened the next time.");
        editor.Changed();
    }
}
