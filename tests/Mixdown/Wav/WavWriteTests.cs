using System.Buffers.Binary;
using System.Text;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Wav;

/// <summary>What is written reads back, and a write that fails leaves the folder as it was.</summary>
public sealed class WavWriteTests
{
    [Theory]
    [InlineData(WavEncoding.Pcm16, 1 << 15)]
    [InlineData(WavEncoding.Pcm24, 1 << 23)]
    public void Integers_survive_file_to_float_to_file_bit_for_bit(WavEncoding encoding, int full)
    {
        using Scratch s = new();
        // every 16-bit value; of 24 bits both ends, around zero and a stride that meets every low byte
        int[] steps = encoding == WavEncoding.Pcm16
            ? [.. Enumerable.Range(-full, 2 * full)]
            : [.. Enumerable.Range(-full, 1000), .. Enumerable.Range(-500, 1000), .. Enumerable.Range(full - 1000, 1000), .. Enumerable.Range(0, 60_000).Select(i => -full + i * 279)];
        float[] x = [.. steps.Select(v => (float)((double)v / full))];
        Assert.Equal(0, WavFile.WriteAll(s["a.wav"], [x], 44100, new() { Encoding = encoding }));
        WavAudio read = WavFile.ReadAll(s["a.wav"]);
        Assert.Equal(steps, read.Channels[0].Select(v => (int)(v * (double)full)));
        WavFile.WriteAll(s["b.wav"], read.Channels, read.Rate, new() { Encoding = encoding });
        Assert.Equal(File.ReadAllBytes(s["a.wav"]), File.ReadAllBytes(s["b.wav"]));
    }

    [Theory]
    [InlineData(WavEncoding.Pcm16, 1, 16)]
    [InlineData(WavEncoding.Pcm24, 2, 24)]
    [InlineData(WavEncoding.Pcm24, 5, 24)]
    [InlineData(WavEncoding.Pcm32, 2, 32)]
    [InlineData(WavEncoding.Float32, 2, 32)]
    [InlineData(WavEncoding.Float32, 40, 32)]
    public void Every_encoding_reads_back_within_half_a_step(WavEncoding encoding, int channels, int bits)
    {
        using Scratch s = new();
        float[][] x = Noise(channels, 40_001);
        WavFile.WriteAll(s["a.wav"], x, 96000, new() { Encoding = encoding });
        WavAudio y = WavFile.ReadAll(s["a.wav"]);
        Assert.Equal((96000, channels, encoding, bits, 40_001), (y.Rate, y.Format.Channels, y.Format.Encoding, y.Format.Bits, y.Frames));
        double half = encoding == WavEncoding.Float32 ? 0 : encoding == WavEncoding.Pcm32 ? Math.Pow(2, -32) : Math.Pow(2, -bits);
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < x[c].Length; i++) Assert.InRange(Math.Abs((double)y.Channels[c][i] - x[c][i]), 0, half);
    }

    [Fact]
    public void Twenty_four_bit_is_the_default()
    {
        using Scratch s = new();
        WavFile.WriteAll(s["a.wav"], [[0.5f]], 48000);
        Assert.Equal(24, WavFile.ReadAll(s["a.wav"]).Format.Bits);
    }

    [Fact]
    public void Over_full_scale_clips_and_is_counted()
    {
        using Scratch s = new();
        Assert.Equal(4, WavFile.WriteAll(s["a.wav"], [[1f, -1f, 1.5f, -7f, float.NaN]], 48000));
        Assert.Equal([8388607 / 8388608f, -1f, 8388607 / 8388608f, -1f, 0f], WavFile.ReadAll(s["a.wav"]).Channels[0]);
    }

    [Fact]
    public void Dither_is_triangular_seeded_and_the_same_in_any_blocks()
    {
        using Scratch s = new();
        const int n = 400_000;
        float[] level = [.. Enumerable.Repeat(0.25f / 32768, n)]; // a quarter step: undithered rounds to nothing
        WavOptions options = new() { Encoding = WavEncoding.Pcm16, DitherSeed = 7 };
        WavFile.WriteAll(s["a.wav"], [level, level], 48000, options);
        using (WavWriter w = new(s["b.wav"], 48000, 2, options))
        {
            for (int at = 0, k = 1; at < n; at += k, k = Math.Min(n - at, k * 3 % 7919 + 1)) w.Write([level, level], at, k);
            w.Commit();
        }
        WavFile.WriteAll(s["c.wav"], [level, level], 48000, options with { DitherSeed = 8 });
        Assert.Equal(File.ReadAllBytes(s["a.wav"]), File.ReadAllBytes(s["b.wav"]));
        Assert.NotEqual(File.ReadAllBytes(s["a.wav"]), File.ReadAllBytes(s["c.wav"]));
        double[][] error = [.. WavFile.ReadAll(s["a.wav"]).Channels.Select(x => x.Select(v => v * 32768 - 0.25).ToArray())];
        foreach (double[] e in error)
        {
            Assert.InRange(e.Average(), -0.005, 0.005); // the level is kept
            Assert.InRange(e.Average(v => v * v), 0.245, 0.255); // 1/12 of rounding and 2/12 of dither: a quarter step squared
            Assert.InRange(e.Max(Math.Abs), 1.0, 1.5);
        }
        double together = error[0].Zip(error[1], (a, b) => a * b).Average();
        Assert.InRange(together, -0.002, 0.002); // left and right apart
    }

    [Fact]
    public void Beyond_its_limit_a_file_is_RF64()
    {
        using Scratch s = new();
        float[][] x = Noise(2, 1000);
        WavFile.WriteAll(s["small.wav"], x, 48000, new() { RiffLimit = 7000 });
        WavFile.WriteAll(s["large.wav"], x, 48000, new() { RiffLimit = 6000 });
        byte[] small = File.ReadAllBytes(s["small.wav"]), large = File.ReadAllBytes(s["large.wav"]);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(small, 0, 4));
        Assert.Equal((uint)small.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(small.AsSpan(4)));
        Assert.Equal("RF64", Encoding.ASCII.GetString(large, 0, 4));
        Assert.Equal(uint.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(large.AsSpan(4)));
        Assert.Equal("ds64", Encoding.ASCII.GetString(large, 12, 4));
        Assert.Equal([large.Length - 8, 6000, 1000], new[] { 20, 28, 36 }.Select(at => BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(at))));
        Assert.Equal(WavFile.ReadAll(s["small.wav"]).Channels, WavFile.ReadAll(s["large.wav"]).Channels);
    }

    [Fact]
    public void Odd_lengths_are_padded()
    {
        using Scratch s = new();
        WavFile.WriteAll(s["a.wav"], [[0.5f]], 48000);
        byte[] b = File.ReadAllBytes(s["a.wav"]);
        Assert.Equal(0, b.Length % 2);
        Assert.Equal(3u, BinaryPrimitives.ReadUInt32LittleEndian(b.AsSpan(b.Length - 8)));
    }

    [Fact]
    public void Until_the_commit_the_old_file_stands()
    {
        using Scratch s = new();
        string path = s.Put("a.wav", 1, 2, 3);
        using (WavWriter w = new(path, 48000, 1)) w.Write([new float[100_000]], 0, 100_000);
        Assert.Equal(["a.wav"], s.Files);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        using (WavWriter w = new(path, 48000, 1))
        {
            w.Write([new float[10]], 0, 10);
            Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
            w.Commit();
        }
        Assert.Equal(["a.wav"], s.Files);
        Assert.Equal(10, WavFile.ReadAll(path).Frames);
    }

    [Theory]
    [InlineData(10)] // in the header
    [InlineData(200_000)] // in the samples
    [InlineData(300_080)] // in the header's second writing
    public void A_full_disk_leaves_the_old_file_and_nothing_else(int room)
    {
        using Scratch s = new();
        string path = s.Put("a.wav", 1, 2, 3);
        WavException e = Assert.Throws<WavException>(() =>
        {
            using WavWriter w = new(path, 48000, 1, null, t => new FullDisk(t, room));
            w.Write([new float[100_000]], 0, 100_000);
            w.Commit();
        });
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains("free space", e.Message, StringComparison.Ordinal);
        Assert.Equal(["a.wav"], s.Files);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public void Impossible_targets_are_refused_by_name()
    {
        using Scratch s = new();
        Assert.Contains("a folder", Fails(s.Folder), StringComparison.Ordinal);
        Assert.Contains("mkdir -p", Fails(s["no/where.wav"]), StringComparison.Ordinal);
        Assert.Contains("cannot be written", Fails(""), StringComparison.Ordinal);
        Assert.Contains("cannot be written", Fails("a\0.wav"), StringComparison.Ordinal);
        Assert.Contains("cannot be written", Fails(s[new string('x', 300)]), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Contains("a device", Fails("/dev/null"), StringComparison.Ordinal);
        Assert.Empty(s.Files);

        static string Fails(string path) => Assert.Throws<WavException>(() => WavFile.WriteAll(path, [[0f]], 48000)).Message;
    }

    [Fact]
    public void A_name_of_255_bytes_is_written()
    {
        using Scratch s = new();
        string name = new string('x', 251) + ".wav";
        WavFile.WriteAll(s[name], [[0f]], 48000);
        Assert.Equal([name], s.Files);
    }

    static float[][] Noise(int channels, int frames)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, channels).Select(_ => Enumerable.Range(0, frames).Select(_ => random.NextSingle() * 1.9f - 0.95f).ToArray())];
    }

    /// <summary>A file on a disk with so many bytes of room, counting every byte written.</summary>
    sealed class FullDisk(string path, long room) : Stream
    {
        readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write);
        long _room = room;
        public override bool CanRead => false;
        public override bool CanSeek => true;
        public override bool CanWrite => true;
        public override long Length => _file.Length;
        public override long Position { get => _file.Position; set => _file.Position = value; }
        public override void Write(byte[] buffer, int offset, int count)
        {
            if ((_room -= count) < 0) throw new IOException("No space left on device");
            _file.Write(buffer, offset, count);
        }
        public override void Flush() => _file.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);
        public override void SetLength(long value) => _file.SetLength(value);
        protected override void Dispose(bool disposing)
        {
            if (disposing) _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
