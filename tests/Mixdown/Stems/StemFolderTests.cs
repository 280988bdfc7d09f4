using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Wav;
using TopDown.Testing;
using Scratch = TopDown.Mixdown.Tests.Wav.Scratch;

namespace TopDown.Mixdown.Tests.Stems;

/// <summary>Folders as they come: the demo's, pairs, sub-folders, foreign formats, and everything that cannot be mixed.</summary>
public sealed class StemFolderTests : IDisposable
{
    readonly Scratch _song = new();

    public void Dispose() => _song.Dispose();

    void Put(string name, int channels = 1, int frames = 480, int rate = 48_000)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_song[name])!);
        File.WriteAllBytes(_song[name], new RawWav { Channels = channels, Rate = (uint)rate, Data = new byte[frames * channels * 2] }.Bytes());
    }

    StemFolder Read(string layout = "band")
    {
        using var decoder = new Decoder(_song.Folder);
        return StemFolder.Read(_song.Folder, Layout.Named(layout), decoder);
    }

    string Refused()
    {
        Exception e = Assert.ThrowsAny<Exception>(() => Read());
        Assert.True(e is UserException or WavException, e.ToString()); // the two whose messages the console shows
        return e.Message;
    }

    [Fact]
    public void TheDemosTracksLandOnTheirBuses()
    {
        var tracks = PlayedNames();
        foreach (var (name, _, channels) in tracks) Put(name + ".wav", channels);
        StemFolder read = Read();
        foreach (var (name, bus, _) in tracks)
        {
            StemTrack found = Assert.Single(read.Tracks, t => t.Files.Any(f => Path.GetFileNameWithoutExtension(f.Path) == name));
            Assert.Equal((name, bus), (name, found.Bus));
        }
        Assert.Equal(24, read.Tracks.Sum(t => t.Files.Count()));
        Assert.All(read.Tracks, t => Assert.Null(t.Unclear is { } u && u.Contains("guess") && t.Name != "Room" ? u : null));
        Assert.False(read.IsStemMix);
    }

    static List<(string Name, string Bus, int Channels)> PlayedNames() => [.. Demo.PlayedSession.Once.Tracks.Select(t => (t.Name, t.Bus, t.Channels.Length))];

    [Theory]
    [InlineData("OH L.wav", "OH R.wav", "OH")]
    [InlineData("Gitarre li.wav", "Gitarre re.wav", "Gitarre")]
    [InlineData("Piano_Left_02.wav", "Piano_Right_02.wav", "Piano 02")]
    [InlineData("Chor links.wav", "Chor rechts.wav", "Chor")]
    [InlineData("Keys.1.wav", "Keys.2.wav", "Keys")]
    [InlineData("OHL.wav", "OHR.wav", "OH")]
    [InlineData("Gtr.L.wav", "Gtr.R.wav", "Gtr")]
    public void SidesBecomeOneTrack(string left, string right, string name)
    {
        Put(right);
        Put(left);
        StemTrack track = Assert.Single(Read().Tracks);
        Assert.Equal((name, left, right), (track.Name, Path.GetFileName(track.File.Path), Path.GetFileName(track.Right!.Path)));
    }

    [Fact]
    public void WhatIsNoPairStaysApart()
    {
        Put("Keys.1.wav", frames: 480);
        Put("Keys.2.wav", frames: 500); // takes, not sides
        Put("Gtr L.wav", channels: 2);
        Put("Gtr R.wav", channels: 2);
        Put("OH L.wav");
        StemFolder read = Read();
        Assert.Equal(5, read.Tracks.Count);
        Assert.Contains("other side is not there", read.Tracks.Single(t => t.Name == "OH L").Unclear);
    }

    [Fact]
    public void AFolderIsAHint()
    {
        Put("Guitars/Lead.wav");
        Put("Gesang/01.wav");
        Put("Gesang/Pad.wav");
        Put("Drums/Room.wav");
        Put("Piano/Room.wav");
        var tracks = Read().Tracks.ToDictionary(t => t.Name);
        Assert.Equal("Guitars", tracks["Lead"].Bus);
        Assert.Equal(("Vocals", null), (tracks["01"].Bus, tracks["01"].Unclear));
        Assert.Equal("Keys", tracks["Pad"].Bus);
        Assert.Contains("its folder says Vocals", tracks["Pad"].Unclear);
        Assert.Equal("Keys", tracks["Piano/Room"].Bus);
        Assert.Equal("Drums", tracks["Drums/Room"].Bus);
    }

    [Fact]
    public void OneFileABusIsAStemMix()
    {
        foreach (string bus in DemoSession.BusNames) Put(bus + ".wav", 2);
        Assert.True(Read().IsStemMix);
        Put("Shaker.wav");
        Assert.False(Read().IsStemMix);
    }

    [Fact]
    public void MixesShadowsAndEarlierOutputsAreLeftOut()
    {
        Put("Kick.wav");
        Put("Rough Mix.wav", 2);
        Put("._Kick.wav");
        Put("mixed/preview.wav", 2);
        File.WriteAllText(_song["mixed/report.json"], "{}");
        File.WriteAllText(_song["notes.txt"], "…");
        StemFolder read = Read();
        Assert.Equal("Kick", Assert.Single(read.Tracks).Name);
        Assert.Contains(read.LeftOut, l => l.Contains("Rough Mix.wav") && l.Contains("double the song"));
        Assert.Contains(read.LeftOut, l => l.Contains("mixed/"));
    }

    [Fact]
    public void UnreadableNamesAreSaidAloud()
    {
        Put("Kick.wav");
        Put("Audio 17.wav");
        Put("Click.wav");
        var read = Read();
        Assert.Equal("nothing says what it is", read.Tracks.Single(t => t.Name == "Audio 17").Unclear);
        Assert.Contains("not meant to be heard", read.Tracks.Single(t => t.Name == "Click").Unclear);
        Assert.All(read.Tracks.Where(t => t.Name != "Kick"), t => Assert.Equal(Layout.Other, t.Bus));
    }

    [Theory]
    [InlineData("zero", "0 samples")]
    [InlineData("nothing", "the file is empty")]
    [InlineData("text", "not an audio file")]
    [InlineData("mp3 in disguise", "this is MP3, not WAV; convert it: ffmpeg -i")]
    [InlineData("truncated", "cut off")]
    [InlineData("huge header", "its header promises")]
    [InlineData("one hertz", "sample rate is 1 Hz", "-ar 48000")]
    [InlineData("nine channels", "it has 9 channels", "pan=stereo")]
    [InlineData("not a number", "sample 7 (0.000 s) is not a number")]
    [InlineData("flac that is text", "not an audio file")]
    [InlineData("aiff without sound", "ffmpeg cannot decode it")]
    public void WhatCannotBeMixedIsNamedWithItsRemedy(string kind, params string[] says)
    {
        Put("Good Snare.wav");
        string name = kind switch { "flac that is text" => "Bad Kick.flac", "aiff without sound" => "Bad Kick.aiff", _ => "Bad Kick.wav" };
        if (name.EndsWith("aiff", StringComparison.Ordinal)) Programs.Require("ffmpeg");
        byte[] nan = new byte[40 * 4];
        BitConverter.TryWriteBytes(nan.AsSpan(7 * 4), float.NaN);
        File.WriteAllBytes(_song[name], kind switch
        {
            "zero" => new RawWav().Bytes(),
            "nothing" => [],
            "mp3 in disguise" => [.. "ID3"u8, .. new byte[100]],
            "truncated" => new RawWav { Data = new byte[400] }.Bytes()[..200],
            "huge header" => new RawWav { Data = new byte[400], DataSize = 0xFFFFFFF0 }.Bytes(),
            "one hertz" => new RawWav { Rate = 1, Data = new byte[400] }.Bytes(),
            "nine channels" => new RawWav { Channels = 9, Data = new byte[18 * 20] }.Bytes(),
            "not a number" => new RawWav { Tag = 3, Bits = 32, Channels = 1, Data = nan }.Bytes(),
            "aiff without sound" => [.. "FORM"u8, 0, 0, 0, 4, .. "AIFF"u8, .. new byte[40]],
            _ => [.. "Dear diary, today nothing was recorded."u8],
        });
        string message = Refused();
        Assert.Contains("Bad Kick", message);
        Assert.All(says, s => Assert.Contains(s, message));
        Assert.Equal(["Good Snare.wav", name], _song.Files.OrderDescending(StringComparer.Ordinal)); // nothing left behind
    }

    [Fact]
    public void MixedRatesNameEveryFileAndTheLineThatMendsIt()
    {
        Put("Kick.wav");
        Put("Snare.wav");
        Put("Vox.wav", rate: 44_100);
        string message = Refused();
        Assert.Contains("48000 Hz: Kick.wav, Snare.wav", message);
        Assert.Contains("44100 Hz: Vox.wav", message);
        Assert.Contains($"ffmpeg -i \"{_song["Vox.wav"]}\" -ar 48000", message);
    }

    [Fact]
    public void OneNameTwiceIsRefused()
    {
        Put("Kick.wav");
        _song.Put("kick.flac", 1, 2, 3);
        Assert.Contains("have the same name: rename one", Refused());
    }

    [Fact]
    public void FoldersThatAreNoneAreSaid()
    {
        Assert.Contains("no audio file", Refused());
        using var decoder = new Decoder(_song.Folder);
        Assert.Contains("there is no such folder", Assert.Throws<UserException>(() => StemFolder.Read(_song["gone"], Layout.Named("band"), decoder)).Message);
        Assert.Contains("there is band, electronic, orchestral", Assert.Throws<UserException>(() => Layout.Named("jazz")).Message);
    }

    [Fact]
    public void FlacIsDecodedBitForBitAndNothingStays()
    {
        byte[] noise = new byte[3 * 1000];
        new Random(1).NextBytes(noise);
        _song.Put("Kick.wav", new RawWav { Channels = 1, Bits = 24, Rate = 44_100, Data = noise }.Bytes());
        Programs.Run("ffmpeg", ["-v", "error", "-i", _song["Kick.wav"], "-c:a", "flac", "-bits_per_raw_sample", "24", "-sample_fmt", "s32", _song["Snare.flac"]]).OrThrow();
        using (var decoder = new Decoder(_song.Folder))
        {
            StemTrack flac = StemFolder.Read(_song.Folder, Layout.Named("band"), decoder).Tracks.Single(t => t.Name == "Snare");
            Assert.Equal(WavFile.ReadAll(_song["Kick.wav"]).Channels[0], WavFile.ReadAll(flac.File.Readable).Channels[0]);
        }
        Assert.Equal(["Kick.wav", "Snare.flac"], _song.Files);
    }

    [Fact]
    public void WithoutFfmpegTheLineThatInstallsItIsSaid()
    {
        _song.Put("Kick.flac", [.. "fLaC"u8, .. new byte[50]]);
        using var decoder = new Decoder(_song.Folder, searchPath: _song.Folder);
        var e = Assert.Throws<UserException>(() => StemFolder.Read(_song.Folder, Layout.Named("band"), decoder));
        Assert.Contains("Kick.flac", e.Message);
        Assert.Contains(Decoder.InstallLine(), e.Message);
        Assert.Equal(3, e.ExitCode);
    }
}
