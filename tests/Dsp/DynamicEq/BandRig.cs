using System.Numerics;
using TopDown.Dsp.DynamicEq;

namespace TopDown.Dsp.Tests.DynamicEq;

/// <summary>Runs a band over whole signals, from rest, and reads its gain from outside.</summary>
static class BandRig
{
    /// <param name="key">What the detector listens to before its filter; empty channels for none.</param>
    /// <param name="calls">Length of the n-th call; 512 when left out.</param>
    /// <param name="before">Called at the first frame of every call, to move settings.</param>
    public static (float[] Left, float[] Right) Render(
        in DynamicBandSettings settings,
        double sampleRate,
        float[] left,
        float[] right,
        float[] keyLeft,
        float[] keyRight,
        Func<int, int>? calls = null,
        Action<DynamicBand, int>? before = null)
    {
        var band = new DynamicBand();
        band.Prepare(new Spec(sampleRate, right.Length > 0 ? 2 : 1, 8192));
        band.Set(settings);
        float[] l = [.. left], r = [.. right], kl = [.. keyLeft], kr = [.. keyRight];
        for (int at = 0, n = 0; at < l.Length; n++)
        {
            int frames = Math.Min(calls?.Invoke(n) ?? 512, l.Length - at);
            before?.Invoke(band, at);
            Audio key = new Audio(kl, kr).Slice(at, frames);
            band.Listen(key);
            band.Process(new Audio(l, r).Slice(at, frames), key);
            at += frames;
        }
        return (l, r);
    }

    /// <summary>
    /// The band's gain in dB over time at <paramref name="hz"/>: a sine and its quadrature, each through a band of its own, are the two
    /// parts of one rotating phasor, and out/in of that is the complex gain at every sample.
    /// </summary>
    public static double[] GainDb(in DynamicBandSettings settings, double sampleRate, double hz, float[] key, double levelDb = -20)
    {
        float[] cosine = Sine(key.Length, hz, sampleRate, levelDb, 0.25), sine = Sine(key.Length, hz, sampleRate, levelDb, 0);
        float[] real = Render(settings, sampleRate, cosine, [], key, []).Left, imaginary = Render(settings, sampleRate, sine, [], key, []).Left;
        var db = new double[key.Length];
        for (int i = 0; i < db.Length; i++)
            db[i] = 20 * Math.Log10((new Complex(real[i], imaginary[i]) / new Complex(cosine[i], sine[i])).Magnitude);
        return db;
    }

    public static float[] Sine(int frames, double hz, double sampleRate, double levelDb, double turns = 0)
    {
        double peak = Math.Pow(10, levelDb / 20);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)(peak * Math.Sin(2 * Math.PI * (hz / sampleRate * i + turns)));
        return x;
    }

    /// <summary>A 1 kHz tone from one second to another at a level, silence around it.</summary>
    public static float[] Voice(double sampleRate, double seconds, double from, double to, double levelDb)
    {
        float[] x = Sine((int)(seconds * sampleRate), 1000, sampleRate, levelDb);
        Array.Clear(x, 0, (int)(from * sampleRate));
        int end = (int)(to * sampleRate);
        Array.Clear(x, end, x.Length - end);
        return x;
    }
}
