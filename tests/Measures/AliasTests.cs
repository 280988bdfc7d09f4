using System.Globalization;

namespace TopDown.Measures;

/// <summary>
/// Kitchen Sink's saturator with coherent tones at −6 dBFS: all energy 20 Hz–20 kHz off the harmonics, re the fundamental, at
/// the drives that make 1 % and 5 % of harmonics at 1 kHz and at full drive. Bound: 5 kHz, 1 %, 2x.
/// </summary>
public sealed class AliasTests
{
    const double LevelDb = -6;

    [Fact]
    public void Alias_of_the_saturator()
    {
        var sheet = new Sheet("Alias and harmonics");
        foreach (double rate in Grid.Rates)
        {
            var drives = Grid.Map(((string, double)[])[("1 %", 0.01), ("5 %", 0.05)], t => (Name: $"{t.Item1} THD", Drive: DriveFor(t.Item2, rate)));
            foreach (var (name, drive) in drives) sheet.Report("Drive for " + name + " at 1 kHz", "2x, Minimum", rate, drive, "", "F2");
            sheet.Report("THD at 1 kHz", "drive 10, 2x, Minimum", rate, 100 * Thd(Sink(10), rate), "%", "F1");

            var cases = (from d in drives.Append((Name: "full drive", Drive: 10)) from hz in (double[])[5000.24, 9999.9] from phase in (string[])["Minimum", "Linear"]
                         from factor in (string[])["Off", "2x", "4x", "8x"] select (d, hz, phase, factor)).ToArray();
            double[] alias = Grid.Map(cases, c => Harmonics.Alias(Sink(c.d.Drive).Set("oversampling", c.factor).Set("os_phase", c.phase), c.hz, rate, LevelDb));
            for (int i = 0; i < cases.Length; i++)
            {
                var c = cases[i];
                string what = string.Create(CultureInfo.InvariantCulture, $"Alias, {c.hz / 1000:0} kHz, {c.d.Name}"), setting = $"{c.factor}, {c.phase}";
                if (c.hz < 6000 && c.d.Name == "1 % THD" && c.factor == "2x") sheet.AtMost(what, setting, rate, alias[i], -100, "dB", "F1");
                else sheet.Report(what, setting, rate, alias[i], "dB", "F1");
            }
        }
        sheet.Judge();
    }

    [Fact]
    public void Harmonics_are_the_same_at_every_rate()
    {
        var sheet = new Sheet("Alias and harmonics");
        foreach (double drive in (double[])[1, 3, 10])
        {
            double[] db = Grid.Map(Grid.EveryRate, rate => Reading.Db(Thd(Sink(drive).Set("oversampling", "Auto"), rate)));
            sheet.AtMost("THD at 1 kHz, spread over 44.1–192 kHz", $"drive {drive}, oversampling Auto", 48_000, db.Max() - db.Min(), 0.2, "dB");
        }
        sheet.Judge();
    }

    static double Thd(Patch patch, double rate) => Harmonics.Of(patch, 1000, rate, LevelDb).Thd;

    static Patch Sink(double drive) => Patch.Sink.Set("sat_on", 1).Set("drive", drive).Set("oversampling", "2x").Set("os_phase", "Minimum");

    static double DriveFor(double thd, double rate)
    {
        double low = 0.05, high = 10;
        for (int i = 0; i < 16; i++)
        {
            double middle = Math.Sqrt(low * high);
            if (Thd(Sink(middle), rate) < thd) low = middle;
            else high = middle;
        }
        return Math.Sqrt(low * high);
    }
}
