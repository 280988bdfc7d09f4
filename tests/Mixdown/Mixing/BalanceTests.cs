using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>Gain staging moves levels into plug-ins and leaves the mix: with no plug-in working it nulls against the plain sum.</summary>
public sealed class BalanceTests(ITestOutputHelper says)
{
    const int Frames = 100_001;
    static readonly double[] s_stages = [-7.3, 4.1, -0.37];

    static readonly (float[][] Samples, string Bus, double Pan)[] s_tracks =
    [
        ([Small.Noise(Frames, 0.9, 1)], "Drums", -0.3),
        ([Small.Noise(Frames, 0.2, 2), Small.Noise(Frames, 0.2, 3)], "Drums", 0.4),
        ([Small.Noise(Frames, 0.3, 4)], "Bass", 0),
        ([Small.Noise(70_000, 0.1, 5), Small.Noise(70_000, 0.1, 6)], "Keys", 0),
        ([Small.Noise(Frames, 0.05, 7)], "Keys", 1),
    ];

    static Song Make()
    {
        var tracks = s_tracks.Select((t, i) => ($"T{i}", t.Bus, t.Pan)).ToArray();
        Song song = Song.From(Small.Session(tracks), [.. s_tracks.Select(t => t.Samples)]);
        return song with
        {
            Start = song.Start with
            {
                Tracks = [.. song.Start.Tracks.Select((t, i) => t with { ClipGainDb = i == 1 ? -2 : 0, IsInverted = i == 2 })],
                Buses = [.. song.Start.Buses.Select((b, i) => b with { StageDb = s_stages[i], FaderDb = -s_stages[i], Inserts = [Small.Insert(Small.Glue)] })],
                Master = new() { TrimDb = -4.3, Inserts = [Small.Insert(Small.Glue)] },
            },
        };
    }

    [Fact]
    public void Without_plug_ins_the_mix_is_the_plain_sum_times_one_gain()
    {
        Song song = Make();
        var (mix, _) = Small.Render(new(song, song.Start.WithoutInserts()));
        double[][] sum = [new double[Frames], new double[Frames]];
        for (int t = 0; t < s_tracks.Length; t++)
        {
            var (samples, _, pan) = s_tracks[t];
            double gain = Math.Pow(10, (t == 1 ? -6.3 : -4.3) / 20) * (t == 2 ? -1 : 1), turn = (pan + 1) * Math.PI / 4;
            double[] sides = samples.Length == 1 ? [Math.Cos(turn), Math.Sin(turn)] : [Math.Min(1, 1 - pan), Math.Min(1, 1 + pan)];
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < samples[0].Length; i++) sum[c][i] += gain * sides[c] * samples[Math.Min(c, samples.Length - 1)][i];
        }
        double residual = Small.ResidualDb(mix, sum);
        says.WriteLine($"null {residual:F1} dB");
        Assert.True(residual <= -120, $"{residual:F1} dB");
    }

    [Fact]
    public void The_balance_inside_a_bus_stays()
    {
        Song song = Make();
        double[] Levels(MixSettings settings)
        {
            double[] power = new double[s_tracks.Length];
            new MixEngine(song, settings).Run(MixTaps.Tracks, chunk =>
            {
                for (int t = 0; t < power.Length; t++)
                    foreach (float v in chunk.Track(t).Left) power[t] += v * v;
            });
            return [.. power.Select(p => 10 * Math.Log10(p))];
        }
        double[] staged = Levels(song.Start), plain = Levels(song.Start with { Buses = [.. song.Start.Buses.Select(b => b with { StageDb = 0 })] });
        for (int t = 0; t < staged.Length - 1; t++) Assert.Equal(s_stages[song.Tracks[t].Bus], staged[t] - plain[t], 0.01);
    }

    [Fact]
    public void Buses_summed_and_trimmed_are_what_goes_into_the_master()
    {
        Song song = Make();
        float trim = (float)Math.Pow(10, -4.3 / 20);
        var engine = new MixEngine(song, song.Start, new() { Insert = (i, _) => new Wire(i.Type, 100) });
        engine.Run(MixTaps.Buses | MixTaps.IntoMaster, chunk =>
        {
            for (int i = 0; i < chunk.Frames; i++)
                Assert.Equal(trim * (chunk.Bus(0).Left[i] + chunk.Bus(1).Left[i] + chunk.Bus(2).Left[i]), chunk.IntoMaster.Left[i]);
        });
    }
}
