using TopDown.Dsp.Dynamics;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>A sung line made for the test: vowels (harmonics under three formants) and bursts of 5–9 kHz noise, and what a de-esser makes of it.</summary>
static class DeEsserRig
{
    public const int Rate = 48_000, Every = 24_000, First = 30_000, Length = 5_760; // a burst of 120 ms every half second

    /// <summary>Bursts start at <see cref="First"/> + n·<see cref="Every"/>.</summary>
    public static IEnumerable<int> Starts(int frames)
    {
        for (int at = First; at + Every <= frames; at += Every) yield return at;
    }

    public static DeEsserSettings Six { get; } = new(6000, -22, 6);

    /// <param name="calls">Length of the n-th call.</param>
    /// <param name="before">Called at the first frame of every call.</param>
    /// <param name="reduction">Gets the reduction of every call's last sample.</param>
    public static (float[] Left, float[] Right) Render(DeEsserSettings settings, double split, float[] left, float[] right, Func<int, int>? calls = null,
        Action<DeEsser, int>? before = null, List<double>? reduction = null, double rate = Rate, Func<int, Ramp>? mode = null)
    {
        var block = new DeEsser();
        block.Set(settings);
        block.Prepare(new Spec(rate, right.Length > 0 ? 2 : 1, 8192));
        float[] l = (float[])left.Clone(), r = (float[])right.Clone();
        for (int at = 0, n = 0; at < l.Length; n++)
        {
            int frames = Math.Min(calls?.Invoke(n) ?? 512, l.Length - at);
            before?.Invoke(block, at);
            block.Process(new Audio(l, r).Slice(at, frames), mode?.Invoke(at) ?? new Ramp(split));
            reduction?.Add(block.CurrentReductionDb);
            at += frames;
        }
        return (l, r);
    }

    /// <summary>Peak −12 dBFS, 140 Hz, formants 700, 1200 and 2600 Hz, louder and softer four times a second; begins and ends softly.</summary>
    public static float[] Vowels(double seconds)
    {
        var x = new double[(int)(seconds * Rate)];
        for (int k = 1; 140 * k < 16_000; k++)
        {
            double hz = 140 * k;
            double level = 1.0 / (k * k) + Formant(hz, 700, 90) / k + 0.5 * Formant(hz, 1200, 110) / k + 0.2 * Formant(hz, 2600, 160) / k;
            AddSine(x, hz, k * k, level);
        }
        double peak = x.Max(Math.Abs);
        for (int i = 0; i < x.Length; i++)
        {
            double syllables = 0.75 - 0.25 * Math.Cos(2 * Math.PI * 4 * i / Rate), edges = Math.Min(1, Math.Min(i, x.Length - i) / 960.0);
            x[i] *= CompressorRig.Amplitude(-12) / peak * syllables * edges;
        }
        return Array.ConvertAll(x, v => (float)v);
    }

    /// <summary>A sine as a turning phasor: a cosine a sample would take the tests' time.</summary>
    static void AddSine(double[] x, double hz, double phase, double level)
    {
        (double s, double c) = Math.SinCos(2 * Math.PI * hz / Rate);
        (double im, double re) = Math.SinCos(phase);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += level * im;
            (re, im) = (re * c - im * s, im * c + re * s);
        }
    }

    static double Formant(double hz, double at, double width) => 1 / (1 + Math.Pow((hz - at) / width, 2));

    /// <summary>Noise of 5–9 kHz: 160 sines of random phase. Peak as given.</summary>
    public static float[] Sibilance(int frames, double peakDb, int seed)
    {
        var random = new Random(seed);
        var x = new double[frames];
        for (int k = 0; k < 160; k++) AddSine(x, 5000 + 25.17 * k, random.NextDouble() * 2 * Math.PI, 1);
        double peak = x.Max(Math.Abs);
        return Array.ConvertAll(x, v => (float)(v / peak * CompressorRig.Amplitude(peakDb)));
    }

    /// <summary>Vowels with bursts, in their place (a consonant between vowels) or on top of them.</summary>
    public static float[] Line(double seconds, bool onTop, double burstDb = -15)
    {
        float[] x = Vowels(seconds);
        foreach (int at in Starts(x.Length))
        {
            float[] burst = Sibilance(Length, burstDb, at);
            for (int i = 0; i < Length; i++) x[at + i] = burst[i] + (onTop ? x[at + i] : 0);
        }
        return x;
    }

    public static float[] Scaled(float[] x, double db) => Array.ConvertAll(x, v => (float)(v * CompressorRig.Amplitude(db)));

    /// <summary>Cymbal-like: 160 partials at random from 5 to 16 kHz.</summary>
    public static double[] Wash(int frames, int seed)
    {
        var random = new Random(seed);
        var x = new double[frames];
        for (int k = 0; k < 160; k++) AddSine(x, 5000 + 11_000 * random.NextDouble(), k, 1);
        return x;
    }

    /// <summary>dB of y over x within a band, over frames from…to (a raised-cosine window, the DFT's bins of the band).</summary>
    public static double BandDb(float[] x, float[] y, int from, int to, double lowHz, double highHz)
    {
        int n = to - from;
        double[] window = [.. Enumerable.Range(0, n).Select(i => 0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / n))];
        double Power(float[] z, int bin)
        {
            (double s, double c) = Math.SinCos(2 * Math.PI * bin / n);
            double re = 1, im = 0, sumRe = 0, sumIm = 0;
            for (int i = 0; i < n; i++)
            {
                double v = window[i] * z[from + i];
                (sumRe, sumIm) = (sumRe + v * re, sumIm + v * im);
                (re, im) = (re * c - im * s, im * c + re * s);
            }
            return sumRe * sumRe + sumIm * sumIm;
        }
        double powerX = 0, powerY = 0;
        for (int bin = (int)(lowHz * n / Rate); bin <= highHz * n / Rate; bin++)
        {
            powerX += Power(x, bin);
            powerY += Power(y, bin);
        }
        return 10 * Math.Log10(powerY / powerX);
    }

    /// <summary>What shows above an 8th-order 3 kHz high-pass within 100 ms of a step, less what is there before and after.</summary>
    public static double Excess(float[] y, int step)
    {
        double[] high = Array.ConvertAll(y, v => (double)v);
        double w = 2 * Math.PI * 3000 / Rate;
        for (int section = 0; section < 4; section++)
        {
            double q = 1 / (2 * Math.Cos(Math.PI * (2 * section + 1) / 16)), alpha = Math.Sin(w) / (2 * q), c = Math.Cos(w);
            double b0 = (1 + c) / 2 / (1 + alpha), b1 = -(1 + c) / (1 + alpha), a1 = -2 * c / (1 + alpha), a2 = (1 - alpha) / (1 + alpha), s1 = 0, s2 = 0;
            for (int i = 0; i < high.Length; i++)
            {
                double v = high[i], o = b0 * v + s1;
                s1 = b1 * v - a1 * o + s2;
                s2 = b0 * v - a2 * o;
                high[i] = o;
            }
        }
        double Peak(int from, int to) => high.AsSpan(from, to - from).ToArray().Max(Math.Abs);
        return Peak(step - 10, step + 4800) - Math.Max(Peak(step - 2400, step - 480), Peak(y.Length - 2400, y.Length));
    }
}
