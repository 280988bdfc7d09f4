using System.Runtime.InteropServices;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Measuring;

/// <summary>Small files made by hand, and their measurements.</summary>
static class TestFiles
{
    public const uint Mask50 = 0x37, Mask51 = 0x3F, Mask51Sides = 0x60F;

    public static Measurement Measure(RawWav raw)
    {
        using Scratch s = new();
        return FileMeter.Measure(s.Put("take.wav", raw.Bytes()));
    }

    /// <summary>32-bit float, with speaker positions where there are some.</summary>
    public static RawWav Float(float[][] x, uint rate = 48_000, uint? speakers = null)
    {
        float[] interleaved = new float[x.Length * x[0].Length];
        for (int i = 0; i < interleaved.Length; i++) interleaved[i] = x[i % x.Length][i / x.Length];
        return new() { Tag = 3, Bits = 32, Channels = x.Length, Rate = rate, Extensible = speakers is not null, Speakers = speakers ?? 0, Data = MemoryMarshal.AsBytes<float>(interleaved).ToArray() };
    }

    public static float[] Tone(double seconds, double dbfs, double hz = 1000, int rate = 48_000) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(Math.Pow(10, dbfs / 20) * Math.Sin(2 * Math.PI * hz * i / rate)))];

    public static float[] Silence(double seconds, int rate = 48_000) => new float[(int)(seconds * rate)];

    /// <summary>Noise whose level wanders over some 30 dB: something for gates and range.</summary>
    public static float[][] Wandering(int channels, double seconds, int rate, int seed)
    {
        var random = new Random(seed);
        float[][] x = new float[channels][];
        for (int c = 0; c < channels; c++) x[c] = new float[(int)(seconds * rate)];
        double low = 0;
        for (int i = 0; i < x[0].Length; i++)
        {
            double level = Math.Pow(10, (-26 + 13 * Math.Sin(i * 0.35 / rate) + 3 * Math.Sin(i * 2.1 / rate)) / 20), shared = random.NextDouble() - 0.5;
            low += 0.05 * (shared - low);
            for (int c = 0; c < channels; c++) x[c][i] = (float)(level * (4 * low + 0.4 * (random.NextDouble() - 0.5)));
        }
        return x;
    }
}
