using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;

namespace TopDown.Mixdown.Method;

/// <summary>
/// Step 4: single tracks, "only correct if you hear in the overall context that something is missing or disturbing". Every correction has a
/// measurement in the full mix that asks for it; else the step says that nothing is needed.
/// </summary>
sealed class TrackStep() : Step(4, "Single tracks")
{
    protected override void Do(MixState mix, CancellationToken cancel)
    {
        TrackCheck[] checks = [new VocalRumble(mix), new VocalSharpness(mix), new DrumPeaks(mix), new KickAndBass(mix)];
        mix.Engine(mix.Settings, mix.LearnStretch).Run(MixTaps.Tracks | MixTaps.Staged | MixTaps.Buses | MixTaps.IntoMaster, chunk =>
        {
            foreach (TrackCheck check in checks) check.Hear(chunk);
        }, null, cancel);
        foreach (TrackCheck check in checks)
        {
            foreach (ChangeReport change in check.Correct(cancel)) Changed(change.Where, change.What, change.From, change.To, change.Why!);
            Found(check.Finding);
        }
        Found("Layers of one hit (two kicks, a sampled snare under the played one) are not checked for alignment.");
    }
}

/// <summary>Something that a track may do to the whole mix.</summary>
abstract class TrackCheck(MixState mix)
{
    protected MixState Mix => mix;

    /// <summary>What was found; known after <see cref="Correct"/>.</summary>
    public string Finding { get; protected set; } = "";

    public abstract void Hear(MixChunk chunk);

    /// <summary>Changes the mix where what was heard asks for it, and says what it changed.</summary>
    public abstract IReadOnlyList<ChangeReport> Correct(CancellationToken cancel);

    protected int[] TracksOf(Func<Stems.Instrument, bool> is_) => [.. Enumerable.Range(0, mix.Song.Tracks.Count).Where(t => is_(mix.Song.Tracks[t].Instrument))];

    protected double BusGain(int bus) => Math.Pow(10, (mix.Settings.Buses[bus].FaderDb + mix.Settings.Master.TrimDb) / 20);

    protected void SetTrack(int track, Func<TrackSettings, TrackSettings> change) =>
        mix.Settings = mix.Settings with { Tracks = [.. mix.Settings.Tracks.Select((t, i) => i == track ? change(t) : t)] };
}
