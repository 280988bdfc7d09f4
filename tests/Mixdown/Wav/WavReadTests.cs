using System.Buffers.Binary;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Wav;

/// <summary>Samples out of hand-made files equal what the format says they are.</summary>
public sealed class WavReadTests
{
    [Fact]
    public void Sixteen_bits_are_steps_of_two_to_the_minus_15()
    {
        float[][] x = Read(new RawWav { Data = [0, 0x80, 0xFF, 0x7F, 1, 0, 0xFF, 0xFF] }).Channels;
        Assert.Equal([-1f, 1 / 32768f], x[0]);
        Assert.Equal([32767 / 32768f, -1 / 32768f], x[1]);
    }

    [Fact]
    public void Twenty_four_bits_are_steps_of_two_to_the_minus_23()
    {
        float[][] x = Read(new RawWav { Bits = 24, Channels = 1, Data = [0, 0, 0x80, 0xFF, 0xFF, 0x7F, 1, 0, 0, 0xFF, 0xFF, 0xFF] }).Channels;
        Assert.Equal([-1f, 8388607 / 8388608f, 1 / 8388608f, -1 / 8388608f], x[0]);
    }

    [Fact]
    public void Thirty_two_bits_and_both_floats()
    {
        byte[] ints = new byte[8], floats = new byte[8], doubles = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(ints, int.MinValue);
        BinaryPrimitives.WriteInt32LittleEndian(ints.AsSpan(4), 1 << 20);
        BinaryPrimitives.WriteSingleLittleEndian(floats, 1.5f);
        BinaryPrimitives.WriteSingleLittleEndian(floats.AsSpan(4), -1e-20f);
        BinaryPrimitives.WriteDoubleLittleEndian(doubles, 1.5);
        BinaryPrimitives.WriteDoubleLittleEndian(doubles.AsSpan(8), -1 / 3.0);
        Assert.Equal([-1f, 1 / 2048f], Read(new RawWav { Channels = 1, Bits = 32, Data = ints }).Channels[0]);
        Assert.Equal([1.5f, -1e-20f], Read(new RawWav { Tag = 3, Channels = 1, Bits = 32, Data = floats }).Channels[0]);
        Assert.Equal([1.5f, (float)(-1 / 3.0)], Read(new RawWav { Tag = 3, Channels = 1, Bits = 64, Data = doubles }).Channels[0]);
    }

    [Fact]
    public void Extensible_names_the_bits_that_count()
    {
        WavAudio x = Read(new RawWav { Extensible = true, Channels = 1, Bits = 32, Valid = 24, Data = [0, 1, 0, 0x40] });
        Assert.Equal(24, x.Format.Bits);
        Assert.Equal(WavEncoding.Pcm32, x.Format.Encoding);
        Assert.Equal((0x400001 << 8) / 2147483648f, x.Channels[0][0]);
    }

    [Fact]
    public void Twenty_bits_in_three_bytes()
    {
        WavAudio x = Read(new RawWav { Channels = 1, Bits = 20, Data = [0, 0, 0x40] });
        Assert.Equal((20, 0.5f), (x.Format.Bits, x.Channels[0][0]));
    }

    [Fact]
    public void Unknown_chunks_of_odd_length_are_passed_over() =>
        Assert.Equal(-1f, Read(new RawWav { Channels = 1, Before = [("JUNK", [1, 2, 3]), ("bext", new byte[602]), ("data"[..3] + "x", [])], Data = [0, 0x80] }).Channels[0][0]);

    [Fact]
    public void Twelve_channels_stay_in_order()
    {
        byte[] data = new byte[24 * 2];
        for (int i = 0; i < data.Length; i += 2) data[i] = (byte)(i / 2);
        WavAudio x = Read(new RawWav { Extensible = true, Channels = 12, Data = data });
        for (int c = 0; c < 12; c++) Assert.Equal([c / 32768f, (12 + c) / 32768f], x.Channels[c]);
    }

    [Fact]
    public void Rf64_takes_its_length_from_ds64()
    {
        WavAudio x = Read(new RawWav { Riff = "RF64", Ds64 = 8, DataSize = uint.MaxValue, Data = [0, 0x80, 0, 0x40, 1, 0, 2, 0, 9, 9, 9] });
        Assert.Equal([-1f, 1 / 32768f], x.Channels[0]);
        Assert.Equal([0.5f, 2 / 32768f], x.Channels[1]);
    }

    [Fact]
    public void A_file_of_five_gibibytes_is_read_at_its_end()
    {
        using Scratch s = new();
        const long bytes = 5L << 30;
        byte[] head = new RawWav { Riff = "RF64", Ds64 = bytes, DataSize = uint.MaxValue }.Bytes();
        using (FileStream f = File.Create(s["long.wav"]))
        {
            f.Write(head);
            f.SetLength(head.Length + bytes); // sparse: takes no room
            f.Position = f.Length - 4;
            f.Write([0, 0x40, 0, 0xC0]);
        }
        using WavReader r = new(s["long.wav"]);
        Assert.Equal(bytes / 4, r.Frames);
        r.Position = r.Frames - 2;
        float[][] x = [new float[9], new float[9]];
        Assert.Equal(2, r.Read(x, 3, 6));
        Assert.Equal([0f, 0.5f], x[0][3..5]);
        Assert.Equal([0f, -0.5f], x[1][3..5]);
        Assert.Equal(0, r.Read(x, 0, 9));
    }

    [Fact]
    public void Blocks_of_any_length_give_the_whole()
    {
        using Scratch s = new();
        byte[] data = new byte[3 * 2 * 70_001]; // longer than the reader's buffer
        new Random(4).NextBytes(data);
        string path = s.Put("a.wav", new RawWav { Bits = 24, Data = data }.Bytes());
        WavAudio whole = WavFile.ReadAll(path);
        float[][] x = [new float[whole.Frames], new float[whole.Frames]];
        using WavReader r = new(path);
        Random random = new(5);
        for (int at = 0; at < whole.Frames;) at += r.Read(x, at, Math.Min(whole.Frames - at, random.Next(1, 9000)));
        Assert.Equal(whole.Channels[0], x[0]);
        Assert.Equal(whole.Channels[1], x[1]);
    }

    [Fact]
    public void A_file_without_a_frame_is_empty() => Assert.Equal(0, Read(new RawWav()).Frames);

    static WavAudio Read(RawWav raw)
    {
        using Scratch s = new();
        return WavFile.ReadAll(s.Put("a.wav", raw.Bytes()));
    }
}
