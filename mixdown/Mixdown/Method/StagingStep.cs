using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Method;

/// <summary>
/// Step 1, "no bus above −12 dBFS": every bus that peaks higher is brought there by one clip gain for all its tracks, its fader takes the same
/// gain back, and the sum is trimmed to the level that the mix bus's presets are made for.
/// </summary>
sealed class StagingStep() : Step(1, "Routing and gain staging")
{
    /// <summary>The article's limit; a quarter of a dB below it lies what is aimed at, so that rounding never lifts a bus over it.</summary>
    public const double BusPeakDb = -12, AimDb = BusPeakDb - 0.25;

    /// <summary>What brief and presets call a calibrated master.</summary>
    public const double MasterPeakDb = -6;

    protected override void Do(MixState mix, CancellationToken cancel)
    {
        Scan scan = Scan.Of(mix, cancel);
        for (int b = 0; b < mix.Song.Buses.Count; b++) Stage(mix, b, scan.Buses[b]);
        double trim = double.IsFinite(scan.Sum.PeakDb) ? MasterPeakDb - scan.Sum.PeakDb : 0;
        if (!double.IsFinite(scan.Sum.Lufs)) trim = Math.Min(0, trim); // noise of a silent song is not lifted to a level
        mix.Settings = mix.Settings with { Master = mix.Settings.Master with { TrimDb = trim } };
        if (trim != 0) Changed(Sessions.Session.Master, "trim of the sum", null, MixState.Db(trim), FormattableString.Invariant($"the sum peaked at {scan.Sum.PeakDb:F1} dBFS; the mix bus's presets are made for {MasterPeakDb:F0}"));
        foreach (string note in mix.Song.Notes) Found(note);
        int staged = mix.Settings.Buses.Count(b => b.StageDb != 0);
        Found(staged == 0 ? $"No bus peaks above {BusPeakDb:F0} dBFS: nothing was touched." : $"{staged} of {mix.Song.Buses.Count} buses peaked above {BusPeakDb:F0} dBFS and were brought there; balances inside and between buses stay.");
    }

    protected override void LeftOut(MixState mix, CancellationToken cancel) => Scan.Of(mix, cancel);

    void Stage(MixState mix, int bus, SoundFigures before)
    {
        double stage = before.PeakDb > BusPeakDb ? AimDb - before.PeakDb : 0, fader = mix.Settings.Buses[bus].FaderDb - stage;
        mix.Settings = mix.Settings.With(bus, b => b with { StageDb = stage, FaderDb = fader });
        string name = mix.BusName(bus);
        string why = double.IsNegativeInfinity(before.PeakDb) ? "silent" : stage == 0 ? FormattableString.Invariant($"at or below {BusPeakDb:F0} dBFS: untouched") : FormattableString.Invariant($"above {BusPeakDb:F0} dBFS");
        if (stage != 0) Changed(name, "clip gain of all its tracks", "0.0 dB", MixState.Db(stage), $"it peaked at {before.PeakDb:F1} dBFS; the fader gives the gain back");
        mix.Staging.Add(new()
        {
            Bus = name,
            PeakBeforeDbfs = before.PeakDb,
            ClipGainDb = stage,
            PeakAfterDbfs = before.PeakDb + stage, // replaced by what step 5 measures
            LoudnessBeforeLufs = before.Lufs,
            LoudnessAfterLufs = before.Lufs + stage,
            FaderDb = fader,
            Why = why,
        });
        mix.BypassedFader[bus] = fader;
    }

    /// <summary>The song once through with no plug-in working: buses and their sum as they came.</summary>
    sealed record Scan(SoundFigures[] Buses, SoundFigures Sum)
    {
        public static Scan Of(MixState mix, CancellationToken cancel)
        {
            int rate = mix.Song.Rate;
            var scan = new Scan([.. mix.Song.Buses.Select(_ => new SoundFigures(rate))], new(rate));
            using WavWriter? file = mix.BeforeFile == null ? null : new(mix.BeforeFile, rate, 2, new WavOptions { Encoding = WavEncoding.Float32, IsPassing = true });
            mix.Engine(mix.Settings.WithoutInserts()).Run(MixTaps.Staged, chunk =>
            {
                // one thing each, so that it does not matter who is first
                mix.Together.Do(
                    () => mix.Together.For(scan.Buses.Length, b => scan.Buses[b].Add(chunk.Staged(b))),
                    () => scan.Sum.Add(chunk.Mix),
                    () => mix.Before.Add(chunk.Mix),
                    () => file?.Write(chunk.Mix));
            }, null, cancel);
            mix.BusesBefore = scan.Buses;
            file?.Commit();
            mix.Loud = mix.Before.Loudness.LoudPart();
            for (int b = 0; b < mix.Settings.Buses.Count; b++) mix.BypassedFader[b] = mix.Settings.Buses[b].FaderDb;
            return scan;
        }
    }
}
