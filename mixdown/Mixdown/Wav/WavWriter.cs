using System.Buffers.Binary;
using TopDown.Dsp;

namespace TopDown.Mixdown.Wav;

/// <summary>What may be chosen about a written file.</summary>
public sealed record WavOptions
{
    /// <summary>16, 24 or 32 bit integer or float; 24 bit by default.</summary>
    public WavEncoding Encoding { get; init; } = WavEncoding.Pcm24;

    /// <summary>Seed of triangular dither for 16 and 24 bit; null (the default) rounds without dither.</summary>
    public ulong? DitherSeed { get; init; }

    /// <summary>Files longer than this many bytes become RF64; 4 GiB − 1 by default, all that RIFF can say.</summary>
    public long RiffLimit { get; init; } = uint.MaxValue;

    /// <summary>The file is read once more and then deleted: whether it would survive a power cut does not matter.</summary>
    public bool IsPassing { get; init; }
}

/// <summary>
/// Writes a WAV block by block beside its target under a temporary name; <see cref="Commit"/> flushes it to the disk and puts it in
/// the target's place. Without it <see cref="Dispose"/> removes what was written: never half a file, never the old one lost.
/// Every failure of the file system is a <see cref="WavException"/>. Not thread-safe.
/// </summary>
public sealed class WavWriter : IDisposable
{
    const int BufferBytes = 1 << 17, Ds64Bytes = 28;
    readonly string _path, _target, _temporary;
    readonly WavFormat _format;
    readonly WavOptions _options;
    readonly Dither? _dither;
    readonly byte[] _buffer;
    Stream? _file;
    int _headerBytes;

    /// <summary>Opens the temporary file in the target's folder, which must be there.</summary>
    /// <param name="path">The target; an existing file is replaced at <see cref="Commit"/> only.</param>
    /// <param name="rate">Hz, above 0.</param>
    /// <param name="channels">1…65535; more than two are written as extensible without speaker positions.</param>
    /// <param name="options">Encoding, dither and RF64 limit; null for 24 bit without dither.</param>
    public WavWriter(string path, int rate, int channels, WavOptions? options = null)
        : this(path, rate, channels, options, static temporary => new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)) { }

    internal WavWriter(string path, int rate, int channels, WavOptions? options, Func<string, Stream> open)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        _options = options ?? new();
        _format = new(rate, channels, _options.Encoding);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_format.FrameBytes, ushort.MaxValue, nameof(channels));
        _dither = _options.DitherSeed is { } seed ? new(seed, channels) : null;
        _path = path;
        if (Directory.Exists(path)) throw new WavException(path, "this is a folder", "name the WAV file to write in it");
        _buffer = new byte[Math.Max(1, BufferBytes / _format.FrameBytes) * _format.FrameBytes];
        string target = "", temporary = "";
        Guard(() =>
        {
            target = Path.GetFullPath(path);
            if (File.Exists(target)) target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target; // a link stays one
            // a file cannot be put in the place of a device, and root could destroy it by trying
            if (target.StartsWith("/dev/", StringComparison.Ordinal)) throw new IOException("it is a device");
            string folder = Path.GetDirectoryName(target) ?? throw new IOException("it is the root folder");
            if (!Directory.Exists(folder)) throw new WavException(path, "its folder does not exist", $"make it first: mkdir -p \"{folder}\"");
            temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.wav.part"); // short: a long target name leaves no room for more
            _file = open(temporary);
        });
        (_target, _temporary) = (target, temporary);
        byte[] header = Header(0);
        _headerBytes = header.Length;
        GuardOrAbandon(() => _file!.Write(header));
    }

    /// <summary>Frames written so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Samples that an integer encoding clipped at full scale, or that were not a number and became silence.</summary>
    public long Clipped { get; private set; }

    /// <summary>Appends <paramref name="frames"/> frames of <paramref name="from"/>, one array a channel, from index <paramref name="start"/> on.</summary>
    public void Write(float[][] from, int start, int frames)
    {
        ObjectDisposedException.ThrowIf(_file is null, this);
        if (from.Length != _format.Channels) throw new ArgumentException($"The file has {_format.Channels} channels, the buffer {from.Length}.", nameof(from));
        int stride = _format.FrameBytes;
        for (int done = 0; done < frames;)
        {
            int n = Math.Min(frames - done, _buffer.Length / stride);
            for (int c = 0; c < from.Length; c++)
                Clipped += SampleCodec.Encode(_format.Encoding, from[c].AsSpan(start + done, n), _buffer.AsSpan(c * _format.SampleBytes), stride, _dither, c, Frames);
            GuardOrAbandon(() => _file.Write(_buffer, 0, n * stride));
            Frames += n;
            done += n;
        }
    }

    /// <summary>Appends mono or stereo.</summary>
    public void Write(Audio x)
    {
        ObjectDisposedException.ThrowIf(_file is null, this);
        if (x.Channels != _format.Channels) throw new ArgumentException($"The file has {_format.Channels} channels, the sound {x.Channels}.", nameof(x));
        int stride = _format.FrameBytes;
        for (int done = 0; done < x.Length;)
        {
            int n = Math.Min(x.Length - done, _buffer.Length / stride);
            for (int c = 0; c < x.Channels; c++)
                Clipped += SampleCodec.Encode(_format.Encoding, x[c].Slice(done, n), _buffer.AsSpan(c * _format.SampleBytes), stride, _dither, c, Frames);
            GuardOrAbandon(() => _file.Write(_buffer, 0, n * stride));
            Frames += n;
            done += n;
        }
    }

    /// <summary>Completes the header, flushes to the disk and renames over the target. After it, only <see cref="Dispose"/>.</summary>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_file is null, this);
        GuardOrAbandon(() =>
        {
            long bytes = Frames * _format.FrameBytes;
            if ((bytes & 1) != 0) _file.WriteByte(0);
            _file.Position = 0;
            _file.Write(Header(bytes));
            if (_file is FileStream disk) disk.Flush(flushToDisk: !_options.IsPassing);
            else _file.Flush();
            _file.Dispose();
            File.Move(_temporary, _target, overwrite: true);
        });
        _file = null;
    }

    /// <summary>Removes the temporary file unless <see cref="Commit"/> was reached.</summary>
    public void Dispose()
    {
        if (_file is null) return;
        try
        {
            _file.Dispose();
        }
        catch (IOException) { } // a full disk may refuse the last flush; the file goes anyway
        _file = null;
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }

    // RIFF 'WAVE', room for RF64's sizes (EBU Tech 3306: a JUNK chunk until it is needed), format, 'fact' when not integer, data
    byte[] Header(long dataBytes)
    {
        bool extensible = _format.Channels > 2, fact = _format.IsFloat;
        int fmt = extensible ? 40 : fact ? 18 : 16;
        byte[] h = new byte[12 + 8 + Ds64Bytes + 8 + fmt + (fact ? 12 : 0) + 8];
        long riffBytes = h.Length - 8 + dataBytes + (dataBytes & 1);
        bool large = riffBytes + 8 > _options.RiffLimit;
        int at = 0;
        Id(large ? "RF64"u8 : "RIFF"u8);
        U32(large ? uint.MaxValue : riffBytes);
        Id("WAVE"u8);
        Id(large ? "ds64"u8 : "JUNK"u8);
        U32(Ds64Bytes);
        if (large)
        {
            BinaryPrimitives.WriteInt64LittleEndian(h.AsSpan(at), riffBytes);
            BinaryPrimitives.WriteInt64LittleEndian(h.AsSpan(at + 8), dataBytes);
            BinaryPrimitives.WriteInt64LittleEndian(h.AsSpan(at + 16), Frames);
        }
        at += Ds64Bytes;
        Id("fmt "u8);
        U32(fmt);
        int tag = fact ? 3 : 1;
        U16(extensible ? 0xFFFE : tag);
        U16(_format.Channels);
        U32(_format.Rate);
        U32((uint)((long)_format.Rate * _format.FrameBytes));
        U16(_format.FrameBytes);
        U16(8 * _format.SampleBytes);
        if (extensible)
        {
            U16(22);
            U16(8 * _format.SampleBytes);
            U32(0); // no speaker positions
            U16(tag);
            ReadOnlySpan<byte> tail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
            tail.CopyTo(h.AsSpan(at));
            at += tail.Length;
        }
        else if (fact) U16(0);
        if (fact)
        {
            Id("fact"u8);
            U32(4);
            U32(Math.Min(Frames, uint.MaxValue));
        }
        Id("data"u8);
        U32(large ? uint.MaxValue : dataBytes);
        return h;

        void Id(ReadOnlySpan<byte> id)
        {
            id.CopyTo(h.AsSpan(at));
            at += 4;
        }
        void U16(int v)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(h.AsSpan(at), (ushort)v);
            at += 2;
        }
        void U32(long v)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(h.AsSpan(at), (uint)v);
            at += 4;
        }
    }

    void GuardOrAbandon(Action write)
    {
        try
        {
            Guard(write);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WavException(_path.Length == 0 ? "(no name)" : _path, $"it cannot be written ({e.Message.TrimEnd('.')})",
                "check the free space and the permissions of its folder; what stood there before is untouched", e);
        }
    }
}
