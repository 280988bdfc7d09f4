namespace TopDown.Dsp.Tests.Loudness;

public class TruePeakMeterTests
{
    // Where the truth is known: a tone's true peak is its amplitude. Few samples a pattern (frequencies p/q of the rate) seldom hit it.
    [Fact]
    public void Tones_to_0_45_of_the_rate_read_their_amplitude()
    {
        var random = new Random(7);
        double hidden = 0;
        for (int n = 0; n < 200; n++)
        {
            int q = random.Next(3, 13), p = random.Next(1, (int)(0.45 * q) + 1);
            double phase = 2 * Math.PI * random.NextDouble();
            float[] x = [.. Enumerable.Range(0, 4000).Select(i => (float)(0.5 * Faded(i, 4000) * Math.Sin(2 * Math.PI * i * p / q + phase)))];
            var meter = new TruePeakMeter();
            meter.Process(x);
            double error = 20 * Math.Log10(meter.Peak / 0.5);
            Assert.True(Math.Abs(error) < 0.03, $"{p}/{q} fs: {error:F4} dB");
            hidden = Math.Max(hidden, -20 * Math.Log10(Samples.Peak(x) / 0.5));
        }
        Assert.True(hidden > 2, "The samples hit every peak: this shows nothing.");
    }

    static double Faded(int i, int length) => Math.Min(1, Math.Min(i, length - i) / 500.0);

    [Fact]
    public void The_last_sample_counts_after_Drain_and_Reset_forgets()
    {
        var meter = new TruePeakMeter();
        meter.Process([0, 0, 0.7f]);
        Assert.True(meter.Peak < 0.5f);
        meter.Drain();
        Assert.InRange(meter.Peak, 0.7f, 0.75f);
        meter.Reset();
        Assert.Equal(0, meter.Peak);
        Assert.Equal(0, meter.Drain());
    }

    [Fact]
    public void Any_split_reads_the_same_bits()
    {
        var random = new Random(8);
        float[] x = [.. Enumerable.Range(0, 20_000).Select(i => (float)(Math.Sin(i * 0.001) * (random.NextDouble() - 0.5)))];
        float[] whole = Readings(x, () => 1);
        Assert.Equal(whole.Max(), Peak(x, () => 20_000));
        Assert.Equal(whole.Max(), Peak(x, () => random.Next(1, 700)));
        Assert.True(whole.Max() > Samples.Peak(x), "Nothing lies between the samples: this shows nothing.");

        static float Peak(float[] x, Func<int> length) => Readings(x, length).Max();
    }

    static float[] Readings(float[] x, Func<int> length)
    {
        var meter = new TruePeakMeter();
        List<float> readings = [];
        for (int at = 0, n; at < x.Length; at += n)
        {
            n = Math.Min(length(), x.Length - at);
            readings.Add(meter.Process(x.AsSpan(at, n)));
        }
        readings.Add(meter.Drain());
        Assert.Equal(meter.Peak, readings.Max());
        return [.. readings];
    }

    [Fact]
    public void Allocates_nothing()
    {
        var meter = new TruePeakMeter();
        float[] x = new float[4800];
        x[100] = 1;
        Assert.Equal(0, Allocations.Of(() =>
        {
            meter.Process(x);
            meter.Drain();
        }));
    }
}
