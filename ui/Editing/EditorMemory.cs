namespace TopDown.Ui.Editing;

/// <summary>
/// What outlives an editor's window, in one plug-in instance: zoom and motion (kept in the controller's state), undo and A/B (kept while
/// the instance lives). CONTRACT: the behaviour helper fills it.
/// </summary>
public sealed class EditorMemory
{
    /// <summary>Percent, 75 to 200.</summary>
    public int Zoom { get; set; } = 100;

    /// <summary>No scrolling or gliding pictures.</summary>
    public bool ReducedMotion { get; set; }

    /// <summary>Lines "name=value" of the controller's state; lines that this version does not know are kept.</summary>
    public string Write() => "";

    /// <summary>Reads those lines; what is wrong in them is left at its default.</summary>
    public void Read(string lines) { }
}
