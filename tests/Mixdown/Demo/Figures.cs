using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using TopDown.Dsp;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>The figures by which the demo is judged, each from samples alone.</summary>
static class Figures
{
    public static double Db(double amplitude) => 20 * Math.Log10(amplitude);

    public static double Peak(float[][] x) => x.Max(c => (double)Samples.Peak(c));

    public static double Rms(float[][] x) => Math.Sqrt(x.Average(c => c.Average(v => (double)v * v)));

    /// <summary>Integrated LUFS of all, or of a passage in seconds.</summary>
    public static double Lufs(float[][] x, int rate, (double From, double To)? part = null)
    {
        int from = (int)((part?.From ?? 0) * rate), to = part is { } p ? (int)(p.To * rate) : x[0].Length;
        LoudnessMeter meter = new();
        meter.Prepare(new Spec(rate, x.Length, to - from));
        meter.Process(x.Length == 1 ? new Audio(x[0].AsSpan(from, to - from)) : new Audio(x[0].AsSpan(from, to - from), x[1].AsSpan(from, to - from)));
        return meter.Integrated;
    }

    public static double Correlation(float[][] x)
    {
        double cross = 0, left = 0, right = 0;
        for (int i = 0; i < x[0].Length; i++)
        {
            cross += (double)x[0][i] * x[1][i];
            left += (double)x[0][i] * x[0][i];
            right += (double)x[1][i] * x[1][i];
        }
        return cross / Math.Sqrt(left * right);
    }

    /// <summary>Power of the third-octave band around 1000·10^(band/10) Hz (IEC 61260-1, base ten), in dB; Hann windows, all channels.</summary>
    public static double Third(double[] spectrum, int rate, int band) => Range(spectrum, rate, 1000 * Math.Pow(10, (band - 0.5) / 10), 1000 * Math.Pow(10, (band + 0.5) / 10));

    /// <summary>dB of all power between two frequencies.</summary>
    public static double Range(double[] spectrum, int rate, double low, double high)
    {
        double sum = 1e-30, bin = rate / (2.0 * spectrum.Length);
        for (int k = 1; k < spectrum.Length; k++)
            if (k * bin >= low && k * bin < high) sum += spectrum[k];
        return 10 * Math.Log10(sum);
    }

    /// <summary>Long-term power spectrum by windows of <paramref name="size"/>, half overlapped; a shorter sound is padded.</summary>
    public static double[] Spectrum(float[][] x, int size = 1 << 14)
    {
        double[] power = new double[size / 2];
        Complex[] z = new Complex[size];
        foreach (float[] channel in x)
            for (int at = 0; at == 0 || at + size <= channel.Length; at += size / 2)
            {
                for (int i = 0; i < size; i++) z[i] = at + i < channel.Length ? channel[at + i] * (0.5 - 0.5 * Math.Cos(2 * Math.PI * i / size)) : 0;
                Fourier.Forward(z, FourierOptions.NoScaling);
                for (int k = 0; k < power.Length; k++) power[k] += z[k].Real * z[k].Real + z[k].Imaginary * z[k].Imaginary;
            }
        return power;
    }

    /// <summary>
    /// The boxy spot: the third at 400 Hz over the mean, in dB, of its four neighbours (two below: 250 and 315 Hz, two above: 500 and
    /// 630 Hz). Two a side, since one neighbour alone may hold or lack a note.
    /// </summary>
    public static double Boxy(float[][] x, int rate)
    {
        double[] s = Spectrum(x);
        return Third(s, rate, -4) - (Third(s, rate, -6) + Third(s, rate, -5) + Third(s, rate, -3) + Third(s, rate, -2)) / 4;
    }

    /// <summary>The harsh spot: the mean of the thirds at 6.3 and 8 kHz (together 5.6–8.9 kHz) over the mean of two below (4, 5) and two above (10, 12.5 kHz).</summary>
    public static double Harsh(float[][] x, int rate)
    {
        double[] s = Spectrum(x);
        return (Third(s, rate, 8) + Third(s, rate, 9)) / 2 - (Third(s, rate, 6) + Third(s, rate, 7) + Third(s, rate, 10) + Third(s, rate, 11)) / 4;
    }

    /// <summary>dB by which 2–10 kHz stand over 60–400 Hz.</summary>
    public static double Brightness(float[] x, int rate)
    {
        double[] s = Spectrum([x], 1 << 13);
        return Range(s, rate, 2000, 10_000) - Range(s, rate, 60, 400);
    }

    /// <summary>Seconds from the loudest 5 ms until 5 ms lie 20 dB under it; the rest of the sound if they never do.</summary>
    public static double Decay(float[] x, int rate)
    {
        int step = rate / 200;
        double[] rms = [.. Enumerable.Range(0, x.Length / step).Select(n => Rms([x[(n * step)..((n + 1) * step)]]))];
        int loudest = Array.IndexOf(rms, rms.Max()), end = Array.FindIndex(rms, loudest, v => v < rms[loudest] / 10);
        return ((end < 0 ? rms.Length : end) - loudest) * 0.005;
    }

    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double at = share * (sorted.Length - 1);
        int i = (int)at;
        return i + 1 < sorted.Length ? sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]) : sorted[i];
    }
}
