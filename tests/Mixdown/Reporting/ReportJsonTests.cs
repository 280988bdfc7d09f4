using System.Text.Json;
using System.Text.Json.Nodes;
using TopDown.Mixdown.Reporting;
using TopDown.Testing;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>report.json is for programs: stable names, no number that JSON cannot hold, reasons where there is none.</summary>
public sealed class ReportJsonTests
{
    static JsonObject Json(MixReport report) => JsonNode.Parse(ReportJson.Text(report))!.AsObject();

    [Fact]
    public void The_same_report_gives_the_same_bytes_and_reads_back()
    {
        string text = ReportJson.Text(SampleReport.Make());
        Assert.Equal(text, ReportJson.Text(SampleReport.Make()));
        using Scratch s = new("report");
        ReportJson.Write(SampleReport.Make(), s["report.json"]);
        Assert.Equal(text, File.ReadAllText(s["report.json"]));
        Assert.Equal(text, ReportJson.Text(ReportJson.Read(s["report.json"])));
        Assert.Single(Directory.GetFiles(s.Folder)); // nothing is left beside it
    }

    [Fact]
    public void What_is_not_there_is_null_with_its_reason()
    {
        var staging = Json(SampleReport.Make())["gain_staging"]![1]!.AsObject();
        Assert.True(staging.ContainsKey("peak_before_dbfs") && staging["peak_before_dbfs"] is null);
        Assert.Equal("silence: it plays nothing", (string?)staging["reasons"]!["peak_before_dbfs"]);
        Assert.Equal("not measured", (string?)staging["reasons"]!["loudness_before_lufs"]);
        Assert.False(Json(SampleReport.Make())["gain_staging"]![0]!.AsObject().ContainsKey("reasons"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity)]
    public void No_meter_can_break_the_file(double value)
    {
        var r = SampleReport.Make();
        string text = ReportJson.Text(r with { Limiter = r.Limiter! with { MaxDb = value }, Song = r.Song with { DurationS = value }, Histories = [r.Histories[0] with { Max = [value, 1] }] });
        var json = JsonNode.Parse(text)!;
        Assert.Null(json["limiter"]!["max_db"]);
        Assert.NotNull(json["limiter"]!["reasons"]!["max_db"]);
        Assert.Null(json["song"]!["duration_s"]);
        Assert.Null(json["histories"]![0]!["max"]![0]);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_of_0_is_a_figure()
    {
        Assert.True(((Figure)0).Has);
        Assert.False(default(Figure).Has);
        Assert.Equal("silence: nothing to measure", ((Figure)double.NegativeInfinity).Reason);
    }

    [Fact]
    public void An_empty_report_can_be_written()
    {
        var json = Json(new MixReport { Program = new("TopDown", "0"), Song = new() { Name = "", Folder = "", RateHz = 48_000, DurationS = 0 } });
        Assert.Equal(1, (int)json["schema"]!);
        Assert.Equal("schema", json.First().Key);
        Assert.Equal("top_down", (string?)json["order"]);
    }

    /// <summary>A name that goes or changes breaks somebody's program: that needs a new schema.</summary>
    [Fact]
    public void Names_of_schema_1_stay()
    {
        string golden = Path.Combine(Repo.Root, "tests/Mixdown/Reporting/report-schema-1.txt");
        string[] now = [.. Names(Json(SampleReport.Make()), "").Distinct().Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable("TOPDOWN_WRITE_GOLDEN") == "1") File.WriteAllLines(golden, now);
        string[] then = File.ReadAllLines(golden);
        Assert.Empty(then.Except(now)); // gone
        Assert.Empty(now.Except(then)); // new: add it to the list
    }

    static IEnumerable<string> Names(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.Where(p => p.Key != "reasons").SelectMany(p => Names(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}").Prepend(path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a => a.SelectMany(x => Names(x, path)),
        _ => [],
    };

    [Fact]
    public void Every_field_is_explained_and_the_manual_has_the_table()
    {
        string tables = ReportFields.Tables();
        Assert.DoesNotContain("|  |\n", tables, StringComparison.Ordinal); // no field without a word
        string page = Path.Combine(Repo.Root, "docs/report.md"), manual = File.ReadAllText(page);
        int from = manual.IndexOf(ReportFields.Begin, StringComparison.Ordinal) + ReportFields.Begin.Length, to = manual.IndexOf(ReportFields.End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("TOPDOWN_WRITE_GOLDEN") == "1") File.WriteAllText(page, manual = manual[..from] + "\n\n" + tables + manual[to..]);
        Assert.Contains(tables, manual, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_report_is_refused_with_its_name()
    {
        using Scratch s = new("report");
        foreach (string text in (string[])["", "{", "[]", "{\"schema\": 1}", "null"])
        {
            File.WriteAllText(s["bad.json"], text);
            Assert.Contains("bad.json", Assert.Throws<UserException>(() => ReportJson.Read(s["bad.json"])).Message, StringComparison.Ordinal);
        }
        File.WriteAllText(s["new.json"], ReportJson.Text(SampleReport.Make() with { Schema = 2 }));
        Assert.Contains("newer version", Assert.Throws<UserException>(() => ReportJson.Read(s["new.json"])).Message, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => ReportJson.Write(SampleReport.Make(), s["no/such/folder/report.json"]));
    }
}
