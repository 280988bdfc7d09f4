namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// The demo: 24 tracks of raw multitrack, thirty seconds of pop-rock at 110 bpm, played by this program. Levels are as a
/// preamp left them, some hot and some low; the drums are boxy near 400 Hz and the voices sharp at 6–9 kHz, for there
/// must be something to mix. Seeded and computed in double without the C library's functions: the same bytes everywhere.
/// </summary>
public static class DemoSession
{
    /// <summary>Hz.</summary>
    public const int Rate = 48_000;

    /// <summary>Samples of every track: 30 s.</summary>
    public const int Frames = 30 * Rate;

    /// <summary>Names of the buses in the order of the sum.</summary>
    public static IReadOnlyList<string> BusNames { get; } = ["Drums", "Bass", "Guitars", "Keys", "Vocals"];

    /// <summary>Seconds of the four bars of verse, and of the six bars of chorus.</summary>
    public static (double From, double To) Verse => (Score.At(Score.Verse), Score.At(Score.Chorus));

    /// <inheritdoc cref="Verse"/>
    public static (double From, double To) Chorus => (Score.At(Score.Chorus), Score.At(Score.Ending));

    /// <summary>Plays the session. Players work in parallel; none depends on another, so the samples do not depend on the schedule.</summary>
    public static IReadOnlyList<DemoTrack> Make()
    {
        Func<IEnumerable<DemoTrack>>[] players = [Drums.Play, Bass.Play, .. Guitars.Players, .. Keys.Players, .. Vocals.Players];
        DemoTrack[][] played = new DemoTrack[players.Length][];
        Parallel.For(0, players.Length, i => played[i] = [.. players[i]()]);
        return [.. played.SelectMany(static x => x)];
    }

    /// <summary>The five stereo buses, each the sum of its tracks at unity, named by the bus.</summary>
    public static IReadOnlyList<DemoTrack> Buses(IReadOnlyList<DemoTrack> tracks) =>
        [.. BusNames.Select(bus => new DemoTrack(bus, bus, Sum([.. tracks.Where(t => string.Equals(t.Bus, bus, StringComparison.Ordinal))])))];

    /// <summary>
    /// Sums tracks or buses in their order to stereo, in double: stereo as it is, mono by its pan with constant power (−3 dB a side in
    /// the centre). Nothing limits the sum.
    /// </summary>
    public static float[][] Sum(IReadOnlyList<DemoTrack> tracks)
    {
        double[] left = new double[Frames], right = new double[Frames];
        foreach (DemoTrack t in tracks)
        {
            bool mono = t.Channels.Length == 1;
            double turn = (t.Pan + 1) / 8, l = mono ? Exact.Cos(turn) : 1, r = mono ? Exact.Sin(turn) : 1;
            float[] first = t.Channels[0], second = t.Channels[^1];
            for (int i = 0; i < Frames; i++)
            {
                left[i] += l * first[i];
                right[i] += r * second[i];
            }
        }
        return [Array.ConvertAll(left, static v => (float)v), Array.ConvertAll(right, static v => (float)v)];
    }
}
