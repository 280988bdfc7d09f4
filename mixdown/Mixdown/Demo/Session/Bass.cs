namespace TopDown.Mixdown.Demo.Session;

/// <summary>Electric bass with fingers: one performance, by direct injection and by the microphone before its amplifier (0.9 ms later).</summary>
static class Bass
{
    public static IEnumerable<DemoTrack> Play()
    {
        double[] strings = Tape.Blank();
        Build build = new(Ring: 3.5, Dull: 0.38, PickAt: 0.18, PickupAt: 0.13, Finger: 0.0011, Soft: 1.2);
        PluckedString.Play(strings, Notes(), build, new("bass fingers"));
        Biquad.LowPass(3600, 1.1).Filter(strings);
        Scale(strings);
        double[] amp = Tape.Blank();
        Tape.Add(amp, strings, 0, 0.9);
        Amplifier.Play(amp, new(6, 3, 30, 3, 95, 3, 3800), -76, new("bass amp"));
        Tape.Hiss(strings, -78, new("bass di"));
        yield return new("Bass DI", "Bass", Tape.Print(-13, strings));
        yield return new("Bass Amp", "Bass", Tape.Print(-19, amp));
    }

    internal static void Scale(double[] x)
    {
        double peak = 0;
        foreach (double v in x) peak = Math.Max(peak, Math.Abs(v));
        for (int i = 0; i < x.Length; i++) x[i] /= peak;
    }

    // beat and length of a bar's notes
    static readonly (double, double)[] s_intro = [(0, 0.5), (0.5, 0.5), (1, 1), (2, 0.5), (2.5, 0.5), (3, 0.5)], s_verse = [(0, 0.5), (0.5, 0.5), (1, 0.5), (1.5, 0.5), (2, 0.5), (2.5, 1)];

    // four strings: nothing below E1
    static int Low(int bar) => Score.Root(bar) - 12 is var low and >= 28 ? low : Score.Root(bar);

    static List<Pluck> Notes()
    {
        Chance chance = new("bass player");
        List<Pluck> notes = [];
        void Note(int bar, double beat, double beats, int midi, double velocity, double palm = 0)
        {
            if (Score.Stopped(bar, beat)) return;
            double time = Score.At(bar, beat) + 0.003 + 0.003 * chance.Human();
            notes.Add(new(time, beats * Score.Beat, midi, Math.Clamp(velocity + 0.05 * chance.Human(), 0.2, 1), palm));
        }
        double Touch(double velocity) => velocity * chance.Between(0.58, 1.06);
        for (int bar = 0; bar < Score.Ending; bar++)
        {
            int root = Low(bar), next = Low(bar + 1);
            if (bar < Score.Chorus)
            {
                foreach (var (beat, beats) in bar < Score.Verse ? s_intro : s_verse) Note(bar, beat, beats, root, Touch(beat % 1 == 0 ? 0.68 : 0.6));
                Note(bar, 3.5, 0.5, next > root ? next - 2 : next + 2, Touch(0.62));
            }
            else
            {
                for (int eighth = 0; eighth < 7; eighth++) Note(bar, eighth / 2.0, 0.5, eighth == 5 && root < 36 ? root + 12 : root, Touch(eighth % 2 == 0 ? 0.9 : 0.76));
                Note(bar, 3.5, 0.5, next > root ? next - 1 : next + 2, Touch(0.8));
            }
        }
        Note(Score.Ending, 0, 1.5, Low(Score.Ending), 0.8);
        return notes;
    }
}
