using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace TopDown.Measures;

/// <summary>What is read from audio in and audio out.</summary>
static class Reading
{
    /// <summary>Gain in dB of a patch for a steady tone: least-squares sine after the filters have settled and before the tone's end is heard in advance (linear phase).</summary>
    public static double ToneGainDb(Patch patch, double hz, double rate, double levelDb = -40)
    {
        int settle = (int)(rate * Math.Max(0.3, 20 / hz)), window = (int)(rate * Math.Max(0.2, 10 / hz));
        float[] x = Tones.Sine(settle + window + LookAhead, hz, rate, levelDb), y = patch.Render(x, rate);
        return Db(ToneAmplitude(y, settle, settle + window, hz, rate) / ToneAmplitude(x, settle, settle + window, hz, rate));
    }

    /// <summary>More than half the length of any linear-phase filter in use, frames.</summary>
    public const int LookAhead = 4096;

    public static double ToneAmplitude(float[] x, int from, int to, double hz, double rate)
    {
        double ss = 0, cc = 0, sc = 0, xs = 0, xc = 0;
        for (int i = from; i < to; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz / rate * i);
            ss += s * s;
            cc += c * c;
            sc += s * c;
            xs += x[i] * s;
            xc += x[i] * c;
        }
        double det = ss * cc - sc * sc, a = (xs * cc - xc * sc) / det, b = (xc * ss - xs * sc) / det;
        return Math.Sqrt(a * a + b * b);
    }

    /// <summary>Mean reduction in dB over whole periods of the last half second.</summary>
    public static double MeanReductionDb(float[] x, float[] y, double hz, double rate)
    {
        int frames = (int)Math.Round(Math.Floor(0.5 * hz) * rate / hz);
        double into = 0, outOf = 0;
        for (int i = x.Length - frames; i < x.Length; i++)
        {
            into += (double)x[i] * x[i];
            outOf += (double)y[i] * y[i];
        }
        return 10 * Math.Log10(into / outOf);
    }

    /// <summary>−20·log10(out/in) per sample; where the input is too small to tell, the value before.</summary>
    public static double[] ReductionDb(float[] x, float[] y)
    {
        var db = new double[x.Length];
        for (int i = 0; i < x.Length; i++) db[i] = Math.Abs(x[i]) > 1e-5f ? -20 * Math.Log10(y[i] / (double)x[i]) : i > 0 ? db[i - 1] : 0;
        return db;
    }

    /// <summary>Samples from <paramref name="from"/> until the values have gone through <paramref name="level"/>, interpolated.</summary>
    public static double Crossing(double[] values, int from, double level)
    {
        bool rising = values[from] < level;
        for (int i = from; i < values.Length; i++)
        {
            if (values[i] < level == rising) continue;
            return i == from ? 0 : i - from - (values[i] - level) / (values[i] - values[i - 1]);
        }
        return double.NaN;
    }

    public static Complex[] Spectrum(ReadOnlySpan<float> x)
    {
        var bins = new Complex[x.Length];
        for (int i = 0; i < bins.Length; i++) bins[i] = x[i];
        Fourier.Forward(bins, FourierOptions.Matlab);
        return bins;
    }

    /// <summary>RMS of a − b re RMS of a, dB; −300 when equal.</summary>
    public static double ResidualDb(float[] a, float[] b)
    {
        double sum = 0, rest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * a[i];
            rest += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        }
        return rest == 0 ? -300 : 10 * Math.Log10(rest / sum);
    }

    public static double Db(double ratio) => 20 * Math.Log10(Math.Max(ratio, 1e-15));

    /// <summary>Butterworth high-pass of 8th order, 3 kHz, in double.</summary>
    public static double[] Above3k(float[] x, double rate)
    {
        double[] y = Array.ConvertAll(x, v => (double)v);
        double g = Math.Tan(Math.PI * 3000 / rate);
        for (int section = 0; section < 4; section++)
        {
            double r = 2 * Math.Cos(Math.PI * (2 * section + 1) / 16), s1 = 0, s2 = 0, scale = 1 / (1 + r * g + g * g);
            for (int i = 0; i < y.Length; i++)
            {
                double high = (y[i] - (r + g) * s1 - s2) * scale, band = g * high + s1, low = g * band + s2;
                s1 = g * high + band;
                s2 = g * band + low;
                y[i] = high;
            }
        }
        return y;
    }

    public static double Peak(double[] x, int from, int to)
    {
        double most = 0;
        for (int i = Math.Max(0, from); i < Math.Min(to, x.Length); i++) most = Math.Max(most, Math.Abs(x[i]));
        return most;
    }
}
