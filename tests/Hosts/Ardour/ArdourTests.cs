using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Mixdown.Engines;
using TopDown.Mixdown.Wav;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Vst3;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Ardour;

/// <summary>
/// Every plug-in in Ardour: one session, a track for every preset, one for bypass, one for a second oversampling. Inserted,
/// set, saved, reloaded in a new process, compared, bounced; the samples equal those of our own host.
/// </summary>
[Collection("Own host")] // its reference renders load the same bundles into this process
public sealed class ArdourTests(ITestOutputHelper output)
{
    const int Rate = 48_000, Lead = 2 * Rate, MostOffset = 128;

    public static TheoryData<string> Names => Own.Bundles.All;

    [Theory, MemberData(nameof(Names))]
    public void Every_preset_survives_the_session_and_sounds_as_in_our_own_host(string name)
    {
        var entry = Plugins.Find(name)!;
        string bundle = Bundle(entry);
        using var scratch = new Scratch("ardour-presets-" + entry.Project);
        float[][] music = WithLead(QuickBand.Play());
        string wav = scratch["in.wav"];
        WavFile.WriteAll(wav, music, Rate);

        var scenes = Scenes(entry.Type).ToList();
        using var session = new ArdourSession(bundle, name);
        var result = session.Run(wav, [.. scenes.Select(s => s.Scene)]);

        foreach (var (scene, normals) in scenes)
        {
            var take = result[scene.Name];
            Assert.True(take.Changed.Count == 0, $"{name}, {scene.Name}: {string.Join("; ", take.Changed)}");
            var own = new BundleEngine(bundle).Render(new(entry.Type, music, Rate) { Normals = normals });
            Assert.Equal(own.Latency, take.LatencyRestored);
            double worst = Worst(own.Output, take.Sound);
            Assert.True(worst <= 1e-6, $"{name}, {scene.Name}: Ardour and our own host differ by {worst:E2}.");
        }
        // Bypass is equal to the last bit (the file is 24 bit, the bounce float).
        Assert.Equal(0, Worst(music, result["bypass"].Sound));
    }

    [Theory, MemberData(nameof(Names))]
    public void Preset_files_are_found_and_sound_as_their_programs_with_the_trim_left_alone(string name)
    {
        var entry = Plugins.Find(name)!;
        var (type, input) = (entry.Type, entry.Type.Page.Input);
        string bundle = Bundle(entry);
        using var scratch = new Scratch("ardour-files-" + entry.Project);
        float[][] music = WithLead(QuickBand.Play());
        string wav = scratch["in.wav"];
        WavFile.WriteAll(wav, music, Rate);

        const double TrimDb = -3;
        var trim = new Dictionary<string, double>(StringComparer.Ordinal) { [input.Title] = TrimDb };
        using var session = new ArdourSession(bundle, name, PresetFiles.Of(type));
        var result = session.Run(wav, [.. type.Presets.Select(p => new ArdourScene(p.Name) { Before = trim, PresetFile = p.Name })]);

        foreach (var preset in type.Presets)
        {
            var take = result[preset.Name];
            Assert.True(take.Changed.Count == 0, $"{name}, {preset.Name}: {string.Join("; ", take.Changed)}");
            foreach (var p in type.Page.Parameters)
                if (take.Set.FirstOrDefault(a => a.Label == p.Title) is { } shown && p.IsStored)
                    Assert.Equal(p == input ? TrimDb : p.IsGlobal ? p.Default : preset.ValueOf(p), shown.Value, 1e-4 * (p.Max - p.Min));
            double[] normals = type.Defaults();
            preset.ApplyTo(type.Page, normals);
            normals[input.Index] = (float)input.ToNormal(TrimDb); // set by Ardour's knob, a float; the file's values came as they are
            var own = new BundleEngine(bundle).Render(new(type, music, Rate) { Normals = normals });
            double worst = Worst(own.Output, take.Sound);
            Assert.True(worst <= 1e-6, $"{name}, {preset.Name} from its file: Ardour and our own host differ by {worst:E2}.");
        }
    }

    [Fact]
    public void Glue_on_the_master_bus_with_its_side_chain_connected()
    {
        var entry = Plugins.Find("MixBus Glue")!;
        string bundle = Bundle(entry);
        using var scratch = new Scratch("ardour-master");
        float[][] music = WithLead(QuickBand.Play()), key = [.. music.Select(x => x.Select((v, i) => i % Rate < Rate / 2 ? v : 0).ToArray())];
        string wav = scratch["in.wav"], keyWav = scratch["key.wav"];
        WavFile.WriteAll(wav, music, Rate);
        WavFile.WriteAll(keyWav, key, Rate);

        double[] normals = Rounded(entry.Type, entry.Type.Defaults(), ("key_source", 1), ("threshold_db", -30), ("release_ms", 1), ("gr_ceiling_db", 12));
        // Ardour joins new tracks to the master from a thread of its own; the session undoes it, and now and then loses that race:
        // then the key is heard in the mix. That session is not the one that was asked for, so it is made once more, and counted.
        float[][] both = [.. music.Zip(key, (m, k) => m.Zip(k, (a, b) => a + b).ToArray())];
        var miswired = new BundleEngine(bundle).Render(new(entry.Type, both, Rate) { Normals = normals, Key = key });
        string log = "";
        var take = StartCounter.Run("ardour-wiring", () =>
        {
            using var session = new ArdourSession(bundle, entry.Name);
            var made = session.Run(wav, [new("keyed") { Values = PlainOf(entry.Type, normals), SideChain = keyWav }], onMaster: true)["keyed"];
            log = session.Log;
            return Worst(miswired.Output, made.Sound) > 1e-5 ? made : throw new HostDidNotStartException("Ardour joined the key track to the master bus.");
        });

        Assert.Empty(take.Changed);
        var own = new BundleEngine(bundle).Render(new(entry.Type, music, Rate) { Normals = normals, Key = key });
        var unkeyed = new BundleEngine(bundle).Render(new(entry.Type, music, Rate) { Normals = normals });
        Assert.Equal(own.Latency, take.LatencyRestored);
        // The headless exporter, not the plug-in, sometimes begins some frames early or late (16 were seen, all latencies being 0): the bounces
        // of the other tests are exact, so here the whole file may stand elsewhere, and every sample in it must be right.
        int early = Enumerable.Range(0, MostOffset).SelectMany(n => (int[])[n, -n]).FirstOrDefault(n => First(own.Output[0], Moved(take.Sound[0], n)) < 0);
        if (early != 0) output.WriteLine($"The export begins {early} frames early.");
        take = take with { Sound = [.. take.Sound.Select(c => Moved(c, early))] };
        double worst = Worst(own.Output, take.Sound);
        Assert.True(worst <= 1e-6, $"Ardour and our own host differ by {worst:E2} (by {Worst(unkeyed.Output, take.Sound):E2} from a render without key; peak {take.Sound.Max(c => c.Max(MathF.Abs)):F3}, ours {own.Output.Max(c => c.Max(MathF.Abs)):F3}, first difference at {First(own.Output[0], take.Sound[0])}).\n{log}");
        Assert.True(Worst(unkeyed.Output, take.Sound) > 0.01, "The side-chain does nothing.");
    }

    static IEnumerable<(ArdourScene Scene, double[] Normals)> Scenes(PluginType type)
    {
        double[] defaults = type.Defaults();
        foreach (var preset in type.Presets)
        {
            double[] normals = (double[])defaults.Clone();
            preset.ApplyTo(type.Page, normals);
            yield return Scene(preset.Name, Rounded(type, normals));
        }
        yield return Scene("bypass", Rounded(type, defaults, ("bypass", 1)));

        (ArdourScene, double[]) Scene(string name, double[] normals) => (new(name) { Values = PlainOf(type, normals) }, normals);
    }

    /// <summary>Host values with some plain ones changed, rounded as Ardour keeps them: floats.</summary>
    static double[] Rounded(PluginType type, double[] normals, params (string Id, double Plain)[] changes)
    {
        foreach (var (id, plain) in changes) normals[type.Page.Find(id)!.Index] = type.Page.Find(id)!.ToNormal(plain);
        return [.. normals.Select(n => (double)(float)n)];
    }

    static Dictionary<string, double> PlainOf(PluginType type, double[] normals) => type.Page.Parameters
        .Where(p => p.IsStored && normals[p.Index] != (float)p.DefaultNormal)
        .ToDictionary(p => p.Title, p => p.ToPlain(normals[p.Index]), StringComparer.Ordinal);

    static string Bundle(Entry entry)
    {
        string path = Bundles.PathOf(Repo.Root, Bundles.ThisRid, "compat", entry.Name);
        return Directory.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: run ./topdown build --all.");
    }

    static float[][] WithLead(float[][] x) => [.. x.Select(c => (float[])[.. new float[Lead], .. c.Select(v => MathF.Round(v * (1 << 23)) / (1 << 23))])];

    /// <summary>Later by <paramref name="by"/> frames; what the lead's silence has room for.</summary>
    static float[] Moved(float[] x, int by) => by >= 0 ? [.. new float[by], .. x[..^by]] : [.. x[-by..], .. new float[-by]];

    static int First(float[] expected, float[] actual) => Enumerable.Range(0, expected.Length).FirstOrDefault(i => i >= actual.Length || Math.Abs(expected[i] - actual[i]) > 1e-6, -1);

    static double Worst(float[][] expected, float[][] actual)
    {
        double worst = 0;
        for (int c = 0; c < expected.Length; c++)
            for (int i = 0; i < expected[c].Length; i++) worst = Math.Max(worst, Math.Abs(expected[c][i] - (i < actual[c].Length ? actual[c][i] : 0)));
        return worst;
    }
}
