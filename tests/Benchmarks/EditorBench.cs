using System.Diagnostics;
using TopDown.Catalogue;
using TopDown.Mixdown.Demo;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Benchmarks;

/// <summary>What one kind of frame costs.</summary>
/// <param name="Name">The plug-in.</param>
/// <param name="Frame">Which kind.</param>
/// <param name="P10">Milliseconds, the 10th percentile: what other processes hardly reach.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P95">Milliseconds.</param>
/// <param name="Second">Milliseconds a frame: the mean over that second of frames in a row which other processes disturbed least.</param>
/// <param name="Bytes">Allocated a frame.</param>
/// <param name="Share">Part of the editor's pixels that was drawn anew.</param>
public sealed record EditorRow(string Name, string Frame, double P10, double Median, double P95, double Second, double Bytes, double Share);

/// <summary>
/// Every editor at 900×600 units on a 2× screen: 1,800×1,200 pixels, drawn on one core. The sound is not timed, the frame is, with all that the
/// widgets compute for it (spectra among it).
/// <para>Typical is a frame of a 60 Hz window while the demo's chorus plays at the plug-in's place, everything that moves moving: no frame is left
/// out, also none in which little is drawn. Spectra, scope and curves are drawn 30 times a second (two spectra or a moving curve in one display: 20), in frames that take
/// turns; the median lies between them, and the mean over a second counts all as often as they come. Noise is the same with loud
/// noise and bursts, also in the side-chain: the rawest outlines a spectrum can have.</para>
/// </summary>
public static class EditorBench
{
    /// <summary>Milliseconds that a frame may take.</summary>
    public const double TypicalBudget = 0.3, FullBudget = 6;

    const int Scale = 2, FramesASecond = 60;
    static readonly Box s_all = new(0, 0, Face.Width, Face.Height);

    /// <param name="isQuick">A few frames: shows that all works; the figures mean little.</param>
    public static IReadOnlyList<EditorRow> Run(bool isQuick)
    {
        Dsp.DenormalGuard.Bind();
        return [.. Plugins.Shown.SelectMany(e => Of(e, isQuick ? 20 : 600))];
    }

    static IEnumerable<EditorRow> Of(Entry entry, int frames)
    {
        using var sound = new ManagedCandidate(entry.Name, Stage.WholePlugin, entry.Type, entry.Type.Defaults());
        var desk = new Desk(entry.Type);
        var editor = new Editor(desk, new RunnerFeed(entry.Type.Page, () => sound.Runner), new EditorMemory()) { HostScale = Scale };
        (int width, int height) = editor.WantedSize;
        editor.Fit(width, height);
        Source music = Source.Demo(entry.Type), noise = Source.Noise();
        Parameter knob = entry.Type.Page.Parameters.First(p => p is not Choice and not Toggle && !p.IsGlobal);
        double turned = 0;
        // the first rounds teach the just-in-time compiler
        for (int i = 0; i < 2; i++)
        {
            Measure("", frames, music, () => { });
            Measure("", frames, noise, () => editor.Mark(s_all));
            if (frames > 100) Thread.Sleep(300);
        }
        Measure("", 120, music, () => { }); // the noise dies away
        yield return Measure("typical", frames, music, () => { });
        desk.Grip(knob);
        yield return Measure("a knob turned as well", frames, music, () => desk.Turn(knob, (turned += 0.01) % 1));
        desk.Let(knob);
        yield return Measure("noise", frames, noise, () => { });
        yield return Measure("whole", frames / 2, noise, () => editor.Mark(s_all));
        yield return Measure("first, or after a resize", frames / 4, noise, editor.Redraw);
        editor.Close();

        EditorRow Measure(string frame, int count, Source source, Action before)
        {
            var times = new double[count];
            long bytes = 0, pixels = 0;
            double owed = 0; // samples
            for (int i = 0; i < count; i++)
            {
                for (owed += (double)Signal.SampleRate / FramesASecond; owed >= Signal.Frames; owed -= Signal.Frames)
                {
                    using var guard = Dsp.DenormalGuard.Enter();
                    source.Into(sound);
                    sound.Run();
                }
                before();
                long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
                editor.Tick(1.0 / FramesASecond);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
                foreach (PixelBox box in editor.Dirty) pixels += (long)box.Width * box.Height;
            }
            double second = CalmestSecond(times);
            Array.Sort(times);
            return new(entry.Name, frame, times[count / 10], times[count / 2], times[count * 95 / 100], second, bytes / (double)count, pixels / ((double)width * height * count));
        }
    }

    /// <summary>What plays, over and over, block by block.</summary>
    sealed class Source(float[][] input, float[][] key)
    {
        int _at;

        public static Source Demo(PluginType type)
        {
            var scene = DemoScene.For(type);
            return new(scene.Input, scene.Key ?? scene.Input);
        }

        public static Source Noise()
        {
            var signal = new Signal();
            float[][] both = [signal.Left, signal.Right];
            return new(both, both);
        }

        public void Into(ManagedCandidate sound)
        {
            if (_at + Signal.Frames > input[0].Length) _at = 0;
            sound.Load(Block(input[0]), Block(input[1]), Block(key[0]), Block(key[1]));
            _at += Signal.Frames;
        }

        ReadOnlySpan<float> Block(float[] channel) => channel.AsSpan(_at, Signal.Frames);
    }

    static double CalmestSecond(ReadOnlySpan<double> times)
    {
        int length = Math.Min(FramesASecond, times.Length);
        double least = double.PositiveInfinity;
        for (int start = 0; start + length <= times.Length; start++)
        {
            double sum = 0;
            foreach (double time in times.Slice(start, length)) sum += time;
            least = Math.Min(least, sum / length);
        }
        return least;
    }
}
