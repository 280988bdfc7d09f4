using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;

namespace TopDown.Dsp.Tests.Saturation;

public sealed class ColourContractTests
{
    const int Frames = 8192, Cell = 32;

    public static TheoryData<int, Phase> Every => new()
    {
        { 1, Phase.Minimum }, { 2, Phase.Minimum }, { 4, Phase.Minimum }, { 8, Phase.Minimum }, { 2, Phase.Linear }, { 8, Phase.Linear },
    };

    [Theory, MemberData(nameof(Every))]
    public void Every_split_gives_the_same_samples(int factor, Phase phase)
    {
        float[] whole = Render(Make(factor, phase, 2), 2, _ => Cell);
        Assert.Equal(whole, Render(Make(factor, phase, 2), 2, _ => 1));
        Assert.Equal(whole, Render(Make(factor, phase, 2), 2, random => random.Next(1, Cell + 1)));
        Assert.Equal(whole[..Frames], Render(Make(factor, phase, 1), 1, random => random.Next(1, 20)));
    }

    [Fact]
    public void A_change_of_character_needs_no_cells_either()
    {
        float[] a = Noise(1), b = Noise(1);
        ColourSaturator one = Make(2, Phase.Minimum, 1), other = Make(2, Phase.Minimum, 1);
        one.Process(new Audio(a.AsSpan(0, 1001)), 4, 1);
        one.Set(Colour.Triode, 0, 20);
        one.Process(new Audio(a.AsSpan(1001)), 4, 1);
        Random random = new(9);
        for (int at = 0; at < Frames;)
        {
            if (at == 1001) other.Set(Colour.Triode, 0, 20);
            int n = Math.Min(random.Next(1, 90), (at < 1001 ? 1001 : Frames) - at);
            other.Process(new Audio(b.AsSpan(at, n)), 4, 1);
            at += n;
        }
        Assert.Equal(a, b);
    }

    [Theory, MemberData(nameof(Every))]
    public void Reset_is_exact(int factor, Phase phase)
    {
        ColourSaturator saturator = Make(factor, phase, 2);
        float[] first = Render(saturator, 2, _ => Cell);
        saturator.Set(Colour.Tape, 0, 20);
        saturator.Reset();
        Assert.Equal(first, Render(saturator, 2, _ => 7));
    }

    [Fact]
    public void Two_equal_channels_equal_one()
    {
        float[] left = Noise(1), right = Noise(1), mono = Noise(1);
        Make(2, Phase.Minimum, 2).Process(new Audio(left, right), 5, 0.8);
        Make(2, Phase.Minimum, 1).Process(new Audio(mono), 5, 0.8);
        Assert.Equal(mono, left);
        Assert.Equal(mono, right);
    }

    [Fact]
    public void Silence_comes_to_rest_and_is_silent_in_every_character()
    {
        foreach (Colour colour in ColourRig.All)
        {
            ColourSaturator saturator = ColourRig.Make(colour, max: Frames, tone: 40, lowCut: 80);
            float[] silence = new float[Frames];
            saturator.Process(new Audio(silence), 7, 1);
            Assert.True(saturator.AtRest);
            Assert.All(silence, v => Assert.Equal(0f, v));
            float[] x = Noise(1);
            saturator.Process(new Audio(x), 7, 1);
            Assert.False(saturator.AtRest);
            int blocks = 0;
            for (; !saturator.AtRest && blocks < 30; blocks++)
            {
                Array.Clear(silence);
                saturator.Process(new Audio(silence), 7, 1);
            }
            Assert.InRange(blocks, 1, 29);
            Array.Clear(silence);
            saturator.Process(new Audio(silence), 7, 1);
            Assert.All(silence, v => Assert.InRange(v, -2e-9f, 2e-9f));
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Nothing_is_allocated_after_prepare(int factor, Phase phase)
    {
        ColourSaturator saturator = Make(factor, phase, 2);
        float[] left = Noise(1), right = Noise(1);
        Work();
        Assert.Equal(0, Allocations.Of(Work));

        void Work()
        {
            for (int cell = 0; cell < 40; cell++)
            {
                saturator.Set((Colour)(cell / 8), cell, 20 + 10 * cell);
                saturator.Process(new Audio(left.AsSpan(Cell * cell, Cell), right.AsSpan(Cell * cell, Cell)),
                    new Ramp(cell * 0.2f, 0.2f / Cell, 0), new Ramp(0.5f, 0.001f, 0));
            }
            saturator.Reset();
        }
    }

    [Fact]
    public void Full_scale_noise_stays_bounded_and_absurd_levels_finite_at_every_rate()
    {
        foreach (Colour colour in ColourRig.All)
            foreach (double rate in new[] { 8_000.0, 44_100, 96_000, 192_000, 768_000 })
                foreach (float level in new[] { 1f, 1e6f, 1e18f })
                {
                    float[] x = Array.ConvertAll(Noise(1), v => v * level);
                    ColourRig.Make(colour, rate, max: Frames, tone: 100).Process(new Audio(x), 10, 1);
                    Assert.All(x, v => Assert.True(float.IsFinite(v)));
                    if (level == 1) Assert.All(x, v => Assert.InRange(v, -5f, 5f));
                }
    }

    static ColourSaturator Make(int factor, Phase phase, int channels) => ColourRig.Make(Colour.Tape, 48_000, factor, phase, channels, Frames);

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

    // Drive and match move and stand still by turns, the mix always moves, and characters, tone and low cut change at cells; the cells are
    // cut as asked. The ramps' cells are not those of the counter: an event has shifted them by 13 frames.
    static float[] Render(ColourSaturator saturator, int channels, Func<Random, int> length)
    {
        const int shift = 13;
        float[] y = Noise(channels);
        Random cuts = new(4);
        for (int cell = 0, at = 0; at < Frames; cell++)
        {
            int end = Math.Min(Frames, shift + Cell * cell), begin = end - (cell == 0 ? shift : Cell);
            if (end == Frames) begin = at;
            bool stands = cell is > 60 and < 120 or > 180;
            saturator.Set((Colour)(cell / 25 % 5), cell % 100 - 50, cell % 40 * 20);
            Ramp drive = stands ? new(4.0) : new(cell * 0.03f, 0.03f / Cell, 0), match = cell is > 90 and < 150 ? new(1.0) : new(cell / 300f, 1 / 300f / Cell, 0);
            Ramp mix = new(1 - cell / 512f, -1 / 512f / Cell, 0);
            while (at < end)
            {
                int n = Math.Min(length(cuts), end - at), into = at - begin;
                Audio x = channels == 2 ? new(y.AsSpan(at, n), y.AsSpan(Frames + at, n)) : new(y.AsSpan(at, n));
                saturator.Process(x, At(drive), At(mix), At(match));
                at += n;

                Ramp At(Ramp ramp) => ramp.IsConstant ? ramp : ramp with { First = into };
            }
        }
        return y;
    }
}
