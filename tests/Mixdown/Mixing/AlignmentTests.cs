using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>Latencies: whatever the inserts need, every view stands on the song's time.</summary>
public sealed class AlignmentTests
{
    const int Frames = 40_000, At = 20_011;
    static readonly int[] s_latencies = [37, 0, 9_001];

    static Song Impulses()
    {
        Song song = Song.From(Small.Session(("A", "A", 0), ("B", "B", 0), ("C", "C", 0)), [.. s_latencies.Select(_ => new[] { Small.Impulse(Frames, At) })]);
        return song with
        {
            Start = song.Start with
            {
                Buses = [.. song.Start.Buses.Select((b, i) => b with { Inserts = [Small.Insert(Small.Glue), Small.Insert(Small.Glue) with { IsOn = i != 0 }] })],
                Master = new() { Inserts = [Small.Insert(Small.Glue)] },
            },
        };
    }

    /// <summary>By order of creation: two inserts a bus, then the master's.</summary>
    static MixOptions Wires(List<Wire> made, float gain = 1) => new()
    {
        Insert = (i, _) =>
        {
            int n = made.Count;
            made.Add(new(i.Type, n == 6 ? 511 : n % 2 == 0 ? s_latencies[n / 2] : 5, gain));
            return made[^1];
        },
    };

    [Theory, InlineData(0), InlineData(1), InlineData(20_000)]
    public void An_impulse_lands_on_one_sample_everywhere(long from)
    {
        Song song = Impulses();
        var made = new List<Wire>();
        void Check(string view, float[][] x, float height)
        {
            Assert.Equal((view, height * MathF.Sqrt(0.5f)), (view, MathF.Round(x[0][At - from], 6)), Near);
            for (int i = 0; i < x[0].Length; i++) Assert.True(i == At - from || x[0][i] == 0, $"{view}: {x[0][i]} at {i + from}");
        }
        Taken[] views = [new("into master", c => c.IntoMaster, 3), .. Enumerable.Range(0, 3).SelectMany(b => new Taken[] { new($"bus {b}", c => c.Bus(b), 1), new($"staged {b}", c => c.Staged(b), 1), new($"track {b}", c => c.Track(b), 1) })];
        foreach (Taken view in views)
        {
            made.Clear();
            var (mix, other) = Small.Render(new(song, song.Start, Wires(made) with { From = from }), MixTaps.IntoMaster | MixTaps.Buses | MixTaps.Staged | MixTaps.Tracks, view.Of);
            Check("mix", mix, 3);
            Check(view.Name, other, view.Height);
            Assert.All(made, w => Assert.True(w.IsDisposed));
        }
    }

    sealed record Taken(string Name, Small.Taken Of, float Height);

    static bool Near((string, float) a, (string, float) b) => Math.Abs(a.Item2 - b.Item2) < 1e-5;

    [Fact]
    public void Off_is_a_delay_and_nothing_else()
    {
        Song song = Impulses();
        var (mix, a) = Small.Render(new(song, song.Start.WithoutInserts(), Wires([], gain: 0.5f)), MixTaps.Buses, c => c.Bus(0));
        Assert.Equal(3 * Math.Sqrt(0.5), mix[0][At], 1e-6);
        Assert.Equal(Math.Sqrt(0.5), a[0][At], 1e-6);
        // bus A's second insert is off by itself: one halving, where B and C have two
        var (_, b) = Small.Render(new(song, song.Start, Wires([], gain: 0.5f)), MixTaps.Buses, c => c.Bus(0));
        var (_, twice) = Small.Render(new(song, song.Start, Wires([], gain: 0.5f)), MixTaps.Buses, c => c.Bus(1));
        Assert.Equal((0.5 * Math.Sqrt(0.5), 0.25 * Math.Sqrt(0.5)), (b[0][At], twice[0][At]), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-6 && Math.Abs(x.Item2 - y.Item2) < 1e-6);
    }

    [Fact]
    public void A_song_that_ends_inside_the_latency_comes_out_whole()
    {
        Song song = Song.From(Small.Session(("A", "A", 0)), [[Small.Noise(100, 1, 1), Small.Noise(100, 1, 2)]]);
        var settings = song.Start.With(0, b => b with { Inserts = [Small.Insert(Small.Glue)] });
        var (mix, _) = Small.Render(new(song, settings, new() { Insert = (i, _) => new Wire(i.Type, 20_000) }));
        Assert.Equal(song.Tracks[0].Samples![0], mix[0]);
    }

    [Fact]
    public void A_side_chain_waits_for_what_is_in_front_of_its_insert()
    {
        Song song = Song.From(Small.Session(("Kick", "Drums", 0), ("Bass", "Bass", 0)), [[Small.Impulse(Frames, At)], [Small.Steady(Frames, 0.1f)]]);
        var made = new List<Wire>();
        PluginType bass = PluginType.Of<BassMultiband>();
        foreach (KeySource key in (KeySource[])[new(0, []), new(-1, [0])])
        {
            made.Clear();
            MixSettings settings = song.Start.With(1, b => b with { Inserts = [Small.Insert(Small.Glue), Small.Insert(bass, key)] });
            Small.Render(new(song, settings, new() { Insert = (i, _) => { made.Add(new(i.Type, 777)); return made[^1]; } }));
            Assert.Empty(made[0].Key);
            Assert.Equal(At + 777, made[1].Key.IndexOf(made[1].Key.Max()));
            Assert.Equal(Math.Sqrt(0.5), made[1].Key.Max(), 1e-6);
        }
    }
}
