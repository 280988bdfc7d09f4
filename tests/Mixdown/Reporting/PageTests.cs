using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Page;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>report.html without a browser: well-formed, escaped, the same every time, and nothing in it that asks a network.</summary>
public sealed class PageTests
{
    static string Page(MixReport report)
    {
        using var to = new MemoryStream();
        ReportPage.Write(report, to);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    // Style and script are no XML; the rest of the page is written so that it is.
    static XElement Parse(string page)
    {
        string xml = Regex.Replace(page, "<(style|script)>.*?</\\1>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(10)).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        xml = Regex.Replace(xml, " (hidden|controls|checked)(?=[ />])", " $1=\"\"", RegexOptions.None, TimeSpan.FromSeconds(10));
        using var reader = XmlReader.Create(new StringReader(xml), new() { MaxCharactersInDocument = 0 });
        return XElement.Load(reader);
    }

    [Fact]
    public void The_same_report_gives_the_same_page() => Assert.Equal(Page(SampleReport.Make()), Page(SampleReport.Make()));

    [Fact]
    public void The_page_is_well_formed_and_its_names_are_escaped()
    {
        var page = Parse(Page(SampleReport.Make()));
        Assert.Equal(SampleReport.Nasty, page.Descendants("h1").Single().Value);
        Assert.Equal(SampleReport.Nasty + ": mix report", page.Descendants("title").First().Value);
        Assert.Empty(page.Descendants("script")); // its own was taken out by Parse; no name became another
        Assert.Contains(page.Descendants("th"), th => th.Value == SampleReport.Long);
        Assert.Contains(page.Descendants("td"), td => td.Value == SampleReport.Bus);
        Assert.DoesNotContain(page.Descendants("b"), b => b.Value == "Bass");
    }

    [Fact]
    public void Every_id_is_there_once_and_every_link_inside_the_page_meets_one()
    {
        var page = Parse(Page(SampleReport.Make()));
        string[] ids = [.. page.DescendantsAndSelf().Select(e => (string?)e.Attribute("id")).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        foreach (string to in page.Descendants("a").Select(a => (string?)a.Attribute("href")).OfType<string>().Where(h => h.StartsWith('#'))) Assert.Contains(to[1..], ids);
        foreach (string to in page.Descendants().Select(a => (string?)a.Attribute("aria-labelledby")).OfType<string>()) Assert.Contains(to, ids);
    }

    [Fact]
    public void Links_lead_beside_the_page_and_nowhere_else()
    {
        var page = Parse(Page(SampleReport.Make()));
        foreach (var e in page.Descendants())
            foreach (var a in e.Attributes().Where(a => a.Name.LocalName is "href" or "src"))
                Assert.True(a.Value.StartsWith('#') || a.Value.StartsWith("./", StringComparison.Ordinal) && !a.Value.Contains("..", StringComparison.Ordinal) && !a.Value.Contains(':', StringComparison.Ordinal) || a.Value.StartsWith("data:", StringComparison.Ordinal), a.Value);
        Assert.Equal("./pre%20view%20%231%3F.wav", Links.Beside("pre view #1?.wav"));
        Assert.Equal("./etc/javascript%3Aalert%281%29", Links.Beside("../../etc/javascript:alert(1)"));
        Assert.DoesNotContain("http", Regex.Replace(Page(SampleReport.Make()), "http-equiv", "", RegexOptions.None, TimeSpan.FromSeconds(10)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clip_is_a_wav_of_16_bit_with_its_samples()
    {
        var report = SampleReport.Make(2, 0.5);
        string source = (string)Parse(Page(report)).Descendants("audio").First().Attribute("src")!;
        byte[] wav = Convert.FromBase64String(source[(source.IndexOf(',', StringComparison.Ordinal) + 1)..]);
        using Wav.Scratch s = new();
        float[][] x = TopDown.Mixdown.Wav.WavFile.ReadAll(s.Put("clip.wav", wav)).Channels;
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < x[c].Length; i++) Assert.Equal(report.Clips[0].Samples[c][i], x[c][i], 1 / 65_000f);
        Assert.Equal(24_000, x[0].Length);
    }

    [Fact]
    public void Every_chart_has_words_and_numbers()
    {
        var page = Parse(Page(SampleReport.Make()));
        var charts = page.Descendants("figure").Where(f => ((string?)f.Attribute("class"))?.StartsWith("chart", StringComparison.Ordinal) == true).ToList();
        Assert.True(charts.Count >= 6, $"{charts.Count} charts");
        foreach (var chart in charts)
        {
            Assert.NotEmpty((string)chart.Descendants("svg").First(v => (string?)v.Attribute("role") == "img").Attribute("aria-label")!);
            Assert.NotEmpty(chart.Descendants("tbody").Single().Elements("tr"));
        }
    }

    [Fact]
    public void An_empty_report_is_a_page_too()
    {
        var empty = new MixReport { Program = new("TopDown", "0"), Song = new() { Name = "Nothing", Folder = "", RateHz = 48_000, DurationS = 0 } };
        Assert.Contains("Nothing was bounced.", Parse(Page(empty)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_headline_tells_what_was_not_reached()
    {
        var r = SampleReport.Make();
        Assert.Equal("−14.0 LUFS at −1.0 dBTP: target and ceiling are met.", Summary.Headline(r));
        Assert.Equal("−14.0 LUFS at −1.0 dBTP: the target of −9.0 LUFS is not reached.", Summary.Headline(r with { Loudness = r.Loudness! with { Reached = false, TargetLufs = -9, WhyNot = "it would need 6 dB" } }));
    }
}
