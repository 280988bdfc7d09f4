using TopDown.Plugin;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Editing;

/// <summary>
/// An editor without a window or a display: its plug-in runs over some audio, and the canvas shows what meters and curves made of it. For
/// pictures in docs and hosts' lists, and for tests. Not for the audio thread.
/// </summary>
public sealed class Portrait
{
    const double FramesPerSecond = 60;

    readonly Desk _desk;
    readonly Runner _runner;
    readonly Editor _editor;

    /// <param name="program">Number of the preset.</param>
    /// <param name="scale">Pixels a unit.</param>
    public Portrait(PluginType type, int program = 0, float scale = 1)
    {
        _desk = new Desk(type);
        _desk.Choose(program);
        _runner = new Runner(type) { Program = program };
        _editor = new Editor(_desk, new RunnerFeed(type.Page, () => _runner), new EditorMemory()) { HostScale = scale };
        var (width, height) = _editor.WantedSize;
        _editor.Fit(width, height);
    }

    public Editor Editor => _editor;
    public Desk Desk => _desk;
    public Canvas Canvas => _editor.Canvas;

    /// <summary>At rest: no audio has come yet.</summary>
    public Canvas Idle()
    {
        _editor.Tick(1 / FramesPerSecond);
        return Canvas;
    }

    /// <summary>After all of <paramref name="input"/>, as it left the meters, with a frame every sixtieth of a second of it.</summary>
    /// <param name="input">Planar, one or two channels.</param>
    /// <param name="key">The side-chain, or null.</param>
    public Canvas After(float[][] input, double sampleRate, float[][]? key = null)
    {
        var layout = input.Length == 2 ? Layout.Stereo : Layout.Mono;
        Dsp.DenormalGuard.Bind();
        _runner.Prepare(sampleRate, layout, _desk.Normals);
        _editor.Tick(1 / FramesPerSecond);
        int block = (int)(sampleRate / FramesPerSecond);
        Offline.Render(_runner, input, key, [], [block], (_, _) => _editor.Tick(1 / FramesPerSecond));
        return Canvas;
    }
}
