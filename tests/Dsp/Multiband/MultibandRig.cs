using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using TopDown.Dsp.Multiband;

namespace TopDown.Dsp.Tests.Multiband;

/// <summary>Signals in, four bands or their sum out, in calls of any length.</summary>
static class MultibandRig
{
    public static readonly double[] Rates = [44_100, 48_000, 96_000, 192_000];

    public static double Amplitude(double db) => Math.Pow(10, db / 20);

    public static double Db(double ratio) => 20 * Math.Log10(Math.Max(ratio, 1e-15));

    public static Crossover4 Crossover(double rate, double low, double mid, double high, int channels = 1)
    {
        var crossover = new Crossover4();
        crossover.Prepare(new Spec(rate, channels, 512));
        crossover.Set(low, mid, high);
        return crossover;
    }

    /// <summary>The four bands of a mono signal.</summary>
    public static float[][] Divide(Crossover4 crossover, float[] x, Func<int, int>? calls = null, Action<int>? before = null)
    {
        float[][] bands = [.. Enumerable.Range(0, BandFrames.Bands).Select(_ => new float[x.Length])];
        var frames = new BandFrames(8192);
        for (int at = 0, n = 0; at < x.Length; n++)
        {
            int length = Math.Min(calls?.Invoke(n) ?? 512, x.Length - at);
            before?.Invoke(at);
            crossover.Process(new Audio(x.AsSpan(at, length)), frames);
            for (int b = 0; b < bands.Length; b++) frames.CopyTo(b, new Audio(bands[b].AsSpan(at, length)));
            at += length;
        }
        return bands;
    }

    public static double[] Sum(float[][] bands) => [.. bands[0].Select((_, i) => (double)bands[0][i] + bands[1][i] + bands[2][i] + bands[3][i])];

    /// <summary>Bands given as they are, each a mono signal of its own, through the dynamics; the gain of each is read from one band at a time.</summary>
    public static float[] Bands(BandDynamics dynamics, float[][] bands, Func<int, int>? calls = null, Action<int>? before = null, float[]? duck = null)
    {
        int length = bands[0].Length;
        float[] y = new float[length];
        var frames = new BandFrames(8192);
        for (int at = 0, n = 0; at < length; n++)
        {
            int count = Math.Min(calls?.Invoke(n) ?? 512, length - at);
            before?.Invoke(at);
            for (int i = 0; i < count; i++)
                for (int b = 0; b < bands.Length; b++) frames.Left[4 * i + b] = frames.Right[4 * i + b] = bands[b][at + i];
            dynamics.Process(frames, duck is null ? default : duck.AsSpan(at, count), new Audio(y.AsSpan(at, count)));
            at += count;
        }
        return y;
    }

    public static BandDynamics Prepared(double rate, params BandSettings[] bands)
    {
        var dynamics = new BandDynamics();
        dynamics.Prepare(new Spec(rate, 2, 8192));
        for (int b = 0; b < bands.Length; b++) dynamics.Set(b, bands[b]);
        return dynamics;
    }

    public static float[] Sine(int frames, double hz, double rate, double levelDb, double turns = 0) =>
        [.. Enumerable.Range(0, frames).Select(i => (float)(Amplitude(levelDb) * Math.Sin(2 * Math.PI * (hz / rate * i + turns))))];

    public static float[] Noise(int frames, int seed, double peakDb = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => (float)((2 * random.NextDouble() - 1) * Amplitude(peakDb)))];
    }

    public static Complex[] Spectrum(IEnumerable<double> x)
    {
        Complex[] bins = [.. x.Select(v => new Complex(v, 0))];
        Fourier.Forward(bins, FourierOptions.Matlab);
        return bins;
    }

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
                (s1, s2) = (g * high + band, g * band + low);
                y[i] = high;
            }
        }
        return y;
    }

    /// <summary>
    /// What a step of settings at an odd sample leaves above 3 kHz within 100 ms, dB re the sine, less what is there before and
    /// after: sines of 100, 440 and 997 Hz at −6 dBFS in 16 phases; the settings' owner glides over 40 ms, cell by cell, as a plug-in does.
    /// </summary>
    /// <param name="render">Signal, and per frame the way from before (0) to after (1), known at cells' ends.</param>
    public static double Zipper(Func<float[], Func<int, double>, float[]> render)
    {
        const double rate = 48_000;
        const int step = 14_413, length = 43_200;
        double worst = 0;
        foreach (double hz in new double[] { 100, 440, 997 })
            for (int phase = 0; phase < 16; phase++)
            {
                var glide = new Glide();
                glide.Jump(0);
                glide.Go(0, 1, step, (int)(0.04 * rate));
                float[] x = Sine(length, hz, rate, -6, phase / 16.0);
                double[] high = Above3k(render(x, at => at < step ? 0 : glide.At(at)), rate);
                double Peak(int from, int to) => high[from..to].Max(Math.Abs);
                worst = Math.Max(worst, Peak(step - 10, step + 4800) - Math.Max(Peak(step - 4800, step - 480), Peak(length - 4800, length)));
            }
        return Db(worst / Amplitude(-6));
    }
}
