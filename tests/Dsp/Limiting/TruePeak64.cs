using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Dsp.Tests.Limiting;

/// <summary>
/// The judge: the band-limited signal at 64 points a sample, in double, by a Kaiser-windowed sinc of 256 samples (flat to 0.485 of the rate,
/// −120 dB beyond 0.515). Nothing in common with the limiter's own detector.
/// </summary>
static class TruePeak64
{
    const int Half = 128, Points = 64, CoarseStep = 16;

    static readonly double[][] s_taps = Design();

    /// <summary>Largest magnitude between the samples from one index to another; silence lies around the signal.</summary>
    public static double Of(ReadOnlySpan<float> x, int from = 0, int? to = null)
    {
        double[] padded = new double[x.Length + 2 * Half];
        for (int i = 0; i < x.Length; i++) padded[i + Half] = x[i];
        double peak = 0;
        for (int n = from; n < (to ?? x.Length); n++)
        {
            ReadOnlySpan<double> around = padded.AsSpan(n + 1, 2 * Half);
            double coarse = Math.Abs(padded[n + Half]);
            for (int p = CoarseStep; p < Points; p += CoarseStep) coarse = Math.Max(coarse, Math.Abs(Dot(around, s_taps[p])));
            if (n + 1 < x.Length) coarse = Math.Max(coarse, Math.Abs(x[n + 1]));
            // Four points a sample read at most 0.69 dB low.
            if (coarse < 0.9 * peak) continue;
            peak = Math.Max(peak, coarse);
            for (int p = 1; p < Points; p++) peak = Math.Max(peak, Math.Abs(Dot(around, s_taps[p])));
        }
        return peak;
    }

    public static double Db(ReadOnlySpan<float> x, int from = 0, int? to = null) => 20 * Math.Log10(Of(x, from, to));

    static double Dot(ReadOnlySpan<double> x, double[] h)
    {
        var sum = Vector<double>.Zero;
        var a = MemoryMarshal.Cast<double, Vector<double>>(x);
        var b = MemoryMarshal.Cast<double, Vector<double>>(h);
        for (int i = 0; i < b.Length; i++) sum += a[i] * b[i];
        return Vector.Sum(sum);
    }

    // taps[p][i] weighs sample n − Half + 1 + i for the point n + p/64.
    static double[][] Design()
    {
        const double beta = 12.27;                      // 120 dB
        double[][] taps = new double[Points][];
        for (int p = 0; p < Points; p++)
        {
            taps[p] = new double[2 * Half];
            for (int i = 0; i < 2 * Half; i++)
            {
                double t = i - Half + 1 - p / (double)Points;
                double sinc = t == 0 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t);
                taps[p][i] = sinc * Bessel0(beta * Math.Sqrt(Math.Max(0, 1 - t * t / (Half * (double)Half)))) / Bessel0(beta);
            }
            double sum = taps[p].Sum();
            for (int i = 0; i < 2 * Half; i++) taps[p][i] /= sum;
        }
        return taps;
    }

    static double Bessel0(double x)
    {
        double sum = 1, term = 1;
        for (int n = 1; n < 100; n++) sum += term *= x * x / (4.0 * n * n);
        return sum;
    }
}
