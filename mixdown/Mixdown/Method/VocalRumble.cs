using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Method;

/// <summary>
/// "High-pass filter on vocals": where what voices bring below 60 Hz, no note of a voice (E2 is 82 Hz), is less than 12 dB under the whole
/// mix's low end, it is footsteps, wind and hum, and the tracks that bring it lose it.
/// </summary>
sealed class VocalRumble : TrackCheck
{
    const double TopHz = 60, MarginDb = 12, HighPassHz = 80;

    readonly int[] _tracks, _buses;
    readonly BandLevel[] _levels, _busLevels;
    readonly BandLevel _mix;

    public VocalRumble(MixState mix) : base(mix)
    {
        _tracks = [.. TracksOf(i => i.IsVoice()).Where(t => mix.Settings.Tracks[t].HighPassHz == 0)];
        _buses = [.. _tracks.Select(t => mix.Song.Tracks[t].Bus).Distinct()];
        _levels = [.. _tracks.Select(_ => Level())];
        _busLevels = [.. _buses.Select(_ => Level())];
        _mix = Level();
        BandLevel Level() => new(mix.Song.Rate, 0, TopHz);
    }

    public override void Hear(MixChunk chunk)
    {
        for (int i = 0; i < _tracks.Length; i++) _levels[i].Add(chunk.Track(_tracks[i]));
        for (int i = 0; i < _buses.Length; i++) _busLevels[i].Add(chunk.Bus(_buses[i]));
        if (_tracks.Length > 0) _mix.Add(chunk.IntoMaster);
    }

    public override IReadOnlyList<ChangeReport> Correct(CancellationToken cancel)
    {
        var changes = new List<ChangeReport>();
        double under = double.PositiveInfinity;
        for (int i = 0; i < _buses.Length; i++)
        {
            double distance = _mix.Db - (_busLevels[i].Db + Mix.Settings.Master.TrimDb);
            if (distance < under) under = distance;
            if (!(distance < MarginDb)) continue;
            var own = Enumerable.Range(0, _tracks.Length).Where(t => Mix.Song.Tracks[_tracks[t]].Bus == _buses[i]).ToArray();
            double loudest = own.Max(t => _levels[t].Db);
            foreach (int t in own.Where(t => _levels[t].Db > loudest - 10))
            {
                SetTrack(_tracks[t], s => s with { HighPassHz = HighPassHz });
                changes.Add(new() { Where = Mix.Song.Tracks[_tracks[t]].Name, What = "high-pass", To = $"{HighPassHz:F0} Hz", Why = FormattableString.Invariant($"below {TopHz:F0} Hz its bus lies only {distance:F0} dB under the whole mix") });
            }
        }
        Finding = _tracks.Length == 0 ? "Vocal high-pass: there is no vocal track without one."
            : changes.Count > 0 ? $"Vocal high-pass: {changes.Count} tracks brought rumble into the mix and got one."
            : double.IsPositiveInfinity(under) || double.IsNaN(under) ? "Vocal high-pass: nothing needed; there is no rumble."
            : FormattableString.Invariant($"Vocal high-pass: nothing needed; below {TopHz:F0} Hz the vocals lie {under:F0} dB under the mix.");
        return changes;
    }
}
