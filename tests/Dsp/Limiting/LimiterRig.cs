using TopDown.Dsp.Limiting;

namespace TopDown.Dsp.Tests.Limiting;

/// <summary>Renders and the signals that are hard for a limiter.</summary>
static class LimiterRig
{
    public static Limiter Make(double rate = 48_000, int channels = 2, LimiterSettings? settings = null)
    {
        Limiter limiter = new();
        limiter.Set(settings ?? new());
        limiter.Prepare(new Spec(rate, channels, 4096));
        return limiter;
    }

    /// <summary>Output as long as the input and the latency, in calls of a changing length.</summary>
    public static float[][] Render(Limiter limiter, float[][] x, Func<int, int>? length = null, Action<int>? before = null)
    {
        float[][] y = [.. x.Select(c => (float[])[.. c, .. new float[limiter.LatencyFrames]])];
        for (int at = 0, call = 0; at < y[0].Length; call++)
        {
            before?.Invoke(at);
            int n = Math.Min(length?.Invoke(call) ?? 480, y[0].Length - at);
            limiter.Process(y.Length == 2 ? new(y[0].AsSpan(at, n), y[1].AsSpan(at, n)) : new(y[0].AsSpan(at, n)));
            at += n;
        }
        return y;
    }

    public static float[] Sine(double hz, double rate, double peakDb, int frames, double phase = 0)
    {
        double peak = Math.Pow(10, peakDb / 20);
        return [.. Enumerable.Range(0, frames).Select(i => (float)(peak * Math.Sin(2 * Math.PI * (hz * i / rate + phase))))];
    }

    /// <summary>Full scale and over by name, two channels that differ, 0.8 s.</summary>
    public static float[][] Signal(string name, double rate)
    {
        int n = (int)(rate * 0.8);
        Random random = new(5);
        return name switch
        {
            "music" => Music(rate, n),
            "square" => [Square(100), Square(997)],
            "high square" => [Square(3000.7), Square(rate / 6)],
            "quarter rate at 45°" => [Sine(rate / 4, rate, 0, n, 0.125), Sine(rate / 4, rate, -3, n, 0.11)],
            "near Nyquist" => [Sine(0.46 * rate, rate, 0, n), Sine(0.33 * rate, rate, 0, n, 0.1)],
            "clicks" => [Clicks(random), Clicks(random)],
            "white noise" => [White(), White()],
            "random-phase bursts" => [Bursts(0.45), Bursts(0.45)],
            "tone starts" => [Starts(1000), Starts(rate / 5)],
            _ => throw new ArgumentException(name),
        };

        float[] Square(double hz) => [.. Enumerable.Range(0, n).Select(i => hz * i / rate % 1 < 0.5 ? 1f : -1f)];

        float[] White() => [.. Enumerable.Range(0, n).Select(_ => 2 * random.NextSingle() - 1)];

        // Alone, in pairs and in alternating runs with a flip in the middle, where the band-limited peak is far above the samples.
        float[] Clicks(Random r)
        {
            float[] x = new float[n];
            for (int at = 500; at < n - 100; at += 300 + r.Next(3000))
                for (int k = 0, run = 1 + r.Next(16); k < 2 * run; k++) x[at + k] = (k % 2 == 0) ^ (k >= run) ? 1 : -1;
            return x;
        }

        // 60 sines of random frequency and phase below a share of the rate, on for 5 to 50 ms, off for as long.
        float[] Bursts(double share)
        {
            float[] x = new float[n];
            for (int at = 0; at < n;)
            {
                int on = (int)(rate * (0.005 + 0.045 * random.NextDouble())), off = (int)(rate * 0.03 * random.NextDouble());
                var tones = Enumerable.Range(0, 60).Select(_ => (W: 2 * Math.PI * share * random.NextDouble(), P: 2 * Math.PI * random.NextDouble())).ToArray();
                for (int i = at; i < Math.Min(n, at + on); i++) x[i] = (float)(tones.Sum(t => Math.Sin(t.W * i + t.P)) / 15);
                at += on + off;
            }
            return x;
        }

        float[] Starts(double hz) => [.. Sine(hz, rate, 0, n).Select((v, i) => i / (int)(rate / 20) % 2 == 1 ? v : 0)];
    }

    // Kick, snare, chord and a lead with all harmonics below 20 kHz, 130 bpm.
    static float[][] Music(double rate, int n)
    {
        Random random = new(6);
        double beat = rate * 60 / 130, noise = 0;
        float[] left = new float[n], right = new float[n];
        for (int i = 0; i < n; i++)
        {
            double t = i / rate, kick = i % beat / rate, snare = (i + beat) % (2 * beat) / rate;
            double low = 0.8 * Math.Exp(-kick * 9) * Math.Sin(2 * Math.PI * (50 * kick - 7 * Math.Exp(-kick * 40)));
            noise += 0.6 * (2 * random.NextDouble() - 1 - noise);
            low += 0.7 * Math.Exp(-snare * 16) * noise;
            left[i] = (float)(low + 0.1 * (Saw(110 * t) + Saw(164.8 * t)) + 0.15 * Saw(440 * t));
            right[i] = (float)(low + 0.1 * (Saw(110.4 * t) + Saw(220.3 * t)) + 0.15 * Saw(440 * t));
        }
        return [left, right];

        static double Saw(double phase)
        {
            double sum = 0;
            for (int k = 1; k <= 40; k++) sum += Math.Sin(2 * Math.PI * k * phase) / k;
            return sum;
        }
    }
}
