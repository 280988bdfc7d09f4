using TopDown.Host;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Vst3;
using TopDown.Vst3.Abi;

namespace TopDown.Hosts.Tests.Presets;

/// <summary>The <c>.vstpreset</c> files from the folder where hosts look, in the published bundles: values and sound of the program list.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class PresetFileTests
{
    const int Frames = 24_000;

    public static TheoryData<string> All => Own.Bundles.All;

    static float[][] Music()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, 2).Select(c => Enumerable.Range(0, Frames).Select(i => (float)(0.4 * Math.Sin(2 * Math.PI * (80 + 7 * c) * i / 48_000) + 0.3 * (random.NextDouble() - 0.5))).ToArray())];
    }

    /// <summary>A session with globals off their defaults, on the program before <paramref name="program"/>.</summary>
    static byte[] Session(PluginType type, int program)
    {
        double[] normals = type.Defaults();
        normals[type.Page.Input.Index] = type.Page.Input.ToNormal(3);
        normals[type.Page.Output.Index] = type.Page.Output.ToNormal(-2.5);
        foreach (var setting in type.Page.Parameters.OfType<Setting>()) normals[setting.Index] = 1;
        return StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type) with { Program = (program + 1) % type.Presets.Count });
    }

    [Theory, MemberData(nameof(All))]
    public void Every_file_is_its_program_in_value_and_sound(string name) => Own.Bundles.With(name, module =>
    {
        var type = Catalogue.Plugins.Find(name)!.Type;
        using var scratch = new Scratch("presets-" + type.Page.Name.Replace(" ", ""));
        new PresetFolder(scratch.Folder).Copy(PresetFiles.Of(type));
        float[][] x = Music(), key = [.. x.Select(c => c.Select((v, i) => i % 6000 < 3000 ? v : 0).ToArray())];
        float[][]? start = null;
        bool anyDiffers = false;
        for (int program = 0; program < type.Presets.Count; program++)
        {
            using Vst3Plugin loaded = module.Create(options: new() { LongestRead = 100 }), chosen = module.Create();
            string file = Path.Combine(scratch.Folder, loaded.Class.Vendor, loaded.Class.Name, type.Presets[program].Name + PresetFile.Extension);
            Assert.True(loaded.SetState(Session(type, program)) && chosen.SetState(Session(type, program)));
            loaded.LoadPreset(File.ReadAllBytes(file));
            chosen.SelectProgram(program);
            chosen.Flush();
            Assert.Equal(chosen.GetState(), loaded.GetState());
            foreach (var p in loaded.Parameters) Assert.Equal(chosen.Value(p.Id), loaded.Value(p.Id), 1e-9);
            Assert.Equal(3, type.Page.Input.ToPlain(loaded.Value(type.Page.Input.Number)), 1e-9);
            foreach (var setting in type.Page.Parameters.OfType<Setting>()) Assert.Equal(setting.ToPlain(1), setting.ToPlain(loaded.Value(setting.Number)));

            RenderJob job = new() { Input = x, Key = type.Page.Keys.Count > 0 ? key : null };
            RenderResult a = loaded.Render(job), b = chosen.Render(job);
            Assert.Equal(b.LatencySamples, a.LatencySamples);
            for (int c = 0; c < 2; c++) Assert.True(b.Output[c].AsSpan().SequenceEqual(a.Output[c]), $"{name}, {type.Presets[program].Name}: the file sounds unlike the program.");
            start ??= a.Output;
            anyDiffers |= !start[0].AsSpan().SequenceEqual(a.Output[0]);
        }
        Assert.True(anyDiffers, "Every preset sounds alike.");
    });

    [Theory, MemberData(nameof(All))]
    public void A_file_loads_while_audio_runs(string name) => Own.Bundles.With(name, module =>
    {
        var type = Catalogue.Plugins.Find(name)!.Type;
        using Vst3Plugin plugin = module.Create();
        plugin.ActivateDefaultBuses();
        plugin.Setup(48_000, 128);
        plugin.Activate();
        plugin.SetProcessing(true);
        var random = new Random(1);
        for (int block = 0; block < 400; block++)
        {
            if (block % 20 == 10) plugin.LoadPreset(PresetFiles.Bytes(type, random.Next(type.Presets.Count)));
            foreach (ref float v in plugin.Input(0)) v = random.NextSingle() - 0.5f;
            foreach (ref float v in plugin.Input(1)) v = random.NextSingle() - 0.5f;
            Assert.Equal(Result.Ok, plugin.Process(128));
            foreach (float y in plugin.Output(0)) Assert.True(float.IsFinite(y) && Math.Abs(y) < 16);
        }
    });

    [Theory, MemberData(nameof(All))]
    public void Another_plug_in_s_file_and_a_cut_one_are_refused_and_change_nothing(string name) => Own.Bundles.With(name, module =>
    {
        var type = Catalogue.Plugins.Find(name)!.Type;
        using Vst3Plugin plugin = module.Create();
        Assert.True(plugin.SetState(Session(type, 0)));
        byte[] before = plugin.GetState(), good = PresetFiles.Bytes(type, 1);
        foreach (var other in Catalogue.Plugins.All.Where(e => e.Type != type))
        {
            byte[] theirs = PresetFiles.Bytes(other.Type, 1);
            Assert.Contains("another plug-in", Assert.Throws<Vst3Exception>(() => plugin.LoadPreset(theirs)).Message, StringComparison.Ordinal);
            // the class id put right: the state itself says whose it is
            Assert.True(PresetFile.TryRead(theirs, out var read, out _));
            byte[] forged = new PresetFile(HostIds.Processor(type.Page), ("Comp", read!.Component!)).ToBytes();
            Assert.Contains("refuses the state", Assert.Throws<Vst3Exception>(() => plugin.LoadPreset(forged)).Message, StringComparison.Ordinal);
        }
        for (int length = 0; length < good.Length; length += length < 60 ? 1 : 37)
            Assert.Throws<Vst3Exception>(() => plugin.LoadPreset(good.AsSpan(0, length)));
        Assert.Equal(before, plugin.GetState());
        foreach (var p in type.Page.Parameters.OfType<Setting>()) Assert.Equal(p.ToPlain(1), p.ToPlain(plugin.Value(p.Number)));
    });
}
