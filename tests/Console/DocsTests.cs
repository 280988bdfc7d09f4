using System.Text.Json.Nodes;
using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Mixdown.Docs;
using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Console.Tests;

public sealed class DocsTests
{
    [Fact]
    public void Readme_and_manual_say_what_the_pages_say()
    {
        foreach (var (path, text) in Manual.Files(Repo.Root))
        {
            string file = Path.Combine(Repo.Root, path);
            Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"{path} is not what the pages say: run ./topdown docs and commit.");
        }
    }

    public static TheoryData<string> Names => [.. Plugins.All.Select(e => e.Name)];

    [Theory, MemberData(nameof(Names))]
    public unsafe void Module_information_equals_the_factory(string name)
    {
        var type = Plugins.Find(name)!.Type;
        var json = JsonNode.Parse(ModuleInfo.Json(type.Page))!;
        var factory = new Factory(type);
        using var module = Vst3Module.FromFactory((nint)factory.Give());
        Assert.Equal(module.Vendor, (string)json["Factory Info"]!["Vendor"]!);
        var classes = json["Classes"]!.AsArray();
        Assert.Equal(module.Classes.Count, classes.Count);
        foreach (var (one, told) in module.Classes.Zip(classes))
        {
            Assert.Equal(one.Cid.ToString(), (string)told!["CID"]!);
            Assert.Equal(one.Category, (string)told["Category"]!);
            Assert.Equal(one.Name, (string)told["Name"]!);
            Assert.Equal(one.Vendor, (string)told["Vendor"]!);
            Assert.Equal(one.Version, (string)told["Version"]!);
            Assert.Equal(one.SubCategories, string.Join("|", told["Sub Categories"]!.AsArray().Select(s => (string)s!)));
        }
    }

    [Fact]
    public void Demo_writes_two_files_as_loud_as_each_other()
    {
        using var scratch = new Scratch("console-demo");
        string told = Topdown.Ok("demo", "-o", scratch.Folder).Output;
        var before = Mixdown.Wav.WavFile.ReadAll(scratch["before.wav"]);
        var after = Mixdown.Wav.WavFile.ReadAll(scratch["after.wav"]);
        Assert.Equal(Loudness(before.Channels), Loudness(after.Channels), 0.05);
        Assert.Contains("never more than", told, StringComparison.Ordinal);
        Assert.NotEqual(before.Channels[0], after.Channels[0]);
    }

    static double Loudness(float[][] x)
    {
        var meter = new Dsp.LoudnessMeter();
        meter.Prepare(new Dsp.Spec(48_000, 2, x[0].Length));
        meter.Process(new Dsp.Audio(x[0], x[1]));
        return meter.Integrated;
    }
}
