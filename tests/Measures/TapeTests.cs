using System.Globalization;

namespace TopDown.Measures;

/// <summary>The tape of MixBus Glue, both speeds. 0 VU is a sine of peak −12 dBFS.</summary>
public sealed class TapeTests
{
    const string Section = "Tape";
    static readonly string[] s_speeds = ["15 ips", "30 ips"];

    [Fact]
    public void Third_harmonic_rises_two_dB_a_dB_and_there_is_hardly_a_second()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (string speed in s_speeds)
            {
                double[] levels = [-30, -24, -18, -12];
                var h = Grid.Map(levels, level => Harmonics.Of(At(speed), 400, rate, level));
                for (int i = 1; i < levels.Length; i++)
                    sheet.Within(Line($"H3 re H1 of 400 Hz, dB a dB, {levels[i - 1]} to {levels[i]} dBFS"), speed, rate, (h[i].Third - h[i - 1].Third) / (levels[i] - levels[i - 1]), 2, 0.2, "");
                sheet.AtMost("H2 below H3 at −12 dBFS", speed, rate, h[^1].Second - h[^1].Third, -20, "dB", "F1");
            }
        sheet.Judge();
    }

    [Fact]
    public void Three_percent_lies_nine_to_ten_dB_over_zero_VU()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (string speed in s_speeds)
                sheet.Within("3 % THD of 400 Hz over 0 VU, drive 0", speed, rate, LevelOf(level => Harmonics.Of(At(speed), 400, rate, level).Thd, 0.03, -12, 0) + 12, 9.5, 0.5, "dB", "F2");
        sheet.Judge();
    }

    [Fact]
    public void Treble_compresses_before_the_middle_and_less_so_at_30_ips()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
        {
            double[] gaps = Grid.Map(s_speeds, speed => OneDbOf(At(speed), 400, rate) - OneDbOf(At(speed), 10_000, rate));
            sheet.AtLeast("10 kHz reaches 1 dB of compression before 400 Hz by", s_speeds[0], rate, gaps[0], 6, "dB", "F2");
            sheet.Report("10 kHz reaches 1 dB of compression before 400 Hz by", s_speeds[1], rate, gaps[1], "dB", "F2");
            sheet.AtLeast("that gap is smaller at 30 ips by", "both", rate, gaps[0] - gaps[1], 3, "dB", "F2");
        }
        sheet.Judge();
    }

    [Fact]
    public void Bass_moves_treble_gently_and_one_way()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (string speed in s_speeds)
            {
                int frames = (int)rate;
                double[] gains = Grid.Map([.. Enumerable.Range(-30, 31)], level =>
                {
                    float[] low = Tones.Sine(frames, 60, rate, level), high = Tones.Sine(frames, 5000, rate, -50);
                    float[] y = At(speed).Render([.. low.Zip(high, (a, b) => a + b)], rate);
                    return Reading.Db(Reading.ToneAmplitude(y, frames / 2, frames, 5000, rate) / Tones.Amplitude(-50));
                });
                double[] steps = [.. gains.Zip(gains.Skip(1), (a, b) => b - a)];
                sheet.AtMost("60 Hz −30…0 dBFS moves 5 kHz at −50 dBFS, largest step a dB", speed, rate, steps.Max(Math.Abs), 0.5, "dB");
                sheet.AtMost("… all one way: largest step against it", speed, rate, steps.Max(), 0.0005, "dB", "F4");
            }
        sheet.Judge();
    }

    [Fact]
    public void Bump_and_flatness()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (var (speed, bumpFrom, bumpTo, flatFrom) in ((string, double, double, double)[])[("15 ips", 50, 80, 150), ("30 ips", 100, 160, 300)])
            {
                double[] hz = [.. Enumerable.Range(0, 61).Select(i => 20 * Math.Pow(800, i / 60.0))];
                double[] gain = Grid.Map(hz, f => Reading.ToneGainDb(At(speed), f, rate));
                double peak = hz.Zip(gain).Where(p => p.First >= bumpFrom && p.First <= bumpTo).Max(p => p.Second);
                sheet.Within(Line($"Head bump, {bumpFrom}–{bumpTo} Hz"), speed, rate, peak, 1.5, 0.5, "dB", "F2");
                sheet.AtMost("Largest gain anywhere", speed, rate, gain.Max(), 2.2, "dB", "F2");
                double[] flat = Grid.Map([.. Enumerable.Range(0, 31).Select(i => flatFrom * Math.Pow(15_000 / flatFrom, i / 30.0))], f => Reading.ToneGainDb(At(speed), f, rate, -20));
                sheet.AtMost(Line($"Flat from {flatFrom} Hz to 15 kHz at −20 dBFS, largest error"), speed, rate, flat.Max(Math.Abs), 0.5, "dB", "F2");
            }
        sheet.Judge();
    }

    [Fact]
    public void Alias_at_five_percent()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (string speed in s_speeds)
            {
                double drive = LevelOf(d => Harmonics.Of(At(speed).Set("tape_drive_db", d), 1000, rate, -6).Thd, 0.05, -6, 12);
                foreach (double hz in (double[])[5000.24, 9999.9])
                {
                    string what = Line($"Alias, {hz / 1000:0} kHz at −6 dBFS, 5 % THD at 1 kHz (drive {drive:F1} dB)");
                    double alias = Harmonics.Alias(At(speed).Set("tape_drive_db", drive), hz, rate, -6);
                    if (hz < 6000) sheet.AtMost(what, speed + ", Auto", rate, alias, -90, "dB", "F1");
                    else sheet.Report(what, speed + ", Auto", rate, alias, "dB", "F1");
                }
            }
        sheet.Judge();
    }

    [Fact]
    public void Full_scale_noise_stays_bounded_and_free_of_DC()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in (double[])[8000, 44_100, 48_000, 96_000, 192_000, 768_000])
            foreach (string factor in (string[])["Off", "2x", "4x", "8x"])
            {
                float[] y = At("15 ips").Set("tape_drive_db", 12).Set("oversampling", factor).Render(Tones.Noise((int)Math.Min(rate, 96_000), 0, 5), rate);
                sheet.AtMost("Largest sample for full-scale noise, drive 12 dB", factor, rate, y.Max(v => float.IsFinite(v) ? Math.Abs(v) : double.NaN), 3, "", "F2", everyRate: true);
            }
        float[] tone = At("15 ips").Set("tape_drive_db", 12).Render(Tones.Sine(96_000, 100, 48_000, -3), 48_000);
        sheet.AtMost("DC of a loud tone, drive 12 dB", "15 ips", 48_000, Reading.Db(Math.Abs(tone.AsSpan(48_000, 48_000).ToArray().Average(v => (double)v))), -100, "dBFS", "F1");
        sheet.Judge();
    }

    static Patch At(string speed) => Patch.GlueTape.Set("tape_speed", speed);

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Input level at which the gain of a tone has fallen by 1 dB from its quiet value.</summary>
    static double OneDbOf(Patch patch, double hz, double rate)
    {
        double quiet = Reading.ToneGainDb(patch, hz, rate, -50);
        return LevelOf(level => quiet - Reading.ToneGainDb(patch, hz, rate, level), 1, -30, 6);
    }

    /// <summary>Where a rising measure reaches a value, to a thousandth of a dB.</summary>
    static double LevelOf(Func<double, double> measure, double value, double low, double high)
    {
        for (int i = 0; i < 14; i++)
        {
            double middle = (low + high) / 2;
            if (measure(middle) < value) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
