namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// Kick, snare and toms: struck membranes. Modes stand in the ratios of the circular membrane, the zeros of Bessel's functions
/// (Fletcher and Rossing, "The Physics of Musical Instruments", 18.2); the lowest falls in pitch after a hard stroke because the
/// stroke stretches the skin. Harder strokes are brighter: beater, stick and wires grow faster than the body.
/// </summary>
static class Skins
{
    static readonly double[] s_membrane = [1.593, 2.136, 2.296, 2.653, 2.918, 3.156, 3.501, 4.06];

    /// <summary>Beater side and front-skin side of one kick stroke.</summary>
    public static void Kick(double[] inside, double[] outside, in Stroke s, Chance chance)
    {
        int at = Tape.Frame(s.Time);
        double v = s.Velocity;
        Body(inside, at, 54, 1.1 + 1.5 * v, 0.009, 0.085, 0.9 * v);
        Body(outside, at, 49, 0.7 * v, 0.02, 0.16, v);
        Resonance.Ring(inside, at, 112, 0.045, 0.22 * v);
        Resonance.Ring(inside, at, 398, 0.030, 0.05 * v);
        Resonance.Ring(outside, at, 96, 0.06, 0.18 * v);
        Resonance.Ring(outside, at, 405, 0.03, 0.02 * v);
        Burst(inside, at, 0.0035, 0.9 * v * v, Biquad.BandPass(chance.Between(3000, 3500), 0.7), chance);
        Burst(inside, at, 0.010, 0.5 * v * v, Biquad.BandPass(520, 0.4), chance);
        Burst(outside, at, 0.016, 0.2 * v, Biquad.BandPass(300, 0.5), chance);
    }

    /// <summary>Upper skin, and the wires under the lower one (rattling 0.7 ms later, with the opposite polarity).</summary>
    public static void Snare(double[] skin, double[] wires, in Stroke s, Chance chance)
    {
        int at = Tape.Frame(s.Time);
        double v = s.Velocity, hz = 188 * (1 + 0.004 * chance.Noise());
        Body(skin, at, hz, 0.10 * v, 0.03, 0.06, 0.7 * v);
        for (int i = 0; i < s_membrane.Length; i++)
            Resonance.Ring(skin, at, hz * s_membrane[i] * (1 + 0.006 * chance.Noise()), 0.055 / (1 + 0.15 * i), 0.20 * v * (0.6 + 0.4 * v) / (1 + 0.1 * i) * (i is 1 or 2 ? 0.5 : 1) * chance.Between(0.7, 1));
        Resonance.Ring(skin, at, hz * 1.37, 0.05, 0.22 * v); // both skins coupled by the air between (Rossing 18.4)
        Burst(skin, at, 0.0025, 1.0 * v * v, Biquad.BandPass(4200, 0.5), chance);
        Burst(skin, at, 0.030, 0.45 * v, Biquad.BandPass(600, 0.45), chance);
        Burst(skin, at, 0.055 + 0.03 * v, 0.38 * v * v, Biquad.BandPass(5200, 0.45), chance);
        int under = at + Tape.Frame(0.0007);
        Burst(wires, under, 0.06 + 0.045 * v, -0.85 * v * Math.Sqrt(v), Biquad.BandPass(6000, 0.4), chance);
        Burst(wires, under, 0.030, -0.5 * v, Biquad.BandPass(2200, 0.8), chance);
        Resonance.Ring(wires, under, hz * 1.06, 0.06, -0.3 * v);
    }

    public static void Tom(double[] to, in Stroke s, double hz, Chance chance)
    {
        int at = Tape.Frame(s.Time);
        double v = s.Velocity;
        Body(to, at, hz, 0.14 * v, 0.06, 0.24, v);
        for (int i = 0; i < s_membrane.Length; i++)
            Resonance.Ring(to, at, hz * s_membrane[i], 0.16 / (1 + 0.6 * i), 0.30 * v / (1 + 0.7 * i) * chance.Between(0.6, 1));
        Burst(to, at, 0.03, 0.3 * v, Biquad.BandPass(380, 0.5), chance);
        Burst(to, at, 0.004, 0.6 * v * v, Biquad.BandPass(3500, 0.6), chance);
    }

    // The lowest mode: a sine gliding down to hz from (1 + stretch) times as much.
    static void Body(double[] to, int at, double hz, double stretch, double glide, double decay, double gain)
    {
        const double Rate = DemoSession.Rate;
        double turns = 0, bend = stretch, bendStep = Exact.Exp(-1 / (glide * Rate)), level = gain, step = Exact.Exp(-1 / (decay * Rate));
        int end = Math.Min(to.Length, at + Tape.Frame(decay * 9)), rise = Tape.Frame(0.0008);
        for (int i = at; i < end; i++)
        {
            turns += hz * (1 + bend) / Rate;
            double contact = i - at < rise ? (i - at) / (double)rise : 1;
            to[i] += contact * level * Exact.Sin(turns);
            bend *= bendStep;
            level *= step;
        }
    }

    static void Burst(double[] to, int at, double decay, double gain, Biquad colour, Chance chance)
    {
        double level = gain, step = Exact.Exp(-1 / (decay * DemoSession.Rate));
        int end = Math.Min(to.Length, at + Tape.Frame(decay * 9)), rise = Tape.Frame(0.0003);
        for (int i = at; i < end; i++)
        {
            double contact = i - at < rise ? (i - at) / (double)rise : 1;
            to[i] += colour.Next(contact * level * chance.Noise());
            level *= step;
        }
    }
}
