using System.Runtime.InteropServices;
using TopDown.Plugin;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>
/// AudioPlugSharp's part, played by the test: it shows values, walks a block's queues and calls the audio thread's entry.
/// </summary>
sealed unsafe class Shell : IShownValues
{
    readonly double[] _plain;

    public Shell(PluginType type)
    {
        _plain = [.. HostParameter.Of(type).Select(p => p.Default)];
        Instance = new Instance(type, this);
    }

    public Instance Instance { get; }

    /// <summary>What the plug-in told the host by itself, in order.</summary>
    public List<(int Place, double Plain)> Edits { get; } = [];

    /// <summary>True: points are lost as AudioPlugSharp 0.7 loses them.</summary>
    public bool Loses { get; init; }

    /// <summary>The clock that the plug-in is told, milliseconds; a block moves it on by <see cref="BlockMs"/>.</summary>
    public long Clock { get; set; } = 10_000;
    public long BlockMs { get; init; } = 10;

    public double this[int place] => _plain[place];
    void IShownValues.Show(int place, double normal) => _plain[place] = Instance.Parameters[place].ToPlain(normal);

    void IShownValues.Edit(int place, double plain)
    {
        _plain[place] = plain;
        Edits.Add((place, plain));
    }

    public int Place(string id)
    {
        for (int i = 0; i < Instance.Parameters.Count; i++)
            if (Instance.Parameters[i].Id == id) return i;
        throw new ArgumentException($"Hosts see no {id}.", nameof(id));
    }

    /// <summary>The host's controls moved; whether the sound hears of it is another matter.</summary>
    public void Turn(string id, double plain) => _plain[Place(id)] = plain;

    /// <summary>Points of a page's events, without what hosts do not see.</summary>
    public List<Point> Points(IEnumerable<Event> events) =>
        [.. from e in events let place = PlaceOf(e.Index) where place >= 0 select new Point(place, (int)e.Sample, e.Normal)];

    int PlaceOf(int index)
    {
        for (int i = 0; i < Instance.Parameters.Count; i++)
            if (Instance.Parameters[i].Parameter?.Index == index) return i;
        return -1;
    }

    public float[][] Render(float[][] input, IReadOnlyList<Point>? points = null, int[]? blocks = null, double rate = 48_000)
    {
        Instance.Prepare(rate, input.Length == 1 ? Layout.Mono : Layout.Stereo);
        return Go(input, points, blocks);
    }

    /// <summary>More of the same stream: no preparation.</summary>
    public float[][] Go(float[][] input, IReadOnlyList<Point>? points = null, int[]? blocks = null, bool isDouble = false)
    {
        int length = input[0].Length, channels = input.Length;
        blocks ??= [512];
        nuint most = (nuint)blocks.Max() * sizeof(double);
        float[][] output = [.. input.Select(_ => new float[length])];
        void** buffers = stackalloc void*[2 * channels];
        for (int c = 0; c < 2 * channels; c++) buffers[c] = NativeMemory.Alloc(most);
        for (int at = 0, b = 0; at < length; b++)
        {
            int n = Math.Min(blocks[b % blocks.Length], length - at);
            for (int c = 0; c < channels; c++)
            {
                if (!isDouble) input[c].AsSpan(at, n).CopyTo(new Span<float>(buffers[c], n));
                else for (int i = 0; i < n; i++) ((double*)buffers[c])[i] = input[c][at + i];
            }
            Walk([.. (points ?? []).Where(p => p.Offset >= at && p.Offset < at + n).Select(p => p with { Offset = p.Offset - at })], n);
            Instance.Process(new HostAudio { In = buffers, Out = buffers + channels, InChannels = channels, OutChannels = channels, IsDouble = isDouble }, n, Clock += BlockMs);
            for (int c = 0; c < channels; c++)
            {
                if (!isDouble) new Span<float>(buffers[channels + c], n).CopyTo(output[c].AsSpan(at));
                else for (int i = 0; i < n; i++) output[c][at + i] = (float)((double*)buffers[channels + c])[i];
            }
            at += n;
        }
        for (int c = 0; c < 2 * channels; c++) NativeMemory.Free(buffers[c]);
        return output;
    }

    /// <summary>
    /// A queue a parameter, in the order in which they first move. The losing walk: one cursor for all queues, and a point is passed over
    /// when it lies not behind the last one that was given.
    /// </summary>
    void Walk(Point[] points, int frames)
    {
        Point[][] queues = [.. points.GroupBy(p => p.Place).Select(g => g.OrderBy(p => p.Offset).ToArray())];
        if (!Loses)
        {
            foreach (Point p in queues.SelectMany(q => q)) Instance.Point(p.Place, p.Normal, p.Offset);
            return;
        }
        for (int now = 0, cursor = 0; ;)
        {
            int next = frames;
            foreach (Point[] queue in queues)
            {
                for (int i = cursor; i < queue.Length; i++)
                {
                    if (queue[i].Offset != 0 && queue[i].Offset <= now) continue;
                    Instance.Point(queue[i].Place, queue[i].Normal, queue[i].Offset);
                    if (queue[i].Offset == 0) continue;
                    (next, cursor) = (queue[i].Offset + 1, i + 1);
                    break;
                }
            }
            now = next;
            if (now >= frames) return;
        }
    }
}
