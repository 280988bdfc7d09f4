using System.Globalization;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;
using TopDown.Vst3;
using TopDown.Vst3.Abi;

namespace TopDown.Mixdown.HandingOver;

/// <summary>An insert of the mix, numbered in the order of the signal: buses as they are summed, then the mix bus.</summary>
/// <param name="Number">1…</param>
/// <param name="Bus">Name of its bus.</param>
sealed record PlacedInsert(int Number, string Bus, InsertSettings Settings)
{
    public PluginType Type => Settings.Type;

    /// <summary>"Bass Multiband/02 Bass - Bass Multiband.vstpreset", below the folder of presets.</summary>
    public string Path => PresetFiles.FileName(Type.Page.Name) + "/"
        + PresetFiles.FileName(string.Create(CultureInfo.InvariantCulture, $"{Number:00} {Bus} - {Type.Page.Name}")) + PresetFile.Extension;
}

/// <summary>One <c>.vstpreset</c> an insert: the values it ended up with, trims and switches among them.</summary>
static class InsertFiles
{
    /// <summary>What the mix bus is called in a DAW, where the master comes after it.</summary>
    public const string MixBus = "Mix Bus";

    public static IReadOnlyList<PlacedInsert> All(Song song, MixSettings settings)
    {
        var inserts = settings.Buses.SelectMany((b, i) => b.Inserts.Select(x => (song.Buses[i].Name, x))).Concat(settings.Master.Inserts.Select(x => (MixBus, x)));
        return [.. inserts.Select((x, i) => new PlacedInsert(i + 1, x.Item1, x.Item2))];
    }

    public static void Write(Song song, MixSettings settings, string folder)
    {
        foreach (PlacedInsert insert in All(song, settings))
        {
            string file = Path.Combine(folder, insert.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Bytes(insert.Settings, $"{insert.Bus} ({song.Name})"));
        }
    }

    /// <summary>The insert's preset file: a whole state, for it stands for one place in one mix.</summary>
    public static byte[] Bytes(InsertSettings insert, string name)
    {
        Preset from = insert.Preset;
        int program = Math.Max(0, insert.Type.Presets.ToList().FindIndex(p => p.Name == from.Name));
        byte[] state = StateCodec.Write(insert.Type, [.. insert.Normals], StateCodec.Extra.Fresh(insert.Type) with { Program = program });
        return PresetFiles.Bytes(insert.Type, name, $"As the mix left it; it began as \"{from.Name}\": {from.Why}", state);
    }
}
