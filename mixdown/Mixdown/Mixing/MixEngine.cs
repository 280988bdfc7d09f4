using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// A song through a mix: tracks → buses with their inserts → sum → trim → the mix bus's inserts. Streams; memory does not hang on the
/// song's length. The same samples for any number of threads. Every call starts plug-ins fresh; one call at a time.
/// </summary>
public sealed class MixEngine(Song song, MixSettings settings, MixOptions? options = null)
{
    MixRun? _last;

    public Song Song => song;
    public MixSettings Settings => settings;
    public MixOptions Options { get; } = options ?? new();

    /// <summary>
    /// Renders From…To, chunk by chunk and in order; <paramref name="listen"/> is called on the run's threads, never on two at once. Beyond To plug-ins
    /// with latency hear how the song goes on.
    /// </summary>
    /// <param name="taps">What chunks carry beside the mix.</param>
    /// <param name="progress">Gets the frames that are done.</param>
    /// <exception cref="Wav.WavException">A file cannot be read any more.</exception>
    /// <exception cref="OperationCanceledException">By <paramref name="cancel"/>; what the listener throws comes out as well.</exception>
    public void Run(MixTaps taps, Action<MixChunk> listen, Action<long>? progress = null, CancellationToken cancel = default)
    {
        long from = Options.From, to = Options.To ?? song.Frames;
        if (from < 0 || to <= from) throw new ArgumentException($"{from}…{to} is no stretch of a song.");
        _last = null;
        using var run = new MixRun(song, settings, from, to, taps, (_, insert) => Options.Insert(insert, song.Rate), static _ => true);
        run.Play(listen, progress, Options.Threads, cancel);
        _last = run;
    }

    /// <summary>What an ear's reduction showed in the last run. Nothing where the insert is off.</summary>
    public ReadingCurve Reading(InsertPlace place, Ear ear) => Reading(place, ear.Reduction);

    /// <summary>What the reading of an ear, or the one that hosts show as gain reduction, showed in the last run.</summary>
    public ReadingCurve Reading(InsertPlace place, Reading reading) => Last[place].Curve(reading);

    /// <summary>Seconds that the insert worked in the last run.</summary>
    public double Seconds(InsertPlace place) => Last[place].Seconds;

    MixRun Last => _last ?? throw new InvalidOperationException("Nothing was run to its end yet.");

    /// <summary>
    /// One insert listens to a stretch with everything in front of it as set, and proposes its values, the way it does in a host.
    /// </summary>
    /// <param name="place">An insert of the settings, on or off.</param>
    public Learned Learn(InsertPlace place, long from, long to, CancellationToken cancel = default) => new Learner(this).Learn(place, from, to, cancel);

    /// <summary>The first insert of every bus listens, all in one run; null where a bus has none, or it is off.</summary>
    public IReadOnlyList<Learned?> LearnBuses(long from, long to, CancellationToken cancel = default) => new Learner(this).LearnBuses(from, to, cancel);
}
