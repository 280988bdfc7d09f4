using System.Xml.Linq;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>
/// The mix as an Ardour 7 session: tracks → buses → mix bus → Master. The mix bus has the mix's plug-ins; the level up to the limiter is Master's trim,
/// and a limiter belongs behind its fader. Format: as Ardour 7.3 saves it and as its loader (libs/ardour, 7.3) reads it; what has Ardour's default is left out.
/// </summary>
sealed class ArdourSession
{
    /// <summary>Of the session format. Ardour 7 and later read it.</summary>
    public const int Version = 7002;

    readonly Ids _ids = new();
    readonly Wiring _wires = new();
    readonly RouteNames _names = new();
    readonly Song _song;
    readonly MixSettings _settings;
    readonly SongLanes _lanes;
    readonly Automation _automation;
    readonly ArdourLevels _levels;
    readonly ArdourStrip[] _tracks, _buses;
    readonly ArdourStrip _mixBus, _master;
    readonly List<ArdourSound> _sounds = [];
    int _sends;

    /// <param name="files">Of each track: names in the session's folder of sound.</param>
    public ArdourSession(Song song, MixSettings settings, double postGainDb, IReadOnlyList<IReadOnlyList<string>> files)
    {
        (_song, _settings, _lanes, _automation) = (song, settings, new(song), new(_ids, song.Rate));
        double[] rises = [.. song.Buses.Select(b => b.Name).Append(Session.Master).Select(b => SongLanes.Rise(_lanes.OfBus(b, Lane.Volume)))];
        _levels = ArdourLevels.Of(settings, postGainDb, rises);
        // the track's name stays; a bus of that name is told apart
        string[] names = [.. song.Tracks.Select(t => _names.Take(t.Name, "Track"))];
        _tracks = [.. song.Tracks.Select((_, i) => Track(i, names[i], files[i]))];
        _buses = [.. song.Buses.Select((b, i) => Bus(b.Name, _names.Take(b.Name, "Bus"), _levels.Faders[i], 0))];
        _mixBus = Bus(Session.Master, _names.Take(InsertFiles.MixBus, "Bus"), _levels.MixFader, _levels.MixTrim);
        _master = new("Master", StripKind.Master, 2) { Id = _ids.Next(), Trim = ArdourTime.Gain(_levels.MasterTrim), Fader = ArdourTime.Gain(_levels.MasterFader) };
        Connect();
        for (int i = 0; i < _buses.Length; i++) Insert(_buses[i], song.Buses[i].Name, settings.Buses[i].Inserts);
        Insert(_mixBus, Session.Master, settings.Master.Inserts);
    }

    /// <summary>What the session could not be given.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_levels.Missing > 0.01)
                yield return FormattableString.Invariant($"The Ardour session is {_levels.Missing:F1} dB quieter than the mix before its limiter: no fader and trim of Ardour goes that far up. Put a gain on Master.");
            if (_song.Session.Lanes.Any(l => l.On && l.Insert == null && l.Parameter == Lane.Mute))
                yield return "Mute lanes are Ardour's mute automation, which fades in its own way, some milliseconds unlike the mix's.";
            if (_settings.Buses.SelectMany(b => b.Inserts).Any(i => i.IsOn && i.Type.Latency(Plugin.Settings.Of(i.Type.Page, _song.Rate, [.. i.Normals])) > 0))
                yield return "A bus's plug-in has latency (linear phase): Ardour's window makes up for it by its own account, but not in side-chains, and ardour7-export leaves that bus late. We have not tried it there.";
        }
    }

    public XDocument ToXml(string name)
    {
        ArdourStrip[] strips = [_master, .. _tracks, .. _buses, _mixBus];
        XElement routes = new("Routes", strips.Select((s, order) => s.ToXml(_ids, _wires, order)));
        XElement playlists = new("Playlists", _sounds.Select((s, i) => s.ToPlaylist(_tracks[i].Id)));
        XElement regions = new("Regions", _sounds.Select(s => s.Whole));
        XElement locations = new("Locations", Location("session", "a0", ArdourTime.OfFrame(_song.Frames, _song.Rate), "IsSessionRange"),
            _song.Session.Markers.Select(m => ArdourTime.OfSeconds(m.Seconds, _song.Rate) is var at ? Location(m.Name, at, at, "IsMark") : null));
        XElement click = Click(); // before the counter is read
        return new(new XElement("Session", At("version", Version), At("name", name), At("sample-rate", _song.Rate), At("session-range-is-free", true), At("id-counter", _ids.Last + 1),
            At("name-counter", 1), At("event-counter", 0), At("vca-counter", 1),
            new XElement("Config", new XElement("Option", At("name", "native-file-data-format"), At("value", "FormatFloat"))),
            new XElement("Metadata"), new XElement("Sources", _sounds.SelectMany(s => s.Sources)), regions, locations, new XElement("Bundles"), routes, playlists,
            new XElement("UnusedPlaylists"), new XElement("RouteGroups"), click, Tempo()));
    }

    ArdourStrip Track(int index, string name, IReadOnlyList<string> files)
    {
        SongTrack track = _song.Tracks[index];
        TrackSettings set = _settings.Tracks[index];
        var (azimuth, panGain) = ArdourPan.Of(track.Channels, set.Pan);
        IReadOnlyList<LanePoint>? volume = _lanes.OfTrack(track.Name, Lane.Volume), pan = _lanes.OfTrack(track.Name, Lane.Pan), mute = _lanes.OfTrack(track.Name, Lane.Mute);
        // what a lane asks of the fader beyond its top, the clip gain gives
        double beyond = Math.Max(0, SongLanes.Rise(volume) - ArdourLevels.FaderTop);
        double clip = set.ClipGainDb + _settings.Buses[track.Bus].StageDb + beyond;
        var sound = new ArdourSound(_ids, name, files, track.Channels, ArdourTime.OfFrame(track.Frames, _song.Rate), ArdourTime.Gain(clip));
        _sounds.Add(sound);
        var (panLane, trimLane) = pan == null ? (null, null) : track.Channels == 2 ? (_automation.Balance(pan), null) : _automation.MonoPan(pan);
        return new(name, StripKind.Track, track.Channels)
        {
            Id = _ids.Next(),
            Playlist = sound.Playlist,
            IsInverted = set.IsInverted,
            Trim = panGain,
            Azimuth = azimuth,
            Fader = ArdourTime.Gain(-beyond),
            FaderLane = volume == null ? null : _automation.Fader(volume, -beyond),
            PanLane = panLane,
            TrimLane = trimLane,
            MuteLane = mute == null ? null : _automation.Mute(mute),
        };
    }

    ArdourStrip Bus(string laneName, string name, double faderDb, double trimDb)
    {
        IReadOnlyList<LanePoint>? volume = _lanes.OfBus(laneName, Lane.Volume), pan = _lanes.OfBus(laneName, Lane.Pan), mute = _lanes.OfBus(laneName, Lane.Mute);
        return new(name, StripKind.Bus, 2)
        {
            Id = _ids.Next(),
            Trim = ArdourTime.Gain(trimDb),
            Fader = ArdourTime.Gain(faderDb),
            FaderLane = volume == null ? null : _automation.Fader(volume, faderDb),
            PanLane = pan == null ? null : _automation.Balance(pan),
            MuteLane = mute == null ? null : _automation.Mute(mute),
        };
    }

    void Connect()
    {
        for (int i = 0; i < _tracks.Length; i++) _wires.Stereo(_tracks[i].Out, _buses[_song.Tracks[i].Bus].In);
        foreach (ArdourStrip bus in _buses) _wires.Stereo(bus.Out, _mixBus.In);
        _wires.Stereo(_mixBus.Out, _master.In);
        _wires.Speakers(_master.Out);
    }

    void Insert(ArdourStrip strip, string bus, IReadOnlyList<InsertSettings> inserts)
    {
        for (int i = 0; i < inserts.Count; i++)
        {
            InsertSettings insert = inserts[i];
            string? key = insert.Key == null ? null : Key(insert.Key, $"SC {strip.Name} {i + 1}/audio_in");
            bool isFirst = !inserts.Take(i).Any(other => other.Type == insert.Type); // of two of one kind a lane means the first
            var lanes = (isFirst ? _lanes.OfInsert(bus, insert) : []).Select(l => _automation.Parameter(insert.Type.Page, l.Parameter, l.Points));
            strip.BeforeFader.Add(ArdourInsert.Of(_ids, _wires, insert, InsertFiles.Bytes(insert, strip.Name), key, lanes));
        }
    }

    /// <summary>Tracks play straight into a side-chain; a whole bus does by a send in front of its plug-ins.</summary>
    string Key(KeySource source, string port)
    {
        foreach (int track in source.Bus < 0 ? source.Tracks : []) _wires.Stereo(_tracks[track].Out, port);
        if (source.Bus < 0) return port;
        string name = $"send {++_sends}";
        _wires.Stereo(name + "/audio_send", port);
        _buses[source.Bus].BeforeFader.Insert(0, ArdourInsert.Send(_ids, _wires, _sends, name, name + "/audio_send"));
        return port;
    }

    XElement Location(string name, string start, string end, string flags) =>
        new("Location", At("id", _ids.Next()), At("name", name), At("start", start), At("end", end), At("flags", flags), At("locked", false), At("timestamp", 0));

    XElement Click() => new("Click", _wires.Io(_ids, "Click", "Output", "Click/audio_out", 2), ArdourStrip.Processor(_ids, "Amp", "amp", ArdourStrip.Control(_ids, "gaincontrol", "GainLike", 1)));

    // The format must have one; the song's own is not known.
    static XElement Tempo() => new("TempoMap", At("superclocks-per-second", ArdourTime.SuperClocks),
        new XElement("Tempos", new XElement("Tempo", At("npm", 120), At("enpm", 120), At("note-type", 4), At("type", "Tempo::Constant"), At("active", true), At("locked-to-meter", false),
            At("continuing", false), At("sclock", 0), At("quarters", "0:0"), At("bbt", "1|1|0"), At("omega", 0))),
        new XElement("Meters", new XElement("Meter", At("note-value", 4), At("divisions-per-bar", 4), At("sclock", 0), At("quarters", "0:0"), At("bbt", "1|1|0"))),
        new XElement("MusicTimes"));

    static XAttribute At(string name, object value) => ArdourStrip.At(name, value);
}
