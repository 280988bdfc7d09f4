using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>Small songs in memory, and what an engine makes of them.</summary>
static class Small
{
    public const int Rate = 48_000;

    public static readonly PluginType Glue = PluginType.Of<MixBusGlue>();

    /// <summary>A session of these tracks; buses appear in the tracks' order.</summary>
    public static Session Session(params (string Name, string Bus, double Pan)[] tracks) => new()
    {
        Version = 1,
        Rate = Rate,
        Buses = [.. tracks.Select(t => t.Bus).Distinct().Select(b => new SessionBus { Name = b })],
        Tracks = [.. tracks.Select(t => new SessionTrack { Name = t.Name, File = t.Name + ".wav", Bus = t.Bus, Pan = t.Pan })],
    };

    public static float[] Noise(int frames, double gain, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => (float)(gain * (2 * random.NextDouble() - 1)))];
    }

    public static float[] Steady(int frames, float value) => [.. Enumerable.Repeat(value, frames)];

    public static float[] Impulse(int frames, int at)
    {
        float[] x = new float[frames];
        x[at] = 1;
        return x;
    }

    public static InsertSettings Insert(PluginType type, KeySource? key = null) => new(type, type.Presets[0], type.Defaults(), key);

    /// <summary>The run's views, whole: of the mix, and by <paramref name="view"/> of something else.</summary>
    public static (float[][] Mix, float[][] Other) Render(MixEngine engine, MixTaps taps = MixTaps.None, Taken? view = null)
    {
        long from = engine.Options.From, to = engine.Options.To ?? engine.Song.Frames, next = from;
        float[][] mix = [new float[to - from], new float[to - from]], other = [new float[to - from], new float[to - from]];
        engine.Run(taps, chunk =>
        {
            Assert.Equal(next, chunk.At);
            Keep(chunk.Mix, mix, chunk.At - from);
            if (view != null) Keep(view(chunk), other, chunk.At - from);
            next += chunk.Frames;
        });
        Assert.Equal(to, next);
        return (mix, other);
    }

    public delegate Audio Taken(MixChunk chunk);

    static void Keep(Audio x, float[][] to, long at)
    {
        for (int c = 0; c < 2; c++) x[c].CopyTo(to[c].AsSpan((int)at));
    }

    /// <summary>Power of x − y against y's, dB.</summary>
    public static double ResidualDb(float[][] x, double[][] y)
    {
        double error = 0, power = 0;
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < y[c].Length; i++)
            {
                error += Math.Pow(x[c][i] - y[c][i], 2);
                power += y[c][i] * y[c][i];
            }
        return 10 * Math.Log10(error / power);
    }
}

/// <summary>Passes its input late and times a gain; remembers its side-chain.</summary>
sealed class Wire(PluginType type, int latency, float gain = 1) : IInsert
{
    readonly Queue<float>[] _line = [.. Enumerable.Range(0, 2).Select(_ => new Queue<float>(new float[latency]))];

    public PluginType Type => type;
    public int Latency => latency;
    public List<float> Key { get; } = [];
    public bool IsDisposed { get; private set; }

    public void Process(Audio x, Audio key, ReadOnlySpan<Event> events = default)
    {
        Key.AddRange(key.Left);
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < x.Length; i++)
            {
                _line[c].Enqueue(gain * x[c][i]);
                x[c][i] = _line[c].Dequeue();
            }
    }

    public double Of(Reading reading) => reading.Rest;

    public void Dispose() => IsDisposed = true;
}
