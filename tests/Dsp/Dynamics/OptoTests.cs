using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>Static curve, times and memory against the published behaviour of the photocell.</summary>
public sealed class OptoTests(ITestOutputHelper output)
{
    const double Rate = 48_000;

    /// <summary>Steady reduction of a sine at a level over the threshold.</summary>
    static double Static(double overDb, double limit, double hz = 997)
    {
        var opto = new Opto();
        opto.Set(new(-40, limit));
        opto.Prepare(new Spec(Rate, 1, 4800));
        float[] x = Steps(Sine, hz, Rate, (3, -40 + overDb)), y = (float[])x.Clone();
        OptoRig.Run(opto, y);
        double powerIn = 0, powerOut = 0;
        for (int i = x.Length - 48_000; i < x.Length; i++) (powerIn, powerOut) = (powerIn + x[i] * x[i], powerOut + y[i] * y[i]);
        return -10 * Math.Log10(powerOut / powerIn);
    }

    [Fact]
    public void Compress_holds_three_to_one_from_three_to_eight_dB_of_reduction()
    {
        int counted = 0;
        for (double over = -6; over <= 16; over += 0.5)
        {
            double here = Static(over, 0), slope = Static(over + 0.25, 0) - Static(over - 0.25, 0), ratio = 0.5 / (0.5 - slope);
            output.WriteLine($"{over:F1} dB over: {here:F2} dB, {ratio:F2}:1");
            Assert.Equal(Opto.Law(new(0, 0)).ReductionDb(over), here, 0.02);
            if (here is < 3 or > 8) continue;
            Assert.InRange(ratio, 2.5, 3.5);
            counted++;
        }
        Assert.True(counted > 10);
        Assert.InRange(Static(0, 0), 0.5, 1.5); // soft: a dB at the threshold itself
    }

    [Theory]
    [InlineData(24)]
    [InlineData(30)]
    [InlineData(38)]
    public void Limit_holds_ten_to_one_and_more_above_fifteen_dB(double over)
    {
        double here = Static(over, 1), ratio = 1 / (1 - (Static(over + 0.5, 1) - Static(over - 0.5, 1)));
        output.WriteLine($"{over} dB over: {here:F2} dB, {ratio:F1}:1");
        Assert.True(here > 15);
        Assert.True(ratio >= 10, $"{ratio:F2}");
    }

    [Fact]
    public void No_more_than_forty_dB_is_ever_taken()
    {
        var opto = new Opto();
        opto.Set(new(-60, 1));
        opto.Prepare(new Spec(Rate, 1, 4800));
        OptoRig.Run(opto, Steps(Square, 1000, Rate, (2, 0)));
        Assert.Equal(40, opto.CurrentReductionDb, 0.001);
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void Attack_is_ten_milliseconds(double rate)
    {
        foreach (double depth in new double[] { 5, 10, 20 })
        {
            double[] db = OptoRig.Burst(rate, depth, 0.5, 0.01);
            int start = (int)rate;
            double ms = Crossing(db, start, depth * (1 - Math.Exp(-1))) / rate * 1000;
            output.WriteLine($"{depth} dB: {ms:F2} ms");
            Assert.InRange(ms, 8, 12); // the bound is 10 ± 5; no more than a fifth of it is used
        }
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void From_ten_dB_half_is_back_in_sixty_milliseconds_and_the_rest_by_memory(double rate)
    {
        (double Seconds, double Half, double Ninety)[] rows = [.. new[] { 0.05, 0.5, 5 }.Select(s => (s, OptoRig.Back(rate, 10, s, 0.5), OptoRig.Back(rate, 10, s, 0.9)))];
        foreach ((double seconds, double half, double ninety) in rows)
        {
            output.WriteLine($"{seconds} s: half {1000 * half:F1} ms, 90 % {ninety:F2} s");
            Assert.InRange(1000 * half, 50, 70);
        }
        Assert.True(rows[0].Ninety < 1);
        Assert.True(rows[2].Ninety >= 3);
    }

    [Fact]
    public void Ninety_percent_take_longer_after_longer_and_deeper_bursts()
    {
        double[] lengths = [0.05, 0.15, 0.5, 1.5, 5, 15], depths = [5, 10, 20];
        var table = new double[depths.Length, lengths.Length];
        for (int d = 0; d < depths.Length; d++)
            for (int l = 0; l < lengths.Length; l++)
                table[d, l] = OptoRig.Back(Rate, depths[d], lengths[l], 0.9);
        for (int d = 0; d < depths.Length; d++)
        {
            output.WriteLine($"{depths[d]} dB: " + string.Join(", ", lengths.Select((s, l) => $"{s} s {table[d, l]:F3} s")));
            for (int l = 0; l < lengths.Length; l++)
            {
                if (l > 0) Assert.True(table[d, l] > table[d, l - 1], $"{depths[d]} dB, {lengths[l]} s");
                if (d > 0) Assert.True(table[d, l] > table[d - 1, l], $"{depths[d]} dB, {lengths[l]} s");
            }
        }
    }

    [Fact]
    public void Emphasis_makes_it_hear_eight_kHz_and_not_two_hundred_Hz()
    {
        double Reduction(double hz, double percent)
        {
            var bank = new EqBank(1);
            bank.Set(0, Opto.Emphasis(percent, Rate));
            bank.Prepare(new Spec(Rate, 1, 4800));
            var opto = new Opto();
            opto.Set(new(-30, 0));
            opto.Prepare(new Spec(Rate, 1, 4800));
            float[] x = Steps(Sine, hz, Rate, (2, -24)), key = (float[])x.Clone();
            bank.Process(new Audio(key));
            opto.Process(new Audio(x), new Audio(key), new Ramp(1), new Ramp(1));
            return opto.CurrentReductionDb;
        }
        foreach (double hz in new double[] { 200, 1000, 3000, 8000 }) output.WriteLine($"{hz} Hz: {Reduction(hz, 0):F2} → {Reduction(hz, 100):F2} dB");
        Assert.Equal(0, Reduction(200, 100) - Reduction(200, 0), 0.1);
        Assert.InRange(Reduction(8000, 100) - Reduction(8000, 0), 4, 8);
        Assert.InRange(Reduction(8000, 50) - Reduction(8000, 0), 2, 5);
    }
}
