using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
    public void Demo_writes_tracks_buses_the_sum_and_the_preview()
    {
        using var scratch = new Scratch("console-demo");
        string told = Topdown.Ok("demo", "-o", scratch.Folder).Output;
        Assert.Equal(24, Directory.GetFiles(scratch["tracks"], "*.wav").Length);
        Assert.Equal(5, Directory.GetFiles(scratch["buses"], "*.wav").Length);
        var before = Mixdown.Wav.WavFile.ReadAll(scratch["before.wav"]);
        var preview = Mixdown.Wav.WavFile.ReadAll(scratch["preview.wav"]);
        Assert.Equal((48_000, Mixdown.Wav.WavEncoding.Pcm24), (preview.Rate, preview.Format.Encoding));
        Assert.Equal(-6, PeakDb(before.Channels), 0.01);
        Assert.True(PeakDb(preview.Channels) <= -1);
        Assert.Equal(before.Frames, preview.Frames);
        Assert.NotEqual(before.Channels[0], preview.Channels[0]);
        Assert.Equal(5, Directory.GetFiles(scratch["buses-after"], "*.wav").Length);
        // What each stage did is the documented start's business: two to four dB on drums and voices, one to two and never more than two on the master.
        AssertReduction("Drums, gain reduction", 2, 4, 40);
        AssertReduction("Bass, low reduction", 3, 5, 40);
        AssertReduction("Vocals, gain reduction", 2, 4, 40);
        AssertReduction("Master, gain reduction", 1, 2, 2);

        void AssertReduction(string what, double least, double most, double ceiling)
        {
            Match line = Regex.Match(told, Regex.Escape(what) + @": (?<p90>[0-9.]+) dB, at most (?<most>[0-9.]+) dB", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            Assert.True(line.Success, what + " is not told:\n" + told);
            Assert.InRange(Number("p90"), least, most);
            Assert.InRange(Number("most"), Number("p90"), ceiling);

            double Number(string name) => double.Parse(line.Groups[name].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    static double PeakDb(float[][] x) => 20 * Math.Log10(x.Max(c => c.Max(MathF.Abs)));
}
