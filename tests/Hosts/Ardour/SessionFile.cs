using System.Globalization;
using System.Xml.Linq;
using TopDown.Mixdown.Wav;

namespace TopDown.Hosts.Tests.Ardour;

/// <summary>
/// Puts sound on the tracks of a saved Ardour 7 session and sets its range, by editing the session file: the scripts' own import
/// needs the graphical program. Times are superclocks, 282 240 000 a second ("a" = audio time).
/// </summary>
sealed class SessionFile
{
    const long SuperClocks = 282_240_000;
    readonly string _sounds, _path;
    readonly XElement _root;
    readonly Dictionary<string, (int First, WavAudio Audio)> _sources = new(StringComparer.Ordinal);
    int _nextId;

    public SessionFile(string folder, string name)
    {
        _path = Path.Combine(folder, name + ".ardour");
        _sounds = Path.Combine(Directory.GetDirectories(Path.Combine(folder, "interchange")).Single(), "audiofiles"); // a second folder there is refused
        Directory.CreateDirectory(_sounds);
        _root = XElement.Load(_path);
        _nextId = int.Parse(_root.Attribute("id-counter")!.Value, CultureInfo.InvariantCulture) + 1000;
    }

    public int Rate => int.Parse(_root.Attribute("sample-rate")!.Value, CultureInfo.InvariantCulture);

    /// <summary>Lays a whole WAV at the beginning of a stereo track; mono is laid on both channels.</summary>
    public void Put(string wav, string track)
    {
        (int first, WavAudio audio) = Source(wav);
        XElement playlist = _root.Element("Playlists")!.Elements("Playlist").First(p => Is(p, "id", Route(track).Attribute("audio-playlist")!.Value));
        _root.Element("Regions")!.Add(Region(first, audio, wholeFile: true));
        playlist.Add(Region(first, audio, wholeFile: false));
    }

    /// <summary>
    /// Takes a track off the master; its other connections stay. Done here and not by the script because the host connects new tracks to
    /// the master by a thread of its own, at a time of its own.
    /// </summary>
    public void OffMaster(string track)
    {
        Connections("Master").Where(c => c.Attribute("other")!.Value.StartsWith(track + "/", StringComparison.Ordinal)).Remove();
        Connections(track).Where(c => c.Attribute("other")!.Value.StartsWith("Master/", StringComparison.Ordinal)).Remove();

        IEnumerable<XElement> Connections(string route) => Route(route).Elements("IO").Elements("Port").Elements("Connection");
    }

    /// <summary>Sets what is exported: from 0 to the longest sound's end. Writes the file and gives that length in frames.</summary>
    public long Save()
    {
        XElement locations = _root.Element("Locations")!;
        locations.Elements().Where(l => l.Attribute("flags")?.Value.Contains("IsSessionRange", StringComparison.Ordinal) == true).Remove();
        long frames = _sources.Values.Max(s => (long)s.Audio.Frames);
        locations.Add(new XElement("Location", new XAttribute("id", _nextId++), new XAttribute("name", "session"), new XAttribute("start", "a0"),
            new XAttribute("end", Clock(frames)), new XAttribute("flags", "IsSessionRange"), new XAttribute("locked", "0"), new XAttribute("timestamp", "0")));
        _root.SetAttributeValue("id-counter", _nextId + 1000);
        _root.Save(_path);
        return frames;
    }

    // two mono float files in the session's own folder, shared by all tracks that play the same WAV
    (int First, WavAudio Audio) Source(string wav)
    {
        if (_sources.TryGetValue(wav, out var known)) return known;
        WavAudio audio = WavFile.ReadAll(wav);
        if (audio.Rate != Rate) throw new ArgumentException($"{wav} has {audio.Rate} Hz and the session {Rate} Hz.", nameof(wav));
        if (audio.Format.Channels > 2) throw new ArgumentException($"{wav} has {audio.Format.Channels} channels; tracks are stereo.", nameof(wav));
        int first = _nextId;
        for (int c = 0; c < 2; c++)
        {
            string file = $"sound{_sources.Count}-{c}.wav";
            WavFile.WriteAll(Path.Combine(_sounds, file), [audio.Channels[Math.Min(c, audio.Channels.Length - 1)]], Rate, new() { Encoding = WavEncoding.Float32 });
            _root.Element("Sources")!.Add(new XElement("Source", new XAttribute("name", file), new XAttribute("take-id", ""), new XAttribute("type", "audio"),
                new XAttribute("flags", ""), new XAttribute("id", _nextId++), new XAttribute("channel", "0"), new XAttribute("origin", ""), new XAttribute("gain", "1")));
        }
        return _sources[wav] = (first, audio);
    }

    XElement Region(int source, WavAudio audio, bool wholeFile)
    {
        string length = Clock(audio.Frames) + "@a0";
        (string, object)[] attributes =
        [
            ("name", "sound"), ("muted", 0), ("opaque", 1), ("locked", 0), ("video-locked", 0), ("automatic", 0), ("whole-file", wholeFile ? 1 : 0),
            ("import", 0), ("external", 0), ("sync-marked", 0), ("left-of-split", 0), ("right-of-split", 0), ("hidden", 0), ("position-locked", 0),
            ("valid-transients", 0), ("start", "a0"), ("length", length), ("sync-position", "a0"), ("ancestral-start", "a0"), ("ancestral-length", length),
            ("stretch", 1), ("shift", 1), ("layering-index", 0), ("tags", ""), ("reg-group", 0), ("contents", 0), ("type", "audio"),
            ("envelope-active", 0), ("default-fade-in", 0), ("default-fade-out", 0), ("fade-in-active", 0), ("fade-out-active", 0), // the samples stay as they are
            ("scale-amplitude", 1), ("id", _nextId++), ("channels", 2), ("source-0", source), ("source-1", source + 1),
            ("master-source-0", source), ("master-source-1", source + 1),
        ];
        return new XElement("Region", attributes.Select(a => new XAttribute(a.Item1, a.Item2)));
    }

    XElement Route(string name) => _root.Element("Routes")!.Elements("Route").First(r => Is(r, "name", name));
    string Clock(long frames) => "a" + (frames * SuperClocks / Rate).ToString(CultureInfo.InvariantCulture);
    static bool Is(XElement e, string attribute, string value) => string.Equals(e.Attribute(attribute)?.Value, value, StringComparison.Ordinal);
}
