using System.Buffers.Binary;

namespace TopDown.Mixdown.Wav;

/// <summary>
/// Finds format and samples in a RIFF or RF64 file (Microsoft's "Multimedia Programming Interface and Data Specifications 1.0",
/// the WAVEFORMATEXTENSIBLE page, EBU Tech 3306 for RF64; BW64, ITU-R BS.2088, opens alike). Chunks nobody here needs are skipped.
/// </summary>
static class WavHeader
{
    const int MaxRate = 10_000_000;
    // the last 14 bytes of the KSDATAFORMAT sub-formats, whose first two are the format tag
    static ReadOnlySpan<byte> GuidTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>The format, the first sample's byte and the number of frames; the header's every promise is checked against the file.</summary>
    public static (WavFormat Format, long DataAt, long Frames) Read(Stream file, string name)
    {
        Span<byte> head = stackalloc byte[12];
        file.Position = 0;
        int got = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0) throw new WavException(name, "the file is empty", "export or copy it again");
        bool large = head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8);
        if (!large && !head.StartsWith("RIFF"u8))
            throw ForeignAudio.Name(head[..got]) is { } kind
                ? new WavException(name, $"this is {kind}, not WAV", ForeignAudio.Remedy(name))
                : new WavException(name, "this is not an audio file that is known here", "give a WAV file (16, 24 or 32 bit, or float)");
        if (got < head.Length) throw Truncated(name, "inside its first header");
        if (!head[8..].SequenceEqual("WAVE"u8)) throw new WavException(name, "this is a RIFF file but not WAV", "give a WAV file (16, 24 or 32 bit, or float)");

        WavFormat? format = null;
        long data64 = -1;
        Span<byte> chunk = stackalloc byte[8];
        for (long at = 12; ;)
        {
            file.Position = at;
            got = file.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            if (got < chunk.Length) throw Truncated(name, format is null ? "before its format" : "before its samples");
            long size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]), start = at + 8, left = file.Length - start;
            if (chunk.StartsWith("data"u8))
            {
                if (format is not { } f) throw new WavException(name, "its samples come before their format", Repair(name));
                if (large && size == uint.MaxValue)
                    size = data64 >= 0 ? data64 : throw new WavException(name, "it is RF64 without the sizes (ds64) that RF64 needs", Repair(name));
                return (f, start, CheckData(f, size, left, name));
            }
            if (size > left) throw Truncated(name, $"inside its \"{Printable(chunk[..4])}\" chunk");
            if (chunk.StartsWith("fmt "u8) && format is null) format = ReadFormat(file, size, name);
            else if (large && chunk.StartsWith("ds64"u8)) data64 = ReadData64(file, size, name);
            at = start + size + (size & 1); // chunks are padded to even length
        }
    }

    static long CheckData(WavFormat f, long size, long left, string name)
    {
        if (size == uint.MaxValue) throw new WavException(name, "its length was never written (a recording or stream that was cut off)", Repair(name));
        if (size > left)
            throw new WavException(name, $"its header promises {size} bytes of sound and the file holds {Math.Max(0, left)}: it is cut off or its header is wrong",
                "copy or export it again; or keep what is there: " + ForeignAudio.Ffmpeg(name));
        if (size % f.FrameBytes != 0) throw new WavException(name, $"its {size} bytes of sound are not whole frames of {f.FrameBytes} bytes", Repair(name));
        return size / f.FrameBytes;
    }

    static long ReadData64(Stream file, long size, string name)
    {
        Span<byte> b = stackalloc byte[24];
        if (size < b.Length) throw new WavException(name, $"its RF64 sizes (ds64) have {size} bytes and need {b.Length}", Repair(name));
        ReadExactly(file, b, name);
        long bytes = BinaryPrimitives.ReadInt64LittleEndian(b[8..]);
        return bytes >= 0 ? bytes : throw new WavException(name, "its RF64 sizes (ds64) are impossible", Repair(name));
    }

    static WavFormat ReadFormat(Stream file, long size, string name)
    {
        Span<byte> b = stackalloc byte[40];
        if (size < 16) throw new WavException(name, $"its format has {size} bytes and needs 16", Repair(name));
        b = b[..(int)Math.Min(size, b.Length)];
        ReadExactly(file, b, name);
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(b), channels = BinaryPrimitives.ReadUInt16LittleEndian(b[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(b[4..]), speakers = 0;
        int align = BinaryPrimitives.ReadUInt16LittleEndian(b[12..]), bits = BinaryPrimitives.ReadUInt16LittleEndian(b[14..]), valid = bits;
        if (tag == 0xFFFE)
        {
            if (b.Length < 40) throw new WavException(name, $"its extensible format has {size} bytes and needs 40", Repair(name));
            int v = BinaryPrimitives.ReadUInt16LittleEndian(b[18..]);
            valid = v > 0 && v <= bits ? v : bits;
            speakers = BinaryPrimitives.ReadUInt32LittleEndian(b[20..]);
            tag = b[26..40].SequenceEqual(GuidTail) ? BinaryPrimitives.ReadUInt16LittleEndian(b[24..]) : 0xFFFE;
        }
        if (channels == 0) throw new WavException(name, "its header says 0 channels", Repair(name));
        if (rate is 0 or > MaxRate) throw new WavException(name, $"its header says a sample rate of {rate} Hz", Repair(name));
        if (tag is not (1 or 3)) throw new WavException(name, $"its codec is not read here ({ForeignAudio.Codec(tag)})", ForeignAudio.Remedy(name));
        WavEncoding encoding = (tag, (bits + 7) / 8) switch
        {
            (1, 2) => WavEncoding.Pcm16,
            (1, 3) => WavEncoding.Pcm24,
            (1, 4) => WavEncoding.Pcm32,
            (3, 4) => WavEncoding.Float32,
            (3, 8) => WavEncoding.Float64,
            _ => throw new WavException(name, $"its samples have {bits} bits ({(tag == 1 ? "integer" : "float")}), which is not read here", ForeignAudio.Remedy(name)),
        };
        // odd widths (20 bits in 3 bytes) are padded at the low end, so the container's full scale is the signal's
        WavFormat format = new((int)rate, channels, encoding) { Bits = valid, Speakers = speakers };
        if (align != format.FrameBytes)
            throw new WavException(name, $"its header says frames of {align} bytes (block align) and {channels} channels of {bits} bits make {format.FrameBytes}", Repair(name));
        return format;
    }

    static string Repair(string name) => "export it again, or try to repair it: " + ForeignAudio.Ffmpeg(name);

    public static WavException Truncated(string name, string where) => new(name, $"the file ends {where}: it is cut off", "copy or export it again");

    static void ReadExactly(Stream file, Span<byte> to, string name)
    {
        if (file.ReadAtLeast(to, to.Length, throwOnEndOfStream: false) < to.Length) throw Truncated(name, "inside its header");
    }

    static string Printable(ReadOnlySpan<byte> id)
    {
        Span<char> text = stackalloc char[4];
        for (int i = 0; i < 4; i++) text[i] = id[i] is >= 32 and < 127 ? (char)id[i] : '?';
        return new string(text);
    }
}
