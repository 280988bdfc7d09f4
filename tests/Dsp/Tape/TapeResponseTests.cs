using TopDown.Dsp.Resampling;
using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.TapeMachine.TapeRig;

namespace TopDown.Dsp.Tests.TapeMachine;

/// <summary>Bump, flatness, unity of quiet signals, mix and DC.</summary>
public sealed class TapeResponseTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(Bound), MemberType = typeof(TapeRig)), InlineData(44_100, TapeSpeed.Ips15), InlineData(192_000, TapeSpeed.Ips30)]
    public void Bump_and_flatness_keep_their_limits(double rate, TapeSpeed speed)
    {
        double octave = speed == TapeSpeed.Ips15 ? 1 : 2;
        List<string> line = [];
        foreach (double level in new[] { -20.0, -60 })
            foreach (double hz in new[] { 10.0, 20, 30, 40, 50, 63, 80, 100, 126, 150, 160, 200, 300, 400, 1_000, 3_000, 5_000, 8_000, 10_000, 12_000, 15_000, 20_000 })
            {
                int length = (int)Math.Round(40 * rate / hz), bin = 40;
                while (length < 8_192) (length, bin) = (2 * length, 2 * bin);
                double gain = LevelDb(Settled(Make(rate, speed, max: length), 0, Response.Tone(length, bin, Amplitude(level))), bin) - level;
                if (level == -20) line.Add($"{hz}: {gain:F2}");
                Assert.InRange(gain, -1.5, 2.2);
                if (hz >= 50 * octave && hz <= 80 * octave) Assert.InRange(gain, 1, 2);
                if (hz >= 150 * octave && hz <= 15_000) Assert.InRange(gain, -0.5, 0.5);
            }
        output.WriteLine($"{rate} {speed}: {string.Join(", ", line)}");
    }

    [Theory, InlineData(TapeSpeed.Ips15), InlineData(TapeSpeed.Ips30)]
    public void Quiet_signals_pass_at_unity_at_any_drive_without_bump_and_losses(TapeSpeed speed)
    {
        foreach (double drive in new[] { -12.0, 0, 12 })
            foreach (double hz in new[] { 20.0, 1_000, 15_000 })
            {
                int bin = Bin(hz, 48_000);
                double gain = LevelDb(Settled(Make(48_000, speed, bump: 0, loss: 0), drive, Response.Tone(Length, bin, 1e-3)), bin) + 60;
                Assert.Equal(0, gain, 0.002);
            }
    }

    [Fact]
    public void Half_bump_is_half_as_high_and_losses_grow_with_wavelength()
    {
        int peak = Bin(63, 48_000), top = Bin(20_000, 48_000);
        Assert.InRange(Gain(TapeSpeed.Ips15, peak, 50, 100), 0.7, 0.9);
        double slow = Gain(TapeSpeed.Ips15, top, 100, 100), fast = Gain(TapeSpeed.Ips30, top, 100, 100);
        Assert.InRange(slow, -0.7, -0.3);
        Assert.InRange(fast, slow + 0.2, -0.1);
        Assert.Equal(slow / 2, Gain(TapeSpeed.Ips15, top, 100, 50), 0.03);

        static double Gain(TapeSpeed speed, int bin, double bump, double loss) =>
            LevelDb(Settled(Make(48_000, speed, bump: bump, loss: loss), 0, Response.Tone(Length, bin, 1e-3)), bin) + 60;
    }

    [Theory, InlineData(TapeSpeed.Ips15), InlineData(TapeSpeed.Ips30)]
    public void A_speed_change_arrives_at_the_other_machine(TapeSpeed to)
    {
        foreach (double hz in new[] { 63.0, 126, 10_000 })
        {
            int bin = Bin(hz, 48_000);
            float[] tone = Response.Tone(Length, bin, Amplitude(-6));
            Tape tape = Make(48_000, (TapeSpeed)(1 - (int)to));
            Settled(tape, 0, tone);
            tape.Set(to, 100, 100);
            Assert.Equal(LevelDb(Settled(Make(48_000, to), 0, tone), bin), LevelDb(Settled(tape, 0, tone, runs: 3), bin), 0.002);
        }
    }

    [Theory, InlineData(1, Phase.Minimum), InlineData(2, Phase.Minimum), InlineData(8, Phase.Minimum), InlineData(2, Phase.Linear), InlineData(4, Phase.Linear)]
    public void Mix_0_is_the_resampler_alone_bit_for_bit(int factor, Phase phase)
    {
        float[] x = Noise(4_096, 1), y = (float[])x.Clone();
        Make(48_000, TapeSpeed.Ips15, factor: factor, phase: phase).Process(new Audio(y), 6, 0);
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 1, x.Length), factor, phase);
        over.Up(new Audio(x));
        over.Down(new Audio(x));
        Assert.Equal(x, y);
    }

    [Theory, InlineData(1, Phase.Minimum), InlineData(2, Phase.Minimum), InlineData(4, Phase.Linear)]
    public void Half_mix_of_a_quiet_flat_machine_is_flat(int factor, Phase phase)
    {
        foreach (double hz in new[] { 20.0, 200, 2_000, 10_000, 15_000, 18_000, 20_000 })
        {
            int bin = Bin(hz, 48_000);
            Tape tape = Make(48_000, TapeSpeed.Ips15, bump: 0, loss: 0, factor: factor, phase: phase);
            Assert.Equal(-60, LevelDb(Settled(tape, 0, Response.Tone(Length, bin, 1e-3), mix: 0.5), bin), 0.1);
        }
    }

    [Theory, InlineData(TapeSpeed.Ips15), InlineData(TapeSpeed.Ips30)]
    public void Asymmetric_signals_leave_no_DC(TapeSpeed speed)
    {
        int bin = Bin(100, 48_000);
        float[] x = new float[Length];
        for (int i = 0; i < Length; i++)
        {
            double w = 2 * Math.PI * ((long)bin * i % Length) / Length;
            x[i] = (float)(0.5 * Math.Cos(w) + 0.4 * Math.Cos(2 * w));
        }
        Assert.InRange(Response.Db(Math.Abs(Settled(Make(48_000, speed), 12, x, runs: 4).Average(v => (double)v))), -400, -120);
    }

    public static float[] Noise(int frames, int seed)
    {
        Random random = new(seed);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float)(2 * random.NextDouble() - 1);
        return x;
    }
}
