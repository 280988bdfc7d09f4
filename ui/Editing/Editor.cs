using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>
/// An editor without a window: widgets, input, frames. UI thread; <see cref="Tick"/> allocates nothing. Frames, input and edits are in files
/// of their own.
/// </summary>
public sealed partial class Editor
{
    readonly List<Widget> _widgets = [];  // in the order of the Tab key
    readonly List<Widget> _drawn = [];    // grounds first
    readonly List<Popup> _popups = [];    // the last one on top

    public Editor(Desk desk, IFeed feed, EditorMemory memory, IPresetShelf? shelf = null)
    {
        (Desk, Memory, _feed, Shelf) = (desk, memory, feed, shelf);
        Shown = new Shown(desk, feed, memory);
        Face = Face.Of(desk.Type);
        Presets = new PresetList(this);
        _tip = new Tip { Editor = this };
        (_before, _seen) = (desk.Normals.ToArray(), desk.Normals.ToArray());
        _outcome = Shown.Index(Page.Result);

        var sheet = new Sheet(desk.Type);
        Header.Lay(sheet, this);
        Face.Lay(sheet);
        Foot.Lay(sheet);
        _widgets.AddRange(sheet.Widgets);
        foreach (Widget w in _widgets)
        {
            w.Editor = this;
            (w as Panel)?.TakeIn(_widgets);
        }
        _drawn.AddRange(_widgets.OrderBy(w => w.Layer));
    }

    readonly IFeed _feed;

    public Desk Desk { get; }
    public EditorMemory Memory { get; }
    public Shown Shown { get; }

    /// <summary>In the order of the Tab key; without lists and tips that are open now.</summary>
    public IReadOnlyList<Widget> Widgets => _widgets;

    internal Page Page => Desk.Page;
    internal Face Face { get; }
    internal IPresetShelf? Shelf { get; }
    internal PresetList Presets { get; }
    internal Tip Tip => _tip;
    internal Popup? TopPopup => _popups.Count > 0 ? _popups[^1] : null;

    /// <summary>Null: no window (pictures, tests).</summary>
    public IShell? Shell { get; set; }

    /// <summary>What is to be shown, whole.</summary>
    public Canvas Canvas { get; } = new();

    /// <summary>Pixels a point of the host's screen (setContentScaleFactor); 1 unless told.</summary>
    public float HostScale { get; set; } = 1;

    /// <summary>The size that zoom and host scale ask for, pixels.</summary>
    public (int Width, int Height) WantedSize => SizeAt(HostScale * Memory.Zoom / 100);

    /// <summary>The window has this size: the editor is drawn as large as fits (75 to 200 % of the host's scale), and the zoom remembers it.</summary>
    public void Fit(int width, int height)
    {
        if (width <= 0 || height <= 0) return;
        (width, height) = (Math.Min(width, LargestSide), Math.Min(height, LargestSide));
        float scale = Math.Min(width / Face.Width, height / Face.Height);
        // A size that the zoom asked for keeps it to the percent, though pixels are whole.
        if (WantedSize != (width, height)) Memory.Zoom = (int)Math.Round(scale / HostScale * 100);
        scale = Math.Clamp(scale, HostScale * EditorMemory.LeastZoom / 100, HostScale * EditorMemory.MostZoom / 100);
        if (Canvas.Width == width && Canvas.Height == height && Canvas.Scale == scale) return;
        Canvas.Resize(width, height, scale);
        _still.Resize(width, height, scale);
        Redraw();
    }

    const int LargestSide = 8192;

    /// <summary>The nearest size that <see cref="Fit"/> fills without a margin (for checkSizeConstraint): the edge that moved more leads.</summary>
    public (int Width, int Height) Constrain(int width, int height)
    {
        (int nowWidth, int nowHeight) = Canvas.Width > 0 ? (Canvas.Width, Canvas.Height) : WantedSize;
        bool widthLeads = Math.Abs(width - nowWidth) / Face.Width >= Math.Abs(height - nowHeight) / Face.Height;
        return SizeAt(widthLeads ? width / Face.Width : height / Face.Height);
    }

    (int Width, int Height) SizeAt(float scale)
    {
        scale = Math.Clamp(scale, HostScale * EditorMemory.LeastZoom / 100, HostScale * EditorMemory.MostZoom / 100);
        return ((int)Math.Round(Face.Width * scale), (int)Math.Round(Face.Height * scale));
    }

    /// <summary>The user chose a zoom: the window follows where the host lets it. False: it comes with the next window.</summary>
    internal bool ZoomTo(int percent)
    {
        Memory.Zoom = percent;
        (int width, int height) = WantedSize;
        bool fits = Shell == null || Shell.Resize(width, height);
        if (fits) Fit(width, height);
        else Memory.Zoom = percent; // whatever the room that is left made of it
        Redraw();
        return fits;
    }

    /// <summary>Values, readings or state changed outside (host automation, setState): wakes.</summary>
    public void Changed()
    {
        _quiet = 0;
        Shell?.Wake();
    }

    /// <summary>The parameter under a pixel, for the host's own menus and MIDI learn.</summary>
    public Parameter? ParameterAt(int x, int y) => TopPopup == null ? At(Units(x, y))?.Parameter : null;

    /// <summary>The window closes: gestures end, taps go quiet.</summary>
    public void Close()
    {
        EndGesture();
        LetAll();
        while (_popups.Count > 0) Close(_popups[^1]);
        _feed.Close();
    }

    /// <summary>Opens a list, a field or a page over the face.</summary>
    internal void Open(Popup popup)
    {
        popup.Editor = this;
        _popups.Add(popup);
        _tip.Hide();
        Hover(null);
        popup.Invalidate();
        if (popup is TextEntry) Shell?.TakeKeys(true);
    }

    internal void Close(Popup popup)
    {
        if (!_popups.Remove(popup)) return;
        Mark(popup.LiveBox);
        Shell?.Wake();
        if (popup is TextEntry) Shell?.TakeKeys(false);
    }

    /// <summary>A value is typed.</summary>
    internal void Type(Control control, char first = '\0') => Open(new ValueEntry(control, first));
}
