using TopDown.Dsp.Multiband;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Multiband.MultibandRig;

namespace TopDown.Dsp.Tests.Multiband;

/// <summary>Depth, speed, hold, release and rest of the kick's ducking.</summary>
public sealed class KickDuckTests(ITestOutputHelper output)
{
    static KickDuck Duck(double rate, double releaseMs = 120)
    {
        var duck = new KickDuck();
        duck.Prepare(new Spec(rate, 2, 512));
        duck.Set(releaseMs);
        return duck;
    }

    static float[] Run(KickDuck duck, float[] key, double thresholdDb = -30, double depthDb = 3, Func<int, int>? calls = null)
    {
        float[] gain = new float[key.Length];
        for (int at = 0, n = 0; at < key.Length; n++)
        {
            int frames = Math.Min(calls?.Invoke(n) ?? 512, key.Length - at);
            duck.Process(new Audio(key.AsSpan(at, frames)), gain.AsSpan(at, frames), new Ramp(Amplitude(thresholdDb)), new Ramp(depthDb));
            at += frames;
        }
        return gain;
    }

    /// <summary>A kick: 50 Hz swept from 200, 250 ms.</summary>
    static float[] Kick(double rate, double levelDb)
    {
        double phase = 0;
        return [.. Enumerable.Range(0, (int)(0.6 * rate)).Select(i =>
        {
            double t = i / rate;
            phase += (50 + 150 * Math.Exp(-t / 0.02)) / rate;
            return (float)(Amplitude(levelDb) * Math.Exp(-t / 0.08) * Math.Cos(2 * Math.PI * phase));
        })];
    }

    [Theory, InlineData(44_100), InlineData(48_000), InlineData(96_000), InlineData(192_000)]
    public void Three_dB_are_reached_within_5_ms_and_held_through_the_kick(double rate)
    {
        float[] gain = Run(Duck(rate), Kick(rate, -6));
        double at5 = -Db(gain[(int)(0.005 * rate)]), least = 10, most = 0;
        for (int i = (int)(0.005 * rate); i < 0.1 * rate; i++) (least, most) = (Math.Min(least, -Db(gain[i])), Math.Max(most, -Db(gain[i])));
        output.WriteLine($"{rate}: {at5:F3} dB at 5 ms, then {least:F3} to {most:F3} dB to 100 ms");
        Assert.InRange(at5, 2.5, 3.5);
        Assert.InRange(least, 2.5, 3.5);
        Assert.True(most <= 3.0001);
    }

    [Fact]
    public void Silence_and_what_lies_below_the_threshold_duck_nothing()
    {
        Assert.All(Run(Duck(48_000), new float[4800]), g => Assert.Equal(1f, g));
        Assert.All(Run(Duck(48_000), Kick(48_000, -30.5)), g => Assert.Equal(1f, g));
    }

    [Theory, InlineData(60), InlineData(120), InlineData(400)]
    public void The_release_is_the_printed_time(double releaseMs)
    {
        const double rate = 48_000;
        float[] key = new float[96_000];
        Array.Fill(key, 0.5f, 0, 24_000);
        double[] db = Array.ConvertAll(Run(Duck(rate, releaseMs), key), g => -Db(g));
        double ms = (Array.FindIndex(db, 24_000, v => v <= 3 * Math.Exp(-1)) - 24_000) / rate * 1000;
        output.WriteLine($"{releaseMs}: {ms:F2} ms");
        Assert.InRange(ms, releaseMs * 0.95, releaseMs * 1.05);
    }

    [Fact]
    public void Comes_to_rest_splits_equal_and_NaN_is_nothing()
    {
        var duck = Duck(48_000);
        float[] kick = Kick(48_000, -6), first = Run(duck, kick);
        Assert.False(duck.AtRest);
        Run(duck, new float[96_000]);
        Assert.True(duck.AtRest);
        Assert.Equal(first, Run(duck, kick));
        duck.Reset();
        Assert.Equal(first, Run(duck, kick, calls: n => 1 + n % 37));
        Assert.All(Run(Duck(48_000), [float.NaN, 0, 0, 0]), g => Assert.Equal(1f, g));
    }
}
