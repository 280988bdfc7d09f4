using TopDown.Dsp.Limiting;
using static TopDown.Dsp.Tests.Limiting.LimiterRig;

namespace TopDown.Dsp.Tests.Limiting;

public sealed class LimiterContractTests
{
    [Theory]
    [InlineData(8_000), InlineData(44_100), InlineData(48_000), InlineData(96_000), InlineData(192_000), InlineData(768_000)]
    public void Below_the_ceiling_it_is_a_delay_of_the_latency_it_tells(double rate)
    {
        float[][] x = [Noise(1, 30_000, 0.4f), Noise(2, 30_000, 0.4f)];
        foreach (int channels in (int[])[1, 2])
        {
            Limiter limiter = Make(rate, channels);
            int latency = limiter.LatencyFrames;
            Assert.Equal(Limiter.Latency(rate), latency);
            if (rate is >= 44_100 and <= 192_000) Assert.InRange(latency / rate, 0.003, 0.005);
            float[][] y = Render(limiter, x[..channels]);
            for (int c = 0; c < channels; c++)
            {
                Assert.True(y[c].AsSpan(0, latency).IndexOfAnyExcept(0f) < 0);
                Assert.Equal(x[c], y[c][latency..]);
            }
            Assert.Equal(0, limiter.ReductionDb);
        }
    }

    [Fact]
    public void The_ceiling_is_where_it_says()
    {
        // A quarter-rate sine at 45°: its samples lie 3 dB under its true peak.
        foreach (double ceiling in (double[])[-1, -6])
        {
            Assert.Equal(0, Reduction(ceiling, ceiling - Limiter.MarginDb - 0.01));
            Assert.InRange(Reduction(ceiling, ceiling), 0.02, 0.04);
            Assert.InRange(Reduction(ceiling, ceiling + 6), 6.02, 6.04);
        }

        static double Reduction(double ceilingDb, double peakDb)
        {
            Limiter limiter = Make(settings: new(ceilingDb));
            // A swell instead of edges, whose band-limited shapes overshoot.
            float[] x = [.. Sine(12_000, 48_000, peakDb, 24_000, 0.125).Select((v, i) => (float)(v * Math.Min(1, Math.Min(i, 24_000 - i) / 8000.0)))];
            Render(limiter, [x, x], _ => 30_000);
            return limiter.ReductionDb;
        }
    }

    [Fact]
    public void Every_split_gives_the_same_samples()
    {
        float[][] x = [.. Signal("random-phase bursts", 48_000).Select(c => c[..20_000])];
        float[][] whole = Cut(_ => 4096);
        Random random = new(3);
        foreach (Func<int, int> length in (Func<int, int>[])[_ => 1, _ => 7, _ => random.Next(0, 600), _ => 257])
        {
            float[][] y = Cut(length);
            Assert.Equal(whole[0], y[0]);
            Assert.Equal(whole[1], y[1]);
        }

        // The ceiling moves at frames 5000 and 5100, before the first move has reached the output, the release at 9000.
        float[][] Cut(Func<int, int> length)
        {
            Limiter limiter = Make();
            (int Frame, LimiterSettings Settings)[] events = [(5000, new(-12)), (5100, new(-3)), (9000, new(-3, 200))];
            int at = 0;
            return Render(limiter, x, Next, frame =>
            {
                at = frame;
                foreach ((int eventFrame, LimiterSettings settings) in events)
                    if (eventFrame == frame) limiter.Set(settings);
            });

            int Next(int call) => Math.Min(length(call), events.Select(e => e.Frame).Where(f => f > at).DefaultIfEmpty(int.MaxValue).Min() - at);
        }
    }

    [Fact]
    public void Reset_is_exact_and_silence_comes_to_rest()
    {
        float[][] x = Signal("music", 48_000);
        Limiter limiter = Make();
        float[][] first = Render(limiter, x);
        Assert.False(limiter.AtRest);
        limiter.Reset();
        Assert.True(limiter.AtRest);
        float[][] second = Render(limiter, x);
        Assert.Equal(first[0], second[0]);
        Assert.Equal(first[1], second[1]);
        int seconds = 0;
        for (; !limiter.AtRest && seconds < 60; seconds++) Render(limiter, [new float[48_000], new float[48_000]]);
        Assert.InRange(seconds, 1, 15);
    }

    [Fact]
    public void Both_channels_get_one_gain_and_mono_is_one_of_two()
    {
        float[] left = Signal("music", 48_000)[0], quiet = Array.ConvertAll(left, v => v / 4);
        float[][] y = Render(Make(), [left, quiet]);
        Assert.Equal(y[0], Array.ConvertAll(y[1], v => 4 * v));
        Assert.Equal(y[0], Render(Make(channels: 1), [left])[0]);
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_is_taken_as_silence_and_does_not_stick(float bad)
    {
        float[][] clean = [.. Signal("music", 48_000).Select(c => c[..20_000])];
        float[][] dirty = [.. clean.Select(c => (float[])c.Clone())];
        foreach (int at in (int[])[0, 3001, 3002, 3003, 9000, 19_999])
            (clean[0][at], dirty[0][at], clean[1][at / 2], dirty[1][at / 2]) = (0, bad, 0, bad);
        float[][] y = Render(Make(), dirty), expected = Render(Make(), clean);
        Assert.Equal(expected[0], y[0]);
        Assert.Equal(expected[1], y[1]);
    }

    [Theory]
    [InlineData(1e6f), InlineData(1e30f), InlineData(float.MaxValue)]
    public void The_largest_samples_stay_below_the_ceiling_too(float huge)
    {
        float[] x = Noise(1, 48_000, 0.2f);
        for (int i = 0; i < 30; i++) x[10_000 + i] = i % 3 == 0 ? huge : -huge;
        float[][] y = Render(Make(), [x, x]);
        Assert.All(y, c => Assert.InRange(c.Max(MathF.Abs), 0, 0.8914f));
    }

    [Fact]
    public void The_reading_is_the_calls_own_reduction()
    {
        Limiter limiter = Make();
        float[] x = Sine(997, 48_000, 5, 24_000), y = [.. x];
        double most = 0;
        for (int at = 0; at < y.Length; at += 240)
        {
            limiter.Process(new(y.AsSpan(at, 240), new float[240]));
            most = Math.Max(most, limiter.ReductionDb);
            if (at < 4800) continue;
            double gain = -20 * Math.Log10(y.AsSpan(at, 240).ToArray().Max(MathF.Abs) / x.Max());
            Assert.InRange(limiter.ReductionDb, gain - 0.01, gain + 0.01);
        }
        Assert.InRange(most, 6.02, 6.4);        // the edge at the start has a higher peak than the sine
    }

    [Fact]
    public void Nothing_is_allocated_after_prepare()
    {
        Limiter limiter = Make();
        float[][] x = [.. Signal("random-phase bursts", 48_000).Select(c => c[..20_000])];
        Work();
        Assert.Equal(0, Allocations.Of(Work));

        void Work()
        {
            for (int at = 0, n = 1; at + n <= 20_000; at += n, n = n * 3 % 997 + 1)
            {
                limiter.Set(new(-1 - at % 7, 20 + at % 50));
                limiter.Process(new(x[0].AsSpan(at, n), x[1].AsSpan(at, n)));
            }
            limiter.Reset();
        }
    }

    static float[] Noise(int seed, int frames, float peak)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => peak * (2 * random.NextSingle() - 1))];
    }
}
