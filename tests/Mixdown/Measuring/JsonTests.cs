using System.Text.Json.Nodes;
using TopDown.Mixdown.Measuring;
using TopDown.Testing;
using static TopDown.Mixdown.Tests.Measuring.TestFiles;

namespace TopDown.Mixdown.Tests.Measuring;

/// <summary>The JSON is for programs: its fields stand in docs/measure.md, all of them and no other.</summary>
public sealed class JsonTests
{
    static JsonObject Json(params float[][] x) => MeasurementJson.Of(Measure(Float(x)));

    [Fact]
    public void Numbers_are_numbers_and_nothing_is_missing()
    {
        float[] tone = Tone(5, -20);
        var json = Json(tone, tone);
        Assert.Empty(json["reasons"]!.AsObject());
        foreach (var (name, value) in json) Assert.True(value is not null, name);
        Assert.Equal(-20, (double)json["integrated_lufs"]!, 0.1);
        Assert.Equal(MeasurementJson.Schema, (int)json["schema"]!);
        Assert.Equal(5.0, (double)json["duration_s"]!);
        Assert.Equal((48_000, 2, "stereo"), ((int)json["rate_hz"]!, (int)json["channels"]!, (string?)json["layout"]));
        Assert.Equal("R", (string?)json["per_channel"]![1]!["speaker"]);
    }

    [Fact]
    public void What_is_not_there_is_null_with_its_reason()
    {
        Reasons(Json(Silence(4), Silence(4)), "silence", "integrated_lufs", "loudness_range_lu", "max_momentary_lufs", "max_short_term_lufs", "true_peak_dbtp", "sample_peak_dbfs", "plr_db", "min_psr_db", "correlation");
        Reasons(Json(Tone(0.3, -6), Tone(0.3, -6)), "too short", "integrated_lufs", "loudness_range_lu", "max_momentary_lufs", "max_short_term_lufs", "plr_db", "min_psr_db");
        Reasons(Json(Tone(5, -6)), "front left and right", "correlation");
        Reasons(Json(Tone(5, -90), Tone(5, -90)), "-70 LUFS", "integrated_lufs", "loudness_range_lu", "plr_db", "min_psr_db");
    }

    static void Reasons(JsonObject json, string says, params string[] names)
    {
        var reasons = json["reasons"]!.AsObject();
        Assert.Equal(names, reasons.Select(r => r.Key));
        foreach (string name in names)
        {
            Assert.True(json.ContainsKey(name) && json[name] is null, name);
            Assert.Contains(says, (string?)reasons[name], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_manual_names_every_field_and_no_other()
    {
        float[] tone = Tone(0.5, -20);
        var json = Json(tone, tone);
        string[] fields = [.. json.Select(f => f.Key), .. json["per_channel"]![0]!.AsObject().Select(f => f.Key), .. MeasurementJson.OfFailure("a", "b").Select(f => f.Key)];
        string[] named = [.. File.ReadLines(Path.Combine(Repo.Root, "docs/measure.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1])];
        Assert.Equal(fields.Distinct().Order(StringComparer.Ordinal), named.Distinct().Order(StringComparer.Ordinal));
    }
}
