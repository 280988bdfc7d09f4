namespace TopDown.Dsp.Tests.Loudness;

/// <summary>BS.1770-5 in mono and stereo; EBU's cases stand in <see cref="EbuLoudnessTests"/>.</summary>
public class LoudnessMeterTests
{
    public static TheoryData<double> Rates => EbuLoudnessTests.Rates;

    static LoudnessMeter Prepared(double rate, int channels = 2)
    {
        var meter = new LoudnessMeter();
        meter.Prepare(new Spec(rate, channels, 4096));
        return meter;
    }

    // BS.1770-5: a 997 Hz sine of 0 dBFS on one channel reads −3.01 LKFS.
    [Theory, MemberData(nameof(Rates))]
    public void Mono_full_scale_sine_reads_minus_3_01(double rate)
    {
        var x = new float[(int)(rate * 3)];
        for (int i = 0; i < x.Length; i++) x[i] = (float)Math.Sin(2 * Math.PI * 997 * i / rate);
        var meter = Prepared(rate, 1);
        meter.Process(new Audio(x));
        Assert.InRange(meter.ShortTerm, -3.03, -2.99);
    }

    // BS.1770-5 tables 1 and 2 are printed for 48 kHz; other rates keep the curve of that table where it is not bent by Nyquist.
    [Fact]
    public void Weighting_is_the_standards_table()
    {
        var head = KWeighting.Head(48_000);
        var rumble = KWeighting.Rumble(48_000);
        foreach (double f in (double[])[10, 38, 100, 1_000, 2_000, 10_000, 20_000])
        {
            var z = System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * f / 48_000);
            var h1 = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z * z) / (1 - 1.69065929318241 * z + 0.73248077421585 * z * z);
            var h2 = (1 - 2 * z + z * z) / (1 - 1.99004745483398 * z + 0.99007225036621 * z * z);
            double table = 20 * Math.Log10((h1 * h2).Magnitude);
            Assert.Equal(table, head.MagnitudeDb(f, 48_000) + rumble.MagnitudeDb(f, 48_000), 1e-6);
            if (f > 5_000) continue;
            foreach (double rate in (double[])[44_100, 96_000, 192_000])
                Assert.Equal(table, KWeighting.Head(rate).MagnitudeDb(f, rate) + KWeighting.Rumble(rate).MagnitudeDb(f, rate), 0.05);
        }
    }

    [Fact]
    public void Any_split_reads_the_same()
    {
        var random = new Random(3);
        float[] l = new float[200_000], r = new float[200_000];
        for (int i = 0; i < l.Length; i++) (l[i], r[i]) = ((float)random.NextDouble() - 0.5f, (float)random.NextDouble() * 0.3f);
        var whole = Prepared(44_100);
        whole.Process(new Audio(l, r));
        foreach (int most in (int[])[1, 7, 3000])
        {
            var cut = Prepared(44_100);
            for (int at = 0; at < l.Length;)
            {
                int n = Math.Min(random.Next(1, most + 1), l.Length - at);
                cut.Process(new Audio(l.AsSpan(at, n), r.AsSpan(at, n)));
                at += n;
            }
            Assert.Equal((whole.Momentary, whole.ShortTerm, whole.Integrated, whole.SamplePeak),
                (cut.Momentary, cut.ShortTerm, cut.Integrated, cut.SamplePeak));
        }
    }

    // Against all blocks kept and gated exactly, on a programme whose levels wander over the relative gate.
    [Fact]
    public void Histogram_agrees_with_every_block_kept()
    {
        var random = new Random(4);
        var meter = Prepared(48_000);
        List<double> powers = [];
        float[] x = new float[4800];
        for (int hop = 0; hop < 3000; hop++)
        {
            double level = Math.Pow(10, (-30 + 14 * Math.Sin(hop * 0.01) + 6 * random.NextDouble()) / 20);
            for (int i = 0; i < x.Length; i++) x[i] = (float)(level * (random.NextDouble() - 0.5));
            meter.Process(new Audio(x, x));
            if (meter.Hops >= 40) powers.Add(Math.Pow(10, (meter.Momentary + 0.691) / 10));
        }
        var loud = powers.Where(p => LoudnessMeter.Lufs(p) > -70).ToList();
        double gate = loud.Average() / 10, exact = LoudnessMeter.Lufs(loud.Where(p => p > gate).Average());
        Assert.Equal(exact, meter.Integrated, 0.01);
    }

    [Fact]
    public void Allocates_nothing()
    {
        var meter = Prepared(48_000);
        float[] l = new float[4800], r = new float[4800];
        meter.Process(new Audio(l, r));
        double sum = 0;
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                meter.Process(new Audio(l, r));
                sum += meter.Integrated;
            }
        }));
        Assert.Equal(double.NegativeInfinity, sum);
    }
}
