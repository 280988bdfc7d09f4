using System.Globalization;
using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;

namespace TopDown.Measures;

/// <summary>Vocal Bus's saturation alone, low cut at its lowest: five characters, sines of −6 dBFS, 2x, minimum phase.</summary>
public sealed class SaturationCharacterTests
{
    const string Section = "Saturation characters";
    const double LevelDb = -6;

    static readonly string[] Characters = ["Tape", "Console", "Iron", "Triode", "Pentode"];

    static Patch Sat(string character, double drive) => Patch.Of("Vocal Bus").Set("hpf_on", 0).Set("deess_on", 0).Set("opto_on", 0)
        .Set("character", character).Set("drive", drive).Set("sat_lowcut_hz", 20).Set("oversampling", "2x").Set("os_phase", "Minimum");

    [Fact]
    public void Harmonics_and_alias_by_drive()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
            foreach (string character in Characters)
            {
                double thd = 100 * Harmonics.Of(Sat(character, 2), 1000, rate, LevelDb).Thd;
                sheet.Within("THD at 1 kHz, drive 2", character, rate, thd, 2, 1, "%", "F2");
                foreach (double drive in (double[])[5, 10]) sheet.Report($"THD at 1 kHz, drive {drive}", character, rate, 100 * Harmonics.Of(Sat(character, drive), 1000, rate, LevelDb).Thd, "%", "F1");
                sheet.AtMost("Alias, 5 kHz, drive 2", character, rate, Harmonics.Alias(Sat(character, 2), 5000.24, rate, LevelDb), -100, "dB", "F1");
                sheet.AtMost("Alias, 5 kHz, drive 5", character, rate, Harmonics.Alias(Sat(character, 5), 5000.24, rate, LevelDb), -80, "dB", "F1");
                sheet.Report("Alias, 5 kHz, drive 10", character, rate, Harmonics.Alias(Sat(character, 10), 5000.24, rate, LevelDb), "dB", "F1");
            }
        sheet.Judge();
    }

    [Fact]
    public void Any_two_characters_differ_by_6_dB_in_second_over_third_at_2_percent()
    {
        const double rate = 48_000;
        var sheet = new Sheet(Section);
        double[] balance = Grid.Map(Characters, character =>
        {
            double low = 1, high = 5;
            for (int i = 0; i < 12; i++)
            {
                double middle = (low + high) / 2;
                if (Harmonics.Of(Sat(character, middle), 1000, rate, LevelDb).Thd < 0.02) low = middle;
                else high = middle;
            }
            var (second, third, _) = Harmonics.Of(Sat(character, low), 1000, rate, LevelDb);
            return second - third;
        });
        for (int i = 0; i < balance.Length; i++) sheet.Report("H2/H3 at 2 % THD", Characters[i], rate, balance[i], "dB", "F1");
        double least = double.PositiveInfinity;
        for (int a = 0; a < balance.Length; a++)
            for (int b = a + 1; b < balance.Length; b++) least = Math.Min(least, Math.Abs(balance[a] - balance[b]));
        sheet.AtLeast("H2/H3 of the nearest two apart", "2 % THD", rate, least, 6, "dB", "F1");
        sheet.Judge();
    }

    [Fact]
    public void Loudness_of_the_demo_vocals_holds_over_drive()
    {
        const int rate = DemoSession.Rate;
        var sheet = new Sheet(Section);
        float[][] bus = DemoSession.Buses(DemoSession.Make()).First(b => string.Equals(b.Name, "Vocals", StringComparison.Ordinal)).Channels;
        double power = bus.Sum(c => c.Sum(v => (double)v * v)) / bus.Sum(c => c.Length), scale = Tones.Amplitude(-18) / Math.Sqrt(power);
        float[][] x = [.. bus.Select(c => Array.ConvertAll(c, v => (float)(v * scale)))];
        foreach (string character in Characters)
        {
            double worst = 0, before = Loudness(Sat(character, 0).Render(x, rate), rate);
            double[] drives = Grid.IsLong ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [2, 5, 8, 10];
            double[] change = Grid.Map(drives, drive => Loudness(Sat(character, drive).Render(x, rate), rate) - before);
            foreach (double lu in change)
                if (Math.Abs(lu) > Math.Abs(worst)) worst = lu;
            sheet.Within("Loudness over drive 0–10, demo vocals at −18 dBFS RMS", character, rate, worst, 0, 0.5, "LU", "F2");
        }
        sheet.Judge();
    }

    [Fact]
    public void Characters_and_drive_move_without_a_click()
    {
        const int rate = 48_000, step = 14_407, end = 30_000;
        var sheet = new Sheet(Section);
        foreach (double drive in (double[])[2, 6])
        {
            double worst = -300;
            foreach (string from in Characters)
                foreach (string to in Characters)
                    if (from != to) worst = Math.Max(worst, Step(Sat(from, drive), "character", Sat(to, drive)));
            sheet.AtMost("Zipper, any character to any other", string.Create(CultureInfo.InvariantCulture, $"drive {drive}"), rate, worst, -50, "dB", "F1");
        }
        sheet.AtMost("Zipper, drive 0 to 10", "all characters", rate, Characters.Max(c => Step(Sat(c, 0), "drive", Sat(c, 10))), -50, "dB", "F1");
        sheet.AtMost("Zipper, low cut 20 to 1000 Hz", "all characters, drive 4", rate, Characters.Max(c => Step(Sat(c, 4), "sat_lowcut_hz", Sat(c, 4).Set("sat_lowcut_hz", 1000))), -50, "dB", "F1");
        sheet.AtMost("Zipper, tone −100 to 100 %", "all characters, drive 4", rate, Characters.Max(c => Step(Sat(c, 4).Set("tone", -100), "tone", Sat(c, 4).Set("tone", 100))), -50, "dB", "F1");
        sheet.Judge();

        double Step(Patch before, string id, Patch after)
        {
            double peak = Tones.Amplitude(LevelDb), plain = after.Find(id).ToPlain(after.Normals[after.Find(id).Index]);
            (double Hz, double Turns)[] cases = [.. from hz in (double[])[100, 440, 997] from turns in (double[])(Grid.IsLong ? [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875] : [0, 0.25]) select (hz, turns)];
            return Grid.Map(cases, c =>
            {
                double[] high = Reading.Above3k(before.Render(Tones.Sine(end, c.Hz, rate, LevelDb, c.Turns), rate, new Move(step, id, plain)), rate);
                double steady = Math.Max(Reading.Peak(high, step - 4800, step - 100), Reading.Peak(high, end - 4800, end));
                return Reading.Db(Math.Max(0, Reading.Peak(high, step - 100, step + 4800) - steady) / peak);
            }).Max();
        }
    }

    static double Loudness(float[][] x, double rate)
    {
        LoudnessMeter meter = new();
        meter.Prepare(new Spec(rate, 2, x[0].Length));
        meter.Process(new Audio(x[0], x[1]));
        return meter.Integrated;
    }
}
