using TopDown.Vst3;
using TopDown.Vst3.Abi;

namespace TopDown.Plugin.Tests;

/// <summary>The editor's presets on a real disk: where hosts look for them, the factory's left out, what goes wrong said in a sentence.</summary>
public sealed class PresetShelfTests : IDisposable
{
    static readonly PluginType s_type = TopDown.Catalogue.Plugins.Find("MixBus Glue")!.Type;

    readonly string _root = Directory.CreateTempSubdirectory("topdown-shelf-").FullName;
    readonly PresetShelf _shelf;

    public PresetShelfTests() => _shelf = new(s_type, () => _root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    string Folder => Path.Combine(_root, "TopDown", "MixBus Glue");

    static byte[] State(double thresholdDb)
    {
        var desk = new Desk(s_type);
        Parameter threshold = s_type.Page.Find("threshold_db")!;
        desk.Turn(threshold, threshold.ToNormal(thresholdDb));
        return StateCodec.WritePreset(s_type, 0, desk.Normals);
    }

    [Fact]
    public void What_is_saved_lies_where_hosts_look_and_comes_back_the_same()
    {
        Assert.Empty(_shelf.List());
        byte[] state = State(-21);
        Assert.Null(_shelf.Save("Loud: chorus?", state));
        Assert.Equal(["Loud_ chorus_"], _shelf.List());
        Assert.Equal("Loud_ chorus_", _shelf.Named("Loud: chorus?"));
        Assert.Equal(state, _shelf.Load("Loud_ chorus_"));
        string file = Path.Combine(Folder, "Loud_ chorus_.vstpreset");
        Assert.True(PresetFile.TryRead(File.ReadAllBytes(file), out var preset, out string? wrong), wrong);
        Assert.Equal(HostIds.Processor(s_type.Page), preset!.Processor);
        Assert.Equal(["Loud_ chorus_.vstpreset"], Directory.GetFiles(Folder).Select(Path.GetFileName)); // no part left

        byte[] other = State(-12);
        Assert.Null(_shelf.Save("Loud: chorus?", other));
        Assert.Equal(other, _shelf.Load("Loud: chorus?"));
        Assert.Null(_shelf.Delete("Loud_ chorus_"));
        Assert.Empty(Directory.GetFiles(Folder));
        Assert.Contains("no preset", _shelf.Delete("Loud_ chorus_"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_factorys_files_are_not_the_users_until_one_is_edited()
    {
        new PresetFolder(_root).Copy(PresetFiles.Of(s_type));
        Assert.Equal(s_type.Presets.Count, Directory.GetFiles(Folder).Length);
        Assert.Empty(_shelf.List());
        Assert.Contains("factory preset", _shelf.Save(s_type.Presets[1].Name.ToUpperInvariant(), State(-3)), StringComparison.Ordinal);

        string file = Path.Combine(Folder, PresetFiles.FileName(s_type.Presets[1].Name) + PresetFile.Extension);
        File.WriteAllBytes(file, PresetFiles.Bytes(s_type, s_type.Presets[1].Name, "", State(-3)));
        Assert.Equal([s_type.Presets[1].Name], _shelf.List()); // a host saved over it: that is the user's
    }

    [Fact]
    public void Files_that_are_none_of_ours_are_neither_listed_nor_loaded()
    {
        Assert.Null(_shelf.Save("Mine", State(-9)));
        byte[] whole = File.ReadAllBytes(Path.Combine(Folder, "Mine.vstpreset"));
        File.WriteAllBytes(Path.Combine(Folder, "Cut.vstpreset"), whole[..(whole.Length / 2)]);
        File.WriteAllText(Path.Combine(Folder, "Empty.vstpreset"), "");
        File.WriteAllText(Path.Combine(Folder, "notes.txt"), "x");
        PluginType other = TopDown.Catalogue.Plugins.Find("Drum Bus")!.Type;
        File.WriteAllBytes(Path.Combine(Folder, "Other.vstpreset"), PresetFiles.Bytes(other, 0));
        using (var huge = File.Create(Path.Combine(Folder, "Huge.vstpreset"))) huge.SetLength(PresetFile.Longest + 1);
        Assert.Equal(["Mine"], _shelf.List());
        foreach (string name in (string[])["Cut", "Empty", "Other", "Huge", "Nowhere"]) Assert.Null(_shelf.Load(name));
        Assert.Null(_shelf.Load("../MixBus Glue/Nowhere"));
    }

    [Theory]
    [InlineData("   ", "needs a name")]
    [InlineData(null, "too long")]
    public void Names_that_do_not_do_are_refused_in_words(string? name, string words)
    {
        Assert.Contains(words, _shelf.Save(name ?? new string('x', 101), State(0)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_disk_that_refuses_is_a_sentence()
    {
        File.WriteAllText(Path.Combine(_root, "TopDown"), "a file where a folder should be");
        Assert.Empty(_shelf.List());
        Assert.Null(_shelf.Load("Mine"));
        Assert.Contains("could not be written", _shelf.Save("Mine", State(0)), StringComparison.Ordinal);
        File.Delete(Path.Combine(_root, "TopDown"));
        Directory.CreateDirectory(Path.Combine(Folder, "Mine.vstpreset.part")); // what may not be written, to whoever runs this
        Assert.Contains("may not be written", _shelf.Save("Mine", State(0)), StringComparison.Ordinal);
        var homeless = new PresetShelf(s_type, () => throw new DirectoryNotFoundException());
        Assert.Empty(homeless.List());
        Assert.Contains("could not be written", homeless.Save("Mine", State(0)), StringComparison.Ordinal);
    }
}
