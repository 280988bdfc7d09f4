using TopDown.Host;
using TopDown.Mixdown.HandingOver;
using TopDown.Plugin;

namespace TopDown.Hosts.Tests.HandingOver;

/// <summary>The preset files that are handed over, in the published bundles.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class PresetHandOverTests
{
    [Fact]
    public void A_preset_file_sets_every_value_of_its_insert_trims_too()
    {
        using var made = new HandOverSong("""
            "buses": [ { "name": "Bass", "inserts": [ { "plugin": "Bass Multiband", "preset": "Electronic sub", "set": { "input_db": "-3.5", "low_threshold_db": "-31" } } ] } ],
            "tracks": [ { "name": "Bass", "file": "Bass.wav", "bus": "Bass" } ]
            """);
        HandOverResult result = HandOver.Write(made.Song, made.Song.Start, 0, made.Out);
        byte[] file = File.ReadAllBytes(Path.Combine(made.Out, result.Files.Single(f => f.EndsWith(".vstpreset", StringComparison.Ordinal))));
        var insert = made.Song.Start.Buses[0].Inserts[0];
        Own.Bundles.With(insert.Type.Page.Name, module =>
        {
            using Vst3Plugin plugin = module.Create();
            plugin.LoadPreset(file);
            foreach (Parameter p in insert.Type.Page.Parameters)
                if (p.IsStored) Assert.Equal(p.ToPlain(insert.Normals[p.Index]), p.ToPlain(plugin.Value(p.Number)), 1e-6);
            int program = insert.Type.Presets.ToList().FindIndex(p => p.Name == insert.Preset.Name);
            Assert.Equal(StateCodec.Write(insert.Type, [.. insert.Normals], StateCodec.Extra.Fresh(insert.Type) with { Program = program }), plugin.GetState());
        });
    }
}
