using FsCheck;
using FsCheck.Fluent;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Wav;

/// <summary>Whatever is wrong with a file, one exception says what, names the file and the way out.</summary>
public sealed class WavErrorTests
{
    static readonly byte[] Sound = new byte[400];

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "MP3", [.. "ID3\u0003"u8, .. Sound] },
        { "MP3", [0xFF, 0xFB, 0x90, 0x64, .. Sound] },
        { "FLAC", [.. "fLaC"u8, .. Sound] },
        { "AIFF", [.. "FORM\0\0\0\0AIFF"u8, .. Sound] },
        { "AIFF", [.. "FORM\0\0\0\0AIFC"u8, .. Sound] },
        { "Ogg", [.. "OggS"u8, .. Sound] },
        { "MP4", [0, 0, 0, 32, .. "ftypM4A "u8, .. Sound] },
        { "RIFX", [.. "RIFX\0\0\0\0WAVE"u8, .. Sound] },
        { "not an audio file", [.. "Dear engineer, "u8] },
        { "RIFF file but not WAV", [.. "RIFF\0\0\0\0AVI "u8, .. Sound] },
        { "empty", [] },
        { "cut off", [.. "RIFF\0\0"u8] },
        { "cut off", new RawWav { Data = Sound }.Bytes()[..30] },
        { "cut off", new RawWav { Data = Sound }.Bytes()[..40] },
        { "promises 400 bytes of sound and the file holds 396", new RawWav { Data = Sound }.Bytes()[..^4] },
        { "promises 3000000000 bytes", new RawWav { Data = Sound, DataSize = 3_000_000_000 }.Bytes() },
        { "never written", new RawWav { Data = Sound, DataSize = uint.MaxValue }.Bytes() },
        { "without the sizes", new RawWav { Riff = "RF64", Data = Sound, DataSize = uint.MaxValue }.Bytes() },
        { "impossible", new RawWav { Riff = "RF64", Ds64 = -5, Data = Sound, DataSize = uint.MaxValue }.Bytes() },
        { "promises 5000000000 bytes", new RawWav { Riff = "RF64", Ds64 = 5_000_000_000, Data = Sound, DataSize = uint.MaxValue }.Bytes() },
        { "block align", new RawWav { Align = 0, Data = Sound }.Bytes() },
        { "block align", new RawWav { Align = 3, Data = Sound }.Bytes() },
        { "0 channels", new RawWav { Channels = 0, Data = Sound }.Bytes() },
        { "rate of 0 Hz", new RawWav { Rate = 0, Data = Sound }.Bytes() },
        { "rate of 4294967295 Hz", new RawWav { Rate = uint.MaxValue, Data = Sound }.Bytes() },
        { "not whole frames", new RawWav { Data = Sound[..7] }.Bytes() },
        { "before their format", new RawWav { Format = false, Data = Sound }.Bytes() },
        { "MS ADPCM", new RawWav { Tag = 2, Bits = 4, Data = Sound }.Bytes() },
        { "mu-law", new RawWav { Tag = 7, Bits = 8, Data = Sound }.Bytes() },
        { "A-law", new RawWav { Tag = 6, Extensible = true, Bits = 8, Data = Sound }.Bytes() },
        { "8 bits", new RawWav { Bits = 8, Data = Sound }.Bytes() },
        { "16 bits (float)", new RawWav { Tag = 3, Bits = 16, Data = Sound }.Bytes() },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Says_what_is_wrong_names_the_file_and_a_remedy(string says, byte[] file)
    {
        using Scratch s = new();
        string path = s.Put("Lead Vocal.wav", file);
        WavException e = Assert.Throws<WavException>(() => WavFile.ReadAll(path));
        Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
        Assert.Matches("; .*(export|convert|copy|give)", e.Message);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        Assert.Equal(path, e.File);
    }

    [Fact]
    public void Compressed_audio_is_answered_with_the_command_that_converts_it()
    {
        using Scratch s = new();
        string path = s.Put("kick.mp3", [.. "ID3"u8, .. Sound]);
        string says = Assert.Throws<WavException>(() => WavFile.ReadAll(path)).Message;
        Assert.Contains($"ffmpeg -i \"{path}\" -c:a pcm_s24le \"{s["kick.wav"]}\"", says, StringComparison.Ordinal);
        Assert.Contains($"sox \"{path}\"", says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_folder_and_impossible_names()
    {
        using Scratch s = new();
        Assert.Contains("no such file", Fails(s["none.wav"]), StringComparison.Ordinal);
        Assert.Contains("no such file", Fails(s["no/where.wav"]), StringComparison.Ordinal);
        Assert.Contains("a folder", Fails(s.Folder), StringComparison.Ordinal);
        Assert.Contains("cannot be opened", Fails(""), StringComparison.Ordinal);
        Assert.Contains("cannot be opened", Fails("a\0b.wav"), StringComparison.Ordinal);

        static string Fails(string path) => Assert.Throws<WavException>(() => WavFile.ReadAll(path)).Message;
    }

    [Fact]
    public void A_file_cut_while_it_is_read()
    {
        MemoryStream file = new();
        file.Write(new RawWav { Data = Sound }.Bytes());
        using WavReader r = new(file, "live.wav");
        file.SetLength(200);
        Assert.Contains("live.wav: the file ends", Assert.Throws<WavException>(() => r.Read([new float[100], new float[100]], 0, 100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_throw_nothing_else() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
            !OnlyWavException(bytes) && !OnlyWavException([.. "RIFF\0\0\0\0WAVE"u8, .. bytes]) && !OnlyWavException([.. "RF64\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0"u8, .. bytes])));

    [Fact]
    public void Corrupted_files_throw_nothing_else()
    {
        var files = from seed in Gen.Choose(0, int.MaxValue - 1) select Corrupt(new Random(seed));
        int read = 0, refused = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Arb.From(files), bytes =>
        {
            if (OnlyWavException(bytes)) read++;
            else refused++;
            return true;
        }));
        Assert.InRange(read, 500, 4500); // both roads were travelled
        Assert.InRange(refused, 500, 4500);
    }

    // a sound file of any kind with up to six bytes changed, mostly in the header, now and then cut or lengthened
    static byte[] Corrupt(Random random)
    {
        bool large = random.Next(3) == 0;
        byte[] data = new byte[random.Next(0, 40) * 24];
        random.NextBytes(data);
        (int tag, int bits) = (new[] { (1, 16), (1, 24), (1, 32), (3, 32), (3, 64) })[random.Next(5)];
        byte[] b = new RawWav
        {
            Riff = large ? "RF64" : "RIFF", Ds64 = large ? data.Length : null, DataSize = large ? uint.MaxValue : null, Tag = tag, Bits = bits,
            Channels = random.Next(1, 4) is var c && c * bits / 8 is var frame && data.Length % frame == 0 ? c : 1, Extensible = random.Next(2) == 0,
            Before = random.Next(2) == 0 ? [("LIST", new byte[random.Next(9)])] : [], Data = data,
        }.Bytes();
        for (int n = random.Next(7); n > 0; n--) b[random.Next(random.Next(4) == 0 ? b.Length : Math.Min(b.Length, 110))] = (byte)(random.Next(3) switch { 0 => 0, 1 => 255, _ => random.Next(256) });
        return random.Next(5) == 0 ? b[..random.Next(b.Length + 1)] : b;
    }

    // true: read; false: refused by WavException. Anything else escapes and fails the property.
    static bool OnlyWavException(byte[] bytes)
    {
        try
        {
            using WavReader r = new(new MemoryStream(bytes), "random.wav");
            WavFile.ReadAll(r, "random.wav");
            return true;
        }
        catch (WavException)
        {
            return false;
        }
    }
}
