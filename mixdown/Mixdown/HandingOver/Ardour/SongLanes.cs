using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>The session's lanes that are on, found by what they move.</summary>
sealed class SongLanes(Song song)
{
    readonly Lane[] _lanes = [.. song.Session.Lanes.Where(l => l.On)];

    /// <summary>Volume, pan or mute of a track; null = no lane.</summary>
    public IReadOnlyList<LanePoint>? OfTrack(string track, string parameter) => Points(_lanes.FirstOrDefault(l => l.Track == track && l.Parameter == parameter));

    /// <summary>Volume, pan or mute of a bus or the mix bus (<see cref="Session.Master"/>); null = no lane.</summary>
    public IReadOnlyList<LanePoint>? OfBus(string bus, string parameter) => Points(_lanes.FirstOrDefault(l => l.Bus == bus && l.Insert == null && l.Parameter == parameter));

    /// <summary>Lanes of an insert's parameters, host values.</summary>
    public IEnumerable<(Parameter Parameter, IReadOnlyList<LanePoint> Points)> OfInsert(string bus, InsertSettings insert) =>
        _lanes.Where(l => l.Bus == bus && l.Insert != null && Catalogue.Plugins.Find(l.Insert)?.Type == insert.Type).Select(l => (insert.Type.Page.Find(l.Parameter)!, Points(l)!));

    /// <summary>How far a volume lane goes above 0 dB.</summary>
    public static double Rise(IReadOnlyList<LanePoint>? volume) => volume == null ? 0 : volume.Max(p => p.Value);

    static IReadOnlyList<LanePoint>? Points(Lane? lane) => lane == null ? null : [.. lane.Points.Zip(SessionValues.Of(lane), (p, v) => new LanePoint(p.Seconds, v))];
}
