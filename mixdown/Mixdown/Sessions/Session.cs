using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TopDown.Mixdown.Sessions;

/// <summary>A mix as text: everything that <c>topdown mix</c> needs beside the audio files. Immutable; paths as they stand in the file.</summary>
[Description("A mix of TopDown Suite: tracks, buses, inserts, lanes and markers. Comments and trailing commas are allowed; paths are seen from this file.")]
public sealed record Session
{
    /// <summary>Format that this program writes; every older one is read for ever.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The master's name where a lane or side-chain names a bus.</summary>
    public const string Master = "Master";

    [JsonPropertyName("$schema"), JsonPropertyOrder(-2), Description("For editors that check while you type; the program does not read it.")]
    public string? Schema { get; init; }

    [JsonPropertyOrder(-1), Description("Version of this format."), Limits(1, CurrentVersion)]
    public required int Version { get; init; }

    [Description("Sample rate of the mix and of every file, Hz."), Limits(8000, 768_000)]
    public required int Rate { get; init; }

    [Description("Loudness to reach, LUFS (EBU R 128)."), Limits(-40, -5)]
    public double TargetLufs { get; init; } = -14;

    [Description("Highest true peak of the bounce, dBTP."), Limits(-20, 0)]
    public double CeilingDbtp { get; init; } = -1;

    [Description("A finished song to compare with: an audio file.")]
    public string? Reference { get; init; }

    [Description("The mix bus: every bus is summed into it.")]
    public MasterBus MasterBus { get; init; } = new();

    [Description("Groups of tracks, in the order of the sum.")]
    public required IReadOnlyList<SessionBus> Buses { get; init; }

    [Description("The song's tracks.")]
    public required IReadOnlyList<SessionTrack> Tracks { get; init; }

    [Description("Automation.")]
    public IReadOnlyList<Lane> Lanes { get; init; } = [];

    [Description("Named places of the song.")]
    public IReadOnlyList<Marker> Markers { get; init; } = [];
}

/// <summary>The mix bus.</summary>
[Description("The mix bus.")]
public sealed record MasterBus
{
    [Description("Plug-ins, first to last. Two or three tools are meant to be enough here.")]
    public IReadOnlyList<Insert> Inserts { get; init; } = [];
}

/// <summary>A group of tracks.</summary>
[Description("A group of tracks.")]
public sealed record SessionBus
{
    [Description("Unique; tracks, lanes and side-chains name it.")]
    public required string Name { get; init; }

    [Description("Gain after the inserts, dB."), Limits(-60, 24)]
    public double FaderDb { get; init; }

    [Description("Plug-ins, first to last.")]
    public IReadOnlyList<Insert> Inserts { get; init; } = [];
}

/// <summary>A plug-in on a bus: its preset, then what differs from it.</summary>
[Description("A plug-in: its preset, then what differs from it.")]
public sealed record Insert
{
    [Description("Name of the plug-in.")]
    public required string Plugin { get; init; }

    [Description("Name of a preset; without it the documented start.")]
    public string? Preset { get; init; }

    [Description("Values that differ from the preset, by parameter id (./topdown list shows them), as text: \"-18 dB\", \"4:1\", \"On\".")]
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("What the side-chain hears.")]
    public SideChain? SideChain { get; init; }
}

/// <summary>What a side-chain hears: a whole bus before its inserts, or some tracks.</summary>
[Description("Either a bus, heard before its inserts, or tracks.")]
public sealed record SideChain
{
    [Description("Name of a bus.")]
    public string? Bus { get; init; }

    [Description("Names of tracks; their sum is heard.")]
    public IReadOnlyList<string>? Tracks { get; init; }
}

/// <summary>Which way a track's wave goes.</summary>
public enum Polarity
{
    Normal,
    Inverted,
}

/// <summary>A file, or the two sides of a stereo recording, on its way to a bus.</summary>
[Description("A file, or the two sides of a stereo recording, on its way to a bus.")]
public sealed record SessionTrack
{
    [Description("Unique; lanes and side-chains name it.")]
    public required string Name { get; init; }

    [Description("Audio file, seen from the session's folder, / between folders.")]
    public required string File { get; init; }

    [Description("The right side, where the sides are two mono files; file is the left one then.")]
    public string? Right { get; init; }

    [Description("Name of the bus.")]
    public required string Bus { get; init; }

    [Description("Gain of the file before everything else, dB."), Limits(-60, 60)]
    public double ClipGainDb { get; init; }

    [Description("Place: -1 left, 0 centre, 1 right (constant power); of a stereo track its balance."), Limits(-1, 1)]
    public double Pan { get; init; }

    [Description("Which way the wave goes.")]
    public Polarity Polarity { get; init; }

    [Description("High-pass on this track, Hz (12 dB/oct); 0 = none."), Limits(0, 2000)]
    public double HighPassHz { get; init; }

    [Description("Why it is on this bus; for people and the report.")]
    public string? Why { get; init; }
}

/// <summary>Automation of one thing.</summary>
[Description("Automation of a track's or bus's volume, pan or mute, or of any parameter of a bus's insert.")]
public sealed record Lane
{
    /// <summary>Parameters that every track and bus has.</summary>
    public const string Volume = "volume", Pan = "pan", Mute = "mute";

    [Description("Name of a track; either this or bus.")]
    public string? Track { get; init; }

    [Description("Name of a bus, or Master.")]
    public string? Bus { get; init; }

    [Description("Name of a plug-in on that bus; without it the bus itself is meant.")]
    public string? Insert { get; init; }

    [Description("volume (dB, added to clip gain or fader), pan (-1 to 1), mute (On, Off), or an insert's parameter id.")]
    public required string Parameter { get; init; }

    [Description("false: kept, not played.")]
    public bool On { get; init; } = true;

    [Description("In order of time. Numbers go straight from point to point, words and switches jump; before the first point its value holds.")]
    public required IReadOnlyList<Point> Points { get; init; }
}

/// <summary>A lane's value at a time.</summary>
[Description("A value at a time.")]
public sealed record Point
{
    [Description("Seconds from the song's beginning."), Limits(0, 86_400)]
    public required double Seconds { get; init; }

    [Description("As text: \"+1 dB\", \"0.5\", \"On\".")]
    public required string Value { get; init; }
}

/// <summary>A named place.</summary>
[Description("A named place.")]
public sealed record Marker
{
    [Description("Seconds from the song's beginning."), Limits(0, 86_400)]
    public required double Seconds { get; init; }

    [Description("For example Chorus 1.")]
    public required string Name { get; init; }
}

/// <summary>Smallest and largest value of a number in a session.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LimitsAttribute(double min, double max) : Attribute
{
    public double Min { get; } = min;
    public double Max { get; } = max;
}
