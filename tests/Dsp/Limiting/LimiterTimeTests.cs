using TopDown.Dsp.Limiting;
using TopDown.Dsp.Tests.Resampling;
using TopDown.Dsp.Tests.Saturation;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Limiting.LimiterRig;

namespace TopDown.Dsp.Tests.Limiting;

/// <summary>How the gain moves. The right channel carries a small constant, so that its output is the gain itself, sample by sample.</summary>
public sealed class LimiterTimeTests(ITestOutputHelper output)
{
    const double Rate = 48_000;
    const float Pilot = 1 / 1024f;

    /// <summary>Reduction in dB at each sample of the input.</summary>
    static double[] Reduction(float[] x, LimiterSettings? settings = null)
    {
        Limiter limiter = Make(Rate, settings: settings);
        float[] pilot = new float[x.Length];
        pilot.AsSpan().Fill(Pilot);
        return Array.ConvertAll(Render(limiter, [x, pilot])[1][limiter.LatencyFrames..], v => -20 * Math.Log10(v / Pilot));
    }

    /// <summary>A tone 9 dB under the ceiling, but 6 dB over it for a while from a second on; each level begins at a zero.</summary>
    static float[] Loud(double seconds, double after) => [.. Sine(1000, Rate, 5, (int)((1 + seconds + after) * Rate)).Select((v, i) =>
        i >= Rate && i < (1 + seconds) * Rate ? v : v * 0.178f)];

    static int Below(double[] reduction, int from, double db)
    {
        int at = from;
        while (at < reduction.Length && reduction[at] > db) at++;
        return at - from;
    }

    [Fact]
    public void A_step_is_met_before_it_comes_and_not_long_before()
    {
        double[] reduction = Reduction(Loud(0.1, 0.2));
        int step = (int)Rate, peak = step + 12;
        // Its first crest stands under the whole reduction; nothing moves earlier than the look-ahead.
        Assert.InRange(reduction[peak], 6.02, 6.5);
        int start = Array.FindIndex(reduction, r => r > 0);
        output.WriteLine($"starts {(step - start) / Rate * 1000:F2} ms before the step, reads {reduction[peak]:F3} dB at its crest");
        Assert.InRange(step - start, 100, 150);
        // Smooth and one way: never up on its way down, no sample moves more than 2 % of the whole.
        for (int i = start; i < peak; i++) Assert.InRange(reduction[i + 1] - reduction[i], -1e-5, 0.12);
    }

    [Fact]
    public void A_burst_is_let_go_fast_and_a_dense_passage_slowly()
    {
        int burst = Below(Reduction(Loud(0.005, 1)), (int)(1.005 * Rate), 6 / Math.E);
        int clear = Below(Reduction(Loud(0.005, 1)), (int)(1.005 * Rate), 0.5);
        int dense = Below(Reduction(Loud(3, 3)), (int)(4 * Rate), 6 / Math.E);
        int slower = Below(Reduction(Loud(0.005, 1), new(-1, 120)), (int)(1.005 * Rate), 6 / Math.E);
        output.WriteLine($"37 %: burst of 5 ms {burst / Rate * 1000:F0} ms, 3 s {dense / Rate * 1000:F0} ms, release 120: {slower / Rate * 1000:F0} ms; 0.5 dB: burst {clear / Rate * 1000:F0} ms");
        Assert.InRange(burst / Rate, 0.045, 0.07);       // 40 ms, hold and smoothing
        Assert.InRange(clear / Rate, 0.1, 0.25);
        Assert.InRange(dense / Rate, 0.55, 0.7);         // the memory's 0.6 s
        Assert.InRange(slower / Rate, 0.12, 0.18);
    }

    [Theory]
    [InlineData(50, 0.001), InlineData(100, 0.001), InlineData(1000, 0.001), InlineData(30, 0.3)]
    public void A_steady_tone_is_not_bent(double hz, double percent)
    {
        // Two seconds to settle, then one second: whole periods, a bin a hertz.
        Limiter limiter = Make(Rate);
        float[] x = Sine(hz, Rate, 5, 3 * (int)Rate);
        var bins = Response.Fft(Render(limiter, [x, x])[0].AsSpan(2 * (int)Rate, (int)Rate));
        double sum = 0;
        for (int k = 2; k * hz < 20_000; k++) sum += Math.Pow(bins[(int)(k * hz)].Magnitude, 2);
        double thd = 100 * Math.Sqrt(sum) / bins[(int)hz].Magnitude;
        output.WriteLine($"{hz} Hz, 6 dB over: THD {thd:F5} %");
        Assert.InRange(thd, 0, percent);
    }

    [Fact]
    public void A_dense_passage_does_not_pump()
    {
        // Bass and noise that follow each other at 8 Hz, all over the ceiling, for four seconds.
        Random random = new(2);
        float[] x = [.. Enumerable.Range(0, (int)(4 * Rate)).Select(i => (float)(1.4 * Math.Sin(2 * Math.PI * 55 * i / Rate) + (0.3 + 0.3 * Math.Sin(2 * Math.PI * 8 * i / Rate)) * (2 * random.NextDouble() - 1)))];
        double[] late = Reduction(x)[(int)(2 * Rate)..];
        // Without the memory these are 4.5 and 2.5 dB.
        double back = Enumerable.Range(0, late.Length - 960).Max(i => late[i] - late[i + 960]);
        output.WriteLine($"reduction {late.Min():F2} to {late.Max():F2} dB, falls by at most {back:F2} dB in 20 ms");
        Assert.InRange(late.Max() - late.Min(), 0, 2.5);
        Assert.InRange(back, 0, 1);
    }

    [Theory]
    [InlineData("ceiling"), InlineData("ceiling, twice"), InlineData("release")]
    public void Moves_leave_no_zipper(string what)
    {
        const int step = 14_413, length = 33_600;
        double worst = 0;
        foreach (bool up in (bool[])[true, false])
            foreach (double hz in (double[])[100, 440, 997])
                for (int phase = 0; phase < 16; phase++)
                {
                    (LimiterSettings a, LimiterSettings b) = what == "release" ? (new LimiterSettings(-12, 5), new LimiterSettings(-12, 1000)) : (new(0), new(-24));
                    if (up) (a, b) = (b, a);
                    Limiter limiter = Make(Rate, settings: a);
                    float[] x = Sine(hz, Rate, -6, length, phase / 16.0);
                    float[] y = Render(limiter, [x, x], call => call == 0 ? step : 480, at =>
                    {
                        if (at == step) limiter.Set(b);
                        if (at == step + 480 && what == "ceiling, twice") limiter.Set(a);
                    })[0];
                    double[] high = HighBand.Of(y);
                    double steady = Math.Max(HighBand.Peak(high, step - 4800, step), HighBand.Peak(high, length - 4800, length));
                    worst = Math.Max(worst, HighBand.Peak(high, step, step + 9600) - steady);
                }
        double db = Response.Db(worst / Math.Pow(10, -6 / 20.0));
        output.WriteLine($"{what}: {db:F1} dB");
        Assert.InRange(db, -400, -50);
    }
}
