using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Tests.Mixing;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Songs;

/// <summary>Songs as they are opened: a folder, a folder with a session, a session file.</summary>
public sealed class SongTests : IDisposable
{
    readonly Scratch _song = new();
    readonly Decoder _decoder;

    public SongTests() => _decoder = new(_song.Folder);

    public void Dispose()
    {
        _decoder.Dispose();
        _song.Dispose();
    }

    Song Open(string? path = null, SongOptions? options = null) => Song.Open(path ?? _song.Folder, options ?? new(), _decoder);

    void Put(string name, params float[][] channels)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_song[name])!);
        WavFile.WriteAll(_song[name], channels, Small.Rate, new WavOptions { Encoding = WavEncoding.Float32 });
    }

    static float[] Ramp(int frames, float step) => [.. Enumerable.Range(0, frames).Select(i => i * step)];

    const string Json = """
        {
          "version": 1, "rate": 48000,
          "masterBus": { "inserts": [ { "plugin": "MixBus Glue", "preset": "Pop glue", "set": { "threshold_db": "-18 dB" } } ] },
          "buses": [
            { "name": "Drums", "faderDb": -1.5, "inserts": [ { "plugin": "Drum Bus" } ] },
            { "name": "Low", "inserts": [ { "plugin": "Bass Multiband", "sideChain": { "tracks": [ "Take 5" ] } } ] }
          ],
          "tracks": [
            { "name": "Take 5", "file": "a/kick.wav", "bus": "Drums", "clipGainDb": -3, "pan": 0.25, "polarity": "inverted", "highPassHz": 30 },
            { "name": "Pair", "file": "l.wav", "right": "r.wav", "bus": "Drums", "why": "it is a pair" },
            { "name": "Bass DI", "file": "l.wav", "bus": "Low" }
          ]
        }
        """;

    [Fact]
    public void A_folder_is_sorted_and_its_notes_say_what_is_unclear()
    {
        Put("Kick In.wav", Ramp(1000, 1e-4f));
        Put("OH L.wav", Ramp(1200, 1e-4f));
        Put("OH R.wav", Ramp(900, 1e-4f));
        Put("Bass DI.wav", Ramp(1000, 1e-4f));
        Put("Audio 7.wav", Ramp(1000, 1e-4f), Ramp(1000, 1e-4f));
        Put("Rough Mix.wav", Ramp(5000, 1e-4f), Ramp(5000, 1e-4f));
        Song song = Open();
        Assert.Equal((Small.Rate, 1200, null), (song.Rate, song.Frames, song.SessionFile));
        Assert.Equal(Path.GetFileName(_song.Folder), song.Name);
        Assert.Equal(["Drums", "Bass", "Other"], song.Buses.Select(b => b.Name));
        Assert.Equal(["punch for the kit", "an even low end that makes room for the kick", null], song.Buses.Select(b => b.Why));
        Assert.Equal([("Kick In", 0, 1, Instrument.Kick), ("OH", 0, 2, Instrument.Drums), ("Bass DI", 1, 1, Instrument.Bass), ("Audio 7", 2, 2, Instrument.Unknown)], song.Tracks.Select(t => (t.Name, t.Bus, t.Channels, t.Instrument)));
        Assert.Contains(song.Notes, n => n.StartsWith("Left out: Rough Mix.wav", StringComparison.Ordinal));
        Assert.Contains(song.Notes, n => n.Contains("Audio 7", StringComparison.Ordinal));
        Assert.Contains(song.Notes, n => n.Contains("sides of OH", StringComparison.Ordinal));
        Assert.Equal([0], song.Start.Buses[1].Inserts[0].Key!.Tracks);
        Assert.Null(song.Start.Buses[0].Inserts[0].Key);

        // as long as the longest track, the shorter side silent at its end
        float[][] track = Small.Render(new(song, song.Start), MixTaps.Tracks, c => c.Track(1)).Other;
        Assert.Equal((1199 * 1e-4f, 899 * 1e-4f, 0f), (track[0][1199], track[1][899], track[1][900]));
    }

    [Fact]
    public void A_session_says_everything()
    {
        Put("a/kick.wav", Ramp(1000, 1e-4f));
        Put("l.wav", Ramp(700, 1e-4f));
        Put("r.wav", Ramp(700, -1e-4f));
        File.WriteAllText(_song[SessionFile.Name], Json);
        Song song = Open();
        Assert.Equal((1000, _song[SessionFile.Name], Path.GetFileName(_song.Folder)), (song.Frames, song.SessionFile, song.Name));
        Assert.Equal([("Take 5", 0, 1, Instrument.Unknown), ("Pair", 0, 2, Instrument.Unknown), ("Bass DI", 1, 1, Instrument.Bass)], song.Tracks.Select(t => (t.Name, t.Bus, t.Channels, t.Name == "Take 5" ? Instrument.Unknown : t.Instrument)));
        Assert.Equal(Instrument.Kick, song.Tracks[0].Instrument); // by its file, where its own name says nothing
        Assert.Equal("it is a pair", song.Tracks[1].Why);
        Assert.Equal(new TrackSettings { ClipGainDb = -3, Pan = 0.25, IsInverted = true, HighPassHz = 30 }, song.Start.Tracks[0]);
        Assert.Equal((0, -1.5, 0.0), (song.Start.Buses[0].StageDb, song.Start.Buses[0].FaderDb, song.Start.Master.TrimDb));
        InsertSettings glue = song.Start.Master.Inserts[0];
        var threshold = glue.Type.Page.Find("threshold_db")!;
        Assert.Equal(("Pop glue", -18), (glue.Preset.Name, Math.Round(threshold.ToPlain(glue.Normals[threshold.Index]), 6)));
        KeySource key = song.Start.Buses[1].Inserts[0].Key!;
        Assert.Equal((-1, 0), (key.Bus, key.Tracks.Single()));

        // a file of its own name, and the same file twice
        File.Move(_song[SessionFile.Name], _song["Take Two.session.json"]);
        song = Open(_song["Take Two.session.json"]);
        Assert.Equal("Take Two", song.Name);
        Assert.Equal(["punch for the kit", null], song.Buses.Select(b => b.Why));
        float[][] bass = Small.Render(new(song, song.Start), MixTaps.Tracks, c => c.Track(2)).Other;
        Assert.Equal(Math.Sqrt(0.5) * 500e-4, bass[0][500], 1e-7);
    }

    [Fact]
    public void A_layout_beside_a_session_is_refused()
    {
        Put("Kick.wav", Ramp(100, 1e-3f));
        Assert.Equal("electronic", Layout.Named("electronic").Name);
        Assert.Contains(Open(options: new() { Layout = "orchestral" }).Buses, b => b.Name == "Percussion");
        SessionFile.Write(_song[SessionFile.Name], Open().Session, force: false);
        var e = Assert.Throws<UserException>(() => Open(options: new() { Layout = "band" }));
        Assert.Equal(2, e.ExitCode);
        Assert.Contains("leave --layout out", e.Message, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => Open(_song[SessionFile.Name], new() { Layout = "band" }));
    }

    [Theory, InlineData("band"), InlineData("electronic"), InlineData("orchestral")]
    public void Files_named_like_buses_are_those_buses(string layout)
    {
        string[] buses = [.. Layout.Named(layout).Buses.Select(b => b.Name), Layout.Other];
        foreach (string bus in buses) Put(bus + ".wav", Ramp(100, 1e-3f), Ramp(100, 1e-3f));
        Song song = Open(options: new() { Layout = layout, FilesAreBuses = true });
        Assert.Equal(buses, song.Buses.Select(b => b.Name));
        Assert.Equal(buses, song.Tracks.Select(t => t.Name));
        Assert.All(song.Tracks, t => Assert.Equal((song.Buses[t.Bus].Name, null), (t.Name, t.Unclear)));
        Assert.Empty(song.Notes);
    }

    [Fact]
    public void A_song_of_many_tracks_does_not_hold_their_files()
    {
        Put("Kick.wav", Ramp(100_000, 1e-6f));
        Song song = Open();
        new MixEngine(song, song.Start).Run(MixTaps.None, static _ => { });
        Assert.ThrowsAny<Exception>(() => new MixEngine(song, song.Start).Run(MixTaps.None, static _ => throw new NotSupportedException()));
        // Windows refuses while a file is open; elsewhere the process's own list of files tells
        if (Directory.Exists("/proc/self/fd")) Assert.DoesNotContain(Directory.GetFileSystemEntries("/proc/self/fd"), f => new FileInfo(f).LinkTarget == _song["Kick.wav"]);
        File.Delete(_song["Kick.wav"]);
    }

    [Fact]
    public void A_looped_song_begins_anew()
    {
        Song song = Song.From(Small.Session(("A", "A", 0)), [[Small.Noise(10_000, 1, 1), Small.Noise(10_000, 1, 2)]]);
        float[][] x = Small.Render(new(song.Looped(25_000), song.Start)).Mix;
        Assert.Equal(x[0][..10_000], x[0][10_000..20_000]);
        Assert.Equal(x[0][..5_000], x[0][20_000..]);
        Assert.Equal(song.Tracks[0].Samples![1], x[1][..10_000]);
    }
}
