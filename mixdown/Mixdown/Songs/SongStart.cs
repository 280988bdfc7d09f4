using TopDown.Catalogue;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Plugin;

namespace TopDown.Mixdown.Songs;

/// <summary>A session's settings as numbers and indices.</summary>
static class SongStart
{
    /// <param name="session">That was read, so all names meet.</param>
    public static MixSettings Of(Session session) => new(
        [.. session.Tracks.Select(t => new TrackSettings { ClipGainDb = t.ClipGainDb, Pan = t.Pan, IsInverted = t.Polarity == Polarity.Inverted, HighPassHz = t.HighPassHz })],
        [.. session.Buses.Select(b => new BusSettings { FaderDb = b.FaderDb, Inserts = Inserts(session, b.Inserts) })],
        new() { Inserts = Inserts(session, session.MasterBus.Inserts) });

    static InsertSettings[] Inserts(Session session, IReadOnlyList<Insert> inserts) => [.. inserts.Select(i =>
    {
        PluginType type = Plugins.Find(i.Plugin)!.Type;
        Preset preset = type.Presets.FirstOrDefault(p => p.Name == i.Preset) ?? type.Presets[0];
        return new InsertSettings(type, preset, SessionValues.Normals(i), i.SideChain == null ? null : Key(session, i.SideChain));
    })];

    static KeySource Key(Session session, SideChain key) => key.Bus is { } bus
        ? new(session.Buses.TakeWhile(b => b.Name != bus).Count(), [])
        : new(-1, [.. key.Tracks!.Select(name => session.Tracks.TakeWhile(t => t.Name != name).Count())]);
}
