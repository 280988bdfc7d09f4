using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;
using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Power of one channel without ripple: the signal runs through two all-pass chains whose phases lie 90° apart, and the squares
/// are added. A steady sine of peak A gives A² at every sample, where a plain square swings between 0 and A² and makes a
/// quick detector read too high and distort. The chains are the two branches of an elliptic half-band turned by a quarter of the
/// rate (z → jz), see <see cref="EllipticHalfBand"/>; the band begins at 40 Hz (or at 1/10,000 of the rate, if higher).
/// </summary>
/// <remarks>
/// All-passes keep power, so the mean is right at every frequency; below the band only the ripple comes back. State is double: the
/// poles lie close to the unit circle.
/// </remarks>
sealed class QuadraturePower
{
    const int Depth = 3;
    const double LowestHz = 40;

    readonly Vector128<double>[] _coefficients = new Vector128<double>[Depth];

    // What each stage took or gave at the last two samples: 2·stage the older, 2·stage + 1 the newer.
    readonly Vector128<double>[] _past = new Vector128<double>[2 * (Depth + 1)];
    double _last;

    public void Prepare(in Spec spec)
    {
        double[] c = EllipticHalfBand.Design(2 * Depth, 0.25 - Math.Max(LowestHz / spec.SampleRate, 1e-4));
        for (int k = 0; k < Depth; k++) _coefficients[k] = Vector128.Create(c[2 * k], c[2 * k + 1]);
        Reset();
    }

    public void Reset()
    {
        Array.Clear(_past);
        _last = 0;
    }

    /// <summary>Nothing above −120 dBFS on its way.</summary>
    public bool AtRest
    {
        get
        {
            Vector128<double> most = Vector128.CreateScalar(Math.Abs(_last));
            foreach (Vector128<double> v in _past) most = Vector128.Max(most, Vector128.Abs(v));
            return most[0] < 1e-6 && most[1] < 1e-6;
        }
    }

    /// <summary>Takes over where another instance is.</summary>
    public void CopyFrom(QuadraturePower other)
    {
        other._past.CopyTo(_past, 0);
        _last = other._last;
    }

    /// <summary>Samples in, powers out. A NaN, or a sample of a million and more, counts as silence.</summary>
    /// <param name="power">At least as long as <paramref name="x"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(ReadOnlySpan<float> x, Span<float> power)
    {
        Vector128<double> c0 = _coefficients[0], c1 = _coefficients[1], c2 = _coefficients[2];
        Vector128<double> a0 = _past[0], a1 = _past[2], a2 = _past[4], a3 = _past[6];
        Vector128<double> b0 = _past[1], b1 = _past[3], b2 = _past[5], b3 = _past[7];
        double last = _last;
        for (int i = 0; i < x.Length && i < power.Length; i++)
        {
            float v = x[i];
            double now = MathF.Abs(v) < 1e6f ? v : 0;
            Vector128<double> y0 = Vector128.Create(now, last);
            // (c − z⁻²) / (1 − c·z⁻²), three times.
            Vector128<double> y1 = DoubleMath.MultiplyAdd(c0, y0 + a1, -a0);
            Vector128<double> y2 = DoubleMath.MultiplyAdd(c1, y1 + a2, -a1);
            Vector128<double> y3 = DoubleMath.MultiplyAdd(c2, y2 + a3, -a2);
            last = now;
            (a0, a1, a2, a3) = (b0, b1, b2, b3);
            (b0, b1, b2, b3) = (y0, y1, y2, y3);
            Vector128<double> square = y3 * y3;
            power[i] = (float)(square[0] + square[1]);
        }
        (_past[0], _past[2], _past[4], _past[6]) = (a0, a1, a2, a3);
        (_past[1], _past[3], _past[5], _past[7]) = (b0, b1, b2, b3);
        _last = last;
    }
}
