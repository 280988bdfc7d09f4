using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Sessions;

namespace TopDown.Mixdown.Method;

/// <summary>
/// Step 3: the buses. Each insert learns on its own bus; its fader then takes back what the insert changed of the bus's loudness, so that the
/// balance stays the one that came in. What that does is judged where it counts: behind the mix bus, one bus after the other bypassed.
/// </summary>
sealed class BusStep() : Step(3, "Buses, heard through the mix bus")
{
    /// <summary>A bus that takes more crest than that from the whole mix is warned of, dB.</summary>
    const double MostCrestDb = 3;

    protected override void Do(MixState mix, CancellationToken cancel)
    {
        Learn(mix, cancel);
        Match(mix, cancel);
        if (mix.Options.Order == MixOrder.TopDown) MixBusGoal.Keep(mix, Found, Changed, cancel);
        Judge(mix, cancel);
        if (mix.Settings.Buses.All(b => b.Inserts.Count == 0)) Found("There is no plug-in on any bus.");
    }

    void Learn(MixState mix, CancellationToken cancel)
    {
        var (from, to) = mix.LearnStretch;
        IReadOnlyList<Learned?> first = mix.Engine(mix.Settings).LearnBuses(from, to, cancel);
        for (int b = 0; b < first.Count; b++)
        {
            if (first[b] is { } learned) MixBusStep.Take(mix, new(b, 0), learned, Found, Changed);
            for (int i = 1; i < mix.Settings.Buses[b].Inserts.Count; i++) MixBusStep.Take(mix, new(b, i), mix.Engine(mix.Settings).Learn(new(b, i), from, to, cancel), Found, Changed);
        }
    }

    /// <summary>Loudness of every bus after its inserts as before them; rides are no part of that.</summary>
    void Match(MixState mix, CancellationToken cancel)
    {
        int rate = mix.Song.Rate, buses = mix.Song.Buses.Count;
        SoundFigures[] before = Figures(), after = Figures();
        var still = mix.Song with { Session = mix.Song.Session with { Lanes = [.. mix.Song.Session.Lanes.Where(l => l.Bus == null || l.Insert != null)] } };
        mix.Engine(mix.Settings, mix.LearnStretch, still).Run(MixTaps.Staged | MixTaps.Buses, chunk =>
        {
            for (int b = 0; b < buses; b++)
            {
                before[b].Add(chunk.Staged(b));
                after[b].Add(chunk.Bus(b));
            }
        }, null, cancel);
        for (int b = 0; b < buses; b++)
        {
            if (mix.Settings.Buses[b].Inserts.All(i => !i.IsOn)) continue;
            double move = before[b].Lufs + mix.BypassedFader[b] - after[b].Lufs;
            if (!double.IsFinite(move)) continue;
            double was = mix.Settings.Buses[b].FaderDb;
            mix.Settings = mix.Settings.With(b, x => x with { FaderDb = was + move });
            if (Math.Abs(move) >= 0.05) Changed(mix.BusName(b), "fader", MixState.Db(was), MixState.Db(was + move), "as loud in the mix as before its plug-ins");
        }
        SoundFigures[] Figures() => [.. Enumerable.Range(0, buses).Select(_ => new SoundFigures(rate))];
    }

    void Judge(MixState mix, CancellationToken cancel)
    {
        MixFigures with = MixFigures.Of(mix, mix.Settings, cancel);
        for (int b = 0; b < mix.Song.Buses.Count; b++)
        {
            if (mix.Settings.Buses[b].Inserts.All(i => !i.IsOn)) continue;
            MixFigures without = MixFigures.Of(mix, mix.Bypassed(b), cancel);
            double crest = with.Sound.CrestDb - without.Sound.CrestDb, reduction = with.Reduction - without.Reduction;
            string verdict = Verdict(mix, b, crest, reduction);
            Found($"{mix.BusName(b)}: {verdict}");
            mix.ThroughMix[b] = new() { LoudnessChangeLu = with.Sound.Lufs - without.Sound.Lufs, CrestChangeDb = crest, ReductionChangeDb = reduction, Verdict = verdict };
        }
    }

    static string Verdict(MixState mix, int bus, double crest, double reduction)
    {
        string plugins = string.Join(" and ", mix.Settings.Buses[bus].Inserts.Where(i => i.IsOn).Select(i => i.Type.Page.Name));
        if (crest < -MostCrestDb)
        {
            mix.Findings.Add(new()
            {
                Severity = Severity.Warning,
                Where = mix.BusName(bus),
                Sentence = FormattableString.Invariant($"{plugins} takes {-crest:F1} dB of crest from the whole mix."),
                Remedy = "Raise its threshold, or turn its Mix down, and listen to the mix with it bypassed.",
            });
        }
        string dense = !double.IsFinite(crest) || Math.Abs(crest) < 0.1 ? "leaves the mix as dense as it was" : FormattableString.Invariant($"makes the mix {Math.Abs(crest):F1} dB {(crest < 0 ? "denser" : "livelier")}");
        string works = !double.IsFinite(reduction) ? "" : Math.Abs(reduction) < 0.1 ? "; the mix bus works as without it" : FormattableString.Invariant($"; the mix bus takes {Math.Abs(reduction):F1} dB {(reduction > 0 ? "more" : "less")}");
        return $"{plugins} {dense}{works}.";
    }
}

/// <summary>The mix in the judged stretch.</summary>
/// <param name="Reduction">What the mix bus's first detector with a goal shows for 90 % of the loud part, dB; NaN without one.</param>
sealed record MixFigures(SoundFigures Sound, double Reduction)
{
    public static MixFigures Of(MixState mix, MixSettings settings, CancellationToken cancel)
    {
        var sound = new SoundFigures(mix.Song.Rate);
        MixEngine engine = mix.Engine(settings, mix.JudgeStretch);
        engine.Run(MixTaps.None, chunk => sound.Add(chunk.Mix), null, cancel);
        for (int i = 0; i < settings.Master.Inserts.Count; i++)
            if (settings.Master.Inserts[i] is { IsOn: true } insert && MixState.Goals(insert).FirstOrDefault() is { } ear)
                return new(sound, mix.Shown(engine.Reading(new(InsertPlace.Master, i), ear), ear, 0.9));
        return new(sound, double.NaN);
    }
}
