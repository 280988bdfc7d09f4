using System.Globalization;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Loudness;

/// <summary>The figures of one test, every one printed with its bounds before any is judged.</summary>
sealed class EbuTable
{
    readonly ITestOutputHelper _output;
    readonly List<string> _misses = [];

    public EbuTable(ITestOutputHelper output)
    {
        _output = output;
        output.WriteLine("| case | what | kHz | figure | bound | verdict |\n|---|---|---:|---:|---:|---|");
    }

    public void Add(string test, string what, double rate, double figure, double centre, double below, double above, string unit)
    {
        bool holds = figure >= centre - below && figure <= centre + above;  // false for NaN
        string bound = below == above ? $"{centre:F1} ± {above}" : $"{centre:F1} +{above}/−{below}";
        string line = string.Create(CultureInfo.InvariantCulture, $"| {test} | {what} | {rate / 1000} | {figure:F3} {unit} | {bound} {unit} | {(holds ? "ok" : "MISS")} |");
        _output.WriteLine(line);
        if (!holds) _misses.Add(line);
    }

    public void Judge() => Assert.True(_misses.Count == 0, string.Join('\n', _misses));
}
