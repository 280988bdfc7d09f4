namespace TopDown.Mixdown.Wav;

/// <summary>Names what a file is that is no WAV, by its first bytes, so that the message can tell the remedy.</summary>
static class ForeignAudio
{
    /// <summary>The format's name, or null when the first bytes are of no known audio format.</summary>
    public static string? Name(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return null;
        if (head.StartsWith("ID3"u8)) return "MP3";
        if (head.StartsWith("fLaC"u8)) return "FLAC";
        if (head.StartsWith("OggS"u8)) return "Ogg (Vorbis or Opus)";
        if (head.StartsWith("caff"u8)) return "Apple CAF";
        if (head.StartsWith("wvpk"u8)) return "WavPack";
        if (head.StartsWith("MAC "u8)) return "Monkey's Audio";
        if (head.StartsWith(".snd"u8)) return "AU";
        if (head.StartsWith("RIFX"u8)) return "big-endian WAV (RIFX)";
        if (head.StartsWith("riff"u8)) return "Wave64";
        if (head.Length >= 12 && head.StartsWith("FORM"u8) && head[8..].StartsWith("AIF"u8)) return "AIFF";
        if (head.Length >= 8 && head[4..].StartsWith("ftyp"u8)) return "MP4 or M4A";
        // MPEG frame: eleven bits set; layer 00 is AAC in ADTS, version 01 is reserved
        if (head[0] == 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 0x18) != 0x08) return (head[1] & 0x06) == 0 ? "AAC" : "MP3";
        return null;
    }

    /// <summary>A codec inside a WAV that is not read, by its format tag.</summary>
    public static string Codec(int tag) => tag switch
    {
        0x0002 => "MS ADPCM",
        0x0006 => "A-law",
        0x0007 => "mu-law",
        0x0011 => "IMA ADPCM",
        0x0031 => "GSM 6.10",
        0x0050 => "MPEG audio",
        0x0055 => "MP3",
        _ => $"format tag 0x{tag:X4}",
    };

    public static string Remedy(string file) => $"convert it: {Ffmpeg(file)} (or: sox \"{file}\" -b 24 \"{Converted(file)}\")";

    /// <summary>The command that rewrites <paramref name="file"/> as a plain 24-bit WAV beside it.</summary>
    public static string Ffmpeg(string file) => $"ffmpeg -i \"{file}\" -c:a pcm_s24le \"{Converted(file)}\"";

    // never the input's own name: ffmpeg would ask whether to overwrite what it reads
    static string Converted(string file)
    {
        string to = Path.ChangeExtension(file, ".wav");
        return string.Equals(to, file, StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(file, null) + "-24bit.wav" : to;
    }
}
