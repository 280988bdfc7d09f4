using System.Diagnostics;
using System.Text.Json.Nodes;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Console.Tests;

/// <summary>topdown mix as a process: words, exit codes, what it leaves.</summary>
public sealed class MixTests : IDisposable
{
    readonly Scratch _scratch = new("console-mix");
    readonly string _tracks, _out;

    public MixTests()
    {
        (_tracks, _out) = (_scratch.Below("tracks"), _scratch["out"]);
        float[][] band = QuickBand.Play();
        WavFile.WriteAll(Path.Combine(_tracks, "Kick.wav"), band, QuickBand.Rate);
        WavFile.WriteAll(Path.Combine(_tracks, "Lead Vocal.wav"), [band[1]], QuickBand.Rate);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Mixes_and_says_it_to_programs()
    {
        var json = JsonNode.Parse(Topdown.Ok("mix", _tracks, "-o", _out, "--json", "--target", "-20").Output)!.AsObject();
        Assert.True((bool)json["reached"]!);
        Assert.Equal(-20, (double)json["integrated_lufs"]!, 0.1);
        Assert.True((double)json["true_peak_dbtp"]! <= -1);
        Assert.True(File.Exists((string)json["preview"]!));
        Assert.Equal("mix", Path.GetFileName(Topdown.Ok("mix", _tracks, "-o", Path.Combine(_tracks, "mix")).Output.Split('\n').First(l => l.EndsWith("preview.wav", StringComparison.Ordinal)) is { } line ? Path.GetDirectoryName(line) : ""));
        Topdown.Ok("mix", _tracks, "-o", _out); // the mix inside the folder is passed over
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        string said = Topdown.Ok("mix", _tracks, "-o", _out, "--dry-run", "--skip", "4", "--stems").Output;
        foreach (string word in (string[])["Kick", "Drum Bus", "MixBus Glue", "-14 LUFS", "4. Single tracks: left out", "stems/", "Nothing was"]) Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_out));
    }

    [Fact]
    public void Mistakes_on_the_command_line_are_named()
    {
        Topdown.Fails(1, ["--target", "-40 to -5"], "mix", _tracks, "-o", _out, "--target", "14");
        Topdown.Fails(1, ["--ceiling"], "mix", _tracks, "-o", _out, "--ceiling", "1");
        Topdown.Fails(1, ["--skip"], "mix", _tracks, "-o", _out, "--skip", "6");
        Topdown.Fails(1, ["--from-stems"], "mix", "-o", _out);
        Topdown.Fails(1, ["-o"], "mix", _tracks);
        Topdown.Fails(2, ["no such folder"], "mix", _scratch["none"], "-o", _out);
        Topdown.Fails(2, ["no layout"], "mix", _tracks, "-o", _out, "--layout", "polka");
        Topdown.Fails(2, ["song's own files", "-o"], "mix", _tracks, "-o", _tracks);
        Topdown.Fails(2, ["reference"], "mix", _tracks, "-o", _out, "--reference", _scratch["none.wav"]);
        Assert.False(Directory.Exists(_out));
    }

    [Fact]
    public void A_bad_track_costs_the_mix_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(_tracks, "Snare.wav"), "no sound in here");
        Topdown.Fails(1, ["Snare.wav", "give a WAV file"], "mix", _tracks, "-o", _out);
        Assert.False(Directory.Exists(_out));
    }

    /// <summary>
    /// The shell's limit on the size of a file stands in for a full disk: both end in the file system's refusal. (The runtime keeps its code in
    /// a file in memory, which that limit would stop as well.)
    /// </summary>
    [Fact]
    public void A_full_disk_leaves_what_was_there()
    {
        Topdown.Ok("mix", _tracks, "-o", _out);
        string before = Listing();
        Outcome o = Programs.Run("bash", ["-c", $"trap '' XFSZ; ulimit -f 200; DOTNET_EnableWriteXorExecute=0 exec dotnet '{Path.Combine(AppContext.BaseDirectory, "topdown.dll")}' mix '{_tracks}' -o '{_out}'"]);
        Assert.True(o.ExitCode == 1, o.Told);
        Assert.Contains("cannot be written", o.Error, StringComparison.Ordinal);
        Assert.Equal(before, Listing());

        string Listing() => string.Join('\n', Directory.EnumerateFileSystemEntries(_out, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {new FileInfo(f).LastWriteTimeUtc:O}"));
    }

    [Fact]
    public void An_interrupt_leaves_nothing()
    {
        for (int i = 0; i < 60; i++) WavFile.WriteAll(Path.Combine(_tracks, $"Guitar {i}.wav"), QuickBand.Play(), QuickBand.Rate);
        // where the tests run in the background, a child would ignore the interrupt
        var start = new ProcessStartInfo(Programs.Require("env"), ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "topdown.dll"), "mix", _tracks, "-o", _out]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        using Process mix = Process.Start(start)!;
        string? line = mix.StandardError.ReadLine(); // it is at work
        Assert.Contains("step 1", line, StringComparison.Ordinal);
        Programs.Run("kill", ["-INT", mix.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).OrThrow();
        string rest = mix.StandardError.ReadToEnd();
        Assert.True(mix.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(130, mix.ExitCode);
        Assert.Contains("broken off", rest, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_out));
    }
}
