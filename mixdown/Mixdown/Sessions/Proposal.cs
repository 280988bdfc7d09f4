using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Sessions;

/// <summary>A session for a folder of stems: tracks on their buses, every insert at its layout's preset, side-chains, and rides to try.</summary>
public static class Proposal
{
    /// <summary>Depth of a ride, dB.</summary>
    public const double RideDb = 1;

    const double GlideSeconds = 0.05;
    static readonly string[] s_lift = ["chorus", "refrain", "hook", "drop", "finale", "tutti"], s_drop = ["intro", "bridge", "break", "breakdown", "zwischenspiel", "interlude", "c-teil"];

    /// <summary>Paths are written as seen from <paramref name="stems"/>'s folder, where the session belongs.</summary>
    /// <param name="schema">Where the schema lies, for editors; null = not named.</param>
    public static Session For(StemFolder stems, string? schema = null)
    {
        List<Marker> markers = Markers(stems);
        string[] used = [.. stems.Layout.Buses.Select(b => b.Name).Append(Layout.Other).Where(b => stems.Tracks.Any(t => t.Bus == b))];
        return new()
        {
            Schema = schema,
            Version = Session.CurrentVersion,
            Rate = stems.Rate,
            MasterBus = new() { Inserts = [new() { Plugin = stems.Layout.Master.Plugin, Preset = stems.Layout.MasterPreset }] },
            Buses = [.. used.Select(b => Bus(stems, b))],
            Tracks = [.. stems.Tracks.Select(t => Track(stems, t))],
            Lanes = [.. used.Where(b => b != Layout.Other && markers.Count > 0).Select(b => Ride(b, markers)).OfType<Lane>()],
            Markers = markers,
        };
    }

    static SessionTrack Track(StemFolder stems, StemTrack track) => new()
    {
        Name = track.Name,
        File = Relative(stems, track.File),
        Right = track.Right == null ? null : Relative(stems, track.Right),
        Bus = track.Bus,
        Why = track.Unclear == null ? track.Reason : $"{track.Reason} (unclear: {track.Unclear})",
    };

    static string Relative(StemFolder stems, Stem stem) => Path.GetRelativePath(stems.Folder, stem.Path).Replace(Path.DirectorySeparatorChar, '/');

    static SessionBus Bus(StemFolder stems, string name)
    {
        if (stems.Layout.Find(name) is not { } bus) return new() { Name = name };
        return new() { Name = name, Inserts = [new() { Plugin = bus.Plan.Plugin, Preset = bus.PresetName, SideChain = Key(stems, bus.Plan) }] };
    }

    /// <summary>Null where nobody is there to be heard: a whole drum bus must not duck the bass.</summary>
    static SideChain? Key(StemFolder stems, BusPlan plan)
    {
        StemTrack[] heard = [.. stems.Tracks.Where(t => t.Bus == plan.KeyBus)];
        if (plan.KeyTracks.Length == 0) return heard.Length == 0 ? null : new() { Bus = plan.KeyBus };
        string[] tracks = [.. heard.Where(t => t.Instrument == Enum.Parse<Instrument>(plan.KeyTracks)).Select(t => t.Name)];
        return tracks.Length == 0 ? null : new() { Tracks = tracks };
    }

    static List<Marker> Markers(StemFolder stems)
    {
        var markers = new List<Marker>();
        foreach (Stem stem in stems.Tracks.SelectMany(t => t.Files).Where(s => s.Readable == s.Path))
        {
            foreach (CuePoint cue in CuePoints.Read(stem.Path).Where(c => c.Frame <= stem.Frames))
            {
                double seconds = Math.Round(cue.Frame / (double)stem.Rate, 6);
                // editors write the song's markers into every file
                if (!markers.Exists(m => Math.Abs(m.Seconds - seconds) < 0.01 && m.Name.Equals(cue.Name, StringComparison.OrdinalIgnoreCase))) markers.Add(new() { Seconds = seconds, Name = cue.Name });
            }
        }
        return [.. markers.OrderBy(m => m.Seconds)];
    }

    /// <summary>Up in what sounds like a chorus, down in what sounds like a rest, else even; null when nothing moves.</summary>
    static Lane? Ride(string bus, List<Marker> markers)
    {
        var points = new List<Point>();
        double at = 0;
        foreach (Marker marker in markers)
        {
            double to = s_lift.Any(w => Has(marker, w)) ? RideDb : s_drop.Any(w => Has(marker, w)) ? -RideDb : 0;
            if (marker.Seconds > GlideSeconds) points.Add(Point(marker.Seconds - GlideSeconds, at));
            points.Add(Point(marker.Seconds, at = to));
        }
        bool inOrder = points.Zip(points.Skip(1)).All(p => p.First.Seconds <= p.Second.Seconds);
        return inOrder && points.Exists(p => p.Value != "0 dB") ? new() { Bus = bus, Parameter = Lane.Volume, On = false, Points = points } : null;
    }

    static bool Has(Marker marker, string word) => marker.Name.Contains(word, StringComparison.OrdinalIgnoreCase) && !marker.Name.Contains("pre", StringComparison.OrdinalIgnoreCase);

    static Point Point(double seconds, double db) => new() { Seconds = Math.Round(seconds, 6), Value = db.ToString("+0.###;-0.###;0", System.Globalization.CultureInfo.InvariantCulture) + " dB" };
}
