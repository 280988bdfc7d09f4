using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>Splits, nulls, moves, channels, rest, allocation.</summary>
public sealed class OptoContractTests(ITestOutputHelper output)
{
    const int Rate = 48_000;

    static Opto New(OptoSettings settings, int channels = 2, double rate = Rate)
    {
        var opto = new Opto();
        opto.Set(settings);
        opto.Prepare(new Spec(rate, channels, 8192));
        return opto;
    }

    [Fact]
    public void Any_split_gives_the_same_bits()
    {
        const int event1 = 1237, event2 = 1300, event3 = 4001;
        int[] ends = [event1, event2, event3];
        (float[] Left, float[] Right) Cut(Func<int> length)
        {
            Opto opto = New(new(-24, 0));
            float[] l = Noise(9000, 1, -6), r = Noise(9000, 2, -12);
            l.AsSpan(5000, 2000).Clear();
            r.AsSpan(5000, 2000).Clear();
            for (int at = 0; at < l.Length;)
            {
                int frames = Math.Min(length(), ends.FirstOrDefault(e => e > at, l.Length) - at);
                if (at == event1) opto.Set(new(-40, 1));
                if (at == event2) opto.Set(new(-12, 0.5));
                if (at == event3) opto.Set(new(-30, 0));
                Audio x = new Audio(l, r).Slice(at, frames);
                opto.Process(x, x, new Ramp(1.5), new Ramp(0.8));
                at += frames;
            }
            return (l, r);
        }
        (float[] Left, float[] Right) whole = Cut(() => 8192);
        var random = new Random(3);
        foreach (Func<int> length in new Func<int>[] { () => 1, () => 7, () => 64, () => 300, () => random.Next(0, 40), () => random.Next(1, 1000) })
        {
            (float[] Left, float[] Right) cut = Cut(length);
            Assert.Equal(whole.Left, cut.Left);
            Assert.Equal(whole.Right, cut.Right);
        }
    }

    [Fact]
    public void Below_the_knee_it_is_the_input_bit_for_bit_at_every_mix()
    {
        float[] x = Noise(9000, 4, -30);
        foreach (double mix in new[] { 1, 0.3, 1 / 3.0, 0 })
        {
            float[] y = (float[])x.Clone();
            New(new(-20, 0), 1).Process(new Audio(y), new Audio(y), new Ramp(1), new Ramp(mix));
            Assert.Equal(x, y);
        }
    }

    [Fact]
    public void Both_channels_share_the_louder_ones_reduction()
    {
        float[] l = Steps(Square, 1000, Rate, (2, -10)), r = Steps(Square, 1000, Rate, (2, -40)), quiet = (float[])r.Clone();
        float[] mono = (float[])l.Clone();
        New(new(-25, 0)).Process(new Audio(l, r), new Audio(l, r), new Ramp(1), new Ramp(1));
        New(new(-25, 0), 1).Process(new Audio(mono), new Audio(mono), new Ramp(1), new Ramp(1));
        Assert.Equal(mono, l);
        Assert.Equal(10, Between(quiet, r)[^1], 0.01); // 15 dB over at 3:1
    }

    [Theory]
    [InlineData("threshold")]
    [InlineData("mode")]
    public void A_step_stays_under_minus_fifty_dB(string what)
    {
        (OptoSettings a, OptoSettings b) = what == "threshold" ? (new OptoSettings(-40, 0), new OptoSettings(0, 0)) : (new(-30, 0), new(-30, 1));
        double worst = Math.Max(Worst(a, b), Worst(b, a));
        output.WriteLine($"{what}: {worst:F1} dB");
        Assert.True(worst <= -50, $"{what}: {worst:F1} dB");
    }

    static double Worst(OptoSettings before, OptoSettings after)
    {
        const int step = 24_013, length = 60_000;
        double peak = Amplitude(-6), worst = 0;
        foreach (double hz in new double[] { 100, 440, 997 })
            for (int phase = 0; phase < 16; phase++)
            {
                var y = new float[length];
                for (int i = 0; i < length; i++) y[i] = (float)(peak * Math.Sin(2 * Math.PI * (hz / Rate * i + phase / 16.0)));
                Opto opto = New(before, 1);
                OptoRig.Run(opto, y, step, after);
                worst = Math.Max(worst, DeEsserRig.Excess(y, step) / peak);
            }
        return 20 * Math.Log10(Math.Max(worst, 1e-9));
    }

    [Fact]
    public void Comes_to_an_exact_rest_and_forgets()
    {
        Opto opto = New(new(-40, 1), 1);
        OptoRig.Run(opto, Steps(Square, 1000, Rate, (6, -6)));
        Assert.False(opto.AtRest);
        Assert.True(opto.ReductionDb > 20);
        float[] silence = new float[Rate];
        int seconds = 0;
        for (; !opto.AtRest && seconds < 200; seconds++) OptoRig.Run(opto, silence);
        output.WriteLine($"At rest after {seconds} s");
        Assert.InRange(seconds, 5, 120);
        float[] a = Noise(9000, 11), b = (float[])a.Clone(), fresh = (float[])a.Clone();
        OptoRig.Run(opto, a);
        opto.Reset();
        Assert.Equal(0, opto.ReductionDb);
        OptoRig.Run(opto, b);
        OptoRig.Run(New(new(-40, 1), 1), fresh);
        Assert.Equal(fresh, a);
        Assert.Equal(fresh, b);
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(768_000)]
    public void Works_at_every_rate(double rate)
    {
        Opto opto = New(new(-30, 0), 1, rate);
        float[] x = Steps(Square, 1000, rate, (1, -15));
        OptoRig.Run(opto, x);
        Assert.Equal(10, opto.CurrentReductionDb, 0.01);
    }

    [Fact]
    public void Nothing_is_allocated_after_Prepare()
    {
        Opto opto = New(new(-20, 0));
        float[] l = Noise(512, 12), r = Noise(512, 13);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                opto.Set(new(-20 - i % 7, i % 2));
                opto.Process(new Audio(l, r), new Audio(l, r), new Ramp(1), new Ramp(1));
            }
        }));
    }
}
