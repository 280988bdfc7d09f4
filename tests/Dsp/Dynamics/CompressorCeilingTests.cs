using TopDown.Dsp.Dynamics;
using Xunit;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>The ceiling clamps the target before the ballistics.</summary>
public sealed class CompressorCeilingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(48_000, false)]
    [InlineData(48_000, true)]
    [InlineData(96_000, false)]
    [InlineData(96_000, true)]
    public void NoSampleIsReducedByMore(double sampleRate, bool auto)
    {
        double worst = double.NegativeInfinity;
        foreach (double attack in new[] { 0.1, 3, 30 })
            foreach (double ceiling in new[] { 1.5, 6, 12 })
            {
                // Long full reduction, a gap, and back: in Auto the slow section is then nearly full when the fast one is charged again.
                float[] x = [.. Steps(Square, 1000, sampleRate, (6, 0), (0.1, -60), (0.5, 0)), .. Bursts((int)(2 * sampleRate), sampleRate)];
                // Per-sample ratios of tiny samples measure float rounding, not gain: 0.0001 dB needs −40 dBFS and more.
                double[] db = Reduction(new CompressorSettings(-40, 20, 6, attack, 50, auto, ceiling), sampleRate, x);
                double most = 0;
                for (int i = 0; i < x.Length; i++) most = Math.Max(most, db[i]);
                Assert.True(most > ceiling - 0.05, $"The signal must reach the ceiling, {most:F4} dB of {ceiling}.");
                worst = Math.Max(worst, most - ceiling);
            }
        output.WriteLine($"{sampleRate} Hz, Auto {auto}: over the ceiling by {worst:E2} dB at worst");
        Assert.True(worst <= 0.0001, $"{worst:E2} dB");
    }

    /// <summary>
    /// A slow section full from 12 dB, a target that sinks to 10.8: the fast section, charged again from empty, must not carry
    /// the sum beyond the target.
    /// </summary>
    [Fact]
    public void AutoNeverExceedsATargetItHasComeDownTo()
    {
        var ballistics = new AutoBallistics();
        ballistics.Prepare(new Spec(48_000, 2, 512));
        ballistics.Set(0.03);
        float[] high = new float[8 * 48_000], low = new float[48_000], y = new float[8 * 48_000];
        Array.Fill(high, 12f);
        Array.Fill(low, 10.8f);
        ballistics.Process(high, high, y, y);
        Assert.InRange(y[^1], 11.99f, 12.000001f);
        ballistics.Process(low, low, y.AsSpan(0, low.Length), y.AsSpan(0, low.Length));
        int down = Array.FindIndex(y, v => v <= 10.8f);
        Assert.InRange(down, 0, 24_000);
        double most = y.Skip(down).Take(low.Length - down).Max();
        output.WriteLine($"over the target by {most - 10.8f:E2} dB");
        Assert.True(most <= 10.8f + 1e-5, $"{most - 10.8f:E2} dB");
    }

    [Theory]
    [InlineData(48_000, false)]
    [InlineData(48_000, true)]
    [InlineData(96_000, false)]
    public void ReleaseAfterTwentyDbOverEqualsReleaseAtExactlyTheCeiling(double sampleRate, bool auto)
    {
        const double ceiling = 4, threshold = -30;
        // 2:1, hard knee: 4 dB of reduction is asked for 8 dB over the threshold.
        double over = Fall(threshold + 20), exact = Fall(threshold + 8);
        output.WriteLine($"{sampleRate} Hz, Auto {auto}: {over * 1000:F2} ms after 20 dB over, {exact * 1000:F2} ms after exactly the ceiling");
        Assert.InRange(over / exact, 0.95, 1.05);

        double Fall(double levelDb)
        {
            float[] x = Steps(Square, 1000, sampleRate, (10, levelDb), (7, threshold - 6));
            double[] db = Reduction(new CompressorSettings(threshold, 2, 0, 3, 300, auto, ceiling), sampleRate, x);
            int end = (int)(10 * sampleRate);
            return Crossing(db, end, Math.Exp(-1) * ceiling) / sampleRate;
        }
    }

    /// <summary>Noise in bursts of random length and level between silence and +12 dBFS, no sample near zero.</summary>
    static float[] Bursts(int frames, double sampleRate)
    {
        var random = new Random(7);
        var x = new float[frames];
        for (int i = 0, left = 0; i < frames; i++, left--)
        {
            if (left == 0) left = 1 + (int)(random.NextDouble() * random.NextDouble() * sampleRate / 2);
            double level = Amplitude(-50 + 62 * ((left * 7919 % 13) / 12.0));
            x[i] = (float)(level * (0.2 + 0.8 * random.NextDouble()) * (random.Next(2) * 2 - 1));
        }
        return x;
    }
}
