using TopDown.Dsp.Resampling;
using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.TapeMachine.TapeRig;

namespace TopDown.Dsp.Tests.TapeMachine;

/// <summary>Harmonics over level and rate, and aliases.</summary>
public sealed class TapeHarmonicsTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(Bound), MemberType = typeof(TapeRig))]
    public void Third_harmonic_rises_2_dB_a_dB_and_the_second_stays_20_dB_below(double rate, TapeSpeed speed)
    {
        int bin = Bin(400, rate);
        double last = double.NaN;
        for (int db = -30; db <= 0; db++)
        {
            float[] y = Tone(rate, speed, bin, db);
            double third = HarmonicDb(y, bin, 3), second = HarmonicDb(y, bin, 2);
            Assert.InRange(second, -400, third - 20);
            if (db is > -30 and <= -12) Assert.InRange(third - last, 1.8, 2.2);
            if (db is -30 or -12 or 0) output.WriteLine($"{rate} {speed} {db} dBFS: H2 {second:F1}, H3 {third:F2} dB, H3 rises {third - last:F3}");
            last = third;
        }
    }

    [Theory, MemberData(nameof(Bound), MemberType = typeof(TapeRig))]
    public void Three_percent_at_400_Hz_lies_9_to_10_dB_over_zero_VU(double rate, TapeSpeed speed)
    {
        int bin = Bin(400, rate);
        double level = Crossing(db => ThdDb(Tone(rate, speed, bin, db), bin, rate), Response.Db(0.03), -12, 6) - ZeroVu;
        output.WriteLine($"{rate} {speed}: 3 % at {level:F2} dB over 0 VU");
        Assert.InRange(level, 9.6, 9.85);      // asked for: 9 to 10
        // Drive shifts the whole law: 6 dB more of it are 6 dB less of headroom.
        double driven = Crossing(db => ThdDb(Tone(rate, speed, bin, db, 6), bin, rate), Response.Db(0.03), -18, 0) - ZeroVu;
        Assert.Equal(level - 6, driven, 0.02);
    }

    [Theory, InlineData(TapeSpeed.Ips15), InlineData(TapeSpeed.Ips30)]
    public void Thd_is_the_same_at_every_rate_with_the_auto_factor(TapeSpeed speed)
    {
        foreach (double hz in new[] { 100.0, 400, 1_000, 3_000, 5_000 })
            foreach (double drive in new[] { 0.0, 6, 12 })
            {
                double[] thd = Array.ConvertAll([44_100.0, 48_000, 88_200, 96_000, 192_000], rate =>
                {
                    // A length that puts the bin on exactly this frequency at every rate.
                    int bin = hz < 500 ? 40 : 400, length = (int)Math.Round(bin * rate / hz);
                    return ThdDb(Settled(Make(rate, speed, max: length), drive, Response.Tone(length, bin, Amplitude(-6))), bin, rate);
                });
                output.WriteLine($"{speed} {hz} Hz drive {drive}: {string.Join(' ', thd.Select(v => v.ToString("F3")))}");
                Assert.InRange(thd.Max() - thd.Min(), 0, 0.2);
            }
    }

    [Theory, MemberData(nameof(Bound), MemberType = typeof(TapeRig))]
    public void Alias_of_5_kHz_is_below_minus_90_dB_where_1_kHz_has_5_percent(double rate, TapeSpeed speed)
    {
        int oneK = Bin(1_000, rate);
        double[] drives = [At(0.01), At(0.05), 12];
        foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
        {
            double[] five = Array.ConvertAll(drives, drive => AliasDb(rate, speed, phase, 5_000.24, drive));
            double[] ten = Array.ConvertAll(drives, drive => AliasDb(rate, speed, phase, 9_999.9, drive));
            output.WriteLine($"{rate} {speed} {phase}: drive {drives[0]:F2} (1 %), {drives[1]:F2} (5 %), 12: alias at 5 kHz "
                + $"{five[0]:F1}, {five[1]:F1}, {five[2]:F1}; at 10 kHz {ten[0]:F1}, {ten[1]:F1}, {ten[2]:F1} dB");
            Assert.InRange(five[1], -300, -90);
        }

        double At(double thd) => Crossing(d => ThdDb(Tone(rate, speed, oneK, -6, d), oneK, rate), Response.Db(thd), -12, 12);
    }

    // All energy 20 Hz–20 kHz that is no harmonic, re the fundamental.
    static double AliasDb(double rate, TapeSpeed speed, Phase phase, double hz, double drive)
    {
        const int length = 65_536;
        int bin = Bin(hz, rate, length) | 1;
        var bins = Response.Fft(Settled(Make(rate, speed, max: length, phase: phase), drive, Response.Tone(length, bin, Amplitude(-6))));
        double sum = 0;
        for (int k = (int)(20 * length / rate) + 1; k * rate / length <= 20_000; k++)
            if (k % bin != 0) sum += bins[k].Magnitude * bins[k].Magnitude;
        return Response.Db(Math.Sqrt(sum) / bins[bin].Magnitude);
    }
}
