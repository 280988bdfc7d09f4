using System.Text.Json.Nodes;

namespace TopDown.Mixdown.Measuring;

/// <summary>
/// A measurement for programs; docs/measure.md names every field. What a file has not is null, with a sentence under its name in
/// <c>reasons</c>. Fields may be added; none goes, moves or changes its unit without a new <see cref="Schema"/>.
/// </summary>
public static class MeasurementJson
{
    public const int Schema = 1;

    const string Silence = "silence: no sound at all", Gated = "silence: nothing above -70 LUFS";

    public static JsonObject Of(Measurement m)
    {
        JsonObject reasons = [];
        var json = new JsonObject
        {
            ["schema"] = Schema,
            ["file"] = m.File,
            ["rate_hz"] = m.Rate,
            ["channels"] = m.Channels.Count,
            ["layout"] = m.Layout.Name,
            ["duration_s"] = Math.Round(m.Seconds, 6),
        };
        Add("integrated_lufs", m.Integrated, double.IsNaN(m.Integrated) ? Short(0.4) : Gated);
        Add("loudness_range_lu", m.Range, m.Seconds < 3 ? Short(3) : Gated);
        Add("max_momentary_lufs", m.MaxMomentary, double.IsNaN(m.MaxMomentary) ? Short(0.4) : Silence);
        Add("max_short_term_lufs", m.MaxShortTerm, double.IsNaN(m.MaxShortTerm) ? Short(3) : Silence);
        Add("true_peak_dbtp", m.TruePeakDb, Silence);
        Add("sample_peak_dbfs", m.SamplePeakDb, Silence);
        Add("plr_db", m.Plr, double.IsNaN(m.Integrated) ? Short(0.4) : Gated);
        Add("min_psr_db", m.MinPsr, m.Seconds < 3 ? Short(3) : Gated);
        json["dc_offset"] = Round(m.DcOffset, 7);
        Add("correlation", m.Correlation, m.Channels is [{ Speaker: "L" }, { Speaker: "R" }, ..] ? "silence: left or right has no sound" : "it has no front left and right");
        json["per_channel"] = new JsonArray([.. m.Channels.Select(c => new JsonObject
        {
            ["speaker"] = c.Speaker,
            ["true_peak_dbtp"] = Number(c.TruePeakDb),
            ["sample_peak_dbfs"] = Number(c.SamplePeakDb),
            ["dc_offset"] = Round(c.DcOffset, 7),
        })]);
        json["reasons"] = reasons;
        return json;

        void Add(string name, double value, string reason)
        {
            json[name] = Number(value);
            if (json[name] is null) reasons[name] = reason;
        }
    }

    /// <summary>A file that could not be measured.</summary>
    public static JsonObject OfFailure(string file, string error) => new() { ["schema"] = Schema, ["file"] = file, ["error"] = error };

    static string Short(double seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"too short: it needs {seconds} s");

    static JsonNode? Number(double value) => double.IsFinite(value) ? Round(value, 3) : null;

    // + 0 turns −0 into 0.
    static double Round(double value, int digits) => Math.Round(value, digits) + 0;
}
