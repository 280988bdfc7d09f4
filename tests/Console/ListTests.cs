using System.Text.Json.Nodes;

namespace TopDown.Console.Tests;

public sealed class ListTests
{
    static readonly Lazy<JsonArray> s_list = new(() => JsonNode.Parse(Topdown.Ok("list", "--json").Output)!.AsArray());

    [Fact]
    public void Json_shows_what_users_see_and_hides_the_rest()
    {
        Assert.Contains(s_list.Value, p => (string)p!["name"]! == "MixBus Glue");
        Assert.DoesNotContain(s_list.Value, p => (string)p!["name"]! == "Kitchen Sink");
    }

    [Fact]
    public void Every_parameter_has_its_kind_range_and_a_default_within()
    {
        foreach (var p in s_list.Value.SelectMany(x => x!["parameters"]!.AsArray()))
        {
            string kind = (string)p!["kind"]!;
            switch (kind)
            {
                case "choice":
                    Assert.Contains((string)p["default"]!, p["choices"]!.AsArray().Select(c => (string)c!));
                    Assert.Equal(p["choices"]!.AsArray().Count - 1, (int)p["steps"]!);
                    break;
                case "switch":
                    Assert.Equal(1, (int)p["steps"]!);
                    Assert.IsType<bool>((bool)p["default"]!);
                    break;
                default:
                    Assert.Equal("continuous", kind);
                    Assert.InRange((double)p["default"]!, (double)p["min"]!, (double)p["max"]!);
                    break;
            }
        }
    }

    [Fact]
    public void The_first_preset_is_the_documented_start_and_equals_the_defaults()
    {
        foreach (var plugin in s_list.Value)
        {
            var first = plugin!["presets"]![0]!["values"]!.AsObject();
            Assert.NotEmpty(first);
            foreach (var p in plugin["parameters"]!.AsArray())
            {
                if (!first.TryGetPropertyValue((string)p!["id"]!, out var value)) continue;
                Assert.Equal(p["default"]!.ToJsonString(), value!.ToJsonString());
            }
        }
    }

    [Fact]
    public void Glue_stands_at_the_article_s_numbers()
    {
        var values = s_list.Value.First(p => (string)p!["name"]! == "MixBus Glue")!["presets"]![0]!["values"]!;
        Assert.Equal(25, (double)values["hpf_hz"]!);
        Assert.Equal(10000, (double)values["air_hz"]!);
        Assert.Equal(0.75, (double)values["air_db"]!);
        Assert.Equal("2:1", (string)values["ratio"]!);
        Assert.Equal("10 ms", (string)values["attack_ms"]!);
        Assert.Equal("Auto", (string)values["release_ms"]!);
        Assert.Equal(2, (double)values["gr_ceiling_db"]!);
    }
}
