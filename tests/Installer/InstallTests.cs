using TopDown.Install;
using TopDown.Vst3;

namespace TopDown.Installer.Tests;

/// <summary>What the tool puts into a home and takes out again.</summary>
public sealed class InstallTests : IDisposable
{
    readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Bundles_and_presets_go_in_and_a_home_is_as_before_after_uninstall()
    {
        _bench.FillPayload();
        string[] before = Bench.Tree(_bench.Home);
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat").OrThrow();
        Assert.Equal("compat one", File.ReadAllText(_bench.Binary(Bench.Glue)));
        foreach (var (path, bytes) in PresetFiles.Of(Bench.Drum.Type)) Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_bench.Vst3, "presets", path)));
        _bench.Tool("uninstall").OrThrow();
        Assert.Equal(before, Bench.Tree(_bench.Home));
    }

    [Fact]
    public void An_upgrade_replaces_the_whole_bundle_and_keeps_the_others()
    {
        _bench.FillPayload("old");
        string gone = Path.Combine(_bench.Payload, "compat", Bench.Glue.Name + ".vst3", "Contents/Resources/gone.txt");
        File.WriteAllText(gone, "only the old version has this");
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat").OrThrow();
        File.Delete(gone);
        _bench.FillPayload("new");
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat", "MixBus Glue").OrThrow();
        Assert.Equal("compat new", File.ReadAllText(_bench.Binary(Bench.Glue)));
        Assert.Equal("compat old", File.ReadAllText(_bench.Binary(Bench.Drum)));
        Assert.DoesNotContain(Bench.Tree(_bench.Vst3), f => f.Contains("gone.txt", StringComparison.Ordinal) || f.Contains(".old", StringComparison.Ordinal) || f.Contains(".part", StringComparison.Ordinal));
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat", "--exactly", "DrumBus").OrThrow();
        Assert.False(Directory.Exists(Path.Combine(_bench.Vst3, Bench.Glue.Name + ".vst3")));
        Assert.False(Directory.Exists(Path.Combine(_bench.Vst3, "presets", PresetFiles.Folder(Bench.Glue.Type.Page))));
        Assert.True(File.Exists(_bench.Binary(Bench.Drum)));
    }

    [Fact]
    public void What_the_user_changed_or_added_stays_and_is_named()
    {
        _bench.FillPayload();
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat").OrThrow();
        string own = Path.Combine(_bench.Vst3, "presets", PresetFiles.Folder(Bench.Glue.Type.Page), "Mine.vstpreset"), foreign = Path.Combine(_bench.Vst3, "Other.vst3", "x"), changed = _bench.Binary(Bench.Glue);
        File.WriteAllText(own, "mine");
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        File.WriteAllText(foreign, "other");
        File.AppendAllText(changed, "!");
        string said = _bench.Tool("uninstall").OrThrow().Output;
        Assert.Contains($"kept {changed}", said, StringComparison.Ordinal);
        Assert.Equal(["mine", "other", "compat one!"], ((string[])[own, foreign, changed]).Select(File.ReadAllText));
        Assert.False(File.Exists(_bench.Binary(Bench.Drum)));
        Assert.Contains("nothing was installed", _bench.Tool("uninstall").OrThrow().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_on_the_way_brings_back_what_was_there()
    {
        _bench.FillPayload("old");
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat", "DrumBus").OrThrow();
        string[] before = Bench.Tree(_bench.Home);
        // a file where the second bundle's folder should go: the first one has been swapped by then
        File.WriteAllText(Path.Combine(_bench.Vst3, "MixBus Glue.vst3"), "in the way");
        _bench.FillPayload("new");
        var refused = _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat");
        Assert.Equal(InstallException.Failed, refused.ExitCode);
        Assert.Contains("Nothing was changed", refused.Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(_bench.Vst3, "MixBus Glue.vst3"));
        Assert.Equal(before, Bench.Tree(_bench.Home));
    }

    [Fact]
    public void A_killed_installation_is_mended_by_the_next()
    {
        _bench.FillPayload("old");
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat").OrThrow();
        string bundle = Path.Combine(_bench.Vst3, "Drum Bus.vst3");
        Directory.Move(bundle, bundle + ".old"); // killed between the two renames
        Directory.CreateDirectory(Path.Combine(_bench.Vst3, "MixBus Glue.vst3.part"));
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat", "MixBus Glue").OrThrow();
        Assert.Equal("compat old", File.ReadAllText(_bench.Binary(Bench.Drum)));
        Assert.Equal(["Drum Bus.vst3", "MixBus Glue.vst3", "presets"], Directory.EnumerateFileSystemEntries(_bench.Vst3).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void For_the_machine_below_a_root()
    {
        _bench.FillPayload();
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat", "--machine", "--root", _bench.Root).OrThrow();
        Assert.True(File.Exists(Path.Combine(_bench.Root, "usr/lib/vst3/Drum Bus.vst3/Contents/x86_64-linux/Drum Bus.so")));
        Assert.True(File.Exists(Path.Combine(_bench.Root, "usr/share/vst3/presets", PresetFiles.Of(Bench.Drum.Type).First().Path)));
        _bench.Tool("uninstall", "--machine", "--root", _bench.Root).OrThrow();
        Assert.Empty(Bench.Tree(_bench.Root));
    }

    [Theory]
    [InlineData("moduleinfo.json", "moduleinfo.json is missing")]
    [InlineData("build.json", "build.json is missing")]
    [InlineData("Drum Bus.so", "no plug-in for any system")]
    public void A_bundle_that_is_not_whole_is_refused_and_nothing_is_written(string lost, string words)
    {
        _bench.FillPayload();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_bench.Payload, "compat", "Drum Bus.vst3"), lost, SearchOption.AllDirectories)) File.Delete(file);
        string[] before = Bench.Tree(_bench.Home);
        var refused = _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat");
        Assert.Equal(InstallException.Missing, refused.ExitCode);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, Bench.Tree(_bench.Home));
    }

    [Fact]
    public void Wrong_words_and_damaged_lists_are_told()
    {
        _bench.FillPayload();
        Fails(InstallException.WrongWords, "Nonsense", "install", "--from", _bench.Payload, "Nonsense");
        Fails(InstallException.WrongWords, "give one of them", "install", "--from", _bench.Payload, "--user", "--machine");
        Fails(InstallException.Missing, "unpack the whole download", "install", "--from", _bench["nowhere"], "--flavour", "compat");
        _bench.Tool("install", "--from", _bench.Payload, "--flavour", "compat").OrThrow();
        File.AppendAllText(Path.Combine(_bench.Home, ".local/share/topdown/installed.txt"), "rm -rf /\n");
        Fails(InstallException.Failed, "installed.txt is damaged", "uninstall");
        Assert.True(File.Exists(_bench.Binary(Bench.Drum)));
    }

    void Fails(int code, string words, params string[] args)
    {
        var outcome = _bench.Tool(args);
        Assert.True(outcome.ExitCode == code, outcome.Told);
        Assert.Contains(words, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }
}
