namespace TopDown.Dsp.Tests.Filters;

public class MatchedDesignTests
{
    const double Q7 = MatchedDesign.ButterworthQ;

    static readonly double[] s_rates = [44_100, 48_000, 88_200, 96_000, 192_000];

    static double WorstDb(in SvfCoefficients c, double rate, Func<double, double> analogueDb, double to = 20_000)
    {
        double worst = 0;
        for (int i = 0; i <= 500; i++)
        {
            double f = 20 * Math.Pow(to / 20, i / 500.0);
            worst = Math.Max(worst, Math.Abs(c.MagnitudeDb(f, rate) - analogueDb(f)));
        }
        return worst;
    }

    // Limits: the published matched design's own errors, 20 Hz to 20 kHz.
    [Theory]
    [InlineData(48_000, 6, 10_000, 1, 0.30)]
    [InlineData(48_000, 6, 10_000, 0.7, 0.38)]
    [InlineData(48_000, 6, 16_000, 1, 0.22)]
    [InlineData(48_000, 1, 3_000, 1, 0.006)]
    [InlineData(48_000, -3, 400, 1, 0.0005)]
    [InlineData(48_000, -6, 10_000, 1, 0.30)]
    [InlineData(44_100, 6, 10_000, 1, 0.49)]
    public void Bell_follows_the_analogue_curve(double rate, double db, double hz, double q, double limit) =>
        Assert.InRange(WorstDb(MatchedDesign.Bell(hz, db, q, rate), rate, f => Analogue.BellDb(f, hz, db, q)), 0, limit);

    [Theory]
    [InlineData(1, 10_000, 0.0145)]
    [InlineData(6, 10_000, 0.093)]
    [InlineData(-6, 10_000, 0.093)]
    public void Shelves_follow_the_analogue_curve(double db, double hz, double limit)
    {
        Assert.InRange(WorstDb(MatchedDesign.HighShelf(hz, db, Q7, 48_000), 48_000, f => Analogue.HighShelfDb(f, hz, db, Q7)), 0, limit);
        Assert.InRange(WorstDb(MatchedDesign.LowShelf(hz, db, Q7, 48_000), 48_000, f => Analogue.LowShelfDb(f, hz, db, Q7)), 0, limit);
        Assert.InRange(WorstDb(MatchedDesign.LowShelf(100, db, Q7, 48_000), 48_000, f => Analogue.LowShelfDb(f, 100, db, Q7)), 0, 0.001);
    }

    [Fact]
    public void Air_shelf_has_its_three_points_at_every_rate()
    {
        foreach (double rate in s_rates)
        {
            var bank = new EqBank(1);
            bank.Prepare(new Spec(rate, 2, 512));
            bank.Set(0, MatchedDesign.HighShelf(10_000, 0.75, Q7, rate));
            Assert.InRange(Response.RenderedDb(bank, 10_000, rate), 0.355, 0.395);
            Assert.InRange(Response.RenderedDb(bank, 5_000, rate), 0.02, 0.06);
            Assert.InRange(Response.RenderedDb(bank, 20_000, rate), 0.69, 0.73);
        }
    }

    [Fact]
    public void High_pass_is_down_3_dB_at_its_hz()
    {
        foreach (double rate in s_rates)
            foreach (double hz in (double[])[20, 30, 80, 150, 400, 2_000, 10_000])
            {
                Assert.Equal(hz, CutOff(f => TwelveDb(f, hz, rate), hz), 0.02 * hz);
                Assert.Equal(hz, CutOff(f => TwentyFourDb(f, hz, rate), hz), 0.02 * hz);
                Assert.Equal(Analogue.HighPassDb(hz / 2, hz, 2), TwelveDb(hz / 2, hz, rate), 0.1);
                Assert.Equal(Analogue.HighPassDb(hz / 2, hz, 4), TwentyFourDb(hz / 2, hz, rate), 0.1);
            }

        static double TwelveDb(double f, double hz, double rate) => MatchedDesign.HighPass(hz, Q7, rate).MagnitudeDb(f, rate);
        static double TwentyFourDb(double f, double hz, double rate) =>
            MatchedDesign.HighPass(hz, MatchedDesign.Butterworth4Q1, rate).MagnitudeDb(f, rate)
            + MatchedDesign.HighPass(hz, MatchedDesign.Butterworth4Q2, rate).MagnitudeDb(f, rate);

        static double CutOff(Func<double, double> db, double hz)
        {
            double low = hz / 4, high = hz * 2;
            for (int i = 0; i < 60; i++)
            {
                double middle = Math.Sqrt(low * high);
                if (db(middle) < -3.0103) low = middle;
                else high = middle;
            }
            return low;
        }
    }

    [Fact]
    public void Low_pass_follows_the_analogue_curve()
    {
        foreach (double hz in (double[])[100, 1_000, 5_000, 10_000])
        {
            var c = MatchedDesign.LowPass(hz, Q7, 48_000);
            Assert.Equal(-3.0103, c.MagnitudeDb(hz, 48_000), 0.001);
            Assert.InRange(WorstDb(c, 48_000, f => Analogue.LowPassDb(f, hz), hz), 0, 0.04);
            Assert.InRange(WorstDb(c, 48_000, f => Analogue.LowPassDb(f, hz), 1.5 * hz), 0, 0.35);
        }
    }

    // No published yardstick above 0.45 of the rate: the bilinear transform has no curve there at all.
    [Fact]
    public void Centres_above_Nyquist_give_the_part_below_it()
    {
        foreach (double hz in (double[])[24_000, 26_000, 30_000, 40_000, 80_000])
        {
            Assert.InRange(WorstDb(MatchedDesign.Bell(hz, 6, 0.7, 48_000), 48_000, f => Analogue.BellDb(f, hz, 6, 0.7), 23_900), 0, 0.35);
            Assert.InRange(WorstDb(MatchedDesign.HighShelf(hz, 6, Q7, 48_000), 48_000, f => Analogue.HighShelfDb(f, hz, 6, Q7), 20_000), 0, 0.35);
            Assert.InRange(WorstDb(MatchedDesign.LowShelf(hz, 6, Q7, 48_000), 48_000, f => Analogue.LowShelfDb(f, hz, 6, Q7), 20_000), 0, 0.35);
        }
    }

    [Fact]
    public void Zero_dB_is_unity()
    {
        Assert.True(MatchedDesign.Bell(1_000, 0, 1, 48_000).IsUnity);
        Assert.True(MatchedDesign.LowShelf(1_000, 0, 1, 48_000).IsUnity);
        Assert.True(MatchedDesign.HighShelf(1_000, 0, 1, 48_000).IsUnity);
    }

    [Fact]
    public void Cut_is_the_inverse_of_boost()
    {
        for (double f = 20; f < 24_000; f *= 1.3)
            Assert.Equal(0, MatchedDesign.Bell(9_000, 8, 1.3, 48_000).MagnitudeDb(f, 48_000)
                + MatchedDesign.Bell(9_000, -8, 1.3, 48_000).MagnitudeDb(f, 48_000), 1e-9);
    }

    [Fact]
    public void Every_setting_is_stable_and_finite()
    {
        var random = new Random(5);
        for (int i = 0; i < 200_000; i++)
        {
            double rate = 8_000 * Math.Pow(96, random.NextDouble()), hz = 5 * Math.Pow(40_000, random.NextDouble());
            double q = 0.1 * Math.Pow(200, random.NextDouble()), db = random.NextDouble() * 60 - 30;
            Check(MatchedDesign.Bell(hz, db, q, rate));
            Check(MatchedDesign.LowShelf(hz, db, q, rate));
            Check(MatchedDesign.HighShelf(hz, db, q, rate));
            Check(MatchedDesign.HighPass(hz, q, rate));
            Check(MatchedDesign.LowPass(hz, q, rate));

            void Check(in SvfCoefficients c)
            {
                // Second-order SVF: stable exactly when both are above 0.
                Assert.True(c.G > 0 && c.K > 0 && double.IsFinite(c.G) && double.IsFinite(c.K), $"{c} at {hz} Hz {db} dB Q {q} of {rate}");
                Assert.True(double.IsFinite(c.High) && double.IsFinite(c.Band) && double.IsFinite(c.Low), $"{c}");
                Assert.True(Math.Abs(c.High) < 1e4 && Math.Abs(c.Low) < 1e4, $"{c} at {hz} Hz {db} dB Q {q} of {rate}");
            }
        }
    }

    [Fact]
    public void A_biquad_becomes_the_same_section()
    {
        var c = SvfCoefficients.FromBiquad(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
        foreach (double f in (double[])[10, 100, 1_000, 5_000, 20_000])
        {
            var z = System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * f / 48_000);
            var h = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z * z) / (1 - 1.69065929318241 * z + 0.73248077421585 * z * z);
            Assert.Equal(20 * Math.Log10(h.Magnitude), c.MagnitudeDb(f, 48_000), 1e-9);
        }
    }
}
