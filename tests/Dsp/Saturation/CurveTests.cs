using System.Numerics;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using TopDown.Dsp.Tests.Resampling;

namespace TopDown.Dsp.Tests.Saturation;

public sealed class CurveTests
{
    const int Bin = 1365;

    [Fact]
    public void Soft_curve_is_tanh_within_its_stated_error()
    {
        Assert.Equal(1f, SoftCurve.Ratio(default).GetElement(0));
        for (double u = 1e-3; u <= SoftCurve.Limit; u *= 1.0007)
        {
            float rounded = (float)u;
            double v = (double)rounded * rounded, truth = Math.Tanh(Math.Sqrt((float)v)) / Math.Sqrt((float)v);
            Assert.InRange(SoftCurve.Ratio(Vector256.Create((float)v)).GetElement(3) / truth - 1, -4e-7, 4e-7);
        }
    }

    [Theory, InlineData(2, 0.0), InlineData(5, 0.0), InlineData(10, 0.0), InlineData(3, 0.4), InlineData(8, 0.8)]
    public void Harmonics_are_those_of_the_curve_in_double(double drive, double bias)
    {
        Complex[] bins = SaturatorRig.Tone(48_000, 8, Phase.Linear, Bin, drive, bias);
        double gain = Math.Exp(drive / 4) - 1, offset = bias / Math.Sqrt(1 + gain * gain);
        double slope = 1 - Math.Pow(Math.Tanh(gain * offset), 2);
        for (int h = 1; h <= 9; h++)
        {
            Complex sum = 0;
            const int points = 4096;
            for (int i = 0; i < points; i++)
            {
                double t = 2 * Math.PI * i / points;
                sum += Math.Tanh(gain * (SaturatorRig.MinusSix * Math.Sin(t) + offset)) / (gain * slope) * Complex.FromPolarCoordinates(1, -h * t);
            }
            double want = 2 * sum.Magnitude / points, got = 2 * bins[h * Bin].Magnitude / SaturatorRig.Length;
            Assert.InRange(got - want, -2e-5, 2e-5);
        }
    }

    [Theory, InlineData(Phase.Minimum), InlineData(Phase.Linear)]
    public void Bias_makes_even_harmonics_and_no_dc(Phase phase)
    {
        Complex[] odd = SaturatorRig.Tone(48_000, 2, phase, Bin, 4), even = SaturatorRig.Tone(48_000, 2, phase, Bin, 4, 0.3);
        Assert.InRange(Response.Db(odd[2 * Bin].Magnitude / odd[Bin].Magnitude), -300, -130);
        Assert.InRange(Response.Db(even[2 * Bin].Magnitude / even[Bin].Magnitude), -40, -15);
        Assert.InRange(Response.Db(even[0].Magnitude / even[Bin].Magnitude), -300, -100);
    }

    [Theory, InlineData(0.0), InlineData(0.5)]
    public void Drive_0_changes_nothing_but_what_the_resampler_does(double bias) => Neutral(drive: 0, bias, mix: 1, match: 1);

    [Fact]
    public void Mix_0_changes_nothing_but_what_the_resampler_does() => Neutral(drive: 10, bias: 0.5, mix: 0, match: 1);

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(8)]
    public void Half_mix_of_a_neutral_wet_side_is_flat(int factor)
    {
        foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
        {
            Saturator saturator = SaturatorRig.Make(48_000, factor, phase, max: 8192);
            float[] x = new float[8192];
            x[0] = 1e-3f;                            // wet side neutral: drive 5 is linear for a signal this small
            saturator.Process(new Audio(x), 5, 0, 0.5, 0);
            Complex[] bins = Response.Fft(x);
            for (int k = 4; k * 48_000.0 / 8192 <= 20_000; k++) Assert.InRange(Response.Db(bins[k].Magnitude / 1e-3f), -0.1, 0.1);
        }
    }

    static void Neutral(double drive, double bias, double mix, double match)
    {
        foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
            foreach (int factor in new[] { 1, 2, 4, 8 })
            {
                Random random = new(3);
                float[] x = new float[4096];
                foreach (ref float v in x.AsSpan()) v = (float)(0.435 * (2 * random.NextDouble() - 1));
                float[] plain = (float[])x.Clone();
                SaturatorRig.Make(48_000, factor, phase, max: 4096).Process(new Audio(x), drive, bias, mix, match);
                Oversampler over = new();
                over.Prepare(new Spec(48_000, 1, 4096), factor, phase);
                over.Up(new Audio(plain));
                over.Down(new Audio(plain));
                double error = 0, power = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    error += Math.Pow(x[i] - plain[i], 2);
                    power += plain[i] * plain[i];
                }
                Assert.InRange(Response.Db(Math.Sqrt(error / power)), -300, -140);
            }
    }
}
