using System.Text.Json.Nodes;

namespace TopDown.Console.Tests;

public sealed class BenchTests
{
    static readonly Lazy<JsonArray> s_rows = new(() => JsonNode.Parse(Topdown.Ok("bench", "--quick", "--json").Output)!.AsArray());

    [Fact]
    public void Json_has_the_named_fields_and_nothing_but_json()
    {
        Assert.NotEmpty(s_rows.Value);
        foreach (var row in s_rows.Value)
        {
            var o = row!.AsObject();
            Assert.NotEmpty((string)o["name"]!);
            Assert.NotEmpty((string)o["flavour"]!);
            Assert.True((double)o["ns_per_frame"]! > 0, o.ToJsonString());
            foreach (string field in (string[])["best_peer", "ratio_to_best_peer", "ratio_to_floor"]) Assert.True(o.ContainsKey(field), field);
            Assert.Null(o["best_peer"]); // nobody asked for peers
        }
    }

    [Theory]
    [InlineData("EQ, 8 bells")]
    [InlineData("Bus compressor")]
    [InlineData("Tape")]
    public void Blocks_are_measured_and_those_with_a_floor_know_it(string name)
    {
        var rows = s_rows.Value.Where(r => (string)r!["name"]! == name).ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, rows.Select(r => (string)r!["flavour"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, r => Assert.Equal(name != "Tape", r!["ratio_to_floor"] != null));
    }

    [Fact]
    public void The_whole_plug_in_is_measured() =>
        Assert.Contains(s_rows.Value, r => ((string)r!["name"]!).StartsWith("MixBus Glue", StringComparison.Ordinal));
}
