using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Songs;

/// <summary>What cannot be mixed: one sentence that names the file and the remedy, and the folder stays as it was.</summary>
public sealed class BadInputTests
{
    static readonly byte[] s_silence = new byte[960];

    static byte[] Wav(uint rate = 48_000, int channels = 1, int frames = 480) => new RawWav { Rate = rate, Channels = channels, Data = new byte[2 * channels * frames] }.Bytes();

    static byte[] Float(float bad)
    {
        byte[] data = new byte[4 * 480];
        BitConverter.TryWriteBytes(data.AsSpan(4 * 99), bad);
        return new RawWav { Tag = 3, Bits = 32, Channels = 1, Data = data }.Bytes();
    }

    /// <summary>Bytes of "Lead Vocal.wav" beside a sound "Kick.wav"; what is said, and the remedy.</summary>
    public static TheoryData<string, byte[], string, string> Files => new()
    {
        { "no audio", [.. "Dear engineer, "u8], "not an audio file", "give a WAV file" },
        { "MP3 called WAV", [.. "ID3\u0003"u8, .. s_silence], "MP3", "ffmpeg -i" },
        { "empty", [], "empty", "export or copy it again" },
        { "truncated", Wav()[..^100], "cut off", "copy or export it again" },
        { "cut in its header", Wav()[..30], "cut off", "copy or export it again" },
        { "0 samples", Wav(frames: 0), "0 samples", "export it again" },
        { "NaN", Float(float.NaN), "sample 99 (0.002 s) is not a number", "repair it: ffmpeg" },
        { "infinite", Float(float.PositiveInfinity), "infinite", "repair it: ffmpeg" },
        { "1 Hz", Wav(rate: 1), "1 Hz", "resample it: ffmpeg" },
        { "9 channels", Wav(channels: 9), "9 channels", "ffmpeg -i" },
        { "another rate", Wav(rate: 44_100), "44100", "-ar 48000" },
        { "huge header", new RawWav { Data = s_silence, DataSize = 3_000_000_000 }.Bytes(), "promises 3000000000 bytes", "copy or export it again" },
        { "huge RF64", new RawWav { Riff = "RF64", Ds64 = long.MaxValue - 200, Data = s_silence, DataSize = uint.MaxValue }.Bytes(), "promises", "copy or export it again" },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_bad_file_in_a_folder(string what, byte[] file, string says, string remedy)
    {
        using var song = new Scratch();
        song.Put("Kick.wav", Wav());
        song.Put("Kick 2.wav", Wav());
        song.Put("Lead Vocal.wav", file);
        Refused(song, song.Folder, what, "Lead Vocal.wav", says, remedy);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_bad_file_in_a_session(string what, byte[] file, string says, string remedy)
    {
        using var song = new Scratch();
        song.Put("Kick.wav", Wav());
        song.Put("Lead Vocal.wav", file);
        Write(song, "Kick.wav", "Lead Vocal.wav");
        Refused(song, song[SessionFile.Name], what, "Lead Vocal.wav", says, remedy);
    }

    static void Write(Scratch song, params string[] files) => File.WriteAllText(song[SessionFile.Name],
        $$"""{ "version": 1, "rate": 48000, "buses": [ { "name": "A" } ], "tracks": [ {{string.Join(", ", files.Select((f, i) => $$"""{ "name": "T{{i}}", "file": "{{f.Replace("\\", "\\\\")}}", "bus": "A" }"""))}} ] }""");

    [Fact]
    public void Names_and_places()
    {
        using var outside = new Scratch();
        outside.Put("secret.wav", Wav());
        using var song = new Scratch();
        Refused(song, song.Folder, "no audio at all", song.Folder, "no audio file", "put the song's tracks there");
        Refused(song, song["nowhere"], "not there", song["nowhere"], "no such folder or session file", "check the name");
        song.Put("Kick.wav", Wav());
        Refused(song, song["Kick.wav"], "one file", "Kick.wav", "one audio file", "name the folder");

        song.Put("Kick.flac", [.. "fLaC"u8, .. s_silence]);
        Refused(song, song.Folder, "the same name twice", "Kick.flac", "the same name", "rename one");
        File.Delete(song["Kick.flac"]);
        File.WriteAllText(song[SessionFile.Name], """{ "version": 1, "rate": 48000, "buses": [ { "name": "A" } ], "tracks": [ { "name": "K", "file": "Kick.wav", "bus": "A" }, { "name": "k", "file": "Kick.wav", "bus": "A" } ] }""");
        Refused(song, song.Folder, "two tracks of one name", SessionFile.Name, "two tracks \"k\"", "rename one");

        Write(song, outside["secret.wav"]);
        Refused(song, song.Folder, "outside", "secret.wav", "lies outside its folder", "--allow-outside");
        Write(song, "../" + Path.GetFileName(outside.Folder) + "/secret.wav");
        Refused(song, song.Folder, "outside by ..", "secret.wav", "lies outside its folder", "--allow-outside");
        using var decoder = new Decoder(song.Folder);
        Assert.Equal(480, Song.Open(song.Folder, new() { AllowOutside = true }, decoder).Frames);

        Write(song, "Gone.wav");
        Refused(song, song.Folder, "missing", "Gone.wav", "not there", "put the file back");
        File.WriteAllText(song[SessionFile.Name], "{ \"version\": 1,");
        Refused(song, song.Folder, "half a session", SessionFile.Name, "not JSON", "look for");

        song.Put("Wide.wav", Wav(channels: 2));
        File.WriteAllText(song[SessionFile.Name], """{ "version": 1, "rate": 48000, "buses": [ { "name": "A" } ], "tracks": [ { "name": "K", "file": "Kick.wav", "right": "Wide.wav", "bus": "A" } ] }""");
        Refused(song, song.Folder, "a stereo side", "Wide.wav", "it is stereo", "leave \"right\" out");
    }

    [Fact]
    public void All_files_of_another_rate_than_the_sessions()
    {
        using var song = new Scratch();
        song.Put("Kick.wav", Wav(rate: 44_100));
        Write(song, "Kick.wav");
        Refused(song, song.Folder, "rate", "Kick.wav", "44100 Hz", "set \"rate\" to 44100");
    }

    [Fact]
    public void A_file_that_may_not_be_read()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root") return; // root may read all; TopDown.Mixdown.Tests.Wav has the same
        using var song = new Scratch();
        song.Put("Kick.wav", Wav());
        File.SetUnixFileMode(song["Kick.wav"], UnixFileMode.None);
        Refused(song, song.Folder, "unreadable", "Kick.wav", "may not read it", "change its permissions", compare: false);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_mixed()
    {
        using var song = new Scratch();
        song.Put("Kick.wav", Wav(frames: 400_000));
        using var decoder = new Decoder(song.Folder);
        Song opened = Song.Open(song.Folder, new(), decoder);
        using (var file = File.OpenWrite(song["Kick.wav"])) file.SetLength(100_000);
        var e = Assert.Throws<WavException>(() => new Mixdown.Mixing.MixEngine(opened, opened.Start).Run(default, static _ => { }));
        Assert.Equal(song["Kick.wav"], e.File);
    }

    static void Refused(Scratch song, string path, string what, string names, string says, string remedy, bool compare = true)
    {
        using var decoder = new Decoder(song.Folder);
        (string, string)[] before = compare ? Content(song) : [];
        Exception e = Assert.ThrowsAny<Exception>(() => Song.Open(path, new(), decoder));
        Assert.True(e is UserException or WavException, $"{what}: {e}"); // the two whose messages the console shows
        foreach (string part in (string[])[names, says, remedy]) Assert.True(e.Message.Contains(part, StringComparison.Ordinal), $"{what}: \"{part}\" is not in: {e.Message}");
        Assert.Contains(e.Message[^1], ".\""); // a sentence, or a command
        if (compare) Assert.Equal(before, Content(song));
    }

    static (string, string)[] Content(Scratch song) => [.. song.Files.Select(f => (f, Convert.ToHexString(File.ReadAllBytes(song[f]))))];
}
