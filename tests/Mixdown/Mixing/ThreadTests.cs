using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Tests.Demo;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>The same bytes from any number of threads, and a clean end whatever happens.</summary>
public sealed class ThreadTests
{
    static readonly Song s_demo = DemoSong.Of(PlayedSession.Once.Tracks);

    static string Hash(int threads, long from, MixTaps taps)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(Audio x)
        {
            sha.AppendData(MemoryMarshal.AsBytes(x.Left));
            sha.AppendData(MemoryMarshal.AsBytes(x.Right));
        }
        var engine = new MixEngine(s_demo, s_demo.Start, new() { Threads = threads, From = from, To = from + 3 * Small.Rate + 77 });
        engine.Run(taps, chunk =>
        {
            Add(chunk.Mix);
            if (taps == MixTaps.None) return;
            Add(chunk.IntoMaster);
            for (int b = 0; b < s_demo.Buses.Count; b++)
            {
                Add(chunk.Bus(b));
                Add(chunk.Staged(b));
            }
            for (int t = 0; t < s_demo.Tracks.Count; t++) Add(chunk.Track(t));
        });
        foreach (var ear in s_demo.Start.Master.Inserts[0].Type.Page.Ears)
            sha.AppendData(MemoryMarshal.AsBytes<float>([.. engine.Reading(new(InsertPlace.Master, 0), ear).Values]));
        return Convert.ToHexString(sha.GetHashAndReset());
    }

    [Theory, InlineData(0), InlineData(600_011)]
    public void One_two_and_five_threads_give_the_same_bytes(long from)
    {
        MixTaps all = MixTaps.IntoMaster | MixTaps.Buses | MixTaps.Staged | MixTaps.Tracks;
        Assert.Single(new[] { 1, 2, 5 }.Select(n => Hash(n, from, all)).Distinct());
        Assert.Single(new[] { 1, 2, 5 }.Select(n => Hash(n, from, MixTaps.None)).Distinct());
    }

    [Theory, InlineData(1), InlineData(3)]
    public void What_the_listener_throws_comes_out_and_plug_ins_are_let_go(int threads)
    {
        var made = new List<Wire>();
        MixEngine engine = new(s_demo, s_demo.Start, new() { Threads = threads, Insert = (i, _) => { made.Add(new(i.Type, 0)); return made[^1]; } });
        int calls = 0;
        var e = Assert.Throws<InvalidOperationException>(() => engine.Run(MixTaps.None, _ =>
        {
            if (++calls == 3) throw new InvalidOperationException("heard enough");
        }));
        Assert.Equal("heard enough", e.Message);
        Assert.Equal(3, calls);
        Assert.Equal(6, made.Count);
        Assert.All(made, w => Assert.True(w.IsDisposed));
        Assert.Throws<InvalidOperationException>(() => engine.Seconds(new(0, 0))); // a run that broke off has no readings
    }

    [Theory, InlineData(1), InlineData(3)]
    public void It_can_be_stopped(int threads)
    {
        using var stop = new CancellationTokenSource();
        int calls = 0;
        MixEngine engine = new(s_demo, s_demo.Start, new() { Threads = threads });
        Assert.Throws<OperationCanceledException>(() => engine.Run(MixTaps.None, _ =>
        {
            if (++calls == 2) stop.Cancel();
        }, null, stop.Token));
        Assert.Equal(2, calls);
        long done = 0;
        engine.Run(MixTaps.None, static _ => { }, frames => done = frames);
        Assert.Equal(s_demo.Frames, done);
    }

    [Fact]
    public void A_plug_in_that_cannot_be_made_stops_the_run()
    {
        var made = new List<Wire>();
        MixEngine engine = new(s_demo, s_demo.Start, new()
        {
            Insert = (i, _) =>
            {
                if (made.Count == 4) throw new UserException("there is no such bundle");
                made.Add(new(i.Type, 0));
                return made[^1];
            },
        });
        Assert.Throws<UserException>(() => engine.Run(MixTaps.None, static _ => { }));
        Assert.All(made, w => Assert.True(w.IsDisposed));
    }
}
