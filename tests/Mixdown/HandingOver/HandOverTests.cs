using System.Xml.Linq;
using TopDown.Mixdown.HandingOver;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Wav;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Vst3.Abi;

namespace TopDown.Mixdown.Tests.HandingOver;

/// <summary>What lies in the folder for the DAW, without one. That Ardour plays it: tests/Hosts/HandingOver.</summary>
public sealed class HandOverTests : IDisposable
{
    const int Rate = 44_100;

    readonly Scratch _scratch = new("handing-over");
    readonly Song _song;

    public HandOverTests()
    {
        string folder = _scratch.Below("A: song");
        Put("Kick", 1);
        Put("Bass", 1);
        Put("Piano", 2);
        Put("Lead L", 1);
        Put("Lead R", 1);
        File.WriteAllText(Path.Combine(folder, "mix.session.json"), $$"""
            { "version": 1, "rate": {{Rate}},
              "masterBus": { "inserts": [ { "plugin": "MixBus Glue", "set": { "threshold_db": "-19.5" } } ] },
              "buses": [
                { "name": "Drums", "inserts": [ { "plugin": "Drum Bus" } ] },
                { "name": "Bass", "inserts": [ { "plugin": "Bass Multiband", "sideChain": { "tracks": [ "Kick" ] } } ] },
                { "name": "Keys", "inserts": [ { "plugin": "Keys Carve", "sideChain": { "bus": "Vocals" } } ] },
                { "name": "Vocals", "inserts": [ { "plugin": "Vocal Bus" } ] } ],
              "tracks": [
                { "name": "Kick", "file": "Kick.wav", "bus": "Drums", "clipGainDb": -3, "polarity": "inverted" },
                { "name": "Bass", "file": "Bass.wav", "bus": "Bass" },
                { "name": "Piano 50/50: \"Grand\" <Master>", "file": "Piano.wav", "bus": "Keys", "pan": 0.25 },
                { "name": "Master", "file": "Lead L.wav", "right": "Lead R.wav", "bus": "Vocals" } ],
              "lanes": [ { "bus": "Bass", "parameter": "mute", "points": [ { "seconds": 0.1, "value": "On" } ] },
                         { "bus": "Bass", "parameter": "volume", "on": false, "points": [ { "seconds": 0.1, "value": "1" } ] } ],
              "markers": [ { "seconds": 0.1, "name": "Verse & chorus" } ] }
            """);
        _song = Song.Open(folder, new(), new Decoder(_scratch.Below("decoded")));

        void Put(string name, int channels)
        {
            var random = new Random(name.Length);
            WavFile.WriteAll(Path.Combine(folder, name + ".wav"), [.. Enumerable.Range(0, channels).Select(_ => Enumerable.Range(0, Rate / 5).Select(_ => random.NextSingle() - 0.5f).ToArray())], Rate);
        }
    }

    public void Dispose() => _scratch.Dispose();

    string Out => _scratch.Below("out");
    HandOverResult Write(CancellationToken cancel = default) => HandOver.Write(_song, _song.Start, 2, Out, cancel);
    string Below(string path) => Path.Combine(Out, path);

    [Fact]
    public void Every_insert_has_a_preset_file_of_its_values()
    {
        HandOverResult result = Write();
        string[] files = [.. result.Files.Where(f => f.StartsWith("daw/presets/", StringComparison.Ordinal))];
        Assert.Equal(["daw/presets/Bass Multiband/02 Bass - Bass Multiband.vstpreset", "daw/presets/Drum Bus/01 Drums - Drum Bus.vstpreset", "daw/presets/Keys Carve/03 Keys - Keys Carve.vstpreset",
            "daw/presets/MixBus Glue/05 Mix Bus - MixBus Glue.vstpreset", "daw/presets/Vocal Bus/04 Vocals - Vocal Bus.vstpreset"], files);
        InsertSettings glue = _song.Start.Master.Inserts[0];
        Assert.True(PresetFile.TryRead(File.ReadAllBytes(Below(files[3])), out var preset, out string trouble), trouble);
        Assert.Equal(glue.Type.Page.ClassId, preset!.Processor.ToString());
        double[] read = glue.Type.Defaults();
        Assert.True(StateCodec.TryRead(glue.Type, preset.Component, read, out var extra));
        Assert.False(extra.IsPreset); // trims and switches are meant as well
        foreach (Parameter p in glue.Type.Page.Parameters)
            if (p.IsStored) Assert.Equal(glue.Normals[p.Index], read[p.Index], 1e-9);
        XElement info = XElement.Parse(System.Text.Encoding.UTF8.GetString(preset.Info!));
        string Attribute(string id) => info.Elements().Single(a => a.Attribute("id")!.Value == id).Attribute("value")!.Value;
        Assert.Equal("Mix Bus (A: song)", Attribute("Name"));
        Assert.Contains(glue.Preset.Why, Attribute("MediaComment"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_session_is_whole_in_itself()
    {
        HandOverResult result = Write();
        string file = Below(result.Files.Single(f => f.EndsWith(".ardour", StringComparison.Ordinal))), folder = Path.GetDirectoryName(file)!;
        Assert.Equal("A_ song", Path.GetFileNameWithoutExtension(file));
        XElement root = XElement.Load(file);

        string[] ids = [.. root.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.True(ids.Select(long.Parse).Max() < long.Parse(root.Attribute("id-counter")!.Value, System.Globalization.CultureInfo.InvariantCulture));
        var names = root.Element("Routes")!.Elements().Select(r => r.Attribute("name")!.Value).ToList();
        Assert.Equal(["Master", "Kick", "Bass", "Piano 50_50_ _Grand_ _Master_", "Master Track", "Drums", "Bass Bus", "Keys", "Vocals", "Mix Bus"], names);

        foreach (XElement source in root.Element("Sources")!.Elements())
            Assert.True(File.Exists(Path.Combine(folder, "interchange", "A_ song", "audiofiles", source.Attribute("name")!.Value)), source.ToString());
        // a connection stands at both of its ends
        var ports = root.Descendants("Port").ToDictionary(p => p.Attribute("name")!.Value, p => p.Elements().Select(c => c.Attribute("other")!.Value).ToList(), StringComparer.Ordinal);
        foreach (var (port, others) in ports)
            foreach (string other in others)
                if (!other.StartsWith("system:", StringComparison.Ordinal)) Assert.Contains(port, ports[other]);
        Assert.Equal(["Kick/audio_out 1"], ports["SC Bass Bus 1/audio_in 1"]);
        Assert.Equal(["send 1/audio_send 2"], ports["SC Keys 1/audio_in 2"]);
        Assert.Equal("1", root.Descendants("Controllable").Single(c => c.Attribute("phase-invert")?.Value == "1").Attribute("value")!.Value);
        Assert.Contains(root.Element("Locations")!.Elements(), l => l.Attribute("name")!.Value == "Verse & chorus" && l.Attribute("start")!.Value == "a28224000");
        Assert.Equal("mute", root.Descendants("AutomationList").Single().Attribute("automation-id")!.Value); // the other lane is off
        Assert.Contains(result.Notes, n => n.Contains("Mute lanes", StringComparison.Ordinal));
    }

    [Fact]
    public void Sound_is_the_users_own_under_a_second_name()
    {
        HandOverResult result = Write();
        string original = Path.Combine(_song.Folder, "Kick.wav"), link = Below(result.Files.Single(f => f.EndsWith("/Kick.wav", StringComparison.Ordinal)));
        Assert.Equal(File.ReadAllBytes(original), File.ReadAllBytes(link));
        File.WriteAllBytes(original, [1, 2, 3]); // one file, two names
        Assert.Equal([1, 2, 3], File.ReadAllBytes(link));
        Assert.Contains(result.Notes, n => n.Contains("hard links", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_beside_it_names_every_track_and_preset()
    {
        HandOverResult result = Write();
        string page = File.ReadAllText(Below("daw/README.txt"));
        foreach (var track in _song.Tracks) Assert.Contains(track.Name, page, StringComparison.Ordinal);
        foreach (string preset in result.Files.Where(f => f.EndsWith(".vstpreset", StringComparison.Ordinal))) Assert.Contains(preset["daw/".Length..], page, StringComparison.Ordinal);
        foreach (string note in result.Notes) Assert.Contains(note, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_or_refused_it_leaves_what_was_there()
    {
        Write();
        string page = Below("daw/README.txt");
        File.AppendAllText(page, "mine");
        Assert.ThrowsAny<OperationCanceledException>(() => Write(new CancellationToken(canceled: true)));
        string lost = _song.Tracks[1].Files[0].Readable;
        File.Move(lost, lost + ".away");
        Assert.Contains("What stood there before is untouched", Assert.Throws<UserException>(() => Write()).Message, StringComparison.Ordinal);
        Assert.EndsWith("mine", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Equal(["daw"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName));
    }

    [Fact]
    public void A_second_run_replaces_its_own_work_and_keeps_the_users()
    {
        Write();
        Assert.Equal(["daw"], After(Write()));
        string session = Directory.GetFiles(Below("daw"), "*.ardour", SearchOption.AllDirectories).Single();
        File.AppendAllText(session, "<!-- saved by hand -->");
        HandOverResult third = Write();
        Assert.Equal(["daw", "daw-1"], After(third));
        Assert.Contains(third.Notes, n => n.Contains("daw-1", StringComparison.Ordinal));
        Assert.EndsWith("by hand -->", File.ReadAllText(session.Replace("/daw/", "/daw-1/", StringComparison.Ordinal)), StringComparison.Ordinal);

        string[] After(HandOverResult _) => [.. Directory.GetFileSystemEntries(Out).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
    }
}
