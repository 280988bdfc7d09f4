namespace TopDown.Mixdown.Demo.Session;

/// <summary>Electric bass with fingers: one performance, by direct injection and by the microphone before its amplifier (0.9 ms later).</summary>
static class Bass
{
    public static IEnumerable<DemoTrack> Play()
    {
        double[] strings = Tape.Blank();
        Build build = new(Ring: 3.5, Dull: 0.38, PickAt: 0.18, PickupAt: 0.11, Finger: 0.0011, Soft: 1.2);
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
        for (int bar = 1; bar < Score.Ending; bar++)
        {
            int root = Low(bar), next = Low(bar + 1);
            if (bar == 1) Note(bar, 0, 3, root, 0.5);
            else if (bar < Score.Chorus)
            {
                foreach (double beat in (double[])[0, 1.5, 2, 2.5]) Note(bar, beat, beat == 0 ? 1.2 : 0.42, root, beat == 0 ? 0.66 : 0.52, 0.15);
                Note(bar, 3.5, 0.45, next > root ? next - 2 : next + 2, 0.55);
            }
            else
            {
                for (int eighth = 0; eighth < 7; eighth++) Note(bar, eighth / 2.0, 0.47, eighth == 5 && root < 36 ? root + 12 : root, eighth % 2 == 0 ? 0.9 : 0.76);
                Note(bar, 3.5, 0.45, next > root ? next - 1 : next + 2, 0.8);
            }
        }
        Note(Score.Ending, 0, 6.2, Low(Score.Ending), 0.9);
        return notes;
    }
}
