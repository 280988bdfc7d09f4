using FsCheck;
using FsCheck.Fluent;
using TopDown.Dsp.Multiband;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Multiband.MultibandRig;

namespace TopDown.Dsp.Tests.Multiband;

/// <summary>Static curve, floor, times, distortion of a steady note, zipper.</summary>
public sealed class BandDynamicsTests(ITestOutputHelper output)
{
    static readonly BandSettings Work = new(-24, 4, 24, 12, 6, 10, 100);
    static readonly BandSettings Through = new(0, 1, 0, 0);

    /// <summary>One band of four plays, the others are silent.</summary>
    static float[][] Only(int band, float[] x) => [.. Enumerable.Range(0, 4).Select(b => b == band ? x : new float[x.Length])];

    static BandSettings[] Alone(int band, BandSettings settings) => [.. Enumerable.Range(0, 4).Select(b => b == band ? settings : Through)];

    [Fact]
    public void The_static_curve_is_the_declared_law_in_every_band()
    {
        double worst = 0;
        foreach (double ratio in new[] { 1, 1.5, 3, 10, double.PositiveInfinity })
            foreach (double knee in new double[] { 0, 6, 18 })
                foreach (double threshold in new double[] { -40, -24, -6 })
                    foreach (int band in new[] { 0, 3 })
                    {
                        var settings = new BandSettings(threshold, ratio, 9, 6, knee, 0.1, 20);
                        var dynamics = Prepared(8000, Alone(band, settings));
                        dynamics.SetLowest(0, 1000);
                        var law = new BandLaw(settings);
                        for (int db = -80; db <= 0; db++)
                        {
                            float[] y = Bands(dynamics, Only(band, [.. Enumerable.Repeat((float)Amplitude(db), 4000)]));
                            worst = Math.Max(worst, Math.Abs(Db(y[^1]) - db - law.GainDb(db)));
                        }
                    }
        output.WriteLine($"{worst:F5} dB");
        Assert.True(worst <= 0.001, $"{worst:F5} dB");
    }

    [Fact]
    public void The_law_reduces_lifts_and_lets_go_by_hand_reckoning()
    {
        var law = new BandLaw(new BandSettings(-20, 4, 5, 4, 0));
        Assert.Equal(-3, law.GainDb(-16), 1e-9);     // 4 over at 4:1
        Assert.Equal(-5, law.GainDb(-6), 1e-9);      // range
        Assert.Equal(3, law.GainDb(-24), 1e-9);      // 4 under at 4:1
        Assert.Equal(4, law.GainDb(-35), 1e-9);      // range
        Assert.Equal(2, law.GainDb(-44), 1e-9);      // half faded
        Assert.Equal(0, law.GainDb(-50), 1e-9);      // floor
        Assert.Equal(0, law.GainDb(-120), 1e-9);
        var knee = new BandLaw(new BandSettings(-20, 2, 24, 0, 12));
        Assert.Equal(-0.75, knee.GainDb(-20), 1e-9); // slope · knee / 8
    }

    [Theory, InlineData(-54.5), InlineData(-70), InlineData(-300)]
    public void What_lies_below_the_floor_is_not_lifted(double db)
    {
        var dynamics = Prepared(48_000, Alone(1, Work));
        float[] x = [.. Enumerable.Repeat((float)Amplitude(db), 48_000)], y = Bands(dynamics, Only(1, x));
        Assert.Equal(x, y);
    }

    /// <summary>A low note's gain must not follow its wave: third harmonic and all else that is not the note.</summary>
    [Theory]
    [InlineData(31, false), InlineData(41.2, false), InlineData(98, false)]
    [InlineData(31, true), InlineData(41.2, true), InlineData(98, true)]
    public void A_steady_low_note_stays_clean(double hz, bool byPower)
    {
        const double rate = 48_000;
        var dynamics = Prepared(rate, Alone(0, Work));
        dynamics.WeighPower(0, byPower);
        dynamics.SetLowest(0, 30);
        float[] y = Bands(dynamics, Only(0, Sine((int)(3 * rate), hz, rate, -12)));
        int from = (int)(2 * rate);
        double ss = 0, cc = 0, xs = 0, xc = 0, all = 0, rest = 0, sc = 0;
        for (int i = from; i < y.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz / rate * i);
            (ss, cc, sc, xs, xc, all) = (ss + s * s, cc + c * c, sc + s * c, xs + y[i] * s, xc + y[i] * c, all + (double)y[i] * y[i]);
        }
        double det = ss * cc - sc * sc, p = (xs * cc - xc * sc) / det, q = (xc * ss - xs * sc) / det;
        for (int i = from; i < y.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz / rate * i);
            rest += Math.Pow(y[i] - p * s - q * c, 2);
        }
        double thd = 10 * Math.Log10(rest / all), gain = Db(Math.Sqrt(p * p + q * q)) + 12;
        output.WriteLine($"{hz} Hz: {thd:F1} dB, gain {gain:F3} dB");
        Assert.True(thd <= -80, $"{thd:F1} dB");
        Assert.Equal(new BandLaw(Work).GainDb(-12), gain, 0.02);
    }

    /// <summary>A note with two overtones as loud as itself peaks above what it weighs: by peak the band stands that much too low.</summary>
    [Theory, InlineData(31), InlineData(41.2)]
    public void By_power_a_note_counts_as_much_as_a_sine_of_its_power(double hz)
    {
        const double rate = 48_000;
        double[] gains = [.. new[] { false, true }.Select(byPower =>
        {
            var dynamics = Prepared(rate, Alone(0, Work));
            dynamics.SetLowest(0, 30);
            dynamics.WeighPower(0, byPower);
            float[] x = [.. Enumerable.Range(0, (int)(3 * rate)).Select(i => (float)(Amplitude(-12) * Enumerable.Range(1, 3).Sum(k => Math.Cos(2 * Math.PI * k * hz / rate * i)) / Math.Sqrt(3)))];
            float[] y = Bands(dynamics, Only(0, x));
            return Db(y.Skip((int)(2 * rate)).Max(Math.Abs) / (double)x.Skip((int)(2 * rate)).Max(Math.Abs));
        })];
        output.WriteLine($"{hz} Hz: by peak {gains[0]:F2}, by power {gains[1]:F2} dB");
        // Its peaks come once a cycle and are held for half of one: that is the rest of the difference.
        Assert.Equal(new BandLaw(Work).GainDb(-12), gains[1], 0.6);
        Assert.True(gains[0] < gains[1] - 2.2);
    }

    [Theory]
    [InlineData(0, 10, 100), InlineData(0, 30, 250), InlineData(3, 1, 50), InlineData(2, 5, 400)]
    public void Attack_and_release_are_the_printed_times(int band, double attackMs, double releaseMs)
    {
        foreach (double rate in Rates)
        {
            var dynamics = Prepared(rate, Alone(band, new BandSettings(-30, 4, 24, 0, 0, attackMs, releaseMs)));
            dynamics.SetLowest(0, 30);
            dynamics.SetLowest(2, 700);
            int up = (int)(0.5 * rate), down = (int)(2.5 * rate);
            float[] x = [.. Enumerable.Range(0, (int)(6 * rate)).Select(i => (float)(Amplitude(i < up || i >= down ? -36 : -6) * (i * 1000L % (long)rate * 2 < rate ? 1 : -1)))];
            float[] y = Bands(dynamics, Only(band, x));
            double[] db = [.. x.Select((v, i) => -Db(y[i] / (double)v))];
            double final = db[down - 1];
            double attack = (Array.FindIndex(db, up, v => v >= final * (1 - Math.Exp(-1))) - up) / rate * 1000;
            double release = (Array.FindIndex(db, down, v => v <= final * Math.Exp(-1)) - down) / rate * 1000;
            output.WriteLine($"{rate}: reduction {final:F3} dB, attack {attack:F3}, release {release:F2} ms");
            Assert.Equal(18, final, 0.01);
            Assert.InRange(attack, attackMs * 0.95, attackMs * 1.05);
            Assert.InRange(release, releaseMs * 0.95, releaseMs * 1.05);
        }
    }

    [Fact]
    public void The_gain_never_leaves_its_ranges()
    {
        var cases = from t in Gen.Choose(-60, 0) from d in Gen.Choose(0, 24) from u in Gen.Choose(0, 12) from seed in Gen.Choose(0, 1000) select (t, d, u, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var dynamics = Prepared(48_000, Alone(2, new BandSettings(c.t, 10, c.d, c.u, 3, 0.1, 20)));
            float[] x = Noise(3000, c.seed, -c.seed % 60), y = Bands(dynamics, Only(2, x));
            return x.Zip(y).All(p => Math.Abs(p.Second) <= Math.Abs(p.First) * Amplitude(c.u) * 1.000001 && Math.Abs(p.Second) >= Math.Abs(p.First) * Amplitude(-c.d) * 0.999999);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Bands_do_not_hear_each_other()
    {
        BandSettings[] all = [Work, Work with { ThresholdDb = -40, Ratio = 2 }, Work with { UpDb = 3 }, Work with { AttackMs = 1, ReleaseMs = 400 }];
        float[][] x = [.. Enumerable.Range(0, 4).Select(b => Noise(20_000, b, -6 * b))];
        double[] sum = new double[20_000];
        for (int b = 0; b < 4; b++)
        {
            float[] alone = Bands(Prepared(48_000, all), Only(b, x[b]));
            for (int i = 0; i < sum.Length; i++) sum[i] += alone[i];
        }
        float[] together = Bands(Prepared(48_000, all), x);
        for (int i = 0; i < sum.Length; i++) Assert.Equal(sum[i], together[i], 1e-6);
    }

    [Fact]
    public void Both_channels_take_the_louder_ones_gain()
    {
        var dynamics = Prepared(48_000, Work, Work, Work, Work);
        var frames = new BandFrames(48_000);
        for (int i = 0; i < 4 * 48_000; i++) (frames.Left[i], frames.Right[i]) = ((float)Amplitude(-40), (float)Amplitude(-12));
        float[] l = new float[48_000], r = new float[48_000];
        dynamics.Process(frames, default, new Audio(l, r));
        Assert.Equal(-9, Db(r[^1]) + 12 - Db(4), 0.001);
        Assert.Equal(-9, Db(l[^1]) + 40 - Db(4), 0.001);
        Assert.Equal(9, dynamics.ReductionDb(0), 0.001);
    }

    public static TheoryData<string> Moves => new(Steps.Keys);

    static readonly Dictionary<string, (BandSettings A, BandSettings B)> Steps = new()
    {
        ["threshold"] = (Work with { ThresholdDb = -50 }, Work with { ThresholdDb = 0 }),
        ["threshold, fastest"] = (Work with { ThresholdDb = -50, AttackMs = 1, ReleaseMs = 20 }, Work with { ThresholdDb = 0, AttackMs = 1, ReleaseMs = 20 }),
        ["ratio"] = (Work with { Ratio = 1, AttackMs = 1 }, Work with { Ratio = double.PositiveInfinity, AttackMs = 1 }),
        ["range down"] = (Work with { DownDb = 0, AttackMs = 1 }, Work with { AttackMs = 1 }),
        ["range up"] = (Work with { ThresholdDb = 0, UpDb = 0, ReleaseMs = 20 }, Work with { ThresholdDb = 0, ReleaseMs = 20 }),
        ["knee"] = (Work with { ThresholdDb = -6, KneeDb = 0, UpDb = 0, AttackMs = 1 }, Work with { ThresholdDb = -6, KneeDb = 24, UpDb = 0, AttackMs = 1 }),
        ["attack"] = (Work with { AttackMs = 1 }, Work with { AttackMs = 100 }),
        ["release"] = (Work with { ReleaseMs = 20 }, Work with { ReleaseMs = 1000 }),
        ["gain"] = (Work with { GainDb = -3.01 }, Work with { GainDb = 3.01 }),
        ["bypass"] = (Work with { Wet = 0 }, Work),
        ["solo"] = (Work with { Level = 0 }, Work),
    };

    [Theory, MemberData(nameof(Moves))]
    public void A_step_stays_under_minus_fifty_dB(string move)
    {
        double worst = -300;
        foreach (bool up in new[] { true, false })
        {
            var (a, b) = up ? Steps[move] : (Steps[move].B, Steps[move].A);
            worst = Math.Max(worst, Zipper((x, way) =>
            {
                var dynamics = Prepared(48_000, Alone(1, a));
                dynamics.SetLowest(1, 100);
                return Bands(dynamics, Only(1, x), _ => 32, at => dynamics.Set(1, Mixed(a, b, way(at + 32))));
            }));
        }
        output.WriteLine($"{move}: {worst:F1} dB");
        Assert.True(worst <= -50, $"{move}: {worst:F1} dB");
    }

    static BandSettings Mixed(BandSettings a, BandSettings b, double way)
    {
        double Slope(double ratio) => 1 - 1 / ratio;
        double Mix(double x, double y) => x + (y - x) * way;
        return new(Mix(a.ThresholdDb, b.ThresholdDb), 1 / (1 - Mix(Slope(a.Ratio), Slope(b.Ratio))), Mix(a.DownDb, b.DownDb), Mix(a.UpDb, b.UpDb), Mix(a.KneeDb, b.KneeDb),
            Mix(a.AttackMs, b.AttackMs), Mix(a.ReleaseMs, b.ReleaseMs), Mix(a.GainDb, b.GainDb), Mix(a.Wet, b.Wet), Mix(a.Level, b.Level), Mix(a.Duck, b.Duck));
    }
}
