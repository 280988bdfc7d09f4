using TopDown.Plugin;
using TopDown.Ui.Editing;

namespace TopDown.AudioPlugSharp;

/// <summary>The editor's part. It sleeps while nothing moves; the shell tells nobody of automation or sound, so the poll looks for both.</summary>
public sealed partial class Instance
{
    readonly EditorMemory _memory = new(); // zoom and undo last as long as the instance
    readonly long[] _readTo;               // by reading
    readonly double[] _lastRead;
    Editor? _editor;
    int _revision;

    /// <summary>The editor over this instance's values and meters, for a window of the shell's kind: the last one made is kept awake. UI thread.</summary>
    public Editor NewEditor() => _editor = new(_desk, new RunnerFeed(Type.Page, () => _runner), _memory);

    void WakeEditor()
    {
        bool moved = _revision != _desk.Revision;
        _revision = _desk.Revision;
        for (int i = 0; i < _lastRead.Length; i++) // no enumerator: it goes on as long as the plug-in lives
            moved |= Reading.Moves(ref _lastRead[i], Type.Page.Readings[i].ToNormal(_runner.Meters.Since(ref _readTo[i], i)));
        if (moved) _editor?.Changed();
    }
}
