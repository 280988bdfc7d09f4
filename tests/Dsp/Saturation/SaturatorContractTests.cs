using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;

namespace TopDown.Dsp.Tests.Saturation;

public sealed class SaturatorContractTests
{
    const int Frames = 4096;

    public static TheoryData<int, Phase> Every => new()
    {
        { 1, Phase.Minimum }, { 2, Phase.Minimum }, { 4, Phase.Minimum }, { 8, Phase.Minimum }, { 2, Phase.Linear }, { 4, Phase.Linear }, { 8, Phase.Linear },
    };

    [Theory, MemberData(nameof(Every))]
    public void Every_split_of_gliding_cells_gives_the_same_samples(int factor, Phase phase)
    {
        float[] whole = Render(Make(48_000, factor, phase, 2), 2, _ => 32);
        Assert.Equal(whole, Render(Make(48_000, factor, phase, 2), 2, _ => 1));
        Assert.Equal(whole, Render(Make(48_000, factor, phase, 2), 2, random => random.Next(1, 33)));
        Assert.Equal(whole[..Frames], Render(Make(48_000, factor, phase, 1), 1, random => random.Next(1, 20)));
    }

    [Theory, MemberData(nameof(Every))]
    public void Standing_settings_need_no_cells(int factor, Phase phase)
    {
        float[] a = Noise(1), b = Noise(1);
        Make(48_000, factor, phase, 1).Process(new Audio(a), 4, 0.2, 0.7, 1);
        Saturator other = Make(48_000, factor, phase, 1);
        for (int at = 0; at < Frames; at += 13) other.Process(new Audio(b.AsSpan(at, Math.Min(13, Frames - at))), 4, 0.2, 0.7, 1);
        Assert.Equal(a, b);
    }

    [Theory, MemberData(nameof(Every))]
    public void Reset_is_exact(int factor, Phase phase)
    {
        Saturator saturator = Make(48_000, factor, phase, 2);
        float[] first = Render(saturator, 2, _ => 32);
        saturator.Reset();
        Assert.Equal(first, Render(saturator, 2, _ => 7));
    }

    [Theory, MemberData(nameof(Every))]
    public void Nothing_is_allocated_after_prepare(int factor, Phase phase)
    {
        Saturator saturator = Make(48_000, factor, phase, 2);
        float[] left = Noise(1), right = Noise(1);
        Work();
        Assert.Equal(0, Allocations.Of(Work));

        void Work()
        {
            for (int cell = 0; cell < 40; cell++)
                saturator.Process(new Audio(left.AsSpan(32 * cell, 32), right.AsSpan(32 * cell, 32)),
                    new Ramp(cell * 0.2f, 0.2f / 32, 0), new Ramp(0.2), new Ramp(0.5f, 0.001f, 0), new Ramp(1));
            saturator.Reset();
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Full_scale_noise_and_absurd_levels_stay_bounded_at_every_rate(int factor, Phase phase)
    {
        foreach (double rate in new[] { 8_000.0, 44_100, 96_000, 192_000, 768_000 })
            foreach (float level in new[] { 1f, 1e6f, 1e18f })
            {
                float[] x = Array.ConvertAll(Noise(1), v => v * level);
                Make(rate, factor, phase, 1).Process(new Audio(x), 10, 0.5, 1, 1);
                Assert.All(x, v => Assert.InRange(v, -3f, 3f));
            }
    }

    [Fact]
    public void Bias_leaves_without_a_click_and_the_blocker_then_leaves_the_path()
    {
        Saturator saturator = Make(48_000, 1, Phase.Minimum, 1);
        float[] x = new float[48_000];
        for (int i = 0; i < x.Length; i++) x[i] = 0.3f;               // steady DC: what the blocker holds is large
        saturator.Process(new Audio(x.AsSpan(0, Frames)), 5, 0.5, 1, 0);
        for (int i = 0; i < 64; i++)                                  // bias glides to 0 over 64 cells
            saturator.Process(new Audio(x.AsSpan(Frames + 32 * i, 32)), new Ramp(5), new Ramp(0.5f - i / 128f, -1 / 128f / 32, 0), new Ramp(1), new Ramp(0));
        int done = Frames + 64 * 32;
        for (int at = done; at < x.Length; at += 512) saturator.Process(new Audio(x.AsSpan(at, Math.Min(512, x.Length - at))), 5, 0, 1, 0);
        double gain = Math.Exp(1.25) - 1, largest = 0;
        for (int i = 1; i < x.Length; i++) largest = Math.Max(largest, Math.Abs(x[i] - x[i - 1]));
        Assert.InRange(largest, 0, 1e-3);
        Assert.Equal(Math.Tanh(gain * 0.3) / gain, x[^1], 1e-6);
    }

    static Saturator Make(double rate, int factor, Phase phase, int channels) => SaturatorRig.Make(rate, factor, phase, channels, Frames);

    static float[] Noise(int channels)
    {
        float[] x = new float[Frames * channels];
        for (int c = 0; c < channels; c++)
        {
            Random random = new(21 + c);
            for (int i = 0; i < Frames; i++) x[c * Frames + i] = (float)(2 * random.NextDouble() - 1);
        }
        return x;
    }

    // Every setting moves from cell to cell; the cells themselves are cut as asked.
    static float[] Render(Saturator saturator, int channels, Func<Random, int> length)
    {
        float[] y = Noise(channels);
        Random cuts = new(4);
        for (int cell = 0; cell < Frames / 32; cell++)
        {
            bool biased = cell is > 40 and < 80;
            // some cells hold all but the mix, whose constants have no place in the cell
            Ramp drive = cell is > 80 and < 100 ? new(4.0) : new(cell * 0.06f, 0.06f / 32, 0), bias = biased ? new(0.3f, 0.001f, 0) : new(0.0);
            Ramp mix = new(1 - cell / 256f, -1 / 256f / 32, 0), match = cell is > 80 and < 100 ? new(1.0) : new(cell / 128f, 1 / 128f / 32, 0);
            for (int at = 0; at < 32;)
            {
                int n = Math.Min(length(cuts), 32 - at), from = 32 * cell + at;
                Audio x = channels == 2 ? new(y.AsSpan(from, n), y.AsSpan(Frames + from, n)) : new(y.AsSpan(from, n));
                saturator.Process(x, At(drive), At(bias), At(mix), At(match));

                Ramp At(Ramp ramp) => ramp.IsConstant ? ramp : ramp with { First = at };
                at += n;
            }
        }
        return y;
    }
}
