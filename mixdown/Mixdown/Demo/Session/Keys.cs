namespace TopDown.Mixdown.Demo.Session;

/// <summary>Electric piano, organ, pad and arpeggio: what each plays and how it is recorded (all in stereo).</summary>
static class Keys
{
    public static Func<IEnumerable<DemoTrack>>[] Players => [Piano, Drawbars, Strings, Arpeggio];

    // The keys share a spot where they pile up; each instrument has some of it.
    static DemoTrack Print(string name, double peakDbfs, double boxDb, double[] left, double[] right)
    {
        Chance hiss = new(name);
        foreach (double[] x in (double[][])[left, right])
        {
            Biquad.Bell(400, 3, boxDb).Filter(x);
            Tape.Hiss(x, -82, hiss);
        }
        return new(name, "Keys", Tape.Print(peakDbfs, left, right));
    }

    static IEnumerable<DemoTrack> Piano()
    {
        Chance chance = new("e-piano");
        double[] left = Tape.Blank(), right = Tape.Blank();
        for (int bar = 0; bar <= Score.Ending; bar++)
        {
            int[] chord = Score.Triad(bar, 57);
            bool chorus = bar >= Score.Chorus;
            (double Beat, double Beats)[] rhythm = bar == Score.Ending ? [(0, 6)] : bar == Score.StopBar ? [(0, 1.4), (1.5, 1.45)] : chorus ? [(0, 1.4), (1.5, 1), (2.5, 1.4)] : [(0, 2.4), (2.5, 1.4)];
            foreach (var (beat, beats) in rhythm)
            {
                double time = Score.At(bar, beat) + 0.006 * chance.Human(), v = (chorus ? 0.85 : 0.6) + 0.06 * chance.Human();
                for (int i = 0; i < 3; i++)
                    Synth.Tine(left, right, time + 0.006 * chance.Unit(), beats * Score.Beat, chord[i], v * (i == 2 ? 1 : 0.85));
                Synth.Tine(left, right, time, beats * Score.Beat, Score.Root(bar) + 12, v * 0.8);
            }
        }
        yield return Print("E-Piano", -18, 1, left, right);
    }

    static IEnumerable<DemoTrack> Drawbars()
    {
        double[] dry = Tape.Blank(), left = Tape.Blank(), right = Tape.Blank();
        Chance chance = new("organ");
        for (int bar = Score.Chorus; bar <= Score.Ending; bar++)
        {
            double until = bar == Score.Ending ? 29.4 : Score.Stopped(bar, 3) ? Score.At(bar, 2.95) : Score.At(bar + 1) - 0.02;
            double time = Score.At(bar) + 0.004 * chance.Human();
            foreach (int note in Score.Triad(bar, 60)) Synth.Organ(dry, time, until - time, note, chance);
        }
        for (int bar = Score.Verse + 2; bar < Score.Chorus; bar++) // one held note in the second half of the verse
            Synth.Organ(dry, Score.At(bar), 4 * Score.Beat - 0.02, 67 + (bar == 4 ? 0 : -1), chance);
        Synth.Rotary(dry, left, right);
        yield return Print("Organ", -21, 1, left, right);
    }

    static IEnumerable<DemoTrack> Strings()
    {
        double[] left = Tape.Blank(), right = Tape.Blank();
        Chance chance = new("pad");
        for (int bar = 0; bar <= Score.Ending; bar++)
        {
            double until = bar == Score.Ending ? 29.2 : Score.Stopped(bar, 3) ? Score.At(bar, 2.9) : Score.At(bar + 1) + 0.05;
            double level = bar >= Score.Chorus ? 1 : bar < Score.Verse ? 0.5 : 0.4;
            foreach (int note in Score.Triad(bar, 59)) Synth.Pad(left, right, Score.At(bar) - 0.05, until, note, level, chance);
            Synth.Pad(left, right, Score.At(bar) - 0.05, until, Score.Root(bar) + 12, 0.7 * level, chance);
        }
        yield return Print("Pad", -20, 1, left, right);
    }

    static IEnumerable<DemoTrack> Arpeggio()
    {
        double[] left = Tape.Blank(), right = Tape.Blank();
        for (int bar = 4; bar <= Score.Ending; bar++)
        {
            int[] t = Score.Triad(bar, 67);
            int[] order = [t[0], t[1], t[2], t[0] + 12, t[2], t[1]];
            bool chorus = bar >= Score.Chorus;
            for (int sixteenth = 0; sixteenth < (bar == Score.Ending ? 9 : 16); sixteenth++)
            {
                double beat = sixteenth / 4.0, velocity = (chorus ? 0.85 : 0.35 + 0.012 * sixteenth) * (sixteenth % 4 == 0 ? 1 : 0.75);
                if (bar == Score.Ending) velocity *= 1 - sixteenth / 10.0;
                if (Score.Stopped(bar, beat)) continue;
                Synth.Blip(left, right, Score.At(bar, beat), order[sixteenth % 6], velocity, sixteenth % 2 == 0 ? -0.6 : 0.6);
            }
        }
        yield return Print("Synth Arp", -19, 0, left, right);
    }
}
