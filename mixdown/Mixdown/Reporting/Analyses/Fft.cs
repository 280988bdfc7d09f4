using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Forward transform of complex numbers, a power of two of them, in float with real and imaginary parts apart: Stockham's order, which needs no
/// bit reversal, four at a time (C. Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992, 1.7 and 2.4). Own code since
/// MathNet.Numerics, the library at hand, takes 100 ns a point: more than the whole mix may cost a frame.
/// </summary>
sealed class Fft
{
    readonly int _size;
    readonly float[] _cos, _sin;
    float[] _re, _im, _nextRe, _nextIm;

    /// <param name="size">A power of two, 16 or more.</param>
    public Fft(int size)
    {
        _size = size;
        (_re, _im, _nextRe, _nextIm) = (new float[size], new float[size], new float[size], new float[size]);
        (_cos, _sin) = (new float[size], new float[size]);
        for (int k = 0; k < size; k++) (_sin[k], _cos[k]) = ((float)-Math.Sin(2 * Math.PI * k / size), (float)Math.Cos(2 * Math.PI * k / size));
    }

    public int Size => _size;

    /// <summary>Write the input here; after <see cref="Forward"/> the spectrum is here, valid until the next input.</summary>
    public Span<float> Re => _re;

    /// <inheritdoc cref="Re"/>
    public Span<float> Im => _im;

    public void Forward()
    {
        int n = _size, stride = 1;
        for (; n >= 4; n /= 4, stride *= 4)
        {
            if (stride == 1) First(n / 4);
            else Pass(n / 4, stride);
            Swap();
        }
        if (n != 2) return;
        for (int q = 0; q < stride; q++)
        {
            (_nextRe[q], _nextIm[q]) = (_re[q] + _re[q + stride], _im[q] + _im[q + stride]);
            (_nextRe[q + stride], _nextIm[q + stride]) = (_re[q] - _re[q + stride], _im[q] - _im[q + stride]);
        }
        Swap();
    }

    void Swap() => (_re, _im, _nextRe, _nextIm) = (_nextRe, _nextIm, _re, _im);

    // The first pass writes four neighbours of each butterfly: number by number.
    void First(int m)
    {
        ReadOnlySpan<float> re = _re, im = _im;
        Span<float> toRe = _nextRe, toIm = _nextIm;
        for (int p = 0; p < m; p++)
        {
            float ar = re[p], ai = im[p], br = re[p + m], bi = im[p + m], cr = re[p + 2 * m], ci = im[p + 2 * m], dr = re[p + 3 * m], di = im[p + 3 * m];
            float sumR = ar + cr, sumI = ai + ci, difR = ar - cr, difI = ai - ci, evenR = br + dr, evenI = bi + di, turnR = di - bi, turnI = br - dr;
            toRe[4 * p] = sumR + evenR;
            toIm[4 * p] = sumI + evenI;
            Turn(p, difR - turnR, difI - turnI, toRe, toIm, 4 * p + 1);
            Turn(2 * p, sumR - evenR, sumI - evenI, toRe, toIm, 4 * p + 2);
            Turn(3 * p, difR + turnR, difI + turnI, toRe, toIm, 4 * p + 3);
        }
    }

    void Turn(int k, float re, float im, Span<float> toRe, Span<float> toIm, int at)
    {
        float c = _cos[k], s = _sin[k];
        toRe[at] = re * c - im * s;
        toIm[at] = re * s + im * c;
    }

    // In the later ones as many neighbours as the stride says share their factors: a vector at a time.
    void Pass(int m, int stride)
    {
        int lanes = stride / 4;
        var re = MemoryMarshal.Cast<float, Vector128<float>>(_re.AsSpan());
        var im = MemoryMarshal.Cast<float, Vector128<float>>(_im.AsSpan());
        var toRe = MemoryMarshal.Cast<float, Vector128<float>>(_nextRe.AsSpan());
        var toIm = MemoryMarshal.Cast<float, Vector128<float>>(_nextIm.AsSpan());
        for (int p = 0; p < m; p++)
        {
            int k = p * stride;
            Vector128<float> c1 = Vector128.Create(_cos[k]), s1 = Vector128.Create(_sin[k]), c2 = Vector128.Create(_cos[2 * k]), s2 = Vector128.Create(_sin[2 * k]),
                c3 = Vector128.Create(_cos[3 * k]), s3 = Vector128.Create(_sin[3 * k]);
            int a = lanes * p, b = a + lanes * m, c = b + lanes * m, d = c + lanes * m, to = 4 * lanes * p;
            for (int q = 0; q < lanes; q++)
            {
                var sumR = re[a + q] + re[c + q];
                var sumI = im[a + q] + im[c + q];
                var difR = re[a + q] - re[c + q];
                var difI = im[a + q] - im[c + q];
                var evenR = re[b + q] + re[d + q];
                var evenI = im[b + q] + im[d + q];
                var turnR = im[d + q] - im[b + q];
                var turnI = re[b + q] - re[d + q];
                toRe[to + q] = sumR + evenR;
                toIm[to + q] = sumI + evenI;
                var (r, i) = (difR - turnR, difI - turnI);
                toRe[to + lanes + q] = r * c1 - i * s1;
                toIm[to + lanes + q] = r * s1 + i * c1;
                (r, i) = (sumR - evenR, sumI - evenI);
                toRe[to + 2 * lanes + q] = r * c2 - i * s2;
                toIm[to + 2 * lanes + q] = r * s2 + i * c2;
                (r, i) = (difR + turnR, difI + turnI);
                toRe[to + 3 * lanes + q] = r * c3 - i * s3;
                toIm[to + 3 * lanes + q] = r * s3 + i * c3;
            }
        }
    }
}
