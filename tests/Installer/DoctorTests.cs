using TopDown.Install;

namespace TopDown.Installer.Tests;

/// <summary>Each thing that goes wrong is found and named with its remedy; a sound place has no findings.</summary>
public sealed class DoctorTests : IDisposable
{
    readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_sound_installation_has_nothing_to_mend()
    {
        Place(Bench.Glue);
        Place(Bench.Drum, below: "vendor");
        Directory.CreateDirectory(Path.Combine(_bench.Vst3, "Someone else's.vst3/Contents"));
        var seen = _bench.Tool("doctor").OrThrow();
        Assert.Contains("nothing to mend", seen.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_bench.Vst3, "vendor", "Drum Bus.vst3"), seen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Someone", seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_copies()
    {
        Place(Bench.Glue);
        Place(Bench.Glue, below: "again");
        Finds("MixBus Glue lies in 2 places", "keep one");
    }

    [Fact]
    public void Mixed_flavours()
    {
        Place(Bench.Glue);
        Place(Bench.Drum, Flavours.Avx2);
        Finds("mixes flavours (avx2, compat)", "install all of them again", cpu: null);
    }

    [Fact]
    public void Avx2_on_a_CPU_without_it()
    {
        Place(Bench.Glue, Flavours.Avx2);
        Finds("this CPU lacks avx2", "--flavour auto", cpu: "none");
    }

    [Fact]
    public void An_old_version()
    {
        Bench.Bundle(_bench.Vst3, Bench.Glue, version: "0.0.1");
        Finds("is version 0.0.1", "up to date");
    }

    [Fact]
    public void Only_the_binary_was_copied()
    {
        Directory.CreateDirectory(_bench.Vst3);
        File.WriteAllText(Path.Combine(_bench.Vst3, "MixBus Glue.so"), "");
        Finds("taken out of its bundle", "copy the whole .vst3 folder");
    }

    [Theory]
    [InlineData("build.json", "flavour is unknown")]
    [InlineData("moduleinfo.json", "moduleinfo.json is missing")]
    [InlineData("MixBus Glue.so", "no plug-in for any system")]
    public void Something_is_missing_in_the_bundle(string lost, string words)
    {
        Place(Bench.Glue);
        File.Delete(Directory.EnumerateFiles(_bench.Vst3, lost, SearchOption.AllDirectories).Single());
        Finds(words, "whole .vst3 folder");
    }

    [Fact]
    public void A_bundle_of_another_system()
    {
        Place(Bench.Glue);
        string contents = Path.Combine(_bench.Vst3, "MixBus Glue.vst3", "Contents");
        Directory.Move(Path.Combine(contents, "x86_64-linux"), Path.Combine(contents, "x86_64-win"));
        File.Move(Path.Combine(contents, "x86_64-win", "MixBus Glue.so"), Path.Combine(contents, "x86_64-win", "MixBus Glue.vst3"));
        Finds("no plug-in for this system (linux-x64)", "download for this system");
    }

    [Fact]
    public void Folders_named_by_VST3_PATH_count()
    {
        Bench.Bundle(_bench["more"], Bench.Glue);
        Place(Bench.Glue);
        var variables = _bench.Variables();
        variables["VST3_PATH"] = _bench["more"];
        var seen = Testing.Programs.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "topdown-suite.dll"), "doctor"], variables);
        Assert.Equal(1, seen.ExitCode);
        Assert.Contains($"hosts use {Path.Combine(_bench.Vst3, "MixBus Glue.vst3")}", seen.Output, StringComparison.Ordinal);
    }

    void Place(Catalogue.Entry entry, string flavour = Flavours.Compat, string below = "") => Bench.Bundle(Path.Combine(_bench.Vst3, below), entry, flavour);

    void Finds(string words, string remedy, string? cpu = null)
    {
        var seen = _bench.ToolOn(cpu, "doctor");
        Assert.True(seen.ExitCode == 1, seen.Told);
        Assert.Contains(words, seen.Output, StringComparison.Ordinal);
        Assert.Contains(remedy, seen.Output, StringComparison.Ordinal);
    }
}
