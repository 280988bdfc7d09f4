using TopDown.Dsp.Dynamics;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>Runs a compressor over whole signals, from rest, and reads its reduction from outside: in ÷ out.</summary>
static class CompressorRig
{
    /// <param name="calls">Length of the n-th call; 512 when left out.</param>
    /// <param name="before">Called at the first frame of every call, to move settings.</param>
    public static (float[] Left, float[] Right) Render(
        in CompressorSettings settings,
        double sampleRate,
        float[] left,
        float[] right,
        Func<int, int>? calls = null,
        Action<Compressor, int>? before = null,
        double makeup = 1,
        double mix = 1)
    {
        var compressor = new Compressor();
        compressor.Set(settings);
        compressor.Prepare(new Spec(sampleRate, right.Length > 0 ? 2 : 1, 8192));
        float[] l = (float[])left.Clone(), r = (float[])right.Clone();
        for (int at = 0, n = 0; at < l.Length; n++)
        {
            int frames = Math.Min(calls?.Invoke(n) ?? 512, l.Length - at);
            before?.Invoke(compressor, at);
            Audio x = new Audio(l, r).Slice(at, frames);
            compressor.Process(x, x, new Ramp(makeup), new Ramp(mix));
            at += frames;
        }
        return (l, r);
    }

    /// <summary>Calls of 1, 7, 64, 300 and random lengths give the bits that calls of 8192 give.</summary>
    /// <param name="ends">Frames at which every call ends, where settings move.</param>
    public static void AssertAnySplit(CompressorSettings start, float[] left, float[] right, int[] ends, Action<Compressor, int> move)
    {
        (float[] Left, float[] Right) whole = Cut(_ => 8192);
        var random = new Random(3);
        foreach (Func<int, int> length in new Func<int, int>[] { _ => 1, _ => 7, _ => 64, _ => 300, _ => random.Next(0, 40), _ => random.Next(1, 1000) })
        {
            (float[] Left, float[] Right) cut = Cut(length);
            Assert.Equal(whole.Left, cut.Left);
            Assert.Equal(whole.Right, cut.Right);
        }

        (float[] Left, float[] Right) Cut(Func<int, int> length)
        {
            int at = 0;
            return Render(start, 48_000, left, right, n =>
            {
                int frames = Math.Min(length(n), ends.FirstOrDefault(e => e > at, left.Length) - at);
                at += frames;
                return frames;
            }, move);
        }
    }

    /// <summary>Gain reduction per sample in dB of a mono signal that is never zero.</summary>
    public static double[] Reduction(in CompressorSettings settings, double sampleRate, float[] x)
    {
        float[] y = Render(settings, sampleRate, x, []).Left;
        return Between(x, y);
    }

    /// <summary>−20·log10(out/in) per sample; where the input is too small to tell, the value before.</summary>
    public static double[] Between(float[] x, float[] y)
    {
        var db = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            db[i] = Math.Abs(x[i]) > 1e-5f ? -20 * Math.Log10(y[i] / (double)x[i]) : i > 0 ? db[i - 1] : 0;
        return db;
    }

    public static double Amplitude(double db) => Math.Pow(10, db / 20);

    /// <summary>±1, first half cycle positive.</summary>
    public static double Square(double hz, double sampleRate, int i) => (i * hz / sampleRate) % 1 < 0.5 ? 1 : -1;

    /// <summary>A cosine: at its peak at 0.</summary>
    public static double Sine(double hz, double sampleRate, int i) => Math.Cos(2 * Math.PI * hz / sampleRate * i);

    /// <summary>Segments of (seconds, dBFS) on a carrier that restarts at each, so that a step begins at the carrier's peak.</summary>
    public static float[] Steps(Func<double, double, int, double> carrier, double hz, double sampleRate, params (double Seconds, double Db)[] parts)
    {
        var x = new List<float>();
        foreach ((double seconds, double db) in parts)
        {
            int frames = (int)Math.Round(seconds * sampleRate);
            for (int i = 0; i < frames; i++) x.Add((float)(Amplitude(db) * carrier(hz, sampleRate, i)));
        }
        return [.. x];
    }

    /// <summary>Samples from <paramref name="from"/> until the value has gone through <paramref name="level"/>, interpolated.</summary>
    public static double Crossing(double[] db, int from, double level)
    {
        bool rising = db[from] < level;
        for (int i = from; i < db.Length; i++)
        {
            if (db[i] < level == rising) continue;
            return i == from ? 0 : i - from - (db[i] - level) / (db[i] - db[i - 1]);
        }
        return double.PositiveInfinity;
    }

    /// <summary>Flat noise, full scale ±1.</summary>
    public static float[] Noise(int frames, int seed, double gainDb = 0)
    {
        var random = new Random(seed);
        var x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)((2 * random.NextDouble() - 1) * Amplitude(gainDb));
        return x;
    }
}
