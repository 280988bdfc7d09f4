using System.Runtime.InteropServices;

namespace TopDown.Mixdown.Wav;

/// <summary>How a sample stands in the file, little-endian. Integers are full scale at ±2^(bits−1).</summary>
public enum WavEncoding
{
    Pcm16,
    Pcm24,
    Pcm32,
    Float32,
    Float64,
}

/// <summary>Rate in Hz, channels, the sample's encoding and, of a file with padded containers, the bits that count.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WavFormat(int Rate, int Channels, WavEncoding Encoding)
{
    readonly int _valid;

    /// <summary>The source's bits: 24 also where 24 bits lie in 32-bit containers.</summary>
    public int Bits { get => _valid != 0 ? _valid : 8 * SampleBytes; init => _valid = value; }

    /// <summary>Speaker positions of an extensible file (dwChannelMask), in channel order; 0 where the file names none.</summary>
    public uint Speakers { get; init; }

    public bool IsFloat => Encoding >= WavEncoding.Float32;

    public int SampleBytes => Encoding switch
    {
        WavEncoding.Pcm16 => 2,
        WavEncoding.Pcm24 => 3,
        WavEncoding.Float64 => 8,
        _ => 4,
    };

    /// <summary>Bytes of one frame, which the header calls block align.</summary>
    public int FrameBytes => SampleBytes * Channels;
}
