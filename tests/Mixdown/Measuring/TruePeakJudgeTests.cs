using TopDown.Dsp;
using TopDown.Mixdown.Measuring;

namespace TopDown.Mixdown.Tests.Measuring;

/// <summary>The judge against sums of sines, whose value between the samples is known.</summary>
public sealed class TruePeakJudgeTests
{
    const int Frames = 6000;

    // Five tones to 0.45 of the rate, faded in and out: their peak by formula, 200 points a sample.
    static (float[] Samples, double Peak) Chord(int seed)
    {
        var random = new Random(seed);
        double[] f = [.. Enumerable.Range(0, 5).Select(_ => 0.02 + 0.43 * random.NextDouble())], phase = [.. f.Select(_ => 2 * Math.PI * random.NextDouble())];
        float[] x = [.. Enumerable.Range(0, Frames).Select(i => (float)At(i))];
        double peak = 0;
        for (int i = 0; i < Frames * 200; i++) peak = Math.Max(peak, Math.Abs(At(i / 200.0)));
        return (x, peak);

        double At(double t)
        {
            double fade = 0.5 - 0.5 * Math.Cos(2 * Math.PI * t / Frames), sum = 0;
            for (int k = 0; k < f.Length; k++) sum += Math.Sin(2 * Math.PI * f[k] * t + phase[k]);
            return 0.15 * fade * sum;
        }
    }

    static double Judged(float[] x, Func<int>? length = null)
    {
        var judge = new TruePeakJudge();
        for (int at = 0, n; at < x.Length; at += n)
        {
            n = Math.Min(length?.Invoke() ?? int.MaxValue, x.Length - at);
            judge.Process(x.AsSpan(at, n));
        }
        judge.Drain();
        return judge.Peak;
    }

    [Fact]
    public void Knows_the_peak_between_the_samples_within_0_004_dB()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var (x, peak) = Chord(seed);
            double error = 20 * Math.Log10(Judged(x) / peak);
            Assert.True(error is > -0.004 and < 0.001, $"chord {seed}: {error:F5} dB");
            var meter = new TruePeakMeter();
            meter.Process(x);
            meter.Drain();
            Assert.InRange(20 * Math.Log10(meter.Peak / peak), -0.03, 0.03); // and the quick meter stays near
        }
    }

    [Fact]
    public void Any_split_judges_alike_and_the_last_sample_counts()
    {
        var (x, _) = Chord(99);
        var random = new Random(1);
        Assert.Equal(Judged(x), Judged(x, () => 1));
        Assert.Equal(Judged(x), Judged(x, () => random.Next(1, 500)));
        float[] late = new float[501];
        late[500] = 0.9f;
        Assert.Equal(0.9, Judged(late), 1e-3);
    }
}
