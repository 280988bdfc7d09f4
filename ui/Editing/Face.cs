using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>A plug-in's editor as its page declares it: size in units at 100 %, its step in the order of work, and its widgets.</summary>
/// <param name="lay">Adds the widgets to a sheet whose body lies below header and preset bar.</param>
public sealed class Face(Action<Sheet> lay) : IFace
{
    public const float Width = 900, Height = 600;

    /// <summary>Which of the five steps of top-down mixing it serves, 1 to 5.</summary>
    public int Step { get; init; } = 3;

    public void Lay(Sheet sheet) => lay(sheet);

    /// <summary>For a plug-in without a face of its own: every group a panel of knobs.</summary>
    public static Face Of(PluginType type) => type.Face() as Face ?? Plain;

    internal static Face Plain { get; } = new(PlainFace.Lay);
}

/// <summary>Where a face puts its widgets. Their order is that of the Tab key.</summary>
public sealed class Sheet(PluginType type)
{
    readonly List<Widget> _widgets = [];

    public PluginType Type => type;
    public Page Page => type.Page;
    public IReadOnlyList<Widget> Widgets => _widgets;

    /// <summary>What the face may use: below the header and the reason, above the foot.</summary>
    public static Box Body => new(16, 104, 868, 404);

    public T Add<T>(T widget) where T : Widget
    {
        if (widget is Panel panel) AddPanel(panel);
        else if (!_widgets.Contains(widget)) _widgets.Add(widget);
        return widget;
    }

    /// <summary>A panel's switch comes before what it switches, wherever that was added.</summary>
    void AddPanel(Panel panel)
    {
        int at = _widgets.Count;
        foreach (Widget w in panel.Dims)
            if (_widgets.IndexOf(w) is >= 0 and var place) at = Math.Min(at, place);
        _widgets.Insert(at++, panel);
        if (panel.Switch != null) _widgets.Insert(at, panel.Switch);
        foreach (Widget w in panel.Dims) Add(w);
    }
}
