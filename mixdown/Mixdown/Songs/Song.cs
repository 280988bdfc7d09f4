using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Songs;

/// <summary>An opened song: every file is there, sound and of one rate. Immutable; the files are read by <see cref="MixEngine"/>.</summary>
public sealed record Song
{
    /// <summary>Of the folder, or of the session's file where it has a name of its own.</summary>
    public required string Name { get; init; }

    /// <summary>Full path; empty where the tracks are in memory.</summary>
    public required string Folder { get; init; }

    /// <summary>The session file's full path; null = a folder without one.</summary>
    public string? SessionFile { get; init; }

    /// <summary>As it was read, or as proposed for the folder (rides off).</summary>
    public required Session Session { get; init; }

    /// <summary>Hz.</summary>
    public required int Rate { get; init; }

    /// <summary>Of the longest track; the shorter ones end in silence.</summary>
    public required long Frames { get; init; }

    /// <summary>In the session's order.</summary>
    public required IReadOnlyList<SongTrack> Tracks { get; init; }

    /// <summary>In the order of the sum.</summary>
    public required IReadOnlyList<SongBus> Buses { get; init; }

    /// <summary>What was left out and what is unclear, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The session's settings: clip gains, pans, faders, inserts at preset and overrides; trims and stages at 0 dB.</summary>
    public required MixSettings Start { get; init; }

    /// <summary>Tracks begin anew at their own end, for benches.</summary>
    internal bool IsLooped { get; init; }

    /// <summary>Names of what a side-chain hears.</summary>
    public string NameOf(KeySource key) => key.Bus >= 0 ? Buses[key.Bus].Name : string.Join(" + ", key.Tracks.Select(t => Tracks[t].Name));

    public double Seconds => Frames / (double)Rate;

    /// <summary>A folder with a session in it, a folder of tracks, or a session file.</summary>
    /// <param name="decoder">For what is not WAV; its files must live as long as the song.</param>
    /// <exception cref="UserException">Something cannot be mixed: names the file and the remedy.</exception>
    /// <exception cref="Wav.WavException">A WAV is damaged or cannot be read.</exception>
    public static Song Open(string folderOrSessionFile, SongOptions options, Decoder decoder, CancellationToken cancel = default) =>
        SongReader.Open(folderOrSessionFile, options, decoder, cancel);

    /// <summary>A song of tracks in memory, for demos, benches and tests.</summary>
    /// <param name="session">Its tracks' files are names only.</param>
    /// <param name="samples">One or two arrays a track, in the session's order.</param>
    public static Song From(Session session, IReadOnlyList<float[][]> samples) => SongReader.From(session, samples);

    /// <summary>The song again and again for so many frames, every track looped at its own end.</summary>
    public Song Looped(long frames) => this with { Frames = frames, IsLooped = true };
}
