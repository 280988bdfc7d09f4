using System.Runtime.InteropServices;

namespace TopDown.Plugin.Tests;

/// <summary>Test signals, the same at every run.</summary>
static class Signals
{
    public static float[][] Channels(int channels, Func<int, float[]> one) => [.. Enumerable.Range(0, channels).Select(one)];

    public static float[] Noise(int frames, double peak = 0.5, int seed = 1)
    {
        var random = new Random(seed);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)((random.NextDouble() * 2 - 1) * peak);
        return x;
    }

    public static float[][] Noise(int channels, int frames, double peak = 0.5, int seed = 1) => Channels(channels, c => Noise(frames, peak, seed + c));

    public static float[] Sine(int frames, double hz, double rate, double peak = 0.5, double phase = 0)
    {
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)(peak * Math.Sin(2 * Math.PI * (hz * i / rate + phase)));
        return x;
    }

    /// <summary>Noise that comes and goes: bursts and exact silences of lengths between a sample and about a second.</summary>
    public static float[][] Bursts(int channels, int frames, int longest, int seed)
    {
        var random = new Random(seed);
        float[][] x = Noise(channels, frames, 0.5, seed);
        for (int at = 0; at < frames;)
        {
            at += Length();
            int silence = Math.Min(Length(), frames - at);
            if (silence > 0)
                foreach (float[] c in x) Array.Clear(c, at, silence);
            at += Math.Max(1, silence);
        }
        return x;

        // Equal shares of every order of magnitude: short gaps matter as much as long ones.
        int Length() => (int)Math.Pow(longest, random.NextDouble());
    }

    /// <summary>Place of the first sample whose bits differ; −1 when there is none.</summary>
    public static int FirstDifference(float[][] a, float[][] b)
    {
        Assert.Equal(a.Length, b.Length);
        int first = -1;
        for (int c = 0; c < a.Length; c++)
        {
            Assert.Equal(a[c].Length, b[c].Length);
            int same = MemoryMarshal.Cast<float, int>(a[c]).CommonPrefixLength(MemoryMarshal.Cast<float, int>(b[c]));
            if (same < a[c].Length && (first < 0 || same < first)) first = same;
        }
        return first;
    }

    public static void AssertSame(float[][] expected, float[][] actual, string what)
    {
        int at = FirstDifference(expected, actual);
        if (at < 0) return;
        int channel = Array.FindIndex([.. Enumerable.Range(0, expected.Length)], c => expected[c][at] != actual[c][at]);
        double worst = 0;
        for (int c = 0; c < expected.Length; c++)
            for (int i = 0; i < expected[c].Length; i++) worst = Math.Max(worst, Math.Abs((double)expected[c][i] - actual[c][i]));
        Assert.Fail($"{what}: the first of the different samples is {at} (channel {channel}: {expected[Math.Max(0, channel)][at]:R} and {actual[Math.Max(0, channel)][at]:R}), the largest difference {worst:E2}.");
    }

    public static bool AreFinite(float[][] x) => x.All(c => c.All(float.IsFinite));

    public static double Peak(float[][] x) => x.Max(c => c.Max(v => Math.Abs((double)v)));
}
