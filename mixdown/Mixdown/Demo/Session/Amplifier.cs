namespace TopDown.Mixdown.Demo.Session;

/// <summary>A guitar or bass amplifier: gain of its two stages in dB, tone, and the loudspeaker's upper end in Hz.</summary>
readonly record struct AmplifierKind(double FirstDb, double SecondDb, double TightHz, double MiddleDb, double BumpHz, double PresenceDb, double TopHz);

/// <summary>
/// Two saturating stages with filters between, then a loudspeaker in a cabinet before a close microphone: a bump, a presence peak, a
/// steep upper end and the comb of the floor's reflection. The curve x/√(1+x²) is antialiased by its antiderivative √(1+x²)
/// (Parker, Zavalishin, Le Bivic, DAFx-16); its difference quotient needs no division by a difference.
/// </summary>
static class Amplifier
{
    public static void Play(double[] x, in AmplifierKind kind, double hissDb, Chance chance)
    {
        double hiss = Exact.Gain(hissDb), first = Exact.Gain(kind.FirstDb), second = Exact.Gain(kind.SecondDb);
        Biquad tight = Biquad.HighPass(kind.TightHz), voice = Biquad.Bell(750, 0.7, kind.MiddleDb), between = Biquad.HighPass(60), grid = Biquad.LowPass(7500);
        Biquad[] cabinet =
        [
            Biquad.HighPass(70, 0.9), Biquad.Bell(kind.BumpHz, 1.4, 4), Biquad.Bell(420, 1.2, -3), Biquad.Bell(2600, 1.1, kind.PresenceDb),
            Biquad.Bell(1500, 3, -3), Biquad.LowPass(kind.TopHz, 0.9), Biquad.LowPass(kind.TopHz * 1.15, 0.6),
        ];
        double bias = 0.18, u1 = bias, v1 = 0;
        for (int i = -Tape.Frame(0.25); i < x.Length; i++) // switched on a quarter of a second before: the bias has settled
        {
            double u = first * voice.Next(tight.Next((i < 0 ? 0 : x[i]) + hiss * chance.Noise())) + bias;
            double v = second * grid.Next(between.Next(Curve(u, u1)));
            double y = Curve(v, v1);
            (u1, v1) = (u, v);
            foreach (Biquad b in cabinet) y = b.Next(y);
            if (i >= 0) x[i] = y;
        }
        int floor = Tape.Frame(0.0034);
        for (int i = x.Length - 1; i >= floor; i--) x[i] += 0.16 * x[i - floor];
    }

    static double Curve(double now, double before) => (now + before) / (Math.Sqrt(1 + now * now) + Math.Sqrt(1 + before * before));
}
