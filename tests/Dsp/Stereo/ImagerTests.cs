using System.Numerics;
using TopDown.Dsp.Stereo;
using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Stereo;

public sealed class ImagerTests(ITestOutputHelper output)
{
    const int Rate = 48_000, Frames = 16_384;

    [Fact]
    public void The_mono_sum_is_untouched_within_minus_140_dB_at_every_width()
    {
        double worst = -400;
        foreach (double rate in new[] { 44_100, 48_000, 96_000, 192_000.0 })
            for (double width = 0; width <= 200; width += 10)
                foreach (ImagerSettings settings in new[] { new ImagerSettings(width), new(width, 0, 150, 200), new(width, 130, 80, 50, MonoAmount: 1), new(100, width, 200 - width, width) })
                {
                    (float[] left, float[] right) = Noise();
                    (float[] l, float[] r) = Run(settings, left, right, rate);
                    double error = 0, power = 0;
                    for (int i = 0; i < Frames; i++)
                    {
                        double sum = (double)left[i] + right[i];
                        error += Math.Pow((double)l[i] + r[i] - sum, 2);
                        power += sum * sum;
                    }
                    worst = Math.Max(worst, 10 * Math.Log10(error / power + 1e-30));
                }
        output.WriteLine($"mono sum: {worst:F1} dB at worst");
        Assert.InRange(worst, -400, -140);
    }

    [Fact]
    public void With_nothing_to_do_the_bits_are_untouched()
    {
        (float[] left, float[] right) = Noise();
        left[7] = -0f;
        (float[] l, float[] r) = Run(new(100, LowSplitHz: 300, HighSplitHz: 2000, MonoBelowHz: 200), left, right);
        Assert.Equal(Bits(left), Bits(l));
        Assert.Equal(Bits(right), Bits(r));

        // And again after it has worked: it leaves the path for good.
        Imager imager = Make(new(150, 50));
        imager.Process(new Audio((float[])left.Clone(), (float[])right.Clone()));
        imager.Set(new(100));
        imager.Process(new Audio(new float[32], new float[32]));
        (l, r) = ((float[])left.Clone(), (float[])right.Clone());
        imager.Process(new Audio(l, r));
        Assert.Equal(Bits(left), Bits(l));
        Assert.Equal(Bits(right), Bits(r));
    }

    [Fact]
    public void One_channel_passes_bit_for_bit()
    {
        (float[] x, _) = Noise();
        float[] y = (float[])x.Clone();
        Imager imager = new();
        imager.Prepare(new Spec(Rate, 1, Frames));
        imager.Set(new(200, 0, 150, 20, MonoAmount: 1));
        imager.Process(new Audio(y));
        Assert.Equal(Bits(x), Bits(y));
    }

    [Theory, InlineData(0, -200), InlineData(50, -6.0206), InlineData(90, -0.9151), InlineData(110, 0.8279), InlineData(200, 6.0206)]
    public void Width_is_the_gain_of_the_side(double width, double wantDb)
    {
        (float[] left, float[] right) = Noise();
        (float[] l, float[] r) = Run(new(width), left, right);
        double before = 0, after = 0;
        for (int i = 0; i < Frames; i++)
        {
            before += Math.Pow((double)left[i] - right[i], 2);
            after += Math.Pow((double)l[i] - r[i], 2);
        }
        double db = 10 * Math.Log10(after / before + 1e-20);
        output.WriteLine($"{width} %: {db:+0.0000;-0.0000} dB of side");
        if (width == 0) Assert.InRange(db, -400, -140);
        else Assert.InRange(db - wantDb, -0.0005, 0.0005);
    }

    [Theory]
    [InlineData(50.0, 100, 100), InlineData(100, 50, 100), InlineData(100, 100, 150), InlineData(150, 80, 120), InlineData(0, 100, 100), InlineData(100, 100, 0), InlineData(200, 100, 200)]
    public void Bands_reach_their_width_away_from_the_splits(double low, double mid, double high)
    {
        double[] side = Side(new(100, low, mid, high, 200, 5000));
        Check(30, low, "low");
        Check(1000, mid, "mid");
        Check(19_000, high, "high");

        void Check(double hz, double percent, string band)
        {
            double db = side[(int)(hz * Frames / Rate)];
            output.WriteLine($"{low}/{mid}/{high}: {band} {db:F2} dB");
            if (percent == 0) Assert.InRange(db, -400, -20);
            else Assert.InRange(db - Response.Db(percent / 100), -0.8, 0.8);
        }
    }

    [Fact]
    public void Lows_become_mono_by_a_high_pass_on_the_side()
    {
        double[] side = Side(new(100, MonoBelowHz: 120, MonoAmount: 1)), half = Side(new(100, MonoBelowHz: 120, MonoAmount: 0.5));
        Assert.InRange(side[(int)Math.Round(120.0 * Frames / Rate)], -3.3, -2.7);
        Assert.InRange(side[(int)Math.Round(30.0 * Frames / Rate)], -25, -23);
        Assert.InRange(side[(int)(2000.0 * Frames / Rate)], -0.05, 0.05);
        Assert.InRange(half[(int)Math.Round(30.0 * Frames / Rate)], -7, -5);
    }

    // Gain of the side per bin, from an impulse on the left alone.
    static double[] Side(ImagerSettings settings)
    {
        float[] left = new float[Frames], right = new float[Frames];
        left[0] = 1;
        (float[] l, float[] r) = Run(settings, left, right);
        float[] side = new float[Frames];
        for (int i = 0; i < Frames; i++) side[i] = l[i] - r[i];
        return Array.ConvertAll(Response.Fft(side), (Complex b) => Response.Db(b.Magnitude));
    }

    static (float[] Left, float[] Right) Run(ImagerSettings settings, float[] left, float[] right, double rate = Rate)
    {
        Imager imager = Make(settings, rate);
        (float[] l, float[] r) = ((float[])left.Clone(), (float[])right.Clone());
        imager.Process(new Audio(l, r));
        return (l, r);
    }

    static Imager Make(ImagerSettings settings, double rate = Rate)
    {
        Imager imager = new();
        imager.Prepare(new Spec(rate, 2, Frames));
        imager.Set(settings);
        return imager;
    }

    static (float[] Left, float[] Right) Noise()
    {
        Random random = new(11);
        float[] l = new float[Frames], r = new float[Frames];
        for (int i = 0; i < Frames; i++) (l[i], r[i]) = ((float)(0.5 * random.NextDouble() - 0.25), (float)(0.5 * random.NextDouble() - 0.25));
        return (l, r);
    }

    static int[] Bits(float[] x) => Array.ConvertAll(x, BitConverter.SingleToInt32Bits);
}
