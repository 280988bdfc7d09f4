using System.Globalization;
using System.Text;

namespace TopDown.Mixdown.Reporting.Page;

/// <summary>Spectrum, goniometer and the outline of a clip.</summary>
static class Pictures
{
    /// <summary>Levels against the loudest band of all, for what counts is the shape.</summary>
    public static Html Spectrum(MixReport r)
    {
        if (r.Spectra.Count == 0) return Html.Empty;
        double top = r.Spectra.SelectMany(s => s.LevelDb).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        top = 6 * Math.Ceiling(top / 6);
        return new Chart("spectrum", "Spectrum at equal loudness", Sentence(r), Axis.Frequency(), Axis.Linear(top - 60, top, 12), "band", "dB",
            [.. r.Spectra.Select(s => new Line(Say.Of(s.Of), s.Of switch { Sound.After => "s0", Sound.Before => "s1", _ => "s2" }, s.BandHz, s.LevelDb))]).Render();
    }

    static string Sentence(MixReport r)
    {
        var after = r.Spectra.FirstOrDefault(s => s.Of == Sound.After);
        var other = r.Spectra.FirstOrDefault(s => s.Of == Sound.Reference) ?? r.Spectra.FirstOrDefault(s => s.Of == Sound.Before);
        if (after is null || other is null) return "Third octaves, whole song.";
        var most = after.BandHz.Select((hz, i) => (Hz: hz, Db: i < other.LevelDb.Count ? after.LevelDb[i] - other.LevelDb[i] : double.NaN)).Where(d => double.IsFinite(d.Db) && d.Hz is >= 40 and <= 16_000).OrderByDescending(d => Math.Abs(d.Db)).FirstOrDefault();
        return most.Hz == 0 ? "Third octaves, whole song."
            : $"Third octaves, whole song. Against {(other.Of == Sound.Reference ? "the reference" : "the sound before")} the mix differs most at {Say.Hertz(Math.Round(most.Hz))}: {Say.Signed(most.Db)} dB.";
    }

    public static Html Goniometer(StereoReport s) => s.GoniometerSize == 0 ? Html.Empty : Html.Of($"""
        <figure class="goniometer"><svg viewBox="0 0 {s.GoniometerSize} {s.GoniometerSize}" role="img" aria-label="Goniometer, {Say.Of(s.Of)}: correlation {Say.Number(s.Correlation.Value, 2)}, side over middle {Say.Text(s.WidthDb.Value, "dB")}.">
        {Enumerable.Range(1, Shades).Select(level => Html.Of($"<path fill-opacity=\"{(double)level / Shades}\" d=\"{Cells(s, level)}\"/>"))}
        <path class="grid" d="M{s.GoniometerSize / 2},0V{s.GoniometerSize}M0,{s.GoniometerSize / 2}H{s.GoniometerSize}"/></svg>
        <figcaption><b>{Say.Of(s.Of)}</b><br/>correlation {Say.Figure(s.Correlation, 2)}, side over middle {Say.Figure(s.WidthDb)} dB</figcaption></figure>

        """);

    const int Shades = 8;

    // Neighbours in a row become one rectangle.
    static string Cells(StereoReport s, int level)
    {
        var d = new StringBuilder();
        int size = s.GoniometerSize;
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size;)
            {
                int run = 0;
                while (x + run < size && Shade(s.Goniometer[y * size + x + run]) == level) run++;
                if (run > 0) d.Append(CultureInfo.InvariantCulture, $"M{x},{y}h{run}v1h-{run}z");
                x += Math.Max(run, 1);
            }
        return d.ToString();
    }

    static int Shade(int value) => (value * Shades + 127) / 255;

    /// <summary>Highest and lowest sample of 400 stretches, drawn as one shape.</summary>
    public static Html Outline(Clip clip)
    {
        const int Columns = 400;
        StringBuilder top = new(), bottom = new();
        int frames = clip.Samples[0].Length;
        for (int column = 0; column < Columns; column++)
        {
            int from = (int)((long)column * frames / Columns), to = Math.Max(from + 1, (int)((long)(column + 1) * frames / Columns));
            float high = 0, low = 0;
            foreach (float[] channel in clip.Samples)
                for (int i = from; i < Math.Min(to, frames); i++) (high, low) = (MathF.Max(high, channel[i]), MathF.Min(low, channel[i]));
            top.Append(CultureInfo.InvariantCulture, $"{(column == 0 ? "M" : "L")}{column},{50 - 48 * Math.Min(high, 1):0.#}");
            bottom.Insert(0, string.Create(CultureInfo.InvariantCulture, $"L{column},{50 - 48 * Math.Max(low, -1):0.#}"));
        }
        return Html.Of($"<path d=\"{top.ToString()}{bottom.ToString()}Z\"/>");
    }
}
