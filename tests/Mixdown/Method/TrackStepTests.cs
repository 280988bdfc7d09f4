using TopDown.Mixdown.Method;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Tests.Mixing;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Method;

/// <summary>Step 4 corrects what disturbs in the whole mix, and nothing else.</summary>
public sealed class TrackStepTests
{
    const int Rate = Small.Rate, Frames = 10 * Rate;

    static float[] Make(Func<double, double> wave) => [.. Enumerable.Range(0, Frames).Select(i => (float)wave(i / (double)Rate))];

    static double Sine(double hz, double t) => Math.Sin(2 * Math.PI * hz * t);

    static double Hit(double t, double every, double hz, double decay) => Math.Exp(-t % every * decay) * Sine(hz, t % every);

    static (MixState Mix, StepReport Step) Do(MixSettings? settings, params (string Name, string Bus, float[] Sound)[] tracks)
    {
        Song song = Song.From(Small.Session([.. tracks.Select(t => (t.Name, t.Bus, 0.0))]), [.. tracks.Select(t => new[] { t.Sound })]);
        if (settings != null) song = song with { Start = song.Start with { Buses = settings.Buses } };
        var mix = new MixState(song, new());
        new StagingStep().Go(mix, default);
        new TrackStep().Go(mix, default);
        return (mix, mix.Steps[1]);
    }

    [Theory, InlineData(0.2, true), InlineData(0.001, false)]
    public void Rumble_of_a_voice_is_taken_away_where_the_mix_has_it(double rumble, bool needed)
    {
        var (mix, step) = Do(null,
            ("Lead Vocal", "Vocals", Make(t => 0.2 * Sine(400, t) + rumble * Sine(30, t))),
            ("BGV 1", "Vocals", Make(t => 0.2 * Sine(500, t))),
            ("Bass", "Bass", Make(t => 0.2 * Sine(60, t))));
        Assert.Equal(needed ? 80 : 0, mix.Settings.Tracks[0].HighPassHz);
        Assert.Equal(0, mix.Settings.Tracks[1].HighPassHz);
        Assert.Equal(needed ? 1 : 0, step.Changes.Count(c => c.What == "high-pass"));
        Assert.Contains(step.Findings, f => f.StartsWith("Vocal high-pass", StringComparison.Ordinal) && f.Contains("nothing needed", StringComparison.Ordinal) != needed);
    }

    [Theory, InlineData(0.9, true), InlineData(0.03, false)]
    public void A_drum_that_makes_the_peaks_goes_down(double snare, bool needed)
    {
        var (mix, step) = Do(null,
            ("Kick", "Drums", Make(t => 0.03 * Hit(t, 0.5, 60, 15))),
            ("Snare", "Drums", Make(t => snare * Hit(t + 0.25, 0.5, 200, 60))),
            ("Guitar", "Guitars", Make(t => 0.03 * (Sine(330, t) + Sine(440, t)))));
        Assert.Equal(needed, mix.Settings.Tracks[1].ClipGainDb < 0);
        Assert.InRange(mix.Settings.Tracks[1].ClipGainDb, -2, 0);
        Assert.Equal(0, mix.Settings.Tracks[0].ClipGainDb);
        Assert.Contains(step.Findings, f => f.StartsWith("Clip gain on drums", StringComparison.Ordinal) && f.Contains("nothing needed", StringComparison.Ordinal) != needed);
    }

    [Fact]
    public void Peaks_that_all_make_together_are_nobodys()
    {
        var (mix, _) = Do(null,
            ("Kick", "Drums", Make(t => 0.5 * Hit(t, 1, 60, 60))),
            ("Bass", "Bass", Make(t => 0.5 * Hit(t, 1, 61, 60))),
            ("Guitar", "Guitars", Make(t => 0.5 * Hit(t, 1, 62, 60) + 0.02 * Sine(440, t))));
        Assert.All(mix.Settings.Tracks, t => Assert.Equal(0, t.ClipGainDb));
    }

    [Theory, InlineData(0.4, true), InlineData(0.01, false)]
    public void A_bass_that_covers_the_kick_ducks_deeper(double bass, bool needed)
    {
        PluginType type = PluginType.Of<BassMultiband>();
        double[] normals = type.Defaults();
        var insert = new InsertSettings(type, type.Presets[0], normals, new KeySource(-1, [0]));
        var settings = new MixSettings([], [new() { }, new() { Inserts = [insert] }], new());
        var (mix, step) = Do(settings,
            ("Kick", "Drums", Make(t => 0.1 * Hit(t, 0.5, 60, 15))),
            ("Bass", "Bass", Make(t => bass * Sine(70, t))));
        Parameter depth = type.Page.Find("duck_db")!;
        double was = depth.ToPlain(normals[depth.Index]), now = depth.ToPlain(mix.Settings.Buses[1].Inserts[0].Normals[depth.Index]);
        Assert.Equal(needed ? was + 3 : was, now, 1e-6);
        Assert.Contains(step.Findings, f => f.StartsWith("Kick and bass", StringComparison.Ordinal) && f.Contains("nothing needed", StringComparison.Ordinal) != needed);
    }

    [Fact]
    public void A_bass_without_a_side_chain_is_told_of()
    {
        var (mix, _) = Do(null, ("Kick", "Drums", Make(t => 0.1 * Hit(t, 0.5, 60, 15))), ("Bass", "Bass", Make(t => 0.4 * Sine(70, t))));
        Assert.Contains(mix.Findings, f => f.Severity == Severity.Notice && f.Where == "Bass" && f.Remedy!.Contains("side-chain", StringComparison.Ordinal));
    }

    /// <summary>A vowel that the leveller holds, and hisses between that it does not hear.</summary>
    [Theory, InlineData(0.15, true), InlineData(0.01, false)]
    public void A_voice_that_stays_sharp_is_de_essed_more(double hiss, bool needed)
    {
        PluginType type = PluginType.Of<VocalBus>();
        float[] noise = Small.Noise(Frames, 1, 3), voice = new float[Frames];
        double slow = 0, fast = 0;
        for (int i = 0; i < Frames; i++)
        {
            double t = i / (double)Rate;
            fast += 0.9 * (noise[i] - fast);
            slow += 0.5 * (fast - slow); // what remains of the noise is hiss
            voice[i] = (float)(t % 0.5 > 0.4 ? hiss * 2 * (fast - slow) : 0.25 * (Sine(220, t) + 0.5 * Sine(440, t) + 0.3 * Sine(880, t)));
        }
        Parameter range = type.Page.Find("deess_range_db")!;
        double[] normals = type.Defaults();
        normals[range.Index] = range.ToNormal(1); // a de-esser that may do next to nothing
        var (mix, step) = Do(new([], [new() { Inserts = [new(type, type.Presets[0], normals)] }], new()), ("Lead Vocal", "Vocals", voice));
        Assert.True(needed == (range.ToPlain(mix.Settings.Buses[0].Inserts[0].Normals[range.Index]) > 1.1), string.Join(" ", step.Findings));
        Assert.Contains(step.Findings, f => f.StartsWith("Vocal sharpness", StringComparison.Ordinal) && f.Contains("nothing needed", StringComparison.Ordinal) != needed);
    }

    [Fact]
    public void It_says_what_it_does_not_check()
    {
        var (_, step) = Do(null, ("Kick", "Drums", Make(t => 0.1 * Hit(t, 0.5, 60, 15))));
        Assert.Contains(step.Findings, f => f.Contains("not checked", StringComparison.Ordinal));
    }
}
