using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;

namespace TopDown.Mixdown.Songs;

/// <summary>
/// The demo as a song in memory: the hierarchy's buses with their plug-ins at the documented start, side-chains, and the levels that presets
/// are made for.
/// </summary>
public static class DemoSong
{
    /// <summary>Peaks before the inserts of a bus and before the mix bus's, dBFS.</summary>
    public const double BusPeakDb = -12, MasterPeakDb = -6;

    /// <param name="tracks">As <see cref="DemoSession.Make"/> plays them.</param>
    public static Song Of(IReadOnlyList<DemoTrack> tracks) => Song.From(new()
    {
        Version = Session.CurrentVersion,
        Rate = DemoSession.Rate,
        MasterBus = new() { Inserts = [new() { Plugin = Hierarchy.Master.Plugin }] },
        Buses = [.. Hierarchy.Buses.Select(b => new SessionBus { Name = b.Bus, Inserts = [new() { Plugin = b.Plugin, SideChain = Key(b, tracks) }] })],
        Tracks = [.. tracks.Select(t => new SessionTrack { Name = t.Name, File = t.Name + ".wav", Bus = t.Bus, Pan = t.Pan })],
    }, [.. tracks.Select(t => t.Channels)]);

    static SideChain? Key(BusPlan plan, IReadOnlyList<DemoTrack> tracks) =>
        plan.KeyBus.Length == 0 ? null
        : plan.KeyTracks.Length == 0 ? new() { Bus = plan.KeyBus }
        : new() { Tracks = [.. tracks.Where(t => t.Bus == plan.KeyBus && t.Name.StartsWith(plan.KeyTracks, StringComparison.OrdinalIgnoreCase)).Select(t => t.Name)] };

    /// <summary>
    /// Every bus at <see cref="BusPeakDb"/> before its inserts, faders that take that gain back, and the sum at <see cref="MasterPeakDb"/>: one
    /// pass without plug-ins, one with those of the buses.
    /// </summary>
    public static MixSettings Levelled(Song song, MixOptions options)
    {
        float[] peaks = new float[song.Buses.Count];
        new MixEngine(song, song.Start.WithoutInserts(), options).Run(MixTaps.Staged, chunk =>
        {
            for (int b = 0; b < peaks.Length; b++) peaks[b] = MathF.Max(peaks[b], chunk.Staged(b).Peak());
        });
        BusSettings Staged(BusSettings bus, double gainDb) => bus with { StageDb = gainDb, FaderDb = bus.FaderDb - gainDb };
        MixSettings levelled = song.Start with { Buses = [.. song.Start.Buses.Select((bus, b) => Staged(bus, GainDb(BusPeakDb, peaks[b])))] };
        float loudest = 0;
        new MixEngine(song, levelled with { Master = new() }, options).Run(MixTaps.None, chunk => loudest = MathF.Max(loudest, chunk.Mix.Peak()));
        return levelled with { Master = levelled.Master with { TrimDb = GainDb(MasterPeakDb, loudest) } };
    }

    static double GainDb(double peakDb, float peak) => peak > 0 ? peakDb - 20 * Math.Log10(peak) : 0;
}
