using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Ui.Displays;

/// <summary>
/// Power spectrum of a real signal: a complex radix-2 transform of half the length (even samples real, odd imaginary), then split. All memory
/// is taken when made.
/// </summary>
sealed class RealFft
{
    readonly int _half;
    readonly float[] _re, _im, _cos, _sin;
    readonly float[] _stageCos, _stageSin; // a stage's factors one after another, from its size on
    readonly int[] _mirrored;

    /// <param name="length">A power of two from 8 on.</param>
    public RealFft(int length)
    {
        if (length < 8 || (length & (length - 1)) != 0) throw new ArgumentException($"{length} is no power of two from 8 on.", nameof(length));
        Length = length;
        _half = length / 2;
        (_re, _im) = (new float[_half], new float[_half]);
        (_cos, _sin) = (new float[_half], new float[_half]);
        for (int i = 0; i < _half; i++) (_sin[i], _cos[i]) = ((float)Math.Sin(2 * Math.PI * i / length), (float)Math.Cos(2 * Math.PI * i / length));
        (_stageCos, _stageSin) = (new float[_half], new float[_half]);
        for (int size = 1; size < _half; size *= 2)
            for (int k = 0; k < size; k++) (_stageCos[size + k], _stageSin[size + k]) = (_cos[k * (_half / size)], _sin[k * (_half / size)]);
        _mirrored = new int[_half];
        for (int i = 0, bits = System.Numerics.BitOperations.Log2((uint)_half); i < _half; i++)
            for (int b = 0; b < bits; b++) _mirrored[i] |= (i >> b & 1) << bits - 1 - b;
    }

    public int Length { get; }

    /// <summary>Squares of the bins' amplitudes, 0 to <see cref="Length"/>/2; a full-scale sine on a bin is (Length/2)².</summary>
    /// <param name="x"><see cref="Length"/> samples.</param>
    /// <param name="power">Length/2 + 1 places.</param>
    public void Power(ReadOnlySpan<float> x, Span<float> power)
    {
        for (int i = 0; i < _half; i++)
        {
            int at = _mirrored[i];
            (_re[at], _im[at]) = (x[2 * i], x[2 * i + 1]);
        }
        Transform();
        power[0] = Square(_re[0] + _im[0]);
        power[_half] = Square(_re[0] - _im[0]);
        for (int k = 1; k < _half; k++)
        {
            // X(k) = E(k) + W(k)·O(k), where even and odd samples' spectra are the symmetric parts of the packed one.
            int m = _half - k;
            float er = (_re[k] + _re[m]) / 2, ei = (_im[k] - _im[m]) / 2, or = (_im[k] + _im[m]) / 2, oi = (_re[m] - _re[k]) / 2;
            float re = er + _cos[k] * or + _sin[k] * oi, im = ei + _cos[k] * oi - _sin[k] * or;
            power[k] = re * re + im * im;
        }
    }

    static float Square(float x) => x * x;

    void Transform()
    {
        float[] re = _re, im = _im;
        for (int size = 1; size < _half; size *= 2)
        {
            if (size >= Vector128<float>.Count)
            {
                Wide(size);
                continue;
            }
            int stride = Length / (2 * size); // of the table, whose turn has Length places
            for (int start = 0; start < _half; start += 2 * size)
            {
                for (int k = 0, w = 0; k < size; k++, w += stride)
                {
                    int a = start + k, b = a + size;
                    float tr = _cos[w] * re[b] + _sin[w] * im[b], ti = _cos[w] * im[b] - _sin[w] * re[b];
                    (re[b], im[b]) = (re[a] - tr, im[a] - ti);
                    (re[a], im[a]) = (re[a] + tr, im[a] + ti);
                }
            }
        }
    }

    /// <summary>The same with four butterflies at a time: each is rounded as alone, so the results are the same bits.</summary>
    void Wide(int size)
    {
        ref float re = ref MemoryMarshal.GetArrayDataReference(_re), im = ref MemoryMarshal.GetArrayDataReference(_im);
        ref float cos = ref _stageCos[size], sin = ref _stageSin[size];
        for (int start = 0; start < _half; start += 2 * size)
        {
            for (int k = 0; k < size; k += Vector128<float>.Count)
            {
                nuint a = (nuint)(start + k), b = a + (nuint)size;
                Vector128<float> c = Vector128.LoadUnsafe(ref cos, (nuint)k), s = Vector128.LoadUnsafe(ref sin, (nuint)k);
                Vector128<float> rb = Vector128.LoadUnsafe(ref re, b), ib = Vector128.LoadUnsafe(ref im, b), ra = Vector128.LoadUnsafe(ref re, a), ia = Vector128.LoadUnsafe(ref im, a);
                Vector128<float> tr = c * rb + s * ib, ti = c * ib - s * rb;
                (ra - tr).StoreUnsafe(ref re, b);
                (ia - ti).StoreUnsafe(ref im, b);
                (ra + tr).StoreUnsafe(ref re, a);
                (ia + ti).StoreUnsafe(ref im, a);
            }
        }
    }
}
