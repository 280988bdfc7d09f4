namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// One drum kit, one performance, nine recordings of it: every microphone hears every piece, by its distance (0.34 m a millisecond)
/// and level, so bleed, comb filtering and the late outer kick are those of a real session. The room's low ceiling rings at 400 Hz.
/// </summary>
static class Drums
{
    const double BoxHz = 400;

    // What a stroke excites; one line each.
    const int KickIn = 0, KickOut = 1, SnareSkin = 2, Wires = 3, Hat = 4, Tom1 = 5, Tom2 = 6, Crash = 7, Ride = 8, Lines = 9;

    /// <summary>How a microphone hears a line: level in dB and delay in ms.</summary>
    readonly record struct Path(int Line, double Db, double Ms);

    public static IEnumerable<DemoTrack> Play()
    {
        double[][] kit = Perform();
        yield return Close("Kick In", -8, 0, 9, kit, [new(KickIn, 0, 0), new(SnareSkin, -30, 2.2), new(Tom2, -30, 1.8)]);
        yield return Close("Kick Out", -11.5, 0, 7, kit, [new(KickOut, 0, 2.2), new(KickIn, -16, 2.2), new(SnareSkin, -26, 3.6), new(Tom2, -28, 3)]);
        yield return Close("Snare Top", -4.5, 0, 9.5, kit, [new(SnareSkin, 0, 0.2), new(Wires, -20, 0.5), new(Hat, -27, 1.6), new(KickIn, -26, 2.1), new(Tom1, -24, 1.2), new(Crash, -20, 2.4)]);
        yield return Close("Snare Bottom", -15, 0, 6, kit, [new(Wires, 0, 0.2), new(SnareSkin, -12, 0.9), new(KickIn, -20, 2.0), new(Hat, -27, 1.9), new(Tom1, -26, 1.5)]);
        yield return Close("HiHat", -16, -0.35, 0, kit, [new(Hat, 0, 0.4), new(SnareSkin, -17, 1.7), new(Crash, -15, 2.2), new(KickIn, -32, 2.8)]);
        yield return Close("Tom 1", -12, -0.25, 9, kit, [new(Tom1, 0, 0.2), new(SnareSkin, -24, 1.3), new(Hat, -32, 2.3), new(Crash, -16, 1.8), new(KickIn, -28, 1.7)]);
        yield return Close("Tom 2", -10, 0.40, 9, kit, [new(Tom2, 0, 0.2), new(SnareSkin, -26, 2.2), new(Ride, -16, 1.5), new(KickIn, -26, 1.5)]);

        double[] left = Mic(kit, [new(KickIn, -14, 4.1), new(KickOut, -16, 4.1), new(SnareSkin, -3, 3), new(Wires, -14, 3.2), new(Hat, -2, 2.4), new(Tom1, -6, 2.3), new(Tom2, -11, 3.7), new(Crash, 3, 1.9), new(Ride, -5, 4.2)]);
        double[] right = Mic(kit, [new(KickIn, -14, 4.1), new(KickOut, -16, 4.1), new(SnareSkin, -3, 3), new(Wires, -14, 3.2), new(Hat, -9, 3.9), new(Tom1, -9, 3.1), new(Tom2, -6, 2.4), new(Crash, -4, 4.4), new(Ride, 3, 2.0)]);
        yield return Pair("Overheads", -13, 9, left, right);

        double[] sum = Mic(kit, [new(KickIn, -8, 8), new(KickOut, -8, 8), new(SnareSkin, 0, 8), new(Wires, -10, 8), new(Hat, -12, 8), new(Tom1, -2, 8), new(Tom2, -2, 8), new(Crash, -2, 8), new(Ride, -4, 8)]);
        double[][] room = Room.Around(sum, 0.55, 5200);
        yield return Pair("Room", -15, 9, room[0], room[1]);
    }

    static double[][] Perform()
    {
        double[][] kit = new double[Lines][];
        for (int i = 0; i < Lines; i++) kit[i] = Tape.Blank();
        Chance chance = new("skins");
        Cymbal hat = new("hat", 110, 420, 5.2, 8200), crash = new("crash", 180, 260, 5.85, 4800), ride = new("ride", 170, 380, 5.1, 5200);
        List<Stroke> strokes = Groove.Play();
        for (int i = 0; i < strokes.Count; i++)
        {
            Stroke s = strokes[i];
            int at = Tape.Frame(s.Time), next = strokes.FindIndex(i + 1, n => n.Piece == s.Piece);
            int until = next < 0 ? DemoSession.Frames : Tape.Frame(strokes[next].Time) + 96;
            switch (s.Piece)
            {
                case Piece.Kick: Skins.Kick(kit[KickIn], kit[KickOut], s, chance); break;
                case Piece.Snare: Skins.Snare(kit[SnareSkin], kit[Wires], s, chance); break;
                case Piece.Tom1: Skins.Tom(kit[Tom1], s, 132, chance); break;
                case Piece.Tom2: Skins.Tom(kit[Tom2], s, 88, chance); break;
                case Piece.Hat: hat.Strike(kit[Hat], at, 2.5 * s.Velocity, 0.028 + 0.30 * s.Open, 0.0004 + 0.004 * s.Open, 0.45, until); break;
                case Piece.Crash: crash.Strike(kit[Crash], at, s.Velocity, 0.95, 0.012, 0.10, DemoSession.Frames); break;
                default: ride.Strike(kit[Ride], at, 0.6 * s.Velocity, 0.55, 0.006, 0.10, DemoSession.Frames); break;
            }
        }
        return kit;
    }

    static double[] Mic(double[][] kit, Path[] paths)
    {
        double[] x = Tape.Blank();
        foreach (Path p in paths) Tape.Add(x, kit[p.Line], p.Db, p.Ms);
        return x;
    }

    static DemoTrack Close(string name, double peakDbfs, double pan, double boxDb, double[][] kit, Path[] paths)
    {
        double[] x = Mic(kit, paths);
        Finish(x, boxDb, name);
        return new(name, "Drums", Tape.Print(peakDbfs, x)) { Pan = pan };
    }

    static DemoTrack Pair(string name, double peakDbfs, double boxDb, double[] left, double[] right)
    {
        Finish(left, boxDb, name + " L");
        Finish(right, boxDb, name + " R");
        return new(name, "Drums", Tape.Print(peakDbfs, left, right));
    }

    static void Finish(double[] x, double boxDb, string name)
    {
        Biquad.Bell(BoxHz, 3.2, boxDb).Filter(x);
        Tape.Hiss(x, -72, new(name));
    }
}
