using System.Security;
using TopDown.Dsp;

namespace TopDown.Mixdown.Wav;

/// <summary>
/// Reads a WAV block by block: 16, 24, 32 bit integer, 32 and 64 bit float, plain or extensible, RIFF or RF64, any number of
/// channels. Every failure is a <see cref="WavException"/>. Not thread-safe: one reader, one thread.
/// </summary>
public sealed class WavReader : IDisposable
{
    const int BufferBytes = 1 << 17;
    readonly Stream _file;
    readonly string _name;
    readonly long _dataAt;
    readonly byte[] _buffer;

    /// <summary>Opens <paramref name="path"/> and checks its header against its length.</summary>
    /// <exception cref="WavException">Missing, a folder, no WAV, cut off, or its header contradicts itself.</exception>
    public WavReader(string path) : this(OpenFile(path), path) { }

    /// <summary>Reads from a stream that can seek, and owns it; <paramref name="name"/> stands in messages.</summary>
    public WavReader(Stream file, string name)
    {
        (_file, _name) = (file, name);
        try
        {
            (Format, _dataAt, Frames) = Guard(() => WavHeader.Read(file, name));
            _buffer = new byte[Math.Max(1, BufferBytes / Format.FrameBytes) * Format.FrameBytes];
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public WavFormat Format { get; }

    /// <summary>Frames in the file.</summary>
    public long Frames { get; }

    /// <summary>The next frame that <see cref="Read"/> gives, 0…<see cref="Frames"/>; may be set.</summary>
    public long Position
    {
        get;
        set => field = value >= 0 && value <= Frames ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"0…{Frames}");
    }

    /// <summary>
    /// Up to <paramref name="frames"/> frames into <paramref name="to"/>, one array a channel, from index <paramref name="start"/> on.
    /// Returns how many there were: fewer only at the end, then 0.
    /// </summary>
    public int Read(float[][] to, int start, int frames)
    {
        if (to.Length != Format.Channels) throw new ArgumentException($"The file has {Format.Channels} channels, the buffer {to.Length}.", nameof(to));
        int wanted = (int)Math.Min(frames, Frames - Position), stride = Format.FrameBytes;
        Guard(() => _file.Position = _dataAt + Position * stride);
        for (int done = 0; done < wanted;)
        {
            int n = Math.Min(wanted - done, _buffer.Length / stride), bytes = n * stride;
            if (Guard(() => _file.ReadAtLeast(_buffer.AsSpan(0, bytes), bytes, throwOnEndOfStream: false)) < bytes)
                throw WavHeader.Truncated(_name, "before its last sample");
            for (int c = 0; c < to.Length; c++)
                SampleCodec.Decode(Format.Encoding, _buffer.AsSpan(c * Format.SampleBytes), stride, to[c].AsSpan(start + done, n));
            done += n;
        }
        Position += wanted;
        return wanted;
    }

    /// <summary>Reads mono or stereo on to the end, block by block.</summary>
    /// <param name="take">Gets the frame that the block begins with, and the block, valid during the call and free to be written to.</param>
    /// <param name="to">One past the last frame; null = the end.</param>
    public void ReadOn(Action<long, Audio> take, long? to = null, CancellationToken cancel = default)
    {
        if (Format.Channels > 2) throw new InvalidOperationException($"{Format.Channels} channels are no mono or stereo.");
        const int block = 1 << 14;
        float[][] x = [.. Enumerable.Range(0, Format.Channels).Select(_ => new float[block])];
        for (long end = Math.Min(to ?? Frames, Frames); Position < end;)
        {
            cancel.ThrowIfCancellationRequested();
            long at = Position;
            int n = Read(x, 0, (int)Math.Min(block, end - at));
            take(at, x.Length == 1 ? new(x[0].AsSpan(0, n)) : new(x[0].AsSpan(0, n), x[1].AsSpan(0, n)));
        }
    }

    public void Dispose() => _file.Dispose();

    static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path)) throw new WavException(path, "this is a folder", "name one WAV file in it");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WavException(path, "there is no such file", "check the name and the folder", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new WavException(path, "you may not read it", "change its permissions or copy it", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException or SecurityException)
        {
            throw new WavException(path.Length == 0 ? "(no name)" : path, $"it cannot be opened ({e.Message.TrimEnd('.')})", "check the name, and that no other program holds it", e);
        }
    }

    T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new WavException(_name, $"it cannot be read ({e.Message.TrimEnd('.')})", "check the disk, or copy the file", e);
        }
    }
}
