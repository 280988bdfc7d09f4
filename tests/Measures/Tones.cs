namespace TopDown.Measures;

/// <summary>Test signals, the same at every run.</summary>
static class Tones
{
    public static double Amplitude(double db) => Math.Pow(10, db / 20);

    /// <summary>A cosine, at its peak on sample 0 unless a phase in turns is given.</summary>
    public static float[] Sine(int frames, double hz, double rate, double levelDb, double turns = 0)
    {
        double peak = Amplitude(levelDb);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)(peak * Math.Cos(2 * Math.PI * (hz / rate * i + turns)));
        return x;
    }

    /// <summary>±1 of a square wave, first half cycle positive: an envelope without ripple.</summary>
    public static double Square(double hz, double rate, int i) => i * hz / rate % 1 < 0.5 ? 1 : -1;

    public static double Cosine(double hz, double rate, int i) => Math.Cos(2 * Math.PI * hz / rate * i);

    /// <summary>Segments of (seconds, dBFS) on a carrier that starts anew at each, so that every step begins at the carrier's peak.</summary>
    public static float[] Steps(Func<double, double, int, double> carrier, double hz, double rate, params ReadOnlySpan<(double Seconds, double Db)> parts)
    {
        List<float> x = [];
        foreach (var (seconds, db) in parts)
        {
            int frames = (int)Math.Round(seconds * rate);
            double peak = Amplitude(db);
            for (int i = 0; i < frames; i++) x.Add((float)(peak * carrier(hz, rate, i)));
        }
        return [.. x];
    }

    /// <summary>Flat noise of a peak level; its RMS lies 4.77 dB below.</summary>
    public static float[] Noise(int frames, double peakDb, int seed)
    {
        var random = new Random(seed);
        double peak = Amplitude(peakDb);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)((2 * random.NextDouble() - 1) * peak);
        return x;
    }

    /// <summary>Noise in pieces of 1 sample to half a second, at random levels up to <paramref name="peakDb"/>; every sixth piece is exact silence.</summary>
    public static float[] Bursts(int frames, double rate, double peakDb, int seed)
    {
        var random = new Random(seed);
        float[] x = new float[frames];
        double peak = 0;
        for (int i = 0, left = 0; i < frames; i++, left--)
        {
            if (left == 0)
            {
                left = 1 + (int)(Math.Pow(random.NextDouble(), 2) * rate / 2);
                peak = random.Next(6) == 0 ? 0 : Amplitude(peakDb - 60 * random.NextDouble());
            }
            x[i] = (float)((2 * random.NextDouble() - 1) * peak);
        }
        return x;
    }
}
