using System.Globalization;
using System.Text;
using TopDown.Dsp.Translation;

namespace TopDown.Mixdown.Translating;

/// <summary>The parts of docs/translations.md that are declared elsewhere: the curves as a table and a picture, and the thresholds.</summary>
public static class TranslationsPage
{
    public const string Begin = "<!-- from the devices' curves: made, not typed -->", End = "<!-- end -->";

    const string Page = "docs/translations.md", Picture = "docs/translations.svg";
    const double Rate = 192_000, LowHz = 40, HighHz = 16_000, LowDb = -36, HighDb = 12;
    const int Width = 900, Height = 420, Left = 50, Top = 20, Right = 20, Bottom = 40;

    // Okabe and Ito's colours, told apart by most eyes
    static readonly string[] s_colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#777777"];

    /// <summary>Path from the repository's root, and whole content.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string root)
    {
        string text = File.ReadAllText(Path.Combine(root, Page));
        int from = text.IndexOf(Begin, StringComparison.Ordinal), to = text.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new UserException($"{Page} lacks the lines \"{Begin}\" and \"{End}\".");
        yield return (Page, text[..(from + Begin.Length)] + "\n" + Tables() + text[to..]);
        yield return (Picture, Svg());
    }

    static string Tables()
    {
        var text = new StringBuilder("| device | sums to mono | source |\n|---|---|---|\n");
        foreach (PlaybackDevice d in Devices.All) text.Append(CultureInfo.InvariantCulture, $"| {d.Name} | {(d.IsMono ? "yes" : "no")} | {d.Source} |\n");
        PlaybackDevice[] curved = [.. Devices.All.Where(d => d.Sections.Count > 0)];
        text.Append("\nPoints in dB, a third octave wide each:\n\n| Hz | ").AppendJoin(" | ", curved.Select(d => d.Name)).Append(" |\n|---|").Append(string.Concat(curved.Select(_ => "---|"))).Append('\n');
        foreach (double hz in curved.SelectMany(d => d.Points).Select(p => p.Hz).Distinct().Order())
            text.Append(CultureInfo.InvariantCulture, $"| {hz:0} | ").AppendJoin(" | ", curved.Select(d => d.Points.Where(p => p.Hz == hz).Select(p => p.Db.ToString("0.0", CultureInfo.InvariantCulture)).FirstOrDefault("–"))).Append(" |\n");
        text.Append("\n| told when | from |\n|---|---|\n");
        Row("a band is gone: down at equal loudness by", Thresholds.GoneDb, "dB");
        Row("the bass that is gone, or what lies under the driving noise, holds of the K-weighted energy", 100 * Thresholds.GoneShare, "%");
        Row("a region moves at equal loudness by", Thresholds.RegionDb, "dB");
        Row("… and holds, before or after, of the K-weighted energy", 100 * Thresholds.RegionShare, "%");
        Row("a bus moves against the others by", Thresholds.BusDb, "dB");
        Row("a bus loses by the mono sum", Thresholds.BusMonoDb, "dB");
        Row("… and lies below the mix by no more than", Thresholds.BusAudibleDb, "dB");
        Row("a region loses by the mono sum (unrelated sides lose 3 dB)", Thresholds.CancelDb, "dB");
        Row("a bus has under the driving noise, of its energy", 100 * Thresholds.BusMaskedShare, "%");
        return text.ToString();

        void Row(string what, double value, string unit) => text.Append(CultureInfo.InvariantCulture, $"| {what} | {value:0.##} {unit} |\n");
    }

    static string Svg()
    {
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\"><title>Response of the five devices</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n"));
        for (double db = LowDb; db <= HighDb; db += 6)
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(db):0.0}H{Width - Right}\" stroke=\"#dddddd\"/><text x=\"{Left - 6}\" y=\"{Y(db) + 4:0.0}\" text-anchor=\"end\" fill=\"#444444\">{db:0}</text>\n");
        foreach (double hz in (double[])[50, 100, 200, 500, 1000, 2000, 5000, 10000])
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(hz):0.0} {Top}V{Height - Bottom}\" stroke=\"#dddddd\"/><text x=\"{X(hz):0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\" fill=\"#444444\">{(hz < 1000 ? hz : hz / 1000):0}{(hz < 1000 ? " Hz" : " kHz")}</text>\n");
        foreach (var (device, i) in Devices.All.Select((d, i) => (d, i)))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"none\" stroke-width=\"2\" stroke=\"{s_colours[i]}\" d=\"");
            char pen = 'M';
            for (double hz = LowHz; hz <= HighHz * 1.001; hz *= Math.Pow(2, 1 / 12.0))
            {
                double db = device.ResponseDb(hz, Rate);
                if (db < LowDb) continue;
                svg.Append(CultureInfo.InvariantCulture, $"{pen}{X(hz):0.0} {Y(db):0.0}");
                pen = 'L';
            }
            svg.Append(CultureInfo.InvariantCulture, $"\"/><text x=\"{Width - 190}\" y=\"{Height - Bottom - 90 + 18 * i}\" fill=\"{s_colours[i]}\">{device.Name}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();

        static double X(double hz) => Left + (Width - Left - Right) * Math.Log(hz / LowHz) / Math.Log(HighHz / LowHz);

        static double Y(double db) => Top + (Height - Top - Bottom) * (HighDb - db) / (HighDb - LowDb);
    }
}
