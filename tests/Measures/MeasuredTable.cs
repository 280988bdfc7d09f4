using System.Globalization;
using System.Text;
using TopDown.Testing;

namespace TopDown.Measures;

/// <summary>One figure.</summary>
sealed record Row(string What, string Setting, double Rate, string Figure, string Bound, string Verdict);

/// <summary>All figures of this run, written to artifacts/measured.md after every test. Thread-safe.</summary>
static class MeasuredTable
{
    /// <summary>In the table's order.</summary>
    public static readonly string[] Sections =
    [
        "EQ", "Static curve", "Attack and release", "Auto release", "Ceiling", "Side-chain filter", "Link", "Mix", "Alias and harmonics", "Tape", "Zipper", "Neutral null", "Bypass",
        "Drum Bus",
        "Vocal Bus",
        "Keys Carve",
        "Bass Multiband",
        "Guitar Width",
        "Saturation characters",
        "Managed engine and bundle",
    ];

    static readonly SortedDictionary<int, List<Row>> Rows = [];
    static readonly Lock Adding = new();

    public static void Add(string section, Row row)
    {
        int order = Array.IndexOf(Sections, section);
        if (order < 0) throw new ArgumentException($"The table has no section {section}.", nameof(section));
        lock (Adding)
        {
            if (!Rows.TryGetValue(order, out List<Row>? rows)) Rows[order] = rows = [];
            rows.Add(row);
        }
    }

    public static void Write()
    {
        lock (Adding)
        {
            string path = Path.Combine(Repo.Artifacts, "measured.md"), beside = path + ".part";
            File.WriteAllText(beside, Text());
            File.Move(beside, path, overwrite: true);
        }
    }

    static string Text()
    {
        int misses = Rows.Values.Sum(rows => rows.Count(r => r.Verdict == "MISS")), bound = Rows.Values.Sum(rows => rows.Count(r => r.Bound.Length > 0));
        var text = new StringBuilder();
        text.Append("# Measured\n\n");
        text.Append("Made by `tests/Measures` (").Append(Grid.IsLong ? "`./test --only Measures --long`: full grids, thinned at 44.1 and 192 kHz" : "`./test --only Measures`: thinned grids, 48 kHz");
        text.Append("), which writes it to `artifacts/measured.md`; `docs/measured.md` is the copy of a full run.\n\n");
        text.Append("Every figure is measured from outside: audio in and audio out, 32-bit float unless said, through the published NativeAOT bundle\n");
        text.Append("(compat flavour) in our own VST3 host. Bounds bind at 48 and 96 kHz; other rates are reported. Stages not named are off,\n");
        text.Append("trims 0, ceiling off, auto gain off. dB are re full scale or the ratio out/in.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{bound} figures with a bound, {misses} missed.\n");
        foreach (var (order, rows) in Rows)
        {
            text.Append("\n## ").Append(Sections[order]).Append("\n\n| what | setting | kHz | figure | bound | verdict |\n|---|---|---:|---:|---:|---|\n");
            foreach (Row r in rows.GroupBy(r => r.What, StringComparer.Ordinal).SelectMany(g => g))
                text.Append(CultureInfo.InvariantCulture, $"| {r.What} | {r.Setting} | {r.Rate / 1000:0.#} | {r.Figure} | {r.Bound} | {r.Verdict} |\n");
        }
        return text.ToString();
    }
}
