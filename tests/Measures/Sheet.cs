using System.Globalization;

namespace TopDown.Measures;

/// <summary>
/// What one test measured. Every figure goes into the table, with its bound and verdict, before the test is judged: one miss
/// does not hide the rest.
/// </summary>
/// <param name="section">One of <see cref="MeasuredTable.Sections"/>.</param>
sealed class Sheet(string section)
{
    readonly List<string> _misses = [];

    public void AtMost(string what, string setting, double rate, double figure, double bound, string unit, string format = "F3", bool everyRate = false) =>
        Add(what, setting, rate, figure, unit, format, "≤ " + Text(bound, format, unit), figure <= bound, everyRate);

    public void AtLeast(string what, string setting, double rate, double figure, double bound, string unit, string format = "F3") =>
        Add(what, setting, rate, figure, unit, format, "≥ " + Text(bound, format, unit), figure >= bound, everyRate: false);

    public void Within(string what, string setting, double rate, double figure, double centre, double tolerance, string unit, string format = "F3", bool everyRate = false) =>
        Add(what, setting, rate, figure, unit, format, $"{Text(centre, format, "").Trim()} ± {Text(tolerance, format, unit)}", Math.Abs(figure - centre) <= tolerance, everyRate);

    /// <summary>A figure without a bound.</summary>
    public void Report(string what, string setting, double rate, double figure, string unit, string format = "F3") =>
        MeasuredTable.Add(section, new(what, setting, rate, Text(figure, format, unit), "", "reported"));

    /// <summary>Writes the table and fails on any miss.</summary>
    public void Judge()
    {
        MeasuredTable.Write();
        Assert.True(_misses.Count == 0, string.Join('\n', _misses));
    }

    // A NaN meets no bound: every comparison above is false for it.
    void Add(string what, string setting, double rate, double figure, string unit, string format, string bound, bool holds, bool everyRate)
    {
        bool binds = everyRate || Grid.Binds(rate);
        string text = Text(figure, format, unit);
        MeasuredTable.Add(section, new(what, setting, rate, text, binds ? bound : "", !binds ? "reported" : holds ? "ok" : "MISS"));
        if (binds && !holds) _misses.Add($"{section}: {what}, {setting}, {rate} Hz: {text}, not {bound}");
    }

    static string Text(double figure, string format, string unit) => figure.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
}
