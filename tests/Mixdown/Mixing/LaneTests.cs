using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>Lanes, measured: volume in dB, pan, mute, and parameters of inserts against the plug-in alone with the same events.</summary>
public sealed class LaneTests
{
    const int Frames = 2 * Small.Rate;

    static Lane Lane(string parameter, params (double Seconds, string Value)[] points) =>
        new() { Parameter = parameter, Points = [.. points.Select(p => new Point { Seconds = p.Seconds, Value = p.Value })] };

    static Song Steady(params Lane[] lanes) => Song.From(Small.Session(("A", "A", 0)) with { Lanes = lanes }, [[Small.Steady(Frames, 0.5f), Small.Steady(Frames, 0.5f)]]);

    static float[][] Render(Song song, int latency = 0, long from = 0) => Small.Render(new(song,
        song.Start.With(0, b => b with { Inserts = [Small.Insert(Small.Glue)] }) with { Master = new() { Inserts = [Small.Insert(Small.Glue)] } },
        new() { Insert = (i, _) => new Wire(i.Type, latency), From = from })).Mix;

    static double Db(float[][] x, double seconds, int channel = 0) => 20 * Math.Log10(x[channel][(int)(seconds * Small.Rate)] / 0.5);

    [Theory]
    [InlineData("A", null, 0), InlineData(null, "A", 0), InlineData(null, "Master", 0), InlineData("A", null, 123), InlineData(null, "A", 123), InlineData(null, "Master", 123)]
    public void A_volume_goes_straight_in_dB_on_song_time(string? track, string? bus, int latency)
    {
        float[][] x = Render(Steady(Lane("volume", (0.5, "0 dB"), (1, "-6 dB"), (1.5, "-6"), (1.5, "+3 dB")) with { Track = track, Bus = bus }), latency);
        foreach (var (at, db) in ((double, double)[])[(0.2, 0), (0.5, 0), (0.6, -1.2), (0.75, -3), (0.9, -4.8), (1, -6), (1.499, -6), (1.501, 3), (1.99, 3)]) Assert.Equal(db, Db(x, at), 0.01);
        // no steps: 6 dB in half a second are 0.00025 dB a sample
        for (int i = 1; i < 1.4 * Small.Rate; i++) Assert.True(Math.Abs(x[0][i] - x[0][i - 1]) < 0.5 * 0.00005, $"step at {i}");
        // begun in the middle it is the same
        Assert.Equal(x[0][30_011..], Render(Steady(Lane("volume", (0.5, "0 dB"), (1, "-6 dB"), (1.5, "-6"), (1.5, "+3 dB")) with { Track = track, Bus = bus }), latency, 30_011)[0]);
    }

    [Fact]
    public void A_mute_fades_in_5_ms_and_the_lowest_volume_is_silence()
    {
        float[][] x = Render(Steady(Lane("mute", (0, "Off"), (0.5, "On"), (1, "Off")) with { Track = "A" }));
        // 240 frames, ended by the next multiple of 32
        Assert.Equal((0.5f, 0f, 0f, 0.5f), (x[0][24_000], x[0][24_256], x[0][48_000], x[0][48_256]));
        Assert.Equal(0.25, x[0][24_120], 0.001);
        Assert.Equal(0.25, x[0][48_120], 0.001);
        x = Render(Steady(Lane("volume", (0.5, "0"), (0.5, "-120 dB")) with { Bus = "A" }));
        Assert.Equal(0, x[0][25_000]);
        // a mute that is taken back before it has faded turns round where it is
        x = Render(Steady(Lane("mute", (0, "Off"), (0.5, "On"), (0.5 + 128.0 / Small.Rate, "Off")) with { Track = "A" }));
        Assert.Equal(0.5 * (1 - 128 / 240.0), x[0].Min(), 1e-6);
    }

    [Fact]
    public void A_pan_moves_a_balance_and_a_switched_off_lane_does_nothing()
    {
        float[][] x = Render(Steady(Lane("pan", (0.5, "0"), (1.5, "1")) with { Track = "A" }));
        Assert.Equal((0.25f, 0.5f), (MathF.Round(x[0][48_000], 5), MathF.Round(x[1][48_000], 5)));
        Assert.Equal((0f, 0.5f), (x[0][80_000], x[1][80_000]));
        Assert.All(Render(Steady(Lane("pan", (0.5, "0"), (1.5, "1")) with { Track = "A", On = false }))[0], v => Assert.Equal(0.5f, v));
    }

    [Fact]
    public void A_parameters_jump_and_ramp_are_the_events_of_a_host()
    {
        Page page = Small.Glue.Page;
        Parameter threshold = page.Find("threshold_db")!, ratio = page.Find("ratio")!, output = page.Find("output_db")!;
        float[][] noise = [Small.Noise(Frames, 0.15, 1), Small.Noise(Frames, 0.15, 2)];
        Session session = Small.Session(("A", "A", 0)) with
        {
            MasterBus = new() { Inserts = [new() { Plugin = page.Name }] },
            Lanes = [.. new[]
            {
                Lane("threshold_db", (0, "-10 dB"), (0.625, "-10 dB"), (0.625, "-24 dB")),
                Lane("ratio", (0.1, "2:1"), (0.9, "4:1")),
                Lane("output_db", (1, "0 dB"), (1.04, "-6 dB")),
            }.Select(l => l with { Bus = "Master", Insert = page.Name })],
        };
        Song song = Song.From(session, [noise]);
        float[][] mix = Small.Render(new(song, song.Start)).Mix;

        double[] normals = Small.Glue.Defaults();
        normals[threshold.Index] = threshold.ToNormal(-10);
        normals[ratio.Index] = ratio.ToNormal(ratio.TryParse("2:1", out double two) ? two : 0);
        List<Event> events = [new(30_000, threshold.Index, threshold.ToNormal(-24)), new(43_200, ratio.Index, ratio.ToNormal(ratio.TryParse("4:1", out double four) ? four : 0))];
        for (int at = 48_000; at < 49_920; at += 128) events.Add(new(at, output.Index, double.Lerp(output.ToNormal(0), output.ToNormal(-6), (at - 48_000) / 1920.0)));
        events.Add(new(49_920, output.Index, output.ToNormal(-6)));
        float[][] alone = Offline.Render(Prepared(normals), noise, null, events);
        Assert.Equal(alone[0], mix[0]);
        Assert.Equal(alone[1], mix[1]);
        Assert.NotEqual(Offline.Render(Prepared(normals), noise, null, [.. events.Skip(1)])[0], mix[0]);

        // begun behind the jumps and inside the ramp: what stood there is the start, and the points go on
        const int from = 48_640;
        mix = Small.Render(new(song, song.Start, new() { From = from })).Mix;
        foreach (Event e in events.Where(e => e.Sample <= from)) normals[e.Index] = e.Normal;
        alone = Offline.Render(Prepared(normals), [.. noise.Select(c => c[from..])], null, [.. events.Where(e => e.Sample > from).Select(e => e with { Sample = e.Sample - from })]);
        Assert.Equal(alone[0], mix[0]);
    }

    static Runner Prepared(double[] normals)
    {
        var runner = new Runner(Small.Glue);
        runner.Prepare(Small.Rate, Layout.Stereo, normals);
        return runner;
    }

    [Fact]
    public void A_tracks_high_pass_takes_12_dB_an_octave()
    {
        float[] hum = [.. Enumerable.Range(0, Frames).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * 50 * i / Small.Rate)))];
        Song song = Song.From(Small.Session(("A", "A", -1), ("B", "A", 1)), [[hum], [hum]]);
        MixSettings settings = song.Start with { Tracks = [song.Start.Tracks[0] with { HighPassHz = 100 }, song.Start.Tracks[1]] };
        float[][] x = Small.Render(new(song, settings)).Mix;
        double Peak(int channel) => 20 * Math.Log10(Samples.Peak(x[channel].AsSpan(Frames / 2)) / 0.5);
        // Butterworth of second order an octave below its corner: −10·log10(1 + 2⁴)
        Assert.Equal((-12.3, 0.0), (Peak(0), Peak(1)), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.05 && Math.Abs(a.Item2 - b.Item2) < 0.01);
    }
}
