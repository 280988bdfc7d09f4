using TopDown.Dsp.Stereo;

namespace TopDown.Dsp.Tests.Stereo;

public sealed class CorrelationMeterTests
{
    const int Rate = 48_000;

    /// <summary>Two sines with a phase between them correlate by its cosine; of unrelated noise the mixture is known.</summary>
    [Theory, InlineData(0.0), InlineData(60), InlineData(90), InlineData(120), InlineData(180)]
    public void Sines_read_the_cosine_of_their_phase(double degrees)
    {
        foreach (double rate in new[] { 44_100, 48_000, 96_000, 192_000.0 })
        {
            int frames = (int)(4 * rate);
            float[] l = new float[frames], r = new float[frames];
            for (int i = 0; i < frames; i++)
            {
                double t = 2 * Math.PI * 997 * i / rate;
                (l[i], r[i]) = ((float)(0.5 * Math.Sin(t)), (float)(0.1 * Math.Sin(t + degrees * Math.PI / 180)));
            }
            Assert.InRange(Read(l, r, rate).Value - Math.Cos(degrees * Math.PI / 180), -0.01, 0.01);
        }
    }

    [Theory, InlineData(0.0), InlineData(0.5), InlineData(-0.5)]
    public void Noise_with_a_common_part_reads_its_share(double share)
    {
        Random random = new(3);
        float[] l = new float[40 * Rate], r = new float[40 * Rate];
        double mean = 0;
        CorrelationMeter meter = new();
        meter.Prepare(new Spec(Rate, 2, 4800));
        for (int i = 0; i < l.Length; i++)
        {
            double a = random.NextDouble() - 0.5, b = random.NextDouble() - 0.5;
            (l[i], r[i]) = ((float)a, (float)(share * a + Math.Sqrt(1 - share * share) * b));
        }
        for (int at = 0; at < l.Length; at += 4800)
        {
            meter.Process(new Audio(l.AsSpan(at, 4800), r.AsSpan(at, 4800)));
            if (at > 2 * Rate) mean += meter.Value / ((l.Length - 2 * Rate) / 4800 - 1);
        }
        Assert.InRange(mean - share, -0.01, 0.01);
    }

    [Fact]
    public void It_follows_with_400_ms_and_one_sided_or_silent_input_reads_0()
    {
        float[] l = new float[2 * Rate], r = new float[2 * Rate];
        Random random = new(8);
        for (int i = 0; i < l.Length; i++) r[i] = (l[i] = (float)(random.NextDouble() - 0.5)) * (i < Rate ? 1 : -1);
        CorrelationMeter meter = Read(l[..Rate], r[..Rate], Rate);
        Assert.InRange(meter.Value, 0.999, 1);
        // After t of opposite polarity the sums hold 1 − e^(−t/τ) of it: 0 at τ·ln 2 (the old part's share counts by e^(−1 s/τ) less).
        int zero = (int)(0.4 * Math.Log(2 / (1 + Math.Exp(-1 / 0.4))) * Rate);
        meter.Process(new Audio(l.AsSpan(Rate, zero), r.AsSpan(Rate, zero)));
        Assert.InRange(meter.Value, -0.1, 0.25);
        meter.Process(new Audio(l.AsSpan(Rate + zero), r.AsSpan(Rate + zero)));
        Assert.InRange(meter.Value, -1, -0.6);
        Assert.Equal(0, Read(l, new float[l.Length], Rate).Value);
        Assert.Equal(0, Read(new float[Rate], new float[Rate], Rate).Value);
    }

    [Fact]
    public void The_reading_does_not_depend_on_call_lengths()
    {
        Random random = new(6);
        float[] l = new float[Rate], r = new float[Rate];
        for (int i = 0; i < Rate; i++) (l[i], r[i]) = ((float)random.NextDouble(), (float)(random.NextDouble() - 0.3));
        CorrelationMeter whole = Read(l, r, Rate), cut = new();
        cut.Prepare(new Spec(Rate, 2, 100));
        for (int at = 0; at < Rate;)
        {
            int n = Math.Min(random.Next(1, 100), Rate - at);
            cut.Process(new Audio(l.AsSpan(at, n), r.AsSpan(at, n)));
            at += n;
        }
        Assert.Equal(whole.Value, cut.Value);
        cut.Reset();
        Assert.Equal(0, cut.Value);
    }

    static CorrelationMeter Read(float[] left, float[] right, double rate)
    {
        CorrelationMeter meter = new();
        meter.Prepare(new Spec(rate, 2, left.Length));
        meter.Process(new Audio(left, right));
        return meter;
    }
}
