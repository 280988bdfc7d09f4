namespace TopDown.Dsp.Tests.Loudness;

public class ProgrammeMeterTests
{
    static readonly double[] s_51 = [1, 1, 1, 0, ProgrammeMeter.Surround, ProgrammeMeter.Surround];

    static float[][] Noise(int channels, int frames, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, channels).Select(c => Enumerable.Range(0, frames).Select(i => (float)((0.2 + 0.1 * Math.Sin(i * 1e-5 * (c + 1))) * (random.NextDouble() - 0.5))).ToArray())];
    }

    static ProgrammeMeter Measured(double rate, double[] weights, float[][] x, Func<int>? length = null)
    {
        var meter = new ProgrammeMeter();
        meter.Prepare(rate, weights);
        float[][] part = [.. x.Select(_ => new float[x[0].Length])];
        for (int at = 0, n; at < x[0].Length; at += n)
        {
            n = Math.Min(length?.Invoke() ?? int.MaxValue, x[0].Length - at);
            for (int c = 0; c < x.Length; c++) x[c].AsSpan(at, n).CopyTo(part[c]);
            meter.Process(part, n);
        }
        return meter;
    }

    static (double, double, double, double, double, double) Figures(LoudnessWindows m) => (m.Integrated, m.Range, m.Momentary, m.ShortTerm, m.MaxMomentary, m.MaxShortTerm);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Reads_mono_and_stereo_as_the_loudness_meter_does_to_the_bit(int channels)
    {
        float[][] x = Noise(channels, 400_000, 1);
        var two = new LoudnessMeter(withRange: true);
        two.Prepare(new Spec(44_100, channels, 400_000));
        two.Process(channels == 2 ? new Audio(x[0], x[1]) : new Audio(x[0]));
        Assert.Equal(Figures(two), Figures(Measured(44_100, [.. Enumerable.Repeat(1.0, channels)], x)));
        Assert.True(double.IsFinite(two.Range));
    }

    [Fact]
    public void Any_split_reads_the_same_bits()
    {
        float[][] x = Noise(6, 200_000, 2);
        var random = new Random(3);
        var whole = Figures(Measured(48_000, s_51, x));
        Assert.Equal(whole, Figures(Measured(48_000, s_51, x, () => 1)));
        Assert.Equal(whole, Figures(Measured(48_000, s_51, x, () => random.Next(1, 5000))));
    }

    // BS.1770-5 table 3: fronts count once, surrounds 1.41 times (1.5 dB), LFE not at all. Each channel alone.
    [Fact]
    public void Every_channel_has_its_weight()
    {
        float[] sound = Noise(1, 240_000, 4)[0];
        double[] lufs = [.. Enumerable.Range(0, 6).Select(c => Measured(48_000, s_51, [.. Enumerable.Range(0, 6).Select(i => i == c ? sound : new float[240_000])]).Integrated)];
        Assert.Equal(lufs[0], lufs[1], 1e-9);
        Assert.Equal(lufs[0], lufs[2], 1e-9);
        Assert.Equal(double.NegativeInfinity, lufs[3]);
        Assert.Equal(lufs[0] + 10 * Math.Log10(1.41), lufs[4], 1e-9);
        Assert.Equal(lufs[4], lufs[5], 1e-9);
    }

    // Tech 3342 §5, followed literally over every short-term value kept.
    [Fact]
    public void Range_agrees_with_every_window_kept()
    {
        var meter = new ProgrammeMeter();
        meter.Prepare(48_000, [1, 1]);
        var random = new Random(5);
        List<double> kept = [];
        float[] x = new float[2400];
        for (int n = 0; n < 4000; n++)
        {
            double level = Math.Pow(10, (-35 + 20 * Math.Sin(n * 0.004) + 8 * Math.Sin(n * 0.05)) / 20);
            for (int i = 0; i < x.Length; i++) x[i] = (float)(level * (random.NextDouble() - 0.5));
            meter.Process([x, x], x.Length);
            if (meter.Hops >= 300 && meter.ShortTerm >= -70) kept.Add(meter.ShortTerm);
        }
        double gate = 10 * Math.Log10(kept.Average(l => Math.Pow(10, l / 10))) - 20;
        List<double> loud = [.. kept.Where(l => l >= gate).Order()];
        Assert.InRange(loud.Count, kept.Count / 2, kept.Count - 100); // the gate had work to do
        double exact = loud[(int)Math.Round((loud.Count - 1) * 0.95)] - loud[(int)Math.Round((loud.Count - 1) * 0.10)];
        Assert.InRange(exact, 10, 30);
        Assert.Equal(exact, meter.Range, 0.1);
    }

    [Fact]
    public void Silence_and_short_sound_have_no_range_and_Reset_forgets()
    {
        Assert.Equal(double.NaN, Measured(48_000, [1, 1], [new float[480_000], new float[480_000]]).Range);
        Assert.Equal(double.NaN, Measured(48_000, [1, 1], Noise(2, 100_000, 6)).Range);
        var meter = Measured(48_000, [1, 1], Noise(2, 400_000, 6));
        meter.Reset();
        Assert.Equal((double.NegativeInfinity, double.NaN, 0L), (meter.Integrated, meter.Range, meter.Hops));
        Assert.Equal(double.NaN, new LoudnessMeter().Range);
    }

    [Fact]
    public void Allocates_nothing()
    {
        var meter = new ProgrammeMeter();
        meter.Prepare(48_000, s_51);
        float[][] x = Noise(6, 48_000, 7);
        meter.Process(x, 48_000);
        double sum = 0;
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 4; i++) meter.Process(x, 48_000);
            sum += meter.Integrated + meter.Range;
        }));
        Assert.True(double.IsFinite(sum));
    }
}
