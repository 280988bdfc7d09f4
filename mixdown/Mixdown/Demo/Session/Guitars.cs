namespace TopDown.Mixdown.Demo.Session;

/// <summary>Four electric guitars: a doubled rhythm part (two players, two amplifiers), a clean one in stereo, and a lead.</summary>
static class Guitars
{
    public static Func<IEnumerable<DemoTrack>>[] Players =>
    [
        () => Rhythm("Guitar Rhythm L", -20, -0.85, 0, new(30, 15, 110, 3, 115, 5, 4900)),
        () => Rhythm("Guitar Rhythm R", -21, 0.85, 0.05, new(27, 17, 95, 4.5, 125, 6, 5300)),
        Clean, Lead,
    ];

    static readonly Build s_guitar = new(Ring: 4.2, Dull: 0.16, PickAt: 0.13, PickupAt: 0.09, Finger: 0.00035, Soft: 4);

    // Six strings, their notes apart, into one pickup (a resonance near 3.8 kHz).
    static double[] Strings(List<Pluck>[] notes, in Build build, Chance chance)
    {
        double[] x = Tape.Blank();
        foreach (List<Pluck> one in notes)
        {
            one.Sort(static (a, b) => a.Time.CompareTo(b.Time));
            PluckedString.Play(x, one, build, chance);
        }
        Biquad.LowPass(3800, 1.6).Filter(x);
        Bass.Scale(x);
        return x;
    }

    static List<Pluck>[] SixStrings() => [[], [], [], [], [], []];

    static IEnumerable<DemoTrack> Rhythm(string name, double peakDbfs, double pan, double tuning, AmplifierKind amp)
    {
        Chance chance = new(name);
        List<Pluck>[] s = SixStrings();
        void Strum(int bar, double beat, double beats, double velocity, double palm)
        {
            if (Score.Stopped(bar, beat)) return;
            int root = Score.Root(bar) + (Score.Root(bar) < 40 ? 12 : 0);
            double time = Score.At(bar, beat) + 0.004 * chance.Human();
            int[] chord = palm > 0.5 ? [root, root + 7] : [root, root + 7, root + 12, Score.Third(bar) + 24];
            for (int i = 0; i < chord.Length; i++)
                s[i].Add(new(time + 0.005 * i * chance.Between(0.7, 1.2), beats * Score.Beat, chord[i] + tuning + 0.02 * chance.Noise(),
                    Math.Clamp(velocity * (i == 3 ? 0.6 : 1) + 0.06 * chance.Human(), 0.2, 1), palm));
        }
        for (int bar = Score.Verse + 2; bar < Score.Chorus; bar++) // chugs in the second half of the verse
            for (int eighth = 0; eighth < 7; eighth++)
                Strum(bar, eighth / 2.0, 0.4, eighth % 4 == 0 ? 0.5 : 0.33, 0.85);
        for (int bar = Score.Chorus; bar < Score.Ending; bar++)
        {
            bool stop = bar == Score.StopBar;
            Strum(bar, 0, 1.4, 0.95, 0);
            Strum(bar, 1.5, 0.95, 0.85, 0);
            Strum(bar, 2.5, stop ? 0.42 : 0.46, 0.8, 0);
            Strum(bar, 3, 0.47, 0.75, 0);
            Strum(bar, 3.5, 0.47, 0.85, 0.1);
        }
        Strum(Score.Ending, 0, 6.4, 0.95, 0);
        double[] x = Strings(s, s_guitar, chance);
        Amplifier.Play(x, amp, -96, chance);
        yield return new(name, "Guitars", Tape.Print(peakDbfs, x)) { Pan = pan };
    }

    static IEnumerable<DemoTrack> Clean()
    {
        Chance chance = new("guitar clean");
        List<Pluck>[] s = SixStrings();
        for (int bar = 0; bar < Score.Ending; bar++)
        {
            bool chorus = bar >= Score.Chorus;
            int[] t = Score.Triad(bar, 55);
            int[] line = [t[0] - 12, t[0], t[1], t[2], t[0] + 12, t[2], t[1], t[0]];
            for (int eighth = 0; eighth < 8; eighth++)
            {
                if (Score.Stopped(bar, eighth / 2.0)) continue;
                double velocity = (chorus ? 0.75 : 0.55) + (eighth % 4 == 0 ? 0.12 : 0) + 0.05 * chance.Human();
                int on = eighth is 0 ? 0 : 1 + (eighth <= 4 ? eighth - 1 : 7 - eighth);
                double ends = bar == Score.StopBar ? 3 - eighth / 2.0 : eighth == 0 ? 3.8 : 1.7;
                s[Math.Min(on, 5)].Add(new(Score.At(bar, eighth / 2.0) + 0.004 * chance.Human(), Math.Max(0.4, ends) * Score.Beat, line[eighth], velocity));
            }
        }
        int[] last = [43, 50, 55, 59, 62, 67];
        for (int i = 0; i < 6; i++) s[i].Add(new(Score.At(Score.Ending) + 0.018 * i, 3.3, last[i], 0.75));
        double[] x = Strings(s, s_guitar with { Ring = 3.2, PickAt = 0.2 }, chance);
        Amplifier.Play(x, new(2, 1, 90, -1.5, 120, 3, 6200), -84, chance);
        // two microphones on a cabinet with a slow chorus: the far one hears the other loudspeaker
        double[] left = Tape.Blank(), right = Tape.Blank();
        for (int i = 0; i < x.Length; i++)
        {
            double t = i / (double)DemoSession.Rate;
            left[i] = x[i] + 0.55 * Between(x, i - (0.0095 + 0.0016 * Exact.Sin(0.7 * t)) * DemoSession.Rate);
            right[i] = x[i] + 0.55 * Between(x, i - (0.0131 + 0.0016 * Exact.Cos(0.7 * t)) * DemoSession.Rate);
        }
        yield return new("Guitar Clean", "Guitars", Tape.Print(-18, left, right));
    }

    internal static double Between(double[] x, double at)
    {
        if (at < 0) return 0;
        int i = (int)at;
        double part = at - i;
        return i + 1 < x.Length ? x[i] + part * (x[i + 1] - x[i]) : x[i];
    }

    static IEnumerable<DemoTrack> Lead()
    {
        Chance chance = new("guitar lead");
        List<Pluck>[] s = SixStrings();
        void Note(int bar, double beat, double beats, int midi, double velocity, double bend = 0, double vibrato = 0) =>
            s[0].Add(new(Score.At(bar, beat) + 0.005 * chance.Human(), beats * Score.Beat * 0.97, midi, velocity, 0.05, bend, vibrato));
        Note(0, 2, 0.5, 71, 0.6); Note(0, 2.5, 0.5, 74, 0.65); Note(0, 3, 1, 76, 0.7, -2, 18);
        Note(1, 0, 1.5, 74, 0.65, 0, 15); Note(1, 1.5, 0.5, 71, 0.55); Note(1, 2, 1.6, 67, 0.6, -1, 20);
        Note(7, 2.5, 0.5, 74, 0.8); Note(7, 3, 0.5, 76, 0.8); Note(7, 3.5, 0.5, 79, 0.85);
        Note(8, 0, 1.8, 81, 0.9, -2, 25); Note(8, 3, 0.5, 78, 0.8); Note(8, 3.5, 0.5, 76, 0.8);
        Note(9, 2, 0.95, 79, 0.85, -1, 0);
        Note(10, 2.5, 0.5, 79, 0.85); Note(10, 3, 0.5, 78, 0.85); Note(10, 3.5, 0.5, 76, 0.85);
        Note(11, 0, 1, 78, 0.9, -2, 20); Note(11, 1, 1, 81, 0.9, 0, 20); Note(11, 2, 1, 83, 0.95, -2, 25); Note(11, 3, 1, 86, 1, -2, 20);
        Note(12, 0, 6, 83, 1, -3, 28);
        double[] x = Strings(s, s_guitar with { Ring = 7, PickAt = 0.1 }, chance);
        Amplifier.Play(x, new(32, 10, 180, 5, 140, 5, 5600), -98, chance);
        yield return new("Guitar Lead", "Guitars", Tape.Print(-21, x)) { Pan = 0.2 };
    }
}
