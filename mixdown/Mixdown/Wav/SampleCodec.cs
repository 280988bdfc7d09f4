using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Mixdown.Wav;

/// <summary>
/// Interleaved file bytes to one channel of float and back. A 24-bit integer fits a float's significand, so 16 and 24 bits
/// survive file → float → file exactly. Undithered integers round half to even and clip at full scale.
/// </summary>
static class SampleCodec
{
    const float Full16 = 1 << 15, Full24 = 1 << 23;
    const double Full32 = 1L << 31;

    /// <summary>Every <paramref name="stride"/>-th byte group of <paramref name="from"/>, starting at 0, into <paramref name="to"/>.</summary>
    public static void Decode(WavEncoding encoding, ReadOnlySpan<byte> from, int stride, Span<float> to)
    {
        int at = 0;
        switch (encoding)
        {
            case WavEncoding.Pcm16:
                for (int i = 0; i < to.Length; i++, at += stride) to[i] = BinaryPrimitives.ReadInt16LittleEndian(from[at..]) / Full16;
                break;
            case WavEncoding.Pcm24:
                int i24 = Fast24(from, stride, to);
                at = i24 * stride;
                for (int i = i24; i < to.Length; i++, at += stride) to[i] = Int24(from[at..]) / Full24;
                break;
            case WavEncoding.Pcm32:
                for (int i = 0; i < to.Length; i++, at += stride) to[i] = (float)(BinaryPrimitives.ReadInt32LittleEndian(from[at..]) / Full32);
                break;
            case WavEncoding.Float32 when stride == sizeof(float) && BitConverter.IsLittleEndian:
                MemoryMarshal.Cast<byte, float>(from)[..to.Length].CopyTo(to);
                break;
            case WavEncoding.Float32:
                for (int i = 0; i < to.Length; i++, at += stride) to[i] = BinaryPrimitives.ReadSingleLittleEndian(from[at..]);
                break;
            default:
                for (int i = 0; i < to.Length; i++, at += stride) to[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(from[at..]);
                break;
        }
    }

    /// <summary>
    /// One channel into every <paramref name="stride"/>-th byte group. <paramref name="dither"/> adds its noise, in steps of the
    /// integer, before rounding (16 and 24 bit only). Returns how many samples clipped or were not a number.
    /// </summary>
    public static int Encode(WavEncoding encoding, ReadOnlySpan<float> from, Span<byte> to, int stride, Dither? dither, int channel, long firstFrame)
    {
        int at = 0, clipped = 0;
        switch (encoding)
        {
            case WavEncoding.Pcm16:
                for (int i = 0; i < from.Length; i++, at += stride)
                    BinaryPrimitives.WriteInt16LittleEndian(to[at..], (short)Round(from[i] * (double)Full16, i, 32767, ref clipped));
                break;
            case WavEncoding.Pcm24:
                for (int i = 0; i < from.Length; i++, at += stride)
                {
                    double steps = from[i] * (double)Full24;
                    if (dither is not null) steps += dither.At(steps, channel, firstFrame + i);
                    double nearest = Math.Round(steps);
                    int v = nearest is >= -8388608 and <= 8388607 ? (int)nearest : Clip(nearest, 8388607, ref clipped);
                    Span<byte> three = to.Slice(at, 3);
                    three[0] = (byte)v;
                    three[1] = (byte)(v >> 8);
                    three[2] = (byte)(v >> 16);
                }
                break;
            case WavEncoding.Pcm32:
                dither = null; // a float has no more than 24 bits: nothing is rounded away
                for (int i = 0; i < from.Length; i++, at += stride)
                    BinaryPrimitives.WriteInt32LittleEndian(to[at..], Round(from[i] * Full32, i, int.MaxValue, ref clipped));
                break;
            case WavEncoding.Float32 when stride % sizeof(float) == 0 && BitConverter.IsLittleEndian:
                var floats = MemoryMarshal.Cast<byte, float>(to);
                for (int i = 0; i < from.Length; i++, at += stride / sizeof(float)) floats[at] = from[i];
                break;
            case WavEncoding.Float32:
                for (int i = 0; i < from.Length; i++, at += stride) BinaryPrimitives.WriteSingleLittleEndian(to[at..], from[i]);
                break;
            default:
                for (int i = 0; i < from.Length; i++, at += stride) BinaryPrimitives.WriteDoubleLittleEndian(to[at..], from[i]);
                break;
        }
        return clipped;

        int Round(double steps, int i, int max, ref int clips)
        {
            if (dither is not null) steps += dither.At(steps, channel, firstFrame + i);
            double v = Math.Round(steps);
            return v >= -max - 1.0 && v <= max ? (int)v : Clip(v, max, ref clips);
        }

        static int Clip(double v, int max, ref int clips)
        {
            clips++;
            return v > 0 ? max : v < 0 ? -max - 1 : 0; // not a number becomes silence
        }
    }

    /// <summary>Mono and stereo of 24 bit, four frames at a time; the same floats. Returns how many frames it did.</summary>
    static int Fast24(ReadOnlySpan<byte> from, int stride, Span<float> to)
    {
        if (!Vector128.IsHardwareAccelerated || stride is not (3 or 6)) return 0;
        // loads of 16 bytes may not pass the buffer's end
        int i = 0, load = stride == 3 ? 16 : 28;
        ref byte bytes = ref MemoryMarshal.GetReference(from);
        ref float sample = ref MemoryMarshal.GetReference(to);
        for (; i <= to.Length - 4 && i * stride + load <= from.Length; i += 4)
        {
            // a sample's bytes stand in the upper three of an int, so that the shift back brings its sign
            Vector128<byte> x = Vector128.LoadUnsafe(ref bytes, (nuint)(i * stride));
            x = stride == 3
                ? Vector128.Shuffle(x, Vector128.Create((byte)255, 0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11))
                : Vector128.Shuffle(x, Vector128.Create((byte)255, 0, 1, 2, 255, 6, 7, 8, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(Vector128.LoadUnsafe(ref bytes, (nuint)(i * stride + 12)), Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 255, 6, 7, 8));
            (Vector128.ConvertToSingle(x.AsInt32() >> 8) * (1 / Full24)).StoreUnsafe(ref sample, (nuint)i);
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Int24(ReadOnlySpan<byte> b) => (b[0] << 8 | b[1] << 16 | b[2] << 24) >> 8;
}

/// <summary>
/// Triangular dither of ±1 step, the sum of two even noises: the rounding error's mean and power no longer follow the signal
/// (Lipshitz, Wannamaker and Vanderkooy, "Quantization and Dither", JAES 40/5, 1992). A function of seed, channel and frame,
/// so a file is the same however it was cut into blocks. Silence stays silence: before a channel's first sample and after
/// <see cref="BlackFrames"/> zeros in a row there is none; what has single zeros in it keeps its dither.
/// </summary>
sealed class Dither
{
    /// <summary>Zeros in a row from which on a channel counts as silent.</summary>
    public const int BlackFrames = 4096;

    readonly ulong _seed;
    readonly int[] _zeros;

    public Dither(ulong seed, int channels)
    {
        _seed = seed;
        _zeros = new int[channels];
        Array.Fill(_zeros, BlackFrames);
    }

    /// <summary>In steps; each channel's frames are asked for once, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(double sample, int channel, long frame)
    {
        ref int zeros = ref _zeros[channel];
        if (sample != 0) zeros = 0;
        else if (zeros == BlackFrames) return 0;
        else zeros++;
        ulong x = Mix(_seed + 0x9E3779B97F4A7C15 * ((ulong)frame * 65536 + (ulong)channel + 1));
        return ((uint)x + (double)(uint)(x >> 32)) * (1.0 / (1L << 32)) - 1 + 1.0 / (1L << 32);
    }

    // SplitMix64's finaliser (Steele, Lea and Flood 2014)
    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
