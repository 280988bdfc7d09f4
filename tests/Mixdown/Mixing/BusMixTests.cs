using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>The hierarchy without what its plug-ins do: levels, balance, alignment, side-chains.</summary>
public sealed class BusMixTests
{
    const int Rate = 48_000, Frames = 20_001;

    [Theory, InlineData(0), InlineData(37)]
    public void Inserts_that_do_nothing_leave_the_balance_of_the_tracks(int latency)
    {
        var sources = Sources();
        using var mix = new BusMix(sources, Rate, b => new Wire(b, b.Bus == "Keys" ? latency : 0));
        mix.SetLevels();
        Assert.Equal(latency, mix.Latency);
        float[][] y = Render(mix, Frames + latency);

        // The plain sum in double, times one gain.
        double[][] sum = [new double[Frames], new double[Frames]];
        foreach (var track in sources.Values.SelectMany(s => s.Tracks))
            for (int c = 0; c < 2; c++)
            {
                double turn = (track.Pan + 1) * Math.PI / 4, gain = track.Channels.Length == 2 ? 1 : c == 0 ? Math.Cos(turn) : Math.Sin(turn);
                for (int i = 0; i < Frames; i++) sum[c][i] += gain * track.Channels[Math.Min(c, track.Channels.Length - 1)][i];
            }
        double peak = sum.Max(c => c.Max(Math.Abs)), one = Math.Pow(10, -6 / 20.0) / peak, power = 0, error = 0;
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < Frames; i++)
            {
                power += Math.Pow(one * sum[c][i], 2);
                error += Math.Pow(y[c][i + latency] - one * sum[c][i], 2);
            }
        Assert.True(10 * Math.Log10(error / power) <= -120, $"{10 * Math.Log10(error / power):F1} dB");
    }

    [Fact]
    public void Every_bus_and_the_master_get_the_level_that_presets_are_made_for()
    {
        using var mix = new BusMix(Sources(), Rate, b => new Wire(b, 0));
        mix.SetLevels();
        Render(mix, Frames);
        foreach (Strip strip in mix.Strips) Assert.Equal(-12, Db(((Wire)strip.Insert).Peak), 0.01);
        Assert.Equal(-6, Db(((Wire)mix.Master).Peak), 0.01);
    }

    [Fact]
    public void Side_chains_hear_the_kick_alone_and_the_voices()
    {
        var sources = Sources();
        using var mix = new BusMix(sources, Rate, b => new Wire(b, 0));
        mix.SetLevels();
        mix.Render(0, 512, out _);
        Strip drums = mix.Strips[0], vocals = mix.Strips[^1];
        float[] bass = ((Wire)mix.Strips[1].Insert).Key, keys = ((Wire)mix.Strips[3].Insert).Key;
        float[] kick = sources["Drums"].Tracks[0].Channels[0];
        for (int i = 0; i < 512; i++)
        {
            Assert.Equal(drums.ClipGain * kick[i] * Math.Sqrt(0.5), bass[i], 1e-6);
            Assert.Equal(vocals.Staged(512).Left[i], keys[i]);
        }
        Assert.Empty(((Wire)drums.Insert).Key);
    }

    [Fact]
    public void Past_the_end_the_tracks_begin_anew()
    {
        using var mix = new BusMix(Sources(), Rate, b => new Wire(b, 0));
        mix.SetLevels();
        float[][] y = Render(mix, 2 * Frames);
        Assert.Equal(y[0][..Frames], y[0][Frames..]);
    }

    static Dictionary<string, Source> Sources()
    {
        int seed = 1;
        Source.Track Noise(string name, double gain, double pan, int channels) => new(name, [.. Enumerable.Range(0, channels).Select(_ => Make(gain, seed++))], pan);
        return new(StringComparer.Ordinal)
        {
            ["Drums"] = new([Noise("Kick In", 0.9, 0, 1), Noise("Overheads", 0.2, 0, 2)]),
            ["Bass"] = new([Noise("Bass", 0.3, 0, 1)]),
            ["Guitars"] = new([Noise("Left", 0.1, -0.8, 1), Noise("Right", 0.1, 0.8, 1)]),
            ["Keys"] = new([Noise("Piano", 0.05, 0, 2)]),
            ["Vocals"] = new([Noise("Lead", 0.5, 0, 1)]),
        };
    }

    static float[] Make(double gain, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Frames).Select(_ => (float)(gain * (2 * random.NextDouble() - 1)))];
    }

    static float[][] Render(BusMix mix, int frames)
    {
        float[][] y = [new float[frames], new float[frames]];
        for (int at = 0; at < frames; at += 500)
        {
            Audio x = mix.Render(at, Math.Min(500, frames - at), out _);
            for (int c = 0; c < 2; c++) x[c].CopyTo(y[c].AsSpan(at));
        }
        return y;
    }

    static double Db(float amplitude) => 20 * Math.Log10(amplitude);

    /// <summary>Passes its input, late; remembers what came.</summary>
    sealed class Wire(BusPlan plan, int latency) : IInsert
    {
        readonly Queue<float>[] _line = [.. Enumerable.Range(0, 2).Select(_ => new Queue<float>(new float[latency]))];

        public PluginType Type => plan.Entry.Type;
        public int Latency => latency;
        public float Peak { get; private set; }
        public float[] Key { get; private set; } = [];

        public void Process(Audio x, Audio key)
        {
            Peak = Math.Max(Peak, x.Peak());
            Key = key.Left.ToArray();
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < x.Length; i++)
                {
                    _line[c].Enqueue(x[c][i]);
                    x[c][i] = _line[c].Dequeue();
                }
        }

        public void Reset()
        {
            Peak = 0;
            foreach (var line in _line)
            {
                line.Clear();
                for (int i = 0; i < latency; i++) line.Enqueue(0);
            }
        }

        public double Of(Reading reading) => reading.Rest;

        public void Dispose()
        {
        }
    }
}
