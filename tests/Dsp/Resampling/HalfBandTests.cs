using System.Numerics;
using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Tests.Resampling;

public sealed class HalfBandTests
{
    const int Frames = 4096;

    public static TheoryData<int, Phase> Every => new()
    {
        { 2, Phase.Minimum }, { 4, Phase.Minimum }, { 8, Phase.Minimum }, { 2, Phase.Linear }, { 4, Phase.Linear }, { 8, Phase.Linear },
    };

    [Theory, MemberData(nameof(Every))]
    public void Pass_band_is_flat_to_20_kHz_and_stop_band_is_100_dB_down_at_44k1(int factor, Phase phase)
    {
        foreach (double[] gain in new[] { Response.Up(factor, phase, 44_100, Frames), Response.Down(factor, phase, 44_100, Frames) })
        {
            double worstPass = 0, worstStop = 0;
            for (int k = 0; k <= gain.Length / 2; k++)
            {
                double hz = k * 44_100.0 / Frames;
                if (hz <= 20_000) worstPass = Math.Max(worstPass, Math.Abs(Response.Db(gain[k])));
                if (hz >= 24_100) worstStop = Math.Max(worstStop, gain[k]);
            }
            Assert.InRange(worstPass, 0, 0.001);
            Assert.InRange(Response.Db(worstStop), -300, -100);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Reported_latency_is_the_impulse_peak_and_linear_phase_is_symmetric_about_it(int factor, Phase phase)
    {
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 1, Frames), factor, phase);
        float[] x = new float[Frames];
        x[1000] = 1;
        over.Up(new Audio(x));
        over.Down(new Audio(x));
        Assert.Equal(Oversampler.Latency(factor, phase), over.LatencyFrames);
        if (phase == Phase.Minimum)
        {
            Assert.Equal(0, over.LatencyFrames);
            return;
        }
        int peak = Array.IndexOf(x, x.Max());
        Assert.Equal(over.LatencyFrames, peak - 1000);
        for (int i = 1; i < 200; i++) Assert.InRange(x[peak + i] - x[peak - i], -1e-7, 1e-7);
    }

    [Theory, MemberData(nameof(Every))]
    public void Delay_in_the_pass_band_is_what_is_reported_within_8_frames_for_minimum_and_exact_for_linear(int factor, Phase phase)
    {
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 1, Frames), factor, phase);
        float[] x = new float[Frames];
        x[0] = 1;
        over.Up(new Audio(x));
        over.Down(new Audio(x));
        Complex[] bins = Response.Fft(x);
        double delay = -bins[1].Phase * Frames / (2 * Math.PI);
        double allowed = phase == Phase.Linear ? 0.001 : 8;
        Assert.InRange(delay - over.LatencyFrames, -allowed, allowed);
    }

    [Theory, MemberData(nameof(Every))]
    public void Own_noise_is_below_minus_140_dB(int factor, Phase phase)
    {
        const int length = 32_768, bin = 681;
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 1, length), factor, phase);
        float[] x = [];
        for (int run = 0; run < 2; run++)           // the first fills the filters
        {
            x = Response.Tone(length, bin, 1);
            over.Up(new Audio(x));
            over.Down(new Audio(x));
        }
        Complex[] bins = Response.Fft(x);
        double noise = 0;
        for (int k = 1; k < length / 2; k++) if (k != bin) noise += bins[k].Magnitude * bins[k].Magnitude;
        Assert.InRange(Response.Db(Math.Sqrt(noise) / bins[bin].Magnitude), -300, -140);
    }

    [Theory, MemberData(nameof(Every))]
    public void Half_mix_with_a_neutral_wet_side_is_flat(int factor, Phase phase)
    {
        foreach (double rate in new[] { 44_100.0, 48_000, 96_000 })
        {
            Oversampler over = new();
            over.Prepare(new Spec(rate, 1, Frames), factor, phase);
            float[] x = new float[Frames];
            x[0] = 1;
            over.Up(new Audio(x));
            over.KeepDry();
            over.Mix(new Ramp(0.5));
            over.Down(new Audio(x));
            Complex[] bins = Response.Fft(x);
            for (int k = (int)(20 * Frames / rate); k * rate / Frames <= 20_000; k++)
                Assert.InRange(Response.Db(bins[k].Magnitude), -0.1, 0.1);
        }
    }

    [Fact]
    public void Mix_glides_in_a_straight_line_between_dry_and_wet()
    {
        Oversampler over = new();
        over.Prepare(new Spec(48_000, 1, 32), 1, Phase.Minimum);
        float[] x = new float[32];
        Array.Fill(x, 1);
        Audio up = over.Up(new Audio(x));
        over.KeepDry();
        up.Left.Fill(3);
        over.Mix(new Ramp(0.25f, 0.01f, 4));
        over.Down(new Audio(x));
        for (int i = 0; i < 32; i++) Assert.Equal(1 + 2 * (0.25 + 0.01 * (4 + i)), x[i], 1e-6);
    }

    [Fact]
    public void Other_factors_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Oversampler().Prepare(new Spec(48_000, 2, 32), 3, Phase.Minimum));

    [Fact]
    public void Auto_is_2x_below_60_kHz()
    {
        Assert.Equal(2, Oversampler.AutoFactor(48_000));
        Assert.Equal(1, Oversampler.AutoFactor(88_200));
    }
}
