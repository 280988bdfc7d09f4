using TopDown.Dsp.Resampling;
using static TopDown.Dsp.Tests.TapeMachine.TapeRig;

namespace TopDown.Dsp.Tests.TapeMachine;

/// <summary>Splits, reset, bounds, allocation: what every block promises.</summary>
public sealed class TapeContractTests
{
    const int Frames = 4_096, Cell = 32;

    public static TheoryData<int, Phase> Every => new()
    {
        { 1, Phase.Minimum }, { 2, Phase.Minimum }, { 4, Phase.Minimum }, { 8, Phase.Minimum }, { 2, Phase.Linear }, { 4, Phase.Linear }, { 8, Phase.Linear },
    };

    [Theory, MemberData(nameof(Every))]
    public void Every_split_of_gliding_cells_gives_the_same_samples(int factor, Phase phase)
    {
        float[] whole = Render(New(factor, phase, 2), 2, _ => Cell);
        Assert.Equal(whole, Render(New(factor, phase, 2), 2, _ => 1));
        Assert.Equal(whole, Render(New(factor, phase, 2), 2, random => random.Next(1, Cell + 1)));
        Assert.Equal(whole[..Frames], Render(New(factor, phase, 1), 1, random => random.Next(1, 20)));
    }

    [Theory, MemberData(nameof(Every))]
    public void Standing_settings_need_no_cells_not_even_while_the_speed_changes(int factor, Phase phase)
    {
        float[] whole = Standing(_ => 4_000);
        Assert.Equal(whole, Standing(_ => 1));
        Assert.Equal(whole, Standing(random => random.Next(0, 300)));

        float[] Standing(Func<Random, int> length)
        {
            float[] x = TapeResponseTests.Noise(Frames, 3);
            Tape tape = New(factor, phase, 1);
            Random cuts = new(8);
            for (int at = 0; at < Frames;)
            {
                if (at == 77) tape.Set(TapeSpeed.Ips30, 100, 100);
                int end = at < 77 ? 77 : Frames, n = Math.Min(length(cuts), end - at);
                tape.Process(new Audio(x.AsSpan(at, n)), 4, 0.7);
                at += n;
            }
            return x;
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Reset_is_exact_and_keeps_the_settings(int factor, Phase phase)
    {
        Tape tape = New(factor, phase, 2);
        tape.Process(new Audio(new float[64], new float[64]), 0, 1);
        tape.Set(TapeSpeed.Ips30, 40, 60);
        tape.Process(new Audio(TapeResponseTests.Noise(500, 1), TapeResponseTests.Noise(500, 2)), 3, 1);
        tape.Reset();
        Tape fresh = New(factor, phase, 2);
        fresh.Set(TapeSpeed.Ips30, 40, 60);
        (float[] a, float[] b, float[] c, float[] d) = (TapeResponseTests.Noise(Frames, 1), TapeResponseTests.Noise(Frames, 2), TapeResponseTests.Noise(Frames, 1), TapeResponseTests.Noise(Frames, 2));
        tape.Process(new Audio(a, b), 3, 1);
        fresh.Process(new Audio(c, d), 3, 1);
        Assert.Equal(a, c);
        Assert.Equal(b, d);
    }

    [Theory, MemberData(nameof(Every))]
    public void Full_scale_noise_stays_bounded_at_every_rate(int factor, Phase phase)
    {
        foreach (double rate in new[] { 8_000.0, 11_025, 22_050, 44_100, 96_000, 192_000, 384_000, 768_000 })
            foreach (TapeSpeed speed in Enum.GetValues<TapeSpeed>())
                foreach (double drive in new[] { -12.0, 12 })
                {
                    float[] x = TapeResponseTests.Noise(Frames, 5);
                    Make(rate, speed, max: Frames, factor: factor, phase: phase).Process(new Audio(x), drive, 1);
                    Assert.All(x, v => Assert.InRange(v, -3f, 3f));
                }
        float[] absurd = Array.ConvertAll(TapeResponseTests.Noise(Frames, 5), v => v * 1e18f);
        New(factor, phase, 1).Process(new Audio(absurd), 12, 1);
        Assert.All(absurd, v => Assert.True(float.IsFinite(v)));
    }

    [Theory, MemberData(nameof(Every))]
    public void Nothing_is_allocated_after_prepare(int factor, Phase phase)
    {
        Tape tape = New(factor, phase, 2);
        float[] left = TapeResponseTests.Noise(Frames, 1), right = TapeResponseTests.Noise(Frames, 2);
        Work();
        // A collection that another test causes can book this thread's unused allocation buffer: what Work allocates shows every time.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Work()));

        long Work()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int cell = 0; cell < 60; cell++)
            {
                tape.Set(cell < 10 ? TapeSpeed.Ips15 : TapeSpeed.Ips30, cell, 100 - cell);
                tape.Process(new Audio(left.AsSpan(Cell * cell, Cell), right.AsSpan(Cell * cell, Cell)), new Ramp(cell * 0.1f, 0.1f / Cell, 0), new Ramp(0.2f, 0.01f / Cell, 0));
            }
            tape.Reset();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Silence_brings_it_to_rest_but_not_while_the_speed_changes()
    {
        Tape tape = New(2, Phase.Minimum, 2);
        Assert.True(tape.AtRest);
        tape.Process(new Audio(TapeResponseTests.Noise(Frames, 1), TapeResponseTests.Noise(Frames, 2)), 6, 1);
        Assert.False(tape.AtRest);
        for (int i = 0; i < 30; i++) tape.Process(new Audio(new float[Frames], new float[Frames]), 6, 1);
        Assert.True(tape.AtRest);
        tape.Set(TapeSpeed.Ips30, 100, 100);
        Assert.False(tape.AtRest);
        tape.Process(new Audio(new float[Frames], new float[Frames]), 6, 1);
        Assert.True(tape.AtRest);
    }

    static Tape New(int factor, Phase phase, int channels) => Make(48_000, TapeSpeed.Ips15, channels, Frames, factor: factor, phase: phase);

    // Every setting moves from cell to cell, the speed twice, once back in mid-glide; the cells themselves are cut as asked.
    static float[] Render(Tape tape, int channels, Func<Random, int> length)
    {
        float[] y = new float[Frames * channels];
        for (int c = 0; c < channels; c++) TapeResponseTests.Noise(Frames, 21 + c).CopyTo(y, c * Frames);
        Random cuts = new(4);
        for (int cell = 0; cell < Frames / Cell; cell++)
        {
            tape.Set(cell is >= 30 and < 90 or >= 105 ? TapeSpeed.Ips30 : TapeSpeed.Ips15, cell is > 20 and < 60 ? cell : 100, cell is > 40 and < 50 ? 0 : 100);
            Ramp drive = cell is > 80 and < 100 ? new(4.0) : new(cell * 0.1f, 0.1f / Cell, 0);
            Ramp mix = cell < 10 ? new(1.0) : new(1 - cell / 256f, -1 / 256f / Cell, 0);
            for (int at = 0; at < Cell;)
            {
                int n = Math.Min(length(cuts), Cell - at), from = Cell * cell + at;
                Audio x = channels == 2 ? new(y.AsSpan(from, n), y.AsSpan(Frames + from, n)) : new(y.AsSpan(from, n));
                tape.Process(x, At(drive), At(mix));

                Ramp At(Ramp ramp) => ramp.IsConstant ? ramp : ramp with { First = at };
                at += n;
            }
        }
        return y;
    }
}
