using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Tests.Resampling;

public sealed class OversamplerContractTests
{
    const int Max = 512;

    public static TheoryData<int, Phase> Every => new()
    {
        { 1, Phase.Minimum }, { 2, Phase.Minimum }, { 4, Phase.Minimum }, { 8, Phase.Minimum },
        { 1, Phase.Linear }, { 2, Phase.Linear }, { 4, Phase.Linear }, { 8, Phase.Linear },
    };

    [Theory, MemberData(nameof(Every))]
    public void Every_split_gives_the_same_samples_and_mono_equals_left(int factor, Phase phase)
    {
        float[] whole = Render(factor, phase, 2, _ => Max);
        Assert.Equal(whole, Render(factor, phase, 2, _ => 1));
        Assert.Equal(whole, Render(factor, phase, 2, random => random.Next(0, 70)));
        Assert.Equal(whole, Render(factor, phase, 2, random => random.Next(1, Max)));
        Assert.Equal(whole[..(whole.Length / 2)], Render(factor, phase, 1, random => random.Next(1, 40)));
        Assert.Contains(whole, v => Math.Abs(v) > 0.5);
    }

    [Theory, MemberData(nameof(Every))]
    public void Reset_is_exact(int factor, Phase phase)
    {
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 2, Max), factor, phase);
        float[] first = Run(over, 2, _ => 100);
        float[] unreset = Run(over, 2, _ => 100);
        over.Reset();
        Assert.Equal(first, Run(over, 2, _ => 77));
        if (factor > 1) Assert.NotEqual(first, unreset);
    }

    [Theory, MemberData(nameof(Every))]
    public void Nothing_is_allocated_after_prepare(int factor, Phase phase)
    {
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 2, Max), factor, phase);
        float[] left = new float[Max], right = new float[Max];
        Work();
        Assert.Equal(0, Allocations.Of(Work));

        void Work()
        {
            for (int n = 0; n <= Max; n += 37)
            {
                Audio x = new(left.AsSpan(0, n), right.AsSpan(0, n));
                over.Up(x);
                over.KeepDry();
                over.Mix(new Ramp(0.5));
                over.Down(x);
            }
            over.Reset();
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Full_scale_noise_stays_finite_and_bounded_at_every_rate(int factor, Phase phase)
    {
        foreach (double rate in new[] { 8_000.0, 44_100, 192_000, 768_000 })
        {
            Oversampler over = new();
            over.Prepare(new Spec(rate, 2, Max), factor, phase);
            Assert.All(Run(over, 2, _ => Max), v => Assert.InRange(v, -8f, 8f));
        }
    }

    static float[] Render(int factor, Phase phase, int channels, Func<Random, int> length)
    {
        Oversampler over = new();
        over.Prepare(new Spec(44_100, channels, Max), factor, phase);
        return Run(over, channels, length);
    }

    // White noise of full scale, clipped while up: the clipping makes energy at all the higher rate's frequencies.
    static float[] Run(Oversampler over, int channels, Func<Random, int> length)
    {
        const int frames = 3000;
        float[] y = new float[frames * channels];
        for (int c = 0; c < channels; c++)
        {
            Random noise = new(11 + c);
            for (int i = 0; i < frames; i++) y[c * frames + i] = (float)(2 * noise.NextDouble() - 1);
        }
        Random cuts = new(5);
        for (int at = 0; at < frames;)
        {
            int n = Math.Min(length(cuts), frames - at);
            Audio x = channels == 2 ? new(y.AsSpan(at, n), y.AsSpan(frames + at, n)) : new(y.AsSpan(at, n));
            Audio up = over.Up(x);
            for (int c = 0; c < channels; c++)
                foreach (ref float v in up[c]) v = Math.Clamp(v, -0.6f, 0.6f);
            over.Down(x);
            at += n;
        }
        return y;
    }
}
