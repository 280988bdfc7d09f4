using System.Globalization;
using System.Text;

namespace TopDown.Ui.Editing;

/// <summary>
/// What outlives an editor's window, in one plug-in instance: zoom and motion (kept in the controller's state), undo and A/B (kept while
/// the instance lives). UI thread.
/// </summary>
public sealed class EditorMemory
{
    public const int LeastZoom = 75, MostZoom = 200;
    const string ZoomLine = "zoom", MotionLine = "reduced_motion", PresetLine = "user_preset";

    readonly List<string> _unknown = [];

    /// <summary>Percent, 75 to 200.</summary>
    public int Zoom
    {
        get;
        set => field = Math.Clamp(value, LeastZoom, MostZoom);
    } = 100;

    /// <summary>No scrolling or gliding pictures.</summary>
    public bool ReducedMotion { get; set; }

    /// <summary>The user preset that was chosen last; null: a factory one.</summary>
    internal Loaded? Loaded { get; set; }

    internal UndoLog Undo { get; } = new();
    internal Slots Slots { get; } = new();

    /// <summary>
    /// The host brought another state (a session, a preset file): steps and A/B of the one before mean nothing any more.
    /// </summary>
    public void Recalled()
    {
        Undo.Clear();
        Slots.Clear();
        Loaded = null;
    }

    /// <summary>Lines "name=value" of the controller's state; lines that this version does not know are kept.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(ZoomLine).Append('=').Append(Zoom.ToString(CultureInfo.InvariantCulture)).Append('\n');
        text.Append(MotionLine).Append('=').Append(ReducedMotion ? "on" : "off").Append('\n');
        if (Loaded != null) text.Append(PresetLine).Append('=').Append(Loaded.Name).Append('\n');
        foreach (string line in _unknown) text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads those lines; what is wrong in them is left at its default.</summary>
    public void Read(string lines)
    {
        (Zoom, ReducedMotion, Loaded) = (100, false, null);
        _unknown.Clear();
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = line.IndexOf('=');
            string name = equals > 0 ? line[..equals] : line, value = line[(equals + 1)..];
            switch (name)
            {
                case ZoomLine:
                    if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int zoom) && zoom is >= LeastZoom and <= MostZoom) Zoom = zoom;
                    break;
                case MotionLine:
                    ReducedMotion = value == "on";
                    break;
                case PresetLine:
                    if (value.Length > 0) Loaded = new(value, null);
                    break;
                default:
                    _unknown.Add(line);
                    break;
            }
        }
    }
}

/// <summary>A user preset that was chosen: its name, and the values it brought (null: not looked up yet).</summary>
sealed record Loaded(string Name, double[]? Normals);
