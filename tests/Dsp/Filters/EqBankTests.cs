namespace TopDown.Dsp.Tests.Filters;

public class EqBankTests
{
    static float[] Noise(int seed, int n)
    {
        var random = new Random(seed);
        var x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float)(random.NextDouble() * 0.5 - 0.25);
        return x;
    }

    static EqBank Bells(int sections, double rate = 48_000, int channels = 2)
    {
        var bank = new EqBank(sections);
        bank.Prepare(new Spec(rate, channels, 8192));
        for (int s = 0; s < sections; s++) bank.Set(s, MatchedDesign.Bell(60 * Math.Pow(1.9, s), s % 2 == 0 ? 5 : -4, 1, rate));
        return bank;
    }

    [Fact]
    public void Any_split_gives_the_same_bits_with_settings_moving()
    {
        for (int sections = 1; sections <= 11; sections++)
        {
            var (wholeL, wholeR) = Render(sections, i => 32);
            var random = new Random(sections);
            foreach (Func<int, int> split in (Func<int, int>[])[_ => 1, _ => random.Next(1, 33), _ => random.Next(1, 6), _ => 7])
            {
                var (l, r) = Render(sections, split);
                Assert.Equal(wholeL, l);
                Assert.Equal(wholeR, r);
            }
        }

        // 100 cells; settings change at cell starts, with sections joining and leaving; long steady stretches in between.
        static (float[] L, float[] R) Render(int sections, Func<int, int> split)
        {
            var bank = Bells(sections);
            float[] l = Noise(1, 3200), r = Noise(2, 3200);
            for (int cell = 0; cell < 100; cell++)
            {
                if (cell % 9 < 3)
                    bank.Set(cell % sections, MatchedDesign.Bell(500 + 40 * cell, cell % 4 == 0 ? 0 : cell % 7 - 3, 0.8, 48_000));
                for (int at = 32 * cell; at < 32 * cell + 32;)
                {
                    int n = Math.Min(split(at), 32 * cell + 32 - at);
                    bank.Process(new Audio(l.AsSpan(at, n), r.AsSpan(at, n)));
                    at += n;
                }
            }
            return (l, r);
        }
    }

    [Fact]
    public void One_long_call_equals_single_frames()
    {
        for (int sections = 1; sections <= 17; sections++)
        {
            float[] l = Noise(3, 700), r = Noise(4, 700), l1 = [.. l], r1 = [.. r];
            Bells(sections).Process(new Audio(l, r));
            var bank = Bells(sections);
            for (int i = 0; i < 700; i++) bank.Process(new Audio(l1.AsSpan(i, 1), r1.AsSpan(i, 1)));
            Assert.Equal(l, l1);
            Assert.Equal(r, r1);
        }
    }

    // Pairs run in the portable kernel, four and eight in the wide ones.
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Wide_kernels_equal_the_portable_one(int sections)
    {
        float[] l = Noise(14, 900), r = Noise(15, 900), l2 = [.. l], r2 = [.. r];
        var whole = Bells(sections);
        whole.Process(new Audio(l, r));
        for (int s = 0; s < sections; s += 2)
        {
            var pair = new EqBank(2);
            pair.Prepare(new Spec(48_000, 2, 8192));
            pair.Set(0, whole[s]);
            pair.Set(1, whole[s + 1]);
            pair.Process(new Audio(l2, r2));
        }
        Assert.Equal(l, l2);
        Assert.Equal(r, r2);
    }

    [Fact]
    public void Mono_is_the_left_channel_of_stereo()
    {
        for (int sections = 1; sections <= 9; sections++)
        {
            float[] l = Noise(5, 500), r = Noise(6, 500), mono = [.. l];
            Bells(sections).Process(new Audio(l, r));
            Bells(sections, channels: 1).Process(new Audio(mono));
            Assert.Equal(l, mono);
        }
    }

    // The same transfer function run in double direct form from the biquad: an independent reference.
    [Theory]
    [InlineData(25, 12, 48_000)]
    [InlineData(25, -12, 192_000)]
    [InlineData(20, 6, 768_000)]
    [InlineData(10_000, 6, 48_000)]
    [InlineData(30_000, 9, 48_000)]
    public void Renders_what_double_precision_renders(double hz, double db, double rate)
    {
        foreach (int sections in (int[])[1, 2, 4, 8])
        {
            var bank = new EqBank(sections);
            bank.Prepare(new Spec(rate, 2, 8192));
            var c = MatchedDesign.Bell(hz, db, 0.8, rate);
            int at = sections / 2;
            bank.Set(at, c);
            float[] x = Noise(7, 20_000), y = [.. x], other = [.. x];
            bank.Process(new Audio(y, other));
            double a0 = 1 + c.G * c.K + c.G * c.G, g2 = c.G * c.G;
            double b0 = (c.High + c.G * c.Band + g2 * c.Low) / a0, b1 = 2 * (g2 * c.Low - c.High) / a0;
            double b2 = (c.High - c.G * c.Band + g2 * c.Low) / a0, a1 = 2 * (g2 - 1) / a0, a2 = (1 - c.G * c.K + g2) / a0;
            double x1 = 0, x2 = 0, y1 = 0, y2 = 0, worst = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double v = b0 * x[i] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
                (x2, x1, y2, y1) = (x1, x[i], y1, v);
                worst = Math.Max(worst, Math.Abs(v - y[i]));
            }
            Assert.InRange(worst, 0, 2e-6);
        }
    }

    [Fact]
    public void Rendered_gain_is_the_drawn_curve()
    {
        foreach (double rate in (double[])[44_100, 48_000, 96_000, 192_000])
        {
            var bank = new EqBank(9);
            bank.Prepare(new Spec(rate, 2, 512));
            bank.Set(0, MatchedDesign.HighPass(40, MatchedDesign.Butterworth4Q1, rate));
            bank.Set(1, MatchedDesign.HighPass(40, MatchedDesign.Butterworth4Q2, rate));
            bank.Set(2, MatchedDesign.LowShelf(120, 3, 0.7071, rate));
            bank.Set(4, MatchedDesign.Bell(400, -3, 1, rate));
            bank.Set(5, MatchedDesign.Bell(3_000, 2, 1, rate));
            bank.Set(8, MatchedDesign.HighShelf(10_000, 4, 0.7071, rate));
            foreach (double hz in (double[])[40, 120, 400, 1_000, 3_000, 10_000, 18_000])
                Assert.Equal(bank.MagnitudeDb(hz), Response.RenderedDb(bank, hz, rate), 0.003);
        }
    }

    [Fact]
    public void A_neutral_bank_is_bit_exact()
    {
        var bank = new EqBank(8);
        bank.Prepare(new Spec(48_000, 2, 512));
        for (int s = 0; s < 8; s++) bank.Set(s, MatchedDesign.Bell(100 * (s + 1), 0, 1, 48_000));
        float[] l = Noise(8, 1000), r = Noise(9, 1000), l0 = [.. l], r0 = [.. r];
        bank.Process(new Audio(l, r));
        Assert.Equal(l0, l);
        Assert.Equal(r0, r);
    }

    [Fact]
    public void A_section_switched_off_leaves_after_one_cell_and_returns_empty()
    {
        var bank = Bells(1);
        float[] x = Noise(10, 640), y = [.. x], z = [.. x];
        bank.Process(new Audio(y, z));
        bank.Set(0, SvfCoefficients.Unity);
        bank.Process(new Audio(new float[32], new float[32]));
        y = [.. x];
        bank.Process(new Audio(y, z));
        Assert.Equal(x, y);

        bank.Set(0, MatchedDesign.Bell(60, 5, 1, 48_000));
        float[] silence = new float[640];
        bank.Process(new Audio(silence, z));
        Assert.All(silence, v => Assert.Equal(0, v));
    }

    [Fact]
    public void Reset_is_exact()
    {
        var bank = Bells(5);
        float[] a = Noise(11, 800), b = [.. a], r = new float[800];
        bank.Process(new Audio(a, r));
        bank.Reset();
        Array.Clear(r);
        bank.Process(new Audio(b, r));
        Assert.Equal(a, b);
    }

    // Gains stepping by 0.5 dB a cell on a 100 Hz sine: what lies above 3 kHz stays 60 dB under it (a staircase: 45).
    [Fact]
    public void Moving_gain_makes_no_zipper()
    {
        var bank = new EqBank(1);
        bank.Prepare(new Spec(48_000, 1, 512));
        bank.Set(0, MatchedDesign.LowShelf(200, -6, 0.7071, 48_000));
        var high = new EqBank(4);
        high.Prepare(new Spec(48_000, 1, 512));
        for (int s = 0; s < 4; s++) high.Set(s, MatchedDesign.HighPass(3_000, 0.5 / Math.Cos(Math.PI * (2 * s + 1) / 16), 48_000));
        var x = new float[9600];
        for (int i = 0; i < x.Length; i++) x[i] = (float)(0.5 * Math.Sin(2 * Math.PI * 100 * i / 48_000));
        for (int cell = 0; cell < 300; cell++)
        {
            if (cell is > 150 and <= 174) bank.Set(0, MatchedDesign.LowShelf(200, -6 + 0.5 * (cell - 150), 0.7071, 48_000));
            bank.Process(new Audio(x.AsSpan(32 * cell, 32)));
        }
        high.Process(new Audio(x));
        float peak = 0;
        for (int i = 4_700; i < x.Length; i++) peak = Math.Max(peak, Math.Abs(x[i]));
        Assert.InRange(20 * Math.Log10(peak / 0.5), -200, -60);
    }

    [Fact]
    public void Allocates_nothing()
    {
        var bank = Bells(8);
        float[] l = Noise(12, 512), r = Noise(13, 512);
        bank.Process(new Audio(l, r));
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                bank.Set(i % 8, MatchedDesign.Bell(100 + i, i % 5, 1, 48_000));
                bank.Process(new Audio(l, r));
            }
        }));
    }
}
