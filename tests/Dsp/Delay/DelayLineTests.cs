namespace TopDown.Dsp.Tests.Delay;

public class DelayLineTests
{
    static float[] Noise(int seed, int n)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(1700)]
    public void Delays_by_exactly_n_samples_in_any_split(int delay)
    {
        float[] x = Noise(1, 9000), y = Noise(2, 9000);
        var random = new Random(delay);
        foreach (Func<int> split in (Func<int>[])[() => 9000, () => 1, () => random.Next(0, 700), () => 256])
        {
            var line = new DelayLine();
            line.Prepare(new Spec(48_000, 2, 9000), 1700);
            line.Set(delay);
            float[] l = [.. x], r = [.. y];
            for (int at = 0; at < l.Length;)
            {
                int n = Math.Min(split(), l.Length - at);
                line.Process(new Audio(l.AsSpan(at, n), r.AsSpan(at, n)));
                at += n;
            }
            Assert.Equal([.. new float[delay], .. x[..^delay]], l);
            Assert.Equal([.. new float[delay], .. y[..^delay]], r);
        }
    }

    [Fact]
    public void A_new_delay_reads_real_past_input_and_reset_forgets_it()
    {
        var line = new DelayLine();
        line.Prepare(new Spec(48_000, 1, 512), 300);
        float[] x = Noise(3, 1000), y = [.. x];
        line.Process(new Audio(y.AsSpan(0, 500)));
        line.Set(300);
        line.Process(new Audio(y.AsSpan(500, 500)));
        Assert.Equal(x[..500], y[..500]);
        Assert.Equal(x[200..700], y[500..]);

        line.Reset();
        float[] z = [.. x];
        line.Process(new Audio(z));
        Assert.All(z[..300], v => Assert.Equal(0, v));
        Assert.Equal(x[..700], z[300..]);
    }

    [Fact]
    public void Allocates_nothing()
    {
        var line = new DelayLine();
        line.Prepare(new Spec(48_000, 2, 512), 300);
        float[] l = new float[512], r = new float[512];
        line.Process(new Audio(l, r));
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                line.Set(i);
                line.Process(new Audio(l, r));
            }
        }));
    }
}
