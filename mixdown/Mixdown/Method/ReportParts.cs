using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Plugin;

namespace TopDown.Mixdown.Method;

/// <summary>What the steps left, as the report's records.</summary>
static class ReportParts
{
    public static SongReport Song(MixState mix, string? layout, string? reference)
    {
        var (song, settings) = (mix.Song, mix.Settings);
        return new()
        {
            Name = song.Name,
            Folder = song.Folder,
            RateHz = song.Rate,
            DurationS = song.Seconds,
            Layout = layout,
            Reference = reference,
            Notes = song.Notes,
            Markers = [.. song.Session.Markers.Select(m => new MarkerReport(m.Name, m.Seconds))],
            Tracks = [.. song.Tracks.Select((t, i) => new TrackReport
            {
                Name = t.Name,
                File = song.Session.Tracks[i].File,
                Right = song.Session.Tracks[i].Right,
                Bus = song.Buses[t.Bus].Name,
                Instrument = t.Instrument == Stems.Instrument.Unknown ? null : t.Instrument.ToString(),
                ClipGainDb = settings.Tracks[i].ClipGainDb,
                Pan = settings.Tracks[i].Pan,
                Inverted = settings.Tracks[i].IsInverted,
                HighPassHz = settings.Tracks[i].HighPassHz,
                Why = t.Why,
                Unclear = t.Unclear,
            })],
            Buses = [.. song.Buses.Select((b, i) => new BusReport
            {
                Name = b.Name,
                Inserts = Names(settings.Buses[i].Inserts),
                StageDb = settings.Buses[i].StageDb,
                FaderDb = settings.Buses[i].FaderDb,
                SideChain = settings.Buses[i].Inserts.Select(x => KeyName(mix, x)).FirstOrDefault(k => k != null),
                Why = b.Why,
            }), new BusReport { Name = Sessions.Session.Master, Inserts = Names(settings.Master.Inserts), StageDb = settings.Master.TrimDb }],
        };
        static string[] Names(IReadOnlyList<InsertSettings> inserts) => [.. inserts.Select(i => i.Type.Page.Name)];
    }

    /// <summary>The mix bus's first, then the buses' in the order of the sum.</summary>
    public static IReadOnlyList<InsertReport> Inserts(MixState mix, Rendering done)
    {
        var all = new List<InsertReport>();
        for (int bus = InsertPlace.Master; bus < mix.Song.Buses.Count; bus++)
            for (int i = 0; i < mix.Inserts(bus).Count; i++) all.Add(Insert(mix, done, new(bus, i)));
        return all;
    }

    static InsertReport Insert(MixState mix, Rendering done, InsertPlace place)
    {
        InsertSettings insert = mix.Inserts(place.Bus)[place.Index];
        Page page = insert.Type.Page;
        bool isMaster = place.Bus == InsertPlace.Master, isAlone = mix.Inserts(place.Bus).Count(x => x.IsOn) == 1;
        SoundFigures before = isMaster ? done.IntoMaster : done.Staged(place.Bus), after = isMaster ? done.Mix : done.Buses[place.Bus];
        double fader = isMaster ? 0 : mix.Settings.Buses[place.Bus].FaderDb;
        Figure Change(double value) => isAlone ? value : Figure.Missing("it is not alone on its bus");
        return new()
        {
            Plugin = page.Name,
            Bus = mix.BusName(place.Bus),
            Slot = place.Index + 1,
            On = insert.IsOn,
            Preset = insert.Preset.Name,
            Why = insert.Preset.Why,
            SideChain = KeyName(mix, insert),
            Settings = [.. Settings(mix, place, insert)],
            Learn = mix.Learned.GetValueOrDefault(place),
            Ears = [.. page.Ears.Select(e => Ear(mix, done, place, insert, e))],
            CrestChangeDb = Change(after.CrestDb - before.CrestDb),
            LoudnessChangeLu = Change(after.Lufs - fader - before.Lufs),
            WidthChangeDb = Change(after.WidthDb - before.WidthDb),
            ThroughMix = isMaster || place.Index > 0 ? null : mix.ThroughMix.GetValueOrDefault(place.Bus),
        };
    }

    static IEnumerable<SettingReport> Settings(MixState mix, InsertPlace place, InsertSettings insert)
    {
        double[] start = [.. (place.Bus == InsertPlace.Master ? mix.Song.Start.Master.Inserts : mix.Song.Start.Buses[place.Bus].Inserts)[place.Index].Normals];
        foreach (Parameter p in insert.Type.Page.Parameters.Where(p => p.IsStored))
        {
            string now = Text(insert.Normals[p.Index]), was = Text(start[p.Index]);
            bool isChanged = now != was;
            if (!isChanged && now == p.TextWithUnit(p.Default)) continue;
            yield return new() { Id = p.Id, Title = p.Title, Text = now, Was = isChanged ? was : null, Learned = isChanged, Reason = p.Tip };
            string Text(double normal) => p.TextWithUnit(p.ToPlain(normal));
        }
    }

    static EarReport Ear(MixState mix, Rendering done, InsertPlace place, InsertSettings insert, Ear ear)
    {
        double goal = insert.Preset.GoalDb(ear);
        ReadingCurve curve = done.Engine.Reading(place, ear);
        double p90 = mix.Shown(curve, ear, 0.9);
        return new()
        {
            Id = ear.Id,
            Title = ear.Reduction.Title,
            GoalDb = goal > 0 ? goal : null,
            P50Db = mix.Shown(curve, ear, 0.5),
            P90Db = p90,
            MaxDb = mix.Shown(curve, ear, 1),
            Met = goal <= 0 ? null : ear.IsRelative ? mix.Shown(curve, ear, 0.5) >= goal - BusGoalDb : Math.Abs(p90 - goal) <= BusGoalDb, // of sibilance half is to lose the goal or more
        };
    }

    /// <summary>As near as Learn comes to a goal, dB.</summary>
    const double BusGoalDb = 0.5;

    static string? KeyName(MixState mix, InsertSettings insert) => insert.Key is { } key ? mix.Song.NameOf(key) : null;

    /// <summary>The staging table with what went into the plug-ins in the end.</summary>
    public static IReadOnlyList<StagingReport> Staging(MixState mix, Rendering done) => [.. mix.Staging.Select((s, b) => s with
    {
        PeakAfterDbfs = done.Staged(b).PeakDb,
        LoudnessAfterLufs = done.Staged(b).Lufs,
        FaderDb = mix.Settings.Buses[b].FaderDb,
    })];

    public static LoudnessReport Loudness(BounceTarget target, BounceResult bounce, LoudnessFigures before, LoudnessFigures preMaster, LoudnessFigures final, LoudnessFigures? reference) => new()
    {
        TargetLufs = target.Lufs,
        CeilingDbtp = target.CeilingDbtp,
        MaxLimitDb = target.MaxLimitDb,
        Reached = bounce.Rule == BounceRule.Loudness,
        WhyNot = bounce.Said,
        GainDb = bounce.GainDb,
        Before = before,
        PreMaster = preMaster,
        Final = final with { TruePeakDbtp = bounce.TruePeak64Db },
        Reference = reference,
    };

    public static LimiterReport Limiter(BounceResult bounce) => new()
    {
        P50Db = bounce.Reduction(0.5),
        P90Db = bounce.Reduction(0.9),
        P99Db = bounce.Reduction(0.99),
        MaxDb = bounce.Reduction(1),
        AboveOneDbPercent = 100 * (1 - bounce.ShareWithin(1)),
    };

    /// <summary>Every detector's reduction over the song, and the limiter's.</summary>
    public static IEnumerable<Trace> Reductions(MixState mix, Rendering done, BounceResult bounce)
    {
        for (int bus = InsertPlace.Master; bus < mix.Song.Buses.Count; bus++)
        {
            for (int i = 0; i < mix.Inserts(bus).Count; i++)
            {
                Page page = mix.Inserts(bus)[i].Type.Page;
                foreach (Ear ear in page.Ears)
                {
                    ReadingCurve curve = done.Engine.Reading(new(bus, i), ear);
                    var history = new HistoryThinner(curve.BlockFrames / (double)mix.Song.Rate);
                    history.Add(curve.Values.Skip((int)Math.Max(0, -curve.FirstFrame / curve.BlockFrames)));
                    yield return history.Trace(TraceKind.Reduction, ear.Reduction.Title, "dB", mix.BusName(bus), page.Name, ear.Id);
                }
            }
        }
        var limiter = new HistoryThinner(bounce.StepFrames / (double)mix.Song.Rate);
        limiter.Add(bounce.Reductions);
        yield return limiter.Trace(TraceKind.Limiter, "Limiter");
    }

    /// <summary>Spectra at the preview's loudness.</summary>
    public static IEnumerable<SpectrumReport> Spectra(SoundPictures before, SoundPictures after, SoundPictures? reference) =>
        Each(before, after, reference, (of, sound, match) => sound.Spectrum.Report(of, match));

    public static IEnumerable<StereoReport> Stereo(SoundPictures before, SoundPictures after, SoundPictures? reference) =>
        Each(before, after, reference, (of, sound, _) => sound.Stereo!.Report(of, sound.Spectrum));

    static IEnumerable<T> Each<T>(SoundPictures before, SoundPictures after, SoundPictures? reference, Func<Sound, SoundPictures, double, T> report)
    {
        foreach (var (of, sound) in ((Sound, SoundPictures?)[])[(Sound.Before, before), (Sound.After, after), (Sound.Reference, reference)])
        {
            if (sound == null) continue;
            double match = after.Loudness.IntegratedLufs - sound.Loudness.IntegratedLufs;
            yield return report(of, sound, double.IsFinite(match) ? match : 0);
        }
    }

    /// <summary>What the steps found, then what the figures say; worst first.</summary>
    public static IReadOnlyList<Finding> Findings(MixState mix, MixReport report)
    {
        var all = new List<Finding>(mix.Findings);
        if (report.Loudness is { Reached: false, WhyNot: { } why }) all.Add(new() { Severity = Severity.Notice, Sentence = char.ToUpperInvariant(why[0]) + why[1..] + ".", Remedy = "Lower the target, allow the limiter more (--max-limit), or look at the peaks that ask for it." });
        foreach (InsertReport insert in report.Inserts)
        {
            foreach (EarReport ear in insert.Ears.Where(e => e.Met == false))
                all.Add(new() { Severity = Severity.Info, Where = insert.Bus, Sentence = FormattableString.Invariant($"{insert.Plugin}: {ear.Title.ToLowerInvariant()} shows {ear.P90Db.Value:F1} dB in the loud part, and \"{insert.Preset}\" aims at {ear.GoalDb:F1} dB."), Remedy = "Listen whether it works too hard or too little, and move its threshold." });
        }
        all.AddRange(report.Masking.Select(new MaskingAdvice(mix.Song).Of).OfType<Finding>().Take(MostMaskings));
        foreach (SongTrackNote note in mix.Song.Tracks.Where(t => t.Unclear != null).Select(t => new SongTrackNote(t.Name, mix.BusName(t.Bus), t.Unclear!)))
            all.Add(new() { Severity = Severity.Notice, Where = note.Track, Sentence = $"went to {note.Bus}, but it is not clear: {note.Unclear}.", Remedy = "Rename the file, or write a session with ./topdown init and correct its bus." });
        return [.. all.OrderByDescending(f => f.Severity)];
    }

    /// <summary>More of them would be a list that nobody reads; all are in the report's own table.</summary>
    const int MostMaskings = 3;

    readonly record struct SongTrackNote(string Track, string Bus, string Unclear);

    public static ComparisonReport Comparison(MixState other, Rendering otherDone, BounceResult otherBounce, Rendering done, BounceResult bounce)
    {
        ComparedFigure Of(string title, string unit, double mine, double theirs) => new() { Title = title, Unit = unit, This = mine, Other = theirs };
        double crest = done.Mix.CrestDb - otherDone.Mix.CrestDb;
        return new()
        {
            Order = other.Options.Order,
            File = MixFiles.Other,
            Figures =
            [
                Of("Loudness", "LUFS", bounce.Lufs, otherBounce.Lufs),
                Of("Loudness range", "LU", bounce.RangeLu, otherBounce.RangeLu),
                Of("Crest of the mix before the limiter", "dB", done.Mix.CrestDb, otherDone.Mix.CrestDb),
                Of("Width, side over middle", "dB", done.Mix.WidthDb, otherDone.Mix.WidthDb),
                Of("Limiter, 99 % of the time within", "dB", bounce.Reduction(0.99), otherBounce.Reduction(0.99)),
                Of("Limiter, most", "dB", bounce.Reduction(1), otherBounce.Reduction(1)),
            ],
            Sentences = [!double.IsFinite(crest) || Math.Abs(crest) < 0.1 ? "Before the limiter both mixes are as dense." : FormattableString.Invariant($"Before the limiter the mix from the bottom up is {Math.Abs(crest):F1} dB {(crest > 0 ? "livelier" : "denser")}.")],
        };
    }

    static readonly (string Name, string What)[] s_files =
    [
        (MixFiles.Preview, "the mix"), (MixFiles.Before, "the tracks as they came, summed"), (MixFiles.PreMaster, "the sum before the mix bus, float"), (MixFiles.Other, "the mix in the other order"),
        (MixFiles.Stems, "a bus before the mix bus, float"), (MixFiles.Translations, "the mix on other equipment"), (MixFiles.Daw, "for a DAW"),
    ];

    /// <summary>What lies in the folder so far, but hidden files.</summary>
    public static IEnumerable<FileReport> Files(string folder)
    {
        foreach (var (name, what) in s_files)
        {
            string path = Path.Combine(folder, name);
            string[] files = File.Exists(path) ? [path] : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
            foreach (string file in files) yield return new() { Name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), What = what, Bytes = new FileInfo(file).Length };
        }
    }
}
