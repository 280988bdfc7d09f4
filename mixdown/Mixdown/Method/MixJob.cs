using TopDown.Dsp;
using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.HandingOver;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Reporting.Page;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Translating;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Method;

/// <summary>What a mix is made of, and what it writes beside preview and report.</summary>
public sealed record MixJobOptions
{
    public MethodOptions Method { get; init; } = new();

    /// <summary>The song's files are finished buses: steps 3 and 4 have nothing to do, and their plug-ins are not used.</summary>
    public bool FromStems { get; init; }

    /// <summary>The buses as they are summed, and their sum.</summary>
    public bool Stems { get; init; }
    public bool Translations { get; init; }

    /// <summary>Presets and an Ardour session.</summary>
    public bool Daw { get; init; }

    /// <summary>A finished song, as a path from here; null = the session's, if it names one.</summary>
    public string? Reference { get; init; }

    /// <summary>The session may name a reference outside its folder.</summary>
    public bool AllowOutside { get; init; }

    /// <summary>For the report: what sorted the folder, and which program this is.</summary>
    public string? Layout { get; init; }

    /// <inheritdoc cref="Layout"/>
    public string Version { get; init; } = "";
}

/// <summary>
/// The whole of <c>topdown mix</c>: the five steps, the bounce, and everything that is written. All or nothing lies in the folder at the end. Several
/// may run side by side: there is no shared state.
/// </summary>
public sealed class MixJob
{
    /// <summary>Seconds of the players, and how long plug-ins are played in before.</summary>
    const double ClipSeconds = 20, PlayInSeconds = 5;

    /// <summary>As high as before.wav goes on its way to the preview's loudness, dBFS.</summary>
    const double BeforePeakDb = -1;

    /// <summary>The mix in float, for as long as it is worked on.</summary>
    const string Floats = ".mix.wav", BeforeFloats = ".before.wav";

    readonly Song _song;
    readonly Decoder _decoder;
    readonly MixJobOptions _options;
    readonly Action<string, double> _tell;

    /// <param name="decoder">That opened the song.</param>
    /// <param name="tell">What goes on, and which part of the whole is done, 0…1.</param>
    public MixJob(Song song, Decoder decoder, MixJobOptions options, Action<string, double>? tell = null)
    {
        (_song, _decoder, _options, _tell) = (song, decoder, options, tell ?? ((_, _) => { }));
        if (options.Method.LeaveOut.Contains(5)) _options = _options with { Method = _options.Method with { Target = _options.Method.Target with { IsPeakOnly = true } } };
        if (!options.FromStems) return;
        _song = song with { Start = song.Start with { Buses = [.. song.Start.Buses.Select(b => b with { Inserts = [] })] } };
        _options = _options with { Method = _options.Method with { LeaveOut = new HashSet<int>([.. options.Method.LeaveOut, 3, 4]) } };
    }

    /// <summary>Mixes into <paramref name="output"/>, and says what came of it.</summary>
    /// <exception cref="UserException">Names the thing and the remedy; what lay there before is untouched.</exception>
    /// <exception cref="WavException">A file cannot be read or written.</exception>
    public MixReport Run(string output, CancellationToken cancel = default)
    {
        using var folder = new OutputFolder(output, _song);
        Stem? reference = Reference(cancel);
        MixState mix = Steps(_options.Method, folder[BeforeFloats], 0.02, 0.4, cancel);
        var masking = new MaskingJudge([.. _song.Buses.Select(b => b.Name)], _song.Rate);
        StretchReport stretch = mix.Before.Loudness.Loudest(ClipSeconds, _song.Seconds);
        ClipTaker before = new(stretch, _song.Rate), after = new(stretch, _song.Rate);
        VuHistory vu = null!;
        SoundPictures final = null!;
        var (done, bounce) = Bounced(mix, folder, folder[MixFiles.Preview], _options.Stems || _options.Translations, chunk =>
            mix.Together.For(_song.Buses.Count, b => masking.Add(b, chunk.Bus(b))), () => WriteBefore(mix, folder, before, cancel), () =>
        {
            vu = new VuHistory(_song.Rate);
            final = SoundPictures.Of(folder[MixFiles.Preview], stereo: true, (at, x) =>
            {
                vu.Add(x);
                after.Add(at, x);
            }, cancel);
        }, 0.4, cancel);

        _tell("measuring", 0.78);
        (SoundPictures Pictures, Clip Clip)? compared = reference == null ? null : Compare(reference, final.Loudness.IntegratedLufs, cancel);

        var report = new MixReport
        {
            Program = new("topdown", _options.Version),
            Song = ReportParts.Song(mix, _options.Layout, reference == null ? null : Path.GetFileName(_options.Reference ?? _song.Session.Reference)),
            Order = _options.Method.Order,
            Steps = [.. mix.Steps],
            GainStaging = ReportParts.Staging(mix, done),
            Inserts = ReportParts.Inserts(mix, done),
            Loudness = ReportParts.Loudness(_options.Method.Target, bounce, mix.Before.Loudness.Figures(), done.PreMaster.Figures(), final.Loudness.Figures(), compared?.Pictures.Loudness.Figures()),
            Limiter = ReportParts.Limiter(bounce),
            Histories = [.. ReportParts.Reductions(mix, done, bounce), vu.Trace("VU"), .. final.Loudness.Traces()],
            Spectra = [.. ReportParts.Spectra(mix.Before, final, compared?.Pictures)],
            Stereo = [.. ReportParts.Stereo(mix.Before, final, compared?.Pictures)],
            Masking = masking.Judge(mix.Loud),
            Sharing = masking.Shared(mix.Loud),
            Stretch = stretch,
            Clips = ClipMatch.Of([.. Clips(mix, stretch, before, after, compared?.Clip, cancel)]),
        };
        if (_options.Method.Order == MixOrder.BottomUp) report = report with { Comparison = OtherOrder(folder, done, bounce, cancel) };
        File.Delete(folder[Floats]);
        if (_options.Translations) report = report with { Translations = Translated(folder, cancel) };
        if (!_options.Stems) folder.Drop(MixFiles.Stems, MixFiles.PreMaster);
        if (_options.Daw) report = HandedOver(report, mix, bounce, folder, cancel);
        _tell("writing the report", 0.97);
        report = report with { Findings = ReportParts.Findings(mix, report), Files = [.. ReportParts.Files(folder.Making)] };
        ReportPage.Write(report, folder[MixFiles.Page]);
        ReportJson.Write(report, folder[OutputFolder.Mark]);
        cancel.ThrowIfCancellationRequested();
        folder.Commit();
        _tell("done", 1);
        return report;
    }

    /// <summary>Steps 1 to 4, in the order that was asked for.</summary>
    MixState Steps(MethodOptions method, string? beforeFile, double from, double to, CancellationToken cancel)
    {
        var mix = new MixState(_song, method) { BeforeFile = beforeFile };
        Step[] steps = method.Order == MixOrder.TopDown ? [new StagingStep(), new MixBusStep(), new BusStep(), new TrackStep()] : [new StagingStep(), new TrackStep(), new BusStep(), new MixBusStep()];
        for (int i = 0; i < steps.Length; i++)
        {
            _tell($"step {steps[i].Number}: {steps[i].Title.ToLowerInvariant()}", from + (to - from) * i / steps.Length);
            steps[i].Go(mix, cancel);
        }
        return mix;
    }

    /// <summary>Step 5: the whole song rendered and bounced.</summary>
    (Rendering, BounceResult) Bounced(MixState mix, OutputFolder folder, string to, bool stems, Action<MixChunk>? also, Action? beside, Action? listen, double from, CancellationToken cancel)
    {
        Rendering done = Rendering.Of(mix, folder[Floats], stems ? folder[MixFiles.PreMaster] : null, stems ? folder.Below(MixFiles.Stems) : null,
            also, part => _tell("rendering the mix", from + 0.2 * part), cancel);
        LoudnessFigures figures = done.PreMaster.Figures();
        var input = new BounceInput(_song.Seconds, figures.IntegratedLufs.Value, figures.TruePeakDbtp.Value);
        BounceResult bounce = null!;
        mix.Together.Do(() => bounce = Bounce.Write(folder[Floats], to, mix.Options.Target, input, listen, mix.Together, part => _tell("limiting", from + 0.2 + 0.15 * part), cancel), () => beside?.Invoke());
        new FinalStep(done, bounce).Go(mix, cancel);
        return (done, bounce);
    }

    /// <summary>The plain sum as a file that can be listened to beside the preview: as loud as that is meant to be, or as its peaks allow.</summary>
    void WriteBefore(MixState mix, OutputFolder folder, ClipTaker clip, CancellationToken cancel)
    {
        LoudnessFigures was = mix.Before.Loudness.Figures();
        double gain = was.TruePeakDbtp.Has ? BeforePeakDb - was.TruePeakDbtp.Value : 0;
        if (was.IntegratedLufs.Has) gain = Math.Min(gain, mix.Options.Target.Lufs - was.IntegratedLufs.Value);
        using (var reader = new WavReader(folder[BeforeFloats]))
        using (var to = new WavWriter(folder[MixFiles.Before], _song.Rate, 2, new WavOptions { DitherSeed = 1 }))
        {
            var scale = new Ramp(Math.Pow(10, gain / 20));
            mix.Before.Stereo = new();
            reader.ReadOn((at, x) =>
            {
                x.Scale(scale);
                clip.Add(at, x);
                mix.Before.Stereo.Add(x);
                to.Write(x);
            }, cancel: cancel);
            to.Commit();
        }
        File.Delete(folder[BeforeFloats]);
    }

    Stem? Reference(CancellationToken cancel)
    {
        string? file = _options.Reference ?? (_song.Session.Reference is { } named && _song.SessionFile is { } session ? new Sessions.SessionPaths(session, _options.AllowOutside).Resolve(named) : null);
        if (file == null) return null;
        if (!File.Exists(file)) throw new UserException($"{file}: there is no such reference; check the name.", 2);
        Stem stem = Stem.Open(file, _decoder, cancel);
        stem.CheckSamples(cancel);
        return stem;
    }

    static (SoundPictures, Clip) Compare(Stem reference, double lufs, CancellationToken cancel)
    {
        SoundPictures pictures = SoundPictures.Of(reference.Readable, stereo: false, null, cancel);
        StretchReport stretch = pictures.Loudness.Loudest(ClipSeconds, reference.Seconds);
        var clip = new ClipTaker(stretch, reference.Rate);
        using (var reader = new WavReader(reference.Readable))
        {
            double match = lufs - pictures.Loudness.IntegratedLufs;
            pictures.Stereo = new(double.IsFinite(match) ? match : 0);
            reader.ReadOn((at, x) =>
            {
                clip.Add(at, x);
                pictures.Stereo.Add(x);
            }, cancel: cancel);
        }
        return (pictures, new() { Id = "reference", Kind = ClipKind.Reference, Title = "Reference", Caption = "The finished song that you named, its own loudest passage.", FromS = stretch.FromS, Rate = reference.Rate, Samples = clip.Samples });
    }

    IEnumerable<Clip> Clips(MixState mix, StretchReport stretch, ClipTaker before, ClipTaker after, Clip? reference, CancellationToken cancel)
    {
        yield return Clip("after", ClipKind.After, "After", "The finished mix.", after) with { File = MixFiles.Preview };
        yield return Clip("before", ClipKind.Before, "Before", "The tracks summed as they came, no plug-in working.", before) with { File = MixFiles.Before };
        if (reference != null) yield return reference;
        for (int b = 0; b < _song.Buses.Count; b++)
        {
            if (mix.Settings.Buses[b].Inserts.All(i => !i.IsOn)) continue;
            _tell($"{_song.Buses[b].Name} bypassed", 0.82 + 0.1 * b / _song.Buses.Count);
            var taker = new ClipTaker(stretch, _song.Rate);
            long from = Math.Max(0, (long)((stretch.FromS - PlayInSeconds) * _song.Rate)), to = Math.Min(_song.Frames, (long)Math.Ceiling(stretch.ToS * _song.Rate));
            mix.Engine(mix.Bypassed(b), (from, to)).Run(MixTaps.None, chunk => taker.Add(chunk.At, chunk.Mix), null, cancel);
            yield return Clip(FormattableString.Invariant($"bypass-{b + 1}"), ClipKind.BusBypassed, $"{_song.Buses[b].Name} bypassed", $"The mix before its limiter, with the plug-ins of {_song.Buses[b].Name} bypassed.", taker);
        }
        Clip Clip(string id, ClipKind kind, string title, string caption, ClipTaker taker) =>
            new() { Id = id, Kind = kind, Title = title, Caption = caption, FromS = stretch.FromS, Rate = _song.Rate, Samples = taker.Samples };
    }

    IReadOnlyList<TranslationReport> Translated(OutputFolder folder, CancellationToken cancel)
    {
        var buses = _song.Buses.Zip(Rendering.StemNames(_song)).ToDictionary(b => b.First.Name, b => Path.Combine(folder[MixFiles.Stems], b.Second), StringComparer.Ordinal);
        var all = Translations.Write(folder[MixFiles.Preview], folder.Below(MixFiles.Translations), buses, part => _tell("translations", 0.92 + 0.04 * part), _options.Method.Threads, cancel);
        return [.. all.Select(t => t with { File = t.File == null ? null : $"{MixFiles.Translations}/{t.File}" })];
    }

    MixReport HandedOver(MixReport report, MixState mix, BounceResult bounce, OutputFolder folder, CancellationToken cancel)
    {
        _tell("for the DAW", 0.96);
        HandOverResult over = HandOver.Write(_song, mix.Settings, bounce.GainDb, folder.Making, cancel);
        mix.Findings.AddRange(over.Notes.Select(n => new Finding { Severity = Severity.Info, Sentence = $"In the DAW: {n}" }));
        return report with { Inserts = [.. report.Inserts.Select(i => i with { PresetFile = over.Files.FirstOrDefault(f => f.EndsWith($" {i.Bus} - {i.Plugin}.vstpreset", StringComparison.Ordinal)) })] };
    }

    /// <summary>The same song from the top down, to compare with.</summary>
    ComparisonReport OtherOrder(OutputFolder folder, Rendering done, BounceResult bounce, CancellationToken cancel)
    {
        MixState other = Steps(_options.Method with { Order = MixOrder.TopDown }, null, 0.85, 0.9, cancel);
        var (otherDone, otherBounce) = Bounced(other, folder, folder[MixFiles.Other], stems: false, null, null, null, 0.9, cancel);
        return ReportParts.Comparison(other, otherDone, otherBounce, done, bounce);
    }
}
