using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Songs;

/// <summary>One track of an opened song. What is done to it stands in <see cref="Mixing.TrackSettings"/>.</summary>
public sealed record SongTrack
{
    /// <summary>Unique in the song.</summary>
    public required string Name { get; init; }

    /// <summary>Index of its bus.</summary>
    public required int Bus { get; init; }

    /// <summary>1 mono, 2 stereo (one file, or two that are its sides).</summary>
    public required int Channels { get; init; }

    /// <summary>Of the longer side; the song may go on.</summary>
    public required long Frames { get; init; }

    /// <summary>Mono or stereo, or left and right; empty where the track is in memory.</summary>
    public IReadOnlyList<Stem> Files { get; init; } = [];

    /// <summary>What it was taken for by its name.</summary>
    public Instrument Instrument { get; init; }

    /// <summary>Why it is on its bus; null = the session does not say.</summary>
    public string? Why { get; init; }

    /// <summary>What a person should look at; null = nothing.</summary>
    public string? Unclear { get; init; }

    /// <summary>One array a channel, of a track in memory.</summary>
    internal float[][]? Samples { get; init; }
}

/// <summary>A bus of an opened song.</summary>
/// <param name="Name">Unique in the song.</param>
/// <param name="Why">Why its insert sits there, where the bus is a layout's; null = not known.</param>
public sealed record SongBus(string Name, string? Why);
