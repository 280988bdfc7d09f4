using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Four bands of a signal, frame by frame: a channel's four bands lie side by side, so that one vector of four floats is one frame of
/// one channel. Of a mono signal both channels hold the same.
/// </summary>
public sealed class BandFrames
{
    public const int Bands = 4;

    readonly float[] _left, _right;

    /// <summary>Allocates room for <paramref name="maxFrames"/> frames.</summary>
    public BandFrames(int maxFrames)
    {
        _left = new float[Bands * maxFrames];
        _right = new float[Bands * maxFrames];
    }

    public int MaxFrames => _left.Length / Bands;

    /// <summary>Four bands a frame, left channel.</summary>
    public Span<float> Left => _left;

    /// <summary>Four bands a frame, right channel.</summary>
    public Span<float> Right => _right;

    /// <summary>Copies one band out, for the ear and for meters.</summary>
    /// <param name="to">As many frames and channels as wanted, up to what was divided.</param>
    public void CopyTo(int band, Audio to)
    {
        for (int c = 0; c < to.Channels; c++)
        {
            Span<float> y = to[c];
            float[] from = c == 0 ? _left : _right;
            for (int i = 0; i < y.Length; i++) y[i] = from[Bands * i + band];
        }
    }

    internal ref float LeftAt => ref MemoryMarshal.GetArrayDataReference(_left);
    internal ref float RightAt => ref MemoryMarshal.GetArrayDataReference(_right);

    /// <summary>(a0, a1, b0, b1), (c0, c1, d0, d1) → (a0, c0, b0, d0) and (a1, c1, b1, d1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector128<float> First, Vector128<float> Second) Sort(Vector128<float> ab, Vector128<float> cd)
    {
        if (!Sse.IsSupported)
            return (Vector128.Create(ab[0], cd[0], ab[2], cd[2]), Vector128.Create(ab[1], cd[1], ab[3], cd[3]));
        Vector128<float> lower = Sse.UnpackLow(ab, cd), upper = Sse.UnpackHigh(ab, cd);
        return (Sse.MoveLowToHigh(lower, upper), Sse.MoveHighToLow(upper, lower));
    }

    /// <summary>The bands of each channel added up, as (0 + 2) + (1 + 3): left in lane 0, right in lane 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Sum(Vector128<float> left, Vector128<float> right)
    {
        if (!Sse.IsSupported)
            return Vector128.Create(left[0] + left[2] + (left[1] + left[3]), right[0] + right[2] + (right[1] + right[3]), 0, 0);
        Vector128<float> pairs = Sse.UnpackLow(left, right) + Sse.UnpackHigh(left, right);
        return pairs + Sse.MoveHighToLow(pairs, pairs);
    }
}
