using TopDown.Dsp.Stereo;
using TopDown.Dsp.Tests.Resampling;
using TopDown.Dsp.Tests.Saturation;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Stereo;

public sealed class ImagerContractTests(ITestOutputHelper output)
{
    const int Frames = 6000, Cell = 32;

    [Fact]
    public void Every_split_gives_the_same_samples()
    {
        (float[] l, float[] r) = Render(_ => Cell);
        foreach (Func<Random, int> length in new Func<Random, int>[] { _ => 1, random => random.Next(1, Cell + 1), _ => 7 })
        {
            (float[] left, float[] right) = Render(length);
            Assert.Equal(l, left);
            Assert.Equal(r, right);
        }
    }

    [Fact]
    public void Reset_is_exact_and_silence_comes_to_rest()
    {
        Imager imager = Make();
        imager.Set(new(150, 50, 100, 120, MonoAmount: 1));
        (float[] a, float[] b) = Noise();
        imager.Process(new Audio(a, b));
        Assert.False(imager.AtRest);
        imager.Reset();
        (float[] c, float[] d) = Noise();
        imager.Process(new Audio(c, d));
        Assert.Equal(a, c);
        Assert.Equal(b, d);
        int blocks = 0;
        for (; !imager.AtRest && blocks < 50; blocks++) imager.Process(new Audio(new float[Frames], new float[Frames]));
        Assert.InRange(blocks, 1, 49);
    }

    [Fact]
    public void Nothing_is_allocated_after_prepare()
    {
        Imager imager = Make();
        CorrelationMeter meter = new();
        meter.Prepare(new Spec(48_000, 2, Frames));
        (float[] l, float[] r) = Noise();
        Work();
        Assert.Equal(0, Allocations.Of(Work));

        void Work()
        {
            for (int at = 0; at + Cell <= Frames; at += Cell)
            {
                imager.Set(new(at / 40.0, at % 200, 100, 50, MonoAmount: at / (double)Frames));
                imager.Process(new Audio(l.AsSpan(at, Cell), r.AsSpan(at, Cell)));
                meter.Process(new Audio(l.AsSpan(at, Cell), r.AsSpan(at, Cell)));
            }
            imager.Reset();
            meter.Reset();
        }
    }

    /// <summary>Full-range steps through a 20 ms S-curve in cells; the side is a sine, what is heard above 3 kHz counts, re its peak.</summary>
    [Theory]
    [InlineData("width"), InlineData("low"), InlineData("mid"), InlineData("high"), InlineData("low split"), InlineData("high split"), InlineData("mono"), InlineData("mono hz")]
    public void Glides_are_below_minus_50_dB(string what)
    {
        const int step = 9600, end = 24_000;
        double worst = 0;
        foreach (bool up in new[] { true, false })
            foreach (double hz in new[] { 100.0, 440, 997 })
                for (int start = 0; start < 16; start++)
                {
                    Imager imager = new();
                    imager.Prepare(new Spec(48_000, 2, Cell));
                    float[] left = new float[end], right = new float[end];
                    for (int i = 0; i < end; i++) right[i] = -(left[i] = (float)(0.5 * Math.Sin(2 * Math.PI * (hz * i / 48_000 + start / 16.0))));
                    for (int at = 0; at < end; at += Cell)
                    {
                        double t = Math.Clamp((at + Cell - step) / 960.0, 0, 1), s = t * t * t * (10 - t * (15 - 6 * t)), a = up ? s : 1 - s;
                        imager.Set(what switch
                        {
                            "width" => new(200 * a), "low" => new(100, 200 * a), "mid" => new(100, 100, 200 * a), "high" => new(100, 100, 100, 200 * a),
                            "low split" => new(100, 0, LowSplitHz: 50 * Math.Pow(20, a)), "high split" => new(100, HighPercent: 0, HighSplitHz: 1000 * Math.Pow(12, a)),
                            "mono" => new(100, MonoBelowHz: 400, MonoAmount: a), _ => new(100, MonoBelowHz: 30 * Math.Pow(16, a), MonoAmount: 1),
                        });
                        imager.Process(new Audio(left.AsSpan(at, Cell), right.AsSpan(at, Cell)));
                    }
                    double[] high = HighBand.Of(left);
                    double steady = Math.Max(HighBand.Peak(high, step - 4800, step), HighBand.Peak(high, end - 4800, end));
                    worst = Math.Max(worst, HighBand.Peak(high, step, step + 4800) - steady);
                }
        output.WriteLine($"{what}: {Response.Db(worst / 0.5):F1} dB");
        Assert.InRange(Response.Db(worst / 0.5), -400, -50);
    }

    // Settings move in some cells and stand in others, back to neutral among them; the cells are cut as asked.
    static (float[] Left, float[] Right) Render(Func<Random, int> length)
    {
        Imager imager = Make();
        (float[] l, float[] r) = Noise();
        Random cuts = new(4);
        for (int cell = 0, at = 0; at < Frames; cell++)
        {
            double move = cell % 60 < 30 ? cell : 0;
            imager.Set(cell % 90 > 70 ? new(100) : new(100 + move, 100 - move / 2, 100, 100 + move, 200 + move, MonoAmount: cell % 90 > 45 ? 1 : 0));
            for (int end = Math.Min(Frames, at + Cell); at < end;)
            {
                int n = Math.Min(length(cuts), end - at);
                imager.Process(new Audio(l.AsSpan(at, n), r.AsSpan(at, n)));
                at += n;
            }
        }
        return (l, r);
    }

    static Imager Make()
    {
        Imager imager = new();
        imager.Prepare(new Spec(48_000, 2, Frames));
        return imager;
    }

    static (float[] Left, float[] Right) Noise()
    {
        Random random = new(11);
        float[] l = new float[Frames], r = new float[Frames];
        for (int i = 0; i < Frames; i++) (l[i], r[i]) = ((float)(2 * random.NextDouble() - 1), (float)(2 * random.NextDouble() - 1));
        return (l, r);
    }
}
