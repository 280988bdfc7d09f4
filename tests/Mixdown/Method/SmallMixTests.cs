using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Method;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Tests.Mixing;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Method;

/// <summary>The method on songs of a few seconds: what it does where there is little to mix, and what it leaves of the folder.</summary>
public sealed class SmallMixTests : IDisposable
{
    const int Rate = Small.Rate;

    readonly Testing.Scratch _scratch = new("small-mix");
    readonly Decoder _decoder;

    public SmallMixTests() => _decoder = new(_scratch.Folder);

    public void Dispose()
    {
        _decoder.Dispose();
        _scratch.Dispose();
    }

    MixReport Mix(Song song, MixJobOptions? options = null, string to = "out", CancellationToken cancel = default, Action<string, double>? tell = null) =>
        new MixJob(song, _decoder, options ?? new(), tell).Run(_scratch[to], cancel);

    /// <summary>Kick, bass and voice, louder for a while in the middle.</summary>
    static Song Band(double seconds = 12, double gain = 1, int rate = Rate)
    {
        int frames = (int)(seconds * rate);
        float[] kick = new float[frames], bass = new float[frames], voice = new float[frames];
        for (int i = 0; i < frames; i++)
        {
            double t = i / (double)rate, beat = t % 0.5, level = gain * (t > seconds / 3 && t < seconds * 2 / 3 ? 1 : 0.5);
            kick[i] = (float)(level * 0.8 * Math.Exp(-beat * 20) * Math.Sin(2 * Math.PI * 55 * beat));
            bass[i] = (float)(level * 0.2 * Math.Sin(2 * Math.PI * 82.4 * t));
            voice[i] = (float)(level * 0.3 * Math.Max(0, Math.Sin(t * 3)) * Math.Sin(2 * Math.PI * (300 + 5 * Math.Sin(t * 30)) * t));
        }
        return Song.From(Small.Session(("Kick", "Drums", 0), ("Bass", "Bass", 0), ("Lead Vocal", "Vocals", 0)) with
        {
            Rate = rate,
            MasterBus = new() { Inserts = [new() { Plugin = "MixBus Glue" }] },
            Buses =
            [
                new() { Name = "Drums", Inserts = [new() { Plugin = "Drum Bus" }] },
                new() { Name = "Bass", Inserts = [new() { Plugin = "Bass Multiband", SideChain = new() { Tracks = ["Kick"] } }] },
                new() { Name = "Vocals", Inserts = [new() { Plugin = "Vocal Bus" }] },
            ],
        }, [[kick], [bass], [voice]]);
    }

    [Fact]
    public void A_small_band_is_mixed()
    {
        MixReport report = Mix(Band());
        Assert.Equal(-14, report.Loudness!.Final!.IntegratedLufs.Value, 0.1);
        Assert.Equal([1, 2, 3, 4, 5], report.Steps.Select(s => s.Number));
        Assert.All(report.Steps, s => Assert.NotEmpty(s.Findings));
        Assert.Equal(["before.wav", "preview.wav", "report.html", "report.json"], Directory.EnumerateFileSystemEntries(_scratch["out"]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Theory, InlineData(8_000), InlineData(44_100), InlineData(96_000), InlineData(192_000)]
    public void Any_rate_is_mixed(int rate)
    {
        MixReport report = Mix(Band(6, rate: rate));
        Assert.Equal(-14, report.Loudness!.Final!.IntegratedLufs.Value, 0.1);
        Measurement m = FileMeter.Measure(_scratch[Path.Combine("out", MixFiles.Preview)]);
        Assert.Equal((rate, 6L * rate), (m.Rate, m.Frames));
        Assert.True(m.TruePeakDb <= -0.99);
    }

    [Fact]
    public void A_step_that_is_left_out_changes_nothing()
    {
        Song song = Band();
        MixReport report = Mix(song, new() { Method = new() { LeaveOut = new HashSet<int> { 1, 2, 3, 4, 5 } } });
        Assert.Equal([false, false, false, false, false], report.Steps.Select(s => s.Done));
        Assert.Contains("left out", report.Loudness!.WhyNot, StringComparison.Ordinal);
        Assert.True(FileMeter.Measure(_scratch[Path.Combine("out", MixFiles.Preview)]).TruePeakDb <= -1);
        Assert.All(report.Steps.Take(4), s => Assert.Empty(s.Changes));
        Assert.All(report.Inserts, i => Assert.Null(i.Learn));
        Assert.All(report.Song.Buses, b => Assert.Equal((0, 0), (b.StageDb, b.FaderDb)));
    }

    [Fact]
    public void A_loudness_that_needs_too_much_limiting_is_not_reached_and_that_is_said()
    {
        MixReport report = Mix(Band(), new() { Method = new() { Target = new() { Lufs = -6, MaxLimitDb = 2 } } });
        Assert.False(report.Loudness!.Reached);
        Assert.True(report.Loudness.Final!.IntegratedLufs.Value < -6.5);
        Assert.InRange(report.Limiter!.MaxDb.Value, 1.8, 2);
        Assert.Contains("stopped", report.Loudness.WhyNot, StringComparison.Ordinal);
        Assert.Contains(report.Findings, f => f.Sentence.Contains("limiting", StringComparison.Ordinal));
    }

    [Theory, InlineData(12.0, 0.0, "silent"), InlineData(2.0, 1.0, "lasts 2.00 s"), InlineData(12.0, 1e-5, "−70 LUFS")]
    public void Where_there_is_no_loudness_only_the_peak_rule_counts(double seconds, double gain, string said)
    {
        MixReport report = Mix(Band(seconds, gain));
        Assert.Contains(said, report.Loudness!.WhyNot, StringComparison.Ordinal);
        Assert.True(File.Exists(_scratch[Path.Combine("out", MixFiles.Preview)]));
        Assert.True(FileMeter.Measure(_scratch[Path.Combine("out", MixFiles.Preview)]).TruePeakDb <= -1);
        Assert.Contains("null", File.ReadAllText(_scratch[Path.Combine("out", OutputFolder.Mark)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fourth_plugin_on_the_mix_bus_is_warned_of()
    {
        Song song = Band();
        InsertSettings glue = song.Start.Master.Inserts[0];
        MixReport report = Mix(song with { Start = song.Start with { Master = song.Start.Master with { Inserts = [glue, glue, glue, glue] } } });
        Assert.Contains(report.Findings, f => f.Severity == Severity.Warning && f.Sentence.Contains("4 plug-ins", StringComparison.Ordinal));
        Assert.DoesNotContain(Mix(song, to: "one").Findings, f => f.Severity == Severity.Warning && f.Where == Session.Master);
    }

    [Fact]
    public void A_mix_that_is_broken_off_leaves_the_earlier_one()
    {
        Mix(Band());
        byte[] was = File.ReadAllBytes(_scratch[Path.Combine("out", MixFiles.Preview)]);
        foreach (double at in (double[])[0.1, 0.45, 0.7, 0.96])
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => Mix(Band(8), cancel: cancel.Token, tell: (_, part) =>
            {
                if (part >= at) cancel.Cancel();
            }));
        }
        Assert.Equal(was, File.ReadAllBytes(_scratch[Path.Combine("out", MixFiles.Preview)]));
        Assert.Equal(4, Directory.GetFileSystemEntries(_scratch["out"]).Length);
        using var before = new CancellationTokenSource();
        before.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Mix(Band(8), to: "new", cancel: before.Token));
        Assert.False(Directory.Exists(_scratch["new"]));
    }

    [Fact]
    public void An_earlier_mix_is_replaced_whole()
    {
        Mix(Band(), new() { Stems = true });
        Assert.True(Directory.Exists(_scratch[Path.Combine("out", MixFiles.Stems)]));
        File.WriteAllText(_scratch[Path.Combine("out", "notes.txt")], "mine");
        Mix(Band(8));
        Assert.False(Directory.Exists(_scratch[Path.Combine("out", MixFiles.Stems)]));
        Assert.Equal("mine", File.ReadAllText(_scratch[Path.Combine("out", "notes.txt")]));
        Assert.Equal(8, FileMeter.Measure(_scratch[Path.Combine("out", MixFiles.Preview)]).Seconds, 0.001);
    }

    [Fact]
    public void Other_folders_are_not_written_to()
    {
        File.WriteAllText(Path.Combine(_scratch.Below("full"), "letter.txt"), "mine");
        Assert.Contains("other files", Assert.Throws<UserException>(() => Mix(Band(), to: "full")).Message, StringComparison.Ordinal);
        File.WriteAllText(_scratch["file"], "mine");
        Assert.Contains("a file", Assert.Throws<UserException>(() => Mix(Band(), to: "file")).Message, StringComparison.Ordinal);
        string tracks = _scratch.Below("tracks");
        WavFile.WriteAll(Path.Combine(tracks, "Kick.wav"), [Small.Noise(Rate, 0.1, 1)], Rate);
        Song song = Song.Open(tracks, new(), _decoder);
        Assert.Contains("song's own files", Assert.Throws<UserException>(() => Mix(song, to: "tracks")).Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(tracks));
    }
}
