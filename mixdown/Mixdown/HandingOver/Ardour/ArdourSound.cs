using System.Xml.Linq;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>A track's sound: sources, a region that is the whole of them with the clip gain, and the playlist that it lies in.</summary>
/// <param name="files">One file of one or two channels, or two of one: names in the session's folder of sound.</param>
/// <param name="channels">Of the track.</param>
/// <param name="length">As audio time.</param>
/// <param name="gain">Clip gain, linear.</param>
sealed class ArdourSound(Ids ids, string name, IReadOnlyList<string> files, int channels, string length, double gain)
{
    readonly long[] _sources = [.. Enumerable.Range(0, channels).Select(_ => ids.Next())];

    public long Playlist { get; } = ids.Next();

    // Without the flags that let Ardour write into a file or throw it away: it may be the user's own, under a second name.
    public IEnumerable<XElement> Sources => _sources.Select((id, c) => new XElement("Source", At("name", files[Math.Min(c, files.Count - 1)]), At("take-id", ""), At("type", "audio"), At("flags", ""),
        At("id", id), At("channel", files.Count > 1 ? 0 : c), At("origin", ""), At("gain", 1)));

    /// <summary>The region as Ardour lists it.</summary>
    public XElement Whole => Region(isWhole: true);

    public XElement ToPlaylist(long track) => new("Playlist", At("id", Playlist), At("name", name), At("type", "audio"), At("orig-track-id", track), At("pgroup-id", ""), At("shared-with-ids", ""),
        At("frozen", false), At("combine-ops", 0), Region(isWhole: false));

    // Fades are off, for they would touch the first and last 64 samples.
    XElement Region(bool isWhole)
    {
        string whole = length + "@a0";
        var region = new XElement("Region", At("name", name), At("muted", false), At("opaque", true), At("locked", false), At("automatic", false), At("whole-file", isWhole),
            At("import", false), At("external", false), At("hidden", false), At("position-locked", false), At("start", "a0"), At("length", whole), At("sync-position", "a0"),
            At("ancestral-start", "a0"), At("ancestral-length", whole), At("stretch", 1), At("shift", 1), At("layering-index", 0), At("type", "audio"), At("envelope-active", false),
            At("default-fade-in", false), At("default-fade-out", false), At("fade-in-active", false), At("fade-out-active", false), At("scale-amplitude", ArdourTime.Number((float)gain)),
            At("id", ids.Next()), At("channels", channels));
        for (int c = 0; c < channels; c++) region.Add(At($"source-{c}", _sources[c]), At($"master-source-{c}", _sources[c]));
        return region;
    }

    static XAttribute At(string attribute, object value) => ArdourStrip.At(attribute, value);
}
