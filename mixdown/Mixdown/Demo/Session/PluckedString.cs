namespace TopDown.Mixdown.Demo.Session;

/// <summary>A note on a string. Times in seconds, pitch as a MIDI note, palm 0 (open)…1 (muted).</summary>
/// <param name="Time">When it is plucked.</param>
/// <param name="Length">When it is let go, from then on.</param>
/// <param name="Midi">Pitch.</param>
/// <param name="Velocity">0…1; harder is brighter.</param>
/// <param name="Palm">How far the hand damps it.</param>
/// <param name="Bend">Semitones away from <paramref name="Midi"/> at the start; the finger slides in within 90 ms.</param>
/// <param name="VibratoCents">Half the swing of a 5.3 Hz vibrato, from 0.25 s on.</param>
readonly record struct Pluck(double Time, double Length, double Midi, double Velocity, double Palm = 0, double Bend = 0, double VibratoCents = 0);

/// <summary>What the instrument does to its strings: ring time of an open one at 110 Hz in seconds, dullness of the loop 0…1, and
/// where along the string pick and pickup are (0…0.5), seconds the finger or pick takes, and the partial above which the pluck weakens.</summary>
readonly record struct Build(double Ring, double Dull, double PickAt, double PickupAt, double Finger, double Soft);

/// <summary>
/// A plucked string: Karplus and Strong's loop (CMJ 7/2, 1983) as extended by Jaffe and Smith: fractional length, loss filter, pick
/// position and strength; read by a third-order Lagrange interpolator (Laakso et al., IEEE SPM 13/1, 1996), so that it can be bent.
/// </summary>
static class PluckedString
{
    const int Size = 2048, Step = 16;

    /// <summary>Plays the notes of one string, in order of time, and adds them to <paramref name="to"/>.</summary>
    public static void Play(double[] to, IReadOnlyList<Pluck> notes, in Build build, Chance chance)
    {
        const double Rate = DemoSession.Rate;
        double[] loop = new double[Size], strike = new double[Size];
        int write = 0, strikeAt = 0, strikeLength = 0;
        double dull = 0, low = 0, loss = 0, w0 = 0, w1 = 0, w2 = 0, w3 = 0;
        int whole = 100, pickup = 10;
        for (int n = 0; n < notes.Count; n++)
        {
            Pluck note = notes[n];
            int from = Tape.Frame(note.Time), end = n + 1 < notes.Count ? Tape.Frame(notes[n + 1].Time) : Math.Min(to.Length, from + Tape.Frame(note.Length + 1.5));
            int release = from + Tape.Frame(note.Length), touch = n + 1 < notes.Count ? end - Tape.Frame(0.006) : int.MaxValue;
            double hz = Exact.Hertz(note.Midi), phase = chance.Unit();
            dull = Math.Min(0.8, build.Dull + 0.35 * note.Palm);
            strikeLength = Excite(strike, hz, note.Velocity, build, chance);
            strikeAt = 0;
            for (int i = from; i < Math.Min(end, to.Length); i++)
            {
                int age = i - from;
                if (age % Step == 0)
                {
                    double t = age / Rate, cents = note.VibratoCents * Math.Clamp((t - 0.25) / 0.4, 0, 1) * Exact.Sin(phase + 5.3 * t);
                    double now = hz * Exact.Exp2((note.Bend * (note.Bend == 0 ? 0 : Exact.Exp(-t / 0.035)) + cents / 100) / 12);
                    double ring = build.Ring * (1 - 0.88 * note.Palm) * Math.Sqrt(110 / now);
                    if (i >= release) ring = 0.07;
                    if (i >= touch) ring = 0.02;
                    loss = Exact.Exp(-6.907755 / (now * ring));
                    double delay = Rate / now - dull / (1 - dull), part = delay - 1 - Math.Floor(delay - 1) + 1;
                    whole = (int)Math.Floor(delay - 1) - 1;
                    // the four taps around 1 + fraction
                    double a = part, b = part - 1, c = part - 2, d = part - 3;
                    (w0, w1, w2, w3) = (-b * c * d / 6, a * c * d / 2, -a * b * d / 2, a * b * c / 6);
                    pickup = Math.Max(2, (int)(build.PickupAt * Rate / now));
                }
                int at = write - whole - 1;
                double x = w0 * loop[at & (Size - 1)] + w1 * loop[(at - 1) & (Size - 1)] + w2 * loop[(at - 2) & (Size - 1)] + w3 * loop[(at - 3) & (Size - 1)];
                low += (1 - dull) * (x - low);
                double y = loss * low;
                if (strikeAt < strikeLength) y += strike[strikeAt++];
                loop[write & (Size - 1)] = y;
                to[i] += y - loop[(write - pickup) & (Size - 1)];
                write++;
            }
        }
    }

    // Pick or finger: a half sine (the harder, the shorter) and some scrape, minus itself from the near end of the string; that
    // difference has no DC, which the loop would keep.
    static int Excite(double[] strike, double hz, double velocity, in Build build, Chance chance)
    {
        const double Rate = DemoSession.Rate;
        Array.Clear(strike);
        int width = Math.Max(4, (int)(Rate * build.Finger * (1.5 - velocity))), back = Math.Max(3, (int)(build.PickAt * Rate / hz));
        double dark = 0;
        for (int i = 0; i < width; i++)
        {
            dark += 0.5 * (chance.Noise() - dark);
            double x = velocity * (Exact.Sin(0.5 * (i + 0.5) / width) + 0.7 * velocity * dark);
            strike[i] += x;
            strike[i + back] -= x;
        }
        // a plucked string starts from a displacement: its velocity falls with the partial's number
        double soft = 1 - Exact.Exp(-2 * Math.PI * build.Soft * hz / Rate), y = 0;
        int length = Math.Min(strike.Length, width + back + (int)(5 / soft));
        for (int i = 0; i < length; i++) strike[i] = y += soft * (strike[i] - y);
        return length;
    }
}
