using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Saturation;

public sealed class LoudnessMatchTests(ITestOutputHelper output)
{
    const int Rate = 48_000, Frames = 6 * Rate;

    [Theory, InlineData(0.0), InlineData(0.4)]
    public void Loudness_of_programme_at_minus_18_dBFS_holds_over_drive(double bias)
    {
        foreach ((string name, float[] programme, double allowed) in new[] { ("band with drums", Band(), 0.5), ("moving noise", Moving(), 0.5), ("steady noise", Pink(), 1) })
        {
            double worst = 0;
            double before = Loudness(programme);
            for (double drive = 0; drive <= 10; drive += 1)
                foreach (double mix in new[] { 1, 0.5 })
                {
                    float[] y = (float[])programme.Clone();
                    Saturator saturator = new();
                    saturator.Prepare(new Spec(Rate, 1, Frames), 2, Phase.Linear);
                    saturator.Process(new Audio(y), drive, bias, mix, 1);
                    double change = Loudness(y) - before;
                    output.WriteLine($"{name}: drive {drive}, bias {bias}, mix {mix}: {change:+0.00;-0.00} LU");
                    worst = Math.Max(worst, Math.Abs(change));
                }
            Assert.InRange(worst, 0, allowed);
        }
    }

    [Fact]
    public void Without_match_quiet_signals_keep_their_level()
    {
        foreach (double bias in new[] { 0, 0.5 })
        {
            float[] y = Array.ConvertAll(Pink(), v => v * 1e-3f);
            double before = Loudness(y);
            Saturator saturator = new();
            saturator.Prepare(new Spec(Rate, 1, Frames), 2, Phase.Linear);
            saturator.Process(new Audio(y), 10, bias, 1, 0);
            Assert.InRange(Loudness(y) - before, -0.05, 0.05);
        }
    }

    // Voss–McCartney pink noise.
    static float[] Pink()
    {
        Random random = new(1);
        double[] rows = new double[14];
        float[] x = new float[Frames];
        for (int i = 0; i < Frames; i++)
        {
            int row = Math.Min(System.Numerics.BitOperations.TrailingZeroCount(i + 1), rows.Length - 1);
            rows[row] = random.NextDouble() - 0.5;
            x[i] = (float)(rows.Sum() + random.NextDouble() - 0.5);
        }
        return Normal(x);
    }

    // Pink noise whose level moves over 12 dB twice a second, as the phrases and beats of music do.
    static float[] Moving()
    {
        float[] x = Pink();
        for (int i = 0; i < x.Length; i++) x[i] *= (float)Math.Pow(10, 0.3 * Math.Sin(4 * Math.PI * i / Rate));
        return Normal(x);
    }

    // Kick, snare and hat at 120 bpm over bass and a chord of saws: crest factor about 14 dB.
    static float[] Band()
    {
        Random random = new(2);
        float[] x = new float[Frames];
        for (int i = 0; i < Frames; i++)
        {
            double t = (double)i / Rate, beat = t % 0.5, back = (t + 0.5) % 1, eighth = t % 0.25, noise = 2 * random.NextDouble() - 1;
            double kick = Math.Exp(-beat / 0.09) * Math.Sin(2 * Math.PI * (50 * beat + 6 * (1 - Math.Exp(-beat / 0.02))));
            double snare = Math.Exp(-back / 0.07) * (0.7 * noise + 0.5 * Math.Sin(2 * Math.PI * 190 * back));
            double hat = Math.Exp(-eighth / 0.02) * noise;
            double bass = Math.Sin(2 * Math.PI * 55 * t) + 0.3 * Math.Sin(2 * Math.PI * 110 * t);
            double chord = 0;
            foreach (double hz in new[] { 220.0, 277.2, 329.6, 440.7 })
                for (int h = 1; h <= 12; h++) chord += Math.Sin(2 * Math.PI * hz * h * t) / h;
            x[i] = (float)(0.9 * kick + 0.7 * snare + 0.2 * hat + 0.25 * bass + 0.07 * chord);
        }
        return Normal(x);
    }

    static float[] Normal(float[] x)
    {
        double rms = Math.Sqrt(x.Average(v => (double)v * v));
        return Array.ConvertAll(x, v => (float)(v * 0.12589254117941673 / rms));
    }

    // K-weighted level in dB, ungated: the programmes have no pauses. Filters as printed in ITU-R BS.1770-5 for 48 kHz.
    static double Loudness(float[] x)
    {
        double a1 = 0, a2 = 0, b1 = 0, b2 = 0, sum = 0;
        foreach (float v in x)
        {
            double a = v + 1.69065929318241 * a1 - 0.73248077421585 * a2;
            double shelved = 1.53512485958697 * a - 2.69169618940638 * a1 + 1.19839281085285 * a2;
            (a1, a2) = (a, a1);
            double b = shelved + 1.99004745483398 * b1 - 0.99007225036621 * b2;
            double y = b - 2 * b1 + b2;
            (b1, b2) = (b, b1);
            sum += y * y;
        }
        return 10 * Math.Log10(sum / x.Length);
    }
}
