namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// The song: 110 bpm in E minor / G. Two bars of introduction, four of verse, six of chorus with a stop on the last beat of its
/// fourth bar (a gap, so that compressors on buses must let go), one of ending that rings out.
/// </summary>
static class Score
{
    public const double Bpm = 110, Beat = 60 / Bpm, Lead = 0.12;
    public const int Verse = 2, Chorus = 6, Ending = 12, StopBar = 9;

    // Root of each bar as a MIDI note of the bass, and its chord above.
    static readonly int[] s_roots = [40, 36, 40, 36, 43, 38, 36, 43, 38, 40, 36, 38, 43];
    static readonly bool[] s_minor = [true, false, true, false, false, false, false, false, false, true, false, false, false];

    /// <summary>Seconds at which a beat (0…4, fractions allowed) of a bar falls; the first bar begins after <see cref="Lead"/>.</summary>
    public static double At(int bar, double beat = 0) => Lead + (4 * bar + beat) * Beat;

    public static int Root(int bar) => s_roots[bar];

    public static int Third(int bar) => Root(bar) + (s_minor[bar] ? 3 : 4);

    /// <summary>Three notes of the bar's chord, each moved by octaves into the twelve semitones from <paramref name="lowest"/>.</summary>
    public static int[] Triad(int bar, int lowest)
    {
        int[] notes = [Root(bar), Third(bar), Root(bar) + 7];
        for (int i = 0; i < 3; i++) notes[i] = lowest + ((notes[i] - lowest) % 12 + 12) % 12;
        Array.Sort(notes);
        return notes;
    }

    /// <summary>Nobody plays from the stop until the next bar.</summary>
    public static bool Stopped(int bar, double beat) => bar == StopBar && beat >= 3;
}
