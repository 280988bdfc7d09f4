using TopDown.Dsp;
using TopDown.Mixdown.Reporting.Analyses;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>Sounds whose figures are known, and ways to feed them.</summary>
static class Tones
{
    public const int Rate = 48_000;

    public static float[] Sine(double seconds, double hz, double peakDb, double phase = 0, int rate = Rate) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(Math.Pow(10, peakDb / 20) * Math.Sin(2 * Math.PI * hz * i / rate + phase)))];

    public static float[] Silence(double seconds, int rate = Rate) => new float[(int)(seconds * rate)];

    /// <summary>Gaussian, white.</summary>
    public static float[] White(double seconds, double rmsDb, int seed, int rate = Rate)
    {
        var random = new Random(seed);
        double rms = Math.Pow(10, rmsDb / 20);
        return [.. Enumerable.Range(0, (int)(seconds * rate)).Select(_ => (float)(rms * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    /// <summary>White noise in a band, by sines of random phase 5 Hz apart.</summary>
    public static float[] Band(double seconds, double lowHz, double highHz, double rmsDb, int seed)
    {
        var random = new Random(seed);
        var sum = new double[(int)(seconds * Rate)];
        int tones = 0;
        for (double hz = lowHz; hz <= highHz; hz += 5, tones++)
        {
            double phase = 2 * Math.PI * random.NextDouble(), step = 2 * Math.PI * (hz + 2 * random.NextDouble()) / Rate;
            for (int i = 0; i < sum.Length; i++) sum[i] += Math.Sin(step * i + phase);
        }
        double gain = Math.Pow(10, rmsDb / 20) * Math.Sqrt(2.0 / tones);
        return [.. sum.Select(v => (float)(gain * v))];
    }

    /// <summary>In blocks of odd lengths, or of one length.</summary>
    public static T Feed<T>(T meter, float[] left, float[] right, int block = 0) where T : CellMeter
    {
        ForBlocks(left.Length, block, (at, n) => meter.Add(new Audio(left.AsSpan(at, n), right.AsSpan(at, n))));
        return meter;
    }

    public static void ForBlocks(int length, int block, Action<int, int> each)
    {
        int[] odd = [1, 511, 4096, 7, 12_345];
        for (int at = 0, n = 0; at < length; n++)
        {
            int frames = Math.Min(block > 0 ? block : odd[n % odd.Length], length - at);
            each(at, frames);
            at += frames;
        }
    }
}
