using System.Diagnostics;
using TopDown.Catalogue;
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
/// Every editor at 900×600 units on a 2× screen while its plug-in works on loud noise with bursts, all meters and curves moving: 1,800×1,200
/// pixels, drawn on one core. The sound is not timed, the frame is, with all that the widgets compute for it (spectra among it).
/// <para>Typical is a frame of a 60 Hz window while the sound runs, everything that moves moving: no frame is left out, also none in which
/// little is drawn. Spectra, scope and curves are drawn 30 times a second, some in even and some in odd frames, so two kinds of frame alternate;
/// the median lies between them, and the mean over a second counts both as often as they come.</para>
/// </summary>
public static class EditorBench
{
    /// <summary>Milliseconds that a frame may take.</summary>
    public const double TypicalBudget = 0.3, FullBudget = 6;

    const int Scale = 2, FramesASecond = 60;

    /// <param name="isQuick">A few frames: shows that all works; the figures mean little.</param>
    public static IReadOnlyList<EditorRow> Run(bool isQuick)
    {
        Dsp.DenormalGuard.Bind();
        return [.. Plugins.Shown.SelectMany(e => Of(e, isQuick ? 20 : 600))];
    }

    static IEnumerable<EditorRow> Of(Entry entry, int frames)
    {
        using var sound = new ManagedCandidate(entry.Name, Stage.WholePlugin, entry.Type, entry.Type.Defaults());
        var editor = new Editor(new Desk(entry.Type), new RunnerFeed(entry.Type.Page, () => sound.Runner), new EditorMemory()) { HostScale = Scale };
        (int width, int height) = editor.WantedSize;
        editor.Fit(width, height);
        var signal = new Signal();
        long block = 0;
        double owed = 0; // samples
        // the first rounds teach the just-in-time compiler
        foreach (int count in (int[])[frames, frames])
        {
            Measure("", count, () => { });
            Measure("", count, () => editor.Mark(new Box(0, 0, Face.Width, Face.Height)));
            if (count > 100) Thread.Sleep(300);
        }
        yield return Measure("typical", frames, () => { });
        yield return Measure("whole", frames / 2, () => editor.Mark(new Box(0, 0, Face.Width, Face.Height)));
        yield return Measure("first, or after a resize", frames / 4, editor.Redraw);
        editor.Close();

        EditorRow Measure(string frame, int count, Action before)
        {
            var times = new double[count];
            long bytes = 0, pixels = 0;
            for (int i = 0; i < count; i++)
            {
                for (owed += (double)Signal.SampleRate / FramesASecond; owed >= Signal.Frames; owed -= Signal.Frames, block++)
                {
                    using var guard = Dsp.DenormalGuard.Enter();
                    sound.Load(signal.LeftOf(block), signal.RightOf(block));
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
