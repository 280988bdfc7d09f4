using System.Globalization;
using System.Text;
using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.WineHost;
using Xunit.Abstractions;
using HostProgram = TopDown.Testing.WineHost;
using Outcome = TopDown.Testing.Outcome;

namespace TopDown.Hosts.Tests.Wine;

/// <summary>Every Windows bundle in our host under Wine, against the Linux bundle in our host here.</summary>
[Collection("Own host")] // the Linux bundles are loaded into this process
public sealed class WineTests(Testing.Wine wine, ITestOutputHelper output) : IClassFixture<Testing.Wine>
{
    public static TheoryData<string> All => WindowsBundles.All;

    Outcome Host(params string[] args) => wine.Run(HostProgram.Program, args, TimeSpan.FromMinutes(5)).OrThrow();

    [Theory, MemberData(nameof(All))]
    public void Checks(string name)
    {
        Outcome o = Host("check", WindowsBundles.Path(name));
        output.WriteLine($"{o.Output.Trim()}\tin {o.Elapsed.TotalSeconds:F2} s");
        Assert.StartsWith(name + "\t" + Vst3.HostIds.Version + "\t", o.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void Describes_itself_as_on_Linux(string name)
    {
        using Vst3Module here = Vst3Module.Load(Own.Bundles.Path(name));
        Assert.Equal(Description.Of(here), Host("factory", WindowsBundles.Path(name)).Output);
    }

    [Theory, MemberData(nameof(All))]
    public void Every_preset_sounds_as_on_Linux(string name)
    {
        var type = Plugins.Find(name)!.Type;
        string input = wine.Scratch[$"{name}.in"], key = type.Page.Keys.Count > 0 ? wine.Scratch[$"{name}.key"] : "-";
        float[][] music = QuickBand.Play(), keySound = Noise.Stereo(music[0].Length, seed: 7);
        RawFile.Write(input, music);
        if (key != "-") RawFile.Write(key, keySound);
        var presets = type.Presets.Select((p, i) => (p.Name, State: wine.Scratch[$"{name}.{i}.state"], Out: wine.Scratch[$"{name}.{i}.out"], Normals: Normals(type, p))).ToList();
        foreach (var p in presets) File.WriteAllBytes(p.State, StateCodec.Write(type, p.Normals, StateCodec.Extra.Fresh(type)));
        string told = Host(["render", WindowsBundles.Path(name), input, key, .. presets.SelectMany(p => new[] { p.State, p.Out })]).Output;

        using Vst3Module here = Vst3Module.Load(Own.Bundles.Path(name));
        foreach (var p in presets)
        {
            using Vst3Plugin plugin = here.Create();
            Assert.True(plugin.SetState(File.ReadAllBytes(p.State)));
            RenderResult expected = plugin.Render(new RenderJob { Input = music, Key = key == "-" ? null : keySound, Blocks = RawFile.Blocks });
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{p.Out}\tlatency {expected.LatencySamples}\ttail {expected.TailSamples}\n"), told, StringComparison.Ordinal);
            Differences.AssertSame($"{name}, {p.Name}", type, p.Normals, expected.Output, RawFile.Read(p.Out), output);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void State_goes_both_ways(string name)
    {
        var type = Plugins.Find(name)!.Type;
        using Vst3Module here = Vst3Module.Load(Own.Bundles.Path(name));
        var random = new Random(3);

        // made on Linux, opened and saved under Wine: the same bytes
        var files = Enumerable.Range(0, 10).Select(i => (In: wine.Scratch[$"{name}.{i}.there"], Out: wine.Scratch[$"{name}.{i}.back"])).ToList();
        foreach (var (file, _) in files)
        {
            using Vst3Plugin plugin = here.Create();
            Assert.True(plugin.SetState(StateCodec.Write(type, [.. type.Defaults().Select(_ => random.NextDouble())], StateCodec.Extra.Fresh(type) with { Program = random.Next(type.Presets.Count) })));
            File.WriteAllBytes(file, plugin.GetState());
        }
        Host(["states", WindowsBundles.Path(name), .. files.SelectMany(f => new[] { f.In, f.Out })]);
        foreach (var (there, back) in files) Assert.Equal(File.ReadAllText(there), File.ReadAllText(back));

        // the same values set by a host there and by one here: the same bytes saved, and opened here they stay
        string saved = wine.Scratch[$"{name}.saved"];
        using Vst3Plugin one = here.Create(), two = here.Create();
        HostParameter[] moved = [.. one.Parameters.Where(p => p is { IsReadOnly: false, IsProgramChange: false, CanAutomate: true })];
        foreach (var p in moved) one.SetValue(p.Id, random.NextDouble());
        one.Flush();
        Host(["save", WindowsBundles.Path(name), saved, .. moved.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Id}={one.Value(p.Id):R}"))]);
        Assert.Equal(Encoding.UTF8.GetString(one.GetState()), File.ReadAllText(saved));
        Assert.True(two.SetState(File.ReadAllBytes(saved)));
        Assert.Equal(one.GetState(), two.GetState());
    }

    [Theory, MemberData(nameof(All))]
    public void Twenty_times_unloaded_and_loaded(string name) =>
        Assert.Equal("reloaded 20\tlive 0\texceptions 0\n", Host("reload", WindowsBundles.Path(name), "20").Output);

    [Fact]
    public void Four_plug_ins_on_audio_threads_against_forced_collections()
    {
        string[] bundles = [.. WindowsBundles.Entries.Select(e => WindowsBundles.Path(e.Name))];
        // Fewer than four were built: a copy elsewhere is a module and a runtime of its own.
        for (int i = 0; bundles.Length < 4; i++) bundles = [.. bundles, Copy(bundles[i], wine.Scratch.Below("copy"))];
        Outcome o = Host(["together", .. bundles]);
        output.WriteLine($"{o.Output}in {o.Elapsed.TotalSeconds:F1} s");
        Assert.EndsWith("differing 0\n", o.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Denormals_are_switched_off_and_on_again() =>
        Assert.Equal("bound True\tbefore False\twithin True\tafter False\n", Host("denormals").Output);

    static double[] Normals(PluginType type, Preset preset)
    {
        double[] normals = type.Defaults();
        preset.ApplyTo(type.Page, normals);
        return normals;
    }

    static string Copy(string bundle, string to)
    {
        string copy = Path.Combine(to, Path.GetFileName(bundle));
        foreach (string file in Directory.EnumerateFiles(bundle, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(bundle, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
        return copy;
    }
}
