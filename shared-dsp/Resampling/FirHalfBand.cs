using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Dsp.Resampling;

/// <summary>
/// One 2× stage of the Linear family. Up and Down together delay by 2·pairs − 1 frames of the lower rate, plus
/// <c>extraDelay</c>. Each call lays its input behind the history in one line, so that the convolution reads straight
/// memory; it computes whole vectors past the call's end and drops what is not wanted, so every frame has the same arithmetic
/// whatever the call's length.
/// </summary>
sealed class FirHalfBand
{
    /// <summary>Floats that buffers keep free at their end for whole vectors.</summary>
    public const int Pad = 8;

    readonly float[] _taps;             // outermost first
    readonly int _pairs, _upHistory, _downHistory;
    readonly float[] _up, _even, _odd, _filtered;

    /// <param name="pairs">See <see cref="KaiserHalfBand.Design"/>.</param>
    /// <param name="stopDb">See <see cref="KaiserHalfBand.Design"/>.</param>
    /// <param name="extraDelay">Further frames of the lower rate, 0 or more.</param>
    /// <param name="maxFrames">Longest call in frames of the lower rate.</param>
    public FirHalfBand(int pairs, double stopDb, int extraDelay, int maxFrames)
    {
        _taps = Array.ConvertAll(KaiserHalfBand.Design(pairs, stopDb), h => (float)h);
        _pairs = pairs;
        _downHistory = 2 * pairs - 1;
        _upHistory = _downHistory + extraDelay;
        _up = new float[2 * (_upHistory + maxFrames) + Pad];
        _even = new float[2 * (_downHistory + maxFrames) + Pad];
        _odd = new float[2 * (_downHistory + maxFrames) + Pad];
        _filtered = new float[2 * maxFrames + Pad];
    }

    public void Reset()
    {
        Array.Clear(_up);
        Array.Clear(_even);
        Array.Clear(_odd);
    }

    /// <summary>Stereo pairs at the lower rate to twice as many pairs at the higher rate.</summary>
    public void Up(ReadOnlySpan<float> low, Span<float> high, int frames)
    {
        low[..(2 * frames)].CopyTo(_up.AsSpan(2 * _upHistory));
        Convolve(_up, frames);
        ref long filtered = ref Pairs(_filtered), delayed = ref Unsafe.Add(ref Pairs(_up), _pairs);
        ref long to = ref Pairs(high);
        for (int n = 0; n < frames; n++)
        {
            Unsafe.Add(ref to, 2 * n) = Unsafe.Add(ref filtered, n);
            Unsafe.Add(ref to, 2 * n + 1) = Unsafe.Add(ref delayed, n);
        }
        Keep(_up, _upHistory, frames);
    }

    /// <summary>The reverse of <see cref="Up"/>.</summary>
    public void Down(ReadOnlySpan<float> high, Span<float> low, int frames)
    {
        ref long from = ref Pairs(high), even = ref Unsafe.Add(ref Pairs(_even), _downHistory), odd = ref Unsafe.Add(ref Pairs(_odd), _downHistory);
        for (int n = 0; n < frames; n++)
        {
            Unsafe.Add(ref even, n) = Unsafe.Add(ref from, 2 * n);
            Unsafe.Add(ref odd, n) = Unsafe.Add(ref from, 2 * n + 1);
        }
        Convolve(_even, frames);
        ref float filtered = ref MemoryMarshal.GetArrayDataReference(_filtered);
        ref float middle = ref MemoryMarshal.GetReference(_odd.AsSpan(2 * (_pairs - 1)));
        ref float to = ref MemoryMarshal.GetReference(low);
        for (nuint i = 0; i < (nuint)(2 * frames); i += 8)
            ((Vector256.LoadUnsafe(ref filtered, i) + Vector256.LoadUnsafe(ref middle, i)) * 0.5f).StoreUnsafe(ref to, i);
        Keep(_even, _downHistory, frames);
        Keep(_odd, _downHistory, frames);
    }

    // The symmetric FIR over pairs: frame n of the result from frames n to n + 2·pairs − 1 of the line. Four vectors at a time
    // keep the two multiply-add units busy; the sum runs from the small outer taps inwards, which rounds least.
    void Convolve(float[] line, int frames)
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(line);
        ref float to = ref MemoryMarshal.GetArrayDataReference(_filtered);
        ReadOnlySpan<float> taps = _taps;
        int last = 2 * (2 * taps.Length - 1), i = 0, end = 2 * frames;
        for (; i + 32 <= end; i += 32)
        {
            Vector256<float> a = default, b = default, c = default, d = default;
            ref float left = ref Unsafe.Add(ref x, i), right = ref Unsafe.Add(ref x, i + last);
            for (int k = 0; k < taps.Length; k++)
            {
                Vector256<float> h = Vector256.Create(taps[k]);
                a = Vector256.MultiplyAddEstimate(h, Vector256.LoadUnsafe(ref left) + Vector256.LoadUnsafe(ref right), a);
                b = Vector256.MultiplyAddEstimate(h, Vector256.LoadUnsafe(ref left, 8) + Vector256.LoadUnsafe(ref right, 8), b);
                c = Vector256.MultiplyAddEstimate(h, Vector256.LoadUnsafe(ref left, 16) + Vector256.LoadUnsafe(ref right, 16), c);
                d = Vector256.MultiplyAddEstimate(h, Vector256.LoadUnsafe(ref left, 24) + Vector256.LoadUnsafe(ref right, 24), d);
                left = ref Unsafe.Add(ref left, 2);
                right = ref Unsafe.Subtract(ref right, 2);
            }
            a.StoreUnsafe(ref to, (nuint)i);
            b.StoreUnsafe(ref to, (nuint)i + 8);
            c.StoreUnsafe(ref to, (nuint)i + 16);
            d.StoreUnsafe(ref to, (nuint)i + 24);
        }
        for (; i < end; i += 8)
        {
            Vector256<float> a = default;
            ref float left = ref Unsafe.Add(ref x, i), right = ref Unsafe.Add(ref x, i + last);
            for (int k = 0; k < taps.Length; k++)
            {
                a = Vector256.MultiplyAddEstimate(Vector256.Create(taps[k]), Vector256.LoadUnsafe(ref left) + Vector256.LoadUnsafe(ref right), a);
                left = ref Unsafe.Add(ref left, 2);
                right = ref Unsafe.Subtract(ref right, 2);
            }
            a.StoreUnsafe(ref to, (nuint)i);
        }
    }

    static void Keep(float[] line, int history, int frames) =>
        line.AsSpan(2 * frames, 2 * history).CopyTo(line);

    static ref long Pairs(ReadOnlySpan<float> x) => ref Unsafe.As<float, long>(ref MemoryMarshal.GetReference(x));
}
