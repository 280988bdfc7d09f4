using TopDown.Dsp.Multiband;
using static TopDown.Dsp.Tests.Multiband.MultibandRig;

namespace TopDown.Dsp.Tests.Multiband;

/// <summary>Splits, rest, reset, bad samples, allocation: dynamics and ducking.</summary>
public sealed class BandContractTests
{
    static readonly BandSettings Work = new(-24, 4, 9, 6, 6, 5, 60, Duck: 1);

    static BandDynamics Four()
    {
        var four = Prepared(48_000, Work, Work with { Ratio = 2, AttackMs = 1 }, Work with { KneeDb = 0 }, Work with { UpDb = 0 });
        four.WeighPower(0);
        return four;
    }

    static float[][] Four(int frames) => [.. Enumerable.Range(0, 4).Select(b => Noise(frames, b + 1, -6 * b))];

    [Fact]
    public void Any_split_gives_the_same_bits_while_settings_move()
    {
        float[][] x = Four(6000);
        foreach (float[] band in x) Array.Clear(band, 4000, 1000);
        float[] duck = [.. Noise(6000, 9).Select(v => 0.7f + 0.3f * v)];
        int[] events = [1237, 1250, 3333];
        float[] Cut(Func<int, int> length)
        {
            var dynamics = Four();
            int at = 0;
            return Bands(dynamics, x, n =>
            {
                int frames = Math.Min(length(n), events.FirstOrDefault(e => e > at, x[0].Length) - at);
                at += frames;
                return frames;
            }, now =>
            {
                if (now == 1237) dynamics.Set(0, Work with { ThresholdDb = -40, Ratio = 10, Wet = 0.5 });
                if (now == 1250) dynamics.Set(1, Work with { Level = 0, GainDb = 3 });
                if (now == 3333) dynamics.SetLowest(2, 100);
            }, duck);
        }
        float[] whole = Cut(_ => 8192);
        var random = new Random(3);
        foreach (Func<int, int> length in new Func<int, int>[] { _ => 1, _ => 7, _ => 64, _ => random.Next(0, 200) })
            Assert.Equal(whole, Cut(length));
    }

    [Fact]
    public void Comes_to_an_exact_rest_and_forgets()
    {
        var dynamics = Four();
        float[][] x = Four(4800), silence = [.. Enumerable.Range(0, 4).Select(_ => new float[48_000])];
        float[] first = Bands(dynamics, x);
        Assert.False(dynamics.AtRest);
        Assert.True(dynamics.LargestReductionDb(0) > 3);
        Bands(dynamics, silence);
        Assert.True(dynamics.AtRest);
        for (int b = 0; b < 4; b++) Assert.Equal(0, dynamics.ReductionDb(b));
        dynamics.Reset();
        Assert.Equal(first, Bands(dynamics, x));
    }

    [Fact]
    public void A_band_that_is_off_or_at_ratio_one_passes_bit_for_bit()
    {
        float[] x = Noise(20_000, 4);
        float[][] one = [x, new float[x.Length], new float[x.Length], new float[x.Length]];
        Assert.Equal(x, Bands(Prepared(48_000, Work with { Ratio = 1, Duck = 0 }), one));
        Assert.Equal(x, Bands(Prepared(48_000, Work with { Wet = 0, GainDb = 6, Duck = 0 }), one));
    }

    [Fact]
    public void Ducking_takes_only_the_bands_that_follow_it()
    {
        float[] gain = [.. Enumerable.Repeat(0.5f, 1000)], x = Noise(1000, 5);
        float[][] one = [x, new float[x.Length], new float[x.Length], new float[x.Length]];
        var still = new BandSettings(0, 1, 0, 0);
        Assert.Equal(x.Select(v => v * 0.5f), Bands(Prepared(48_000, still with { Duck = 1 }), one, duck: gain));
        Assert.Equal(x, Bands(Prepared(48_000, still), one, duck: gain));
    }

    [Fact]
    public void Bad_samples_leave_no_trace_in_the_detector()
    {
        var dynamics = Four();
        float[][] x = Four(1000);
        x[1][100] = float.NaN;
        float[] y = Bands(dynamics, x);
        Assert.Equal(1, y.Count(v => !float.IsFinite(v)));
    }

    [Fact]
    public void Nothing_is_allocated_after_Prepare()
    {
        var dynamics = Four();
        var duck = new KickDuck();
        duck.Prepare(new Spec(48_000, 2, 512));
        var frames = new BandFrames(512);
        Noise(2048, 1).CopyTo(frames.Left);
        Noise(2048, 2).CopyTo(frames.Right);
        float[] l = new float[512], r = new float[512], gain = new float[512];
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                dynamics.Set(i % 4, Work with { ThresholdDb = -20 - i % 7, AttackMs = 1 + i % 5 });
                dynamics.SetLowest(i % 4, 40 + i);
                duck.Set(100 + i);
                duck.Process(new Audio(frames.Left[..512], frames.Right[..512]), gain, new Ramp(0.1), new Ramp(3));
                dynamics.Process(frames, gain, new Audio(l, r));
            }
        }));
    }
}
