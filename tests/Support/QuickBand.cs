namespace TopDown.Testing;

/// <summary>
/// A few bars of drums, bass and chords, synthesised: something to hear a mix-bus plug-in on where there is no session.
/// Seeded, so every run gives the same samples. Stereo, peak at the −6 dBFS that master presets are made for.
/// </summary>
public static class QuickBand
{
    public const int Rate = 48_000;
    const double Bpm = 110, Peak = 0.5011872336;
    const int Bars = 4;

    // A minor, F, C, G: root and triad, in MIDI notes.
    static readonly int[][] s_chords = [[45, 57, 60, 64], [41, 57, 60, 65], [48, 55, 60, 64], [43, 55, 59, 62]];

    public static float[][] Play()
    {
        double beat = 60 / Bpm;
        int frames = (int)((Bars * 4 * beat + 1) * Rate);
        float[][] mix = [new float[frames], new float[frames]];
        var chance = new Random(110);
        for (int bar = 0; bar < Bars; bar++)
        {
            double at = bar * 4 * beat;
            for (int note = 1; note < 4; note++) Chord(mix, at, 4 * beat, s_chords[bar][note], (note - 2) * 0.6);
            for (int eighth = 0; eighth < 8; eighth++)
            {
                double when = at + (eighth + Human(chance, 0.006)) * beat / 2, velocity = 0.75 + 0.25 * chance.NextDouble();
                if (eighth is 0 or 3 or 4) Kick(mix, when, velocity);
                if (eighth is 2 or 6) Snare(mix, when, velocity, chance);
                Hat(mix, when, velocity * (eighth % 2 == 0 ? 1 : 0.6), chance);
                Bass(mix, when, beat / 2, s_chords[bar][0] - 12, velocity);
            }
        }
        float peak = mix.Max(c => c.Max(MathF.Abs));
        foreach (float[] channel in mix)
            for (int i = 0; i < channel.Length; i++) channel[i] *= (float)Peak / peak;
        return mix;
    }

    static double Human(Random chance, double most) => (chance.NextDouble() * 2 - 1) * most;

    static double Hertz(int midi) => 440 * Math.Pow(2, (midi - 69) / 12.0);

    static void Add(float[][] mix, double start, double seconds, double pan, Func<double, double> voice)
    {
        int from = Math.Max(0, (int)(start * Rate)), to = Math.Min(mix[0].Length, from + (int)(seconds * Rate));
        double left = Math.Cos((pan + 1) * Math.PI / 4), right = Math.Sin((pan + 1) * Math.PI / 4);
        for (int i = from; i < to; i++)
        {
            double t = (i - from) / (double)Rate, x = voice(t);
            mix[0][i] += (float)(left * x);
            mix[1][i] += (float)(right * x);
        }
    }

    static void Kick(float[][] mix, double at, double velocity) =>
        Add(mix, at, 0.35, 0, t => velocity * Math.Exp(-t * 11) * Math.Sin(2 * Math.PI * (50 * t + 4 * (1 - Math.Exp(-t * 35)))) * 1.1);

    static void Snare(float[][] mix, double at, double velocity, Random chance) =>
        Add(mix, at, 0.25, 0.1, t => velocity * 0.6 * (Math.Exp(-t * 22) * (chance.NextDouble() * 2 - 1) + Math.Exp(-t * 28) * Math.Sin(2 * Math.PI * 190 * t)));

    static void Hat(float[][] mix, double at, double velocity, Random chance)
    {
        double before = 0;
        Add(mix, at, 0.06, -0.3, t =>
        {
            double noise = chance.NextDouble() * 2 - 1, bright = noise - before;
            before = noise;
            return velocity * 0.12 * Math.Exp(-t * 60) * bright;
        });
    }

    static void Bass(float[][] mix, double at, double seconds, int midi, double velocity)
    {
        double hz = Hertz(midi);
        Add(mix, at, seconds, 0, t => velocity * 0.35 * Math.Min(1, t * 200) * Math.Exp(-t * 2.5)
            * (Math.Sin(2 * Math.PI * hz * t) + 0.4 * Math.Sin(4 * Math.PI * hz * t) + 0.15 * Math.Sin(6 * Math.PI * hz * t)));
    }

    // Two detuned saws built from their partials up to 6 kHz: no aliasing.
    static void Chord(float[][] mix, double at, double seconds, int midi, double pan)
    {
        foreach (double detune in (double[])[0.997, 1.003])
        {
            double hz = Hertz(midi) * detune;
            int partials = (int)(6000 / hz);
            Add(mix, at, seconds, pan + (detune > 1 ? 0.3 : -0.3), t =>
            {
                double x = 0;
                for (int k = 1; k <= partials; k++) x += Math.Sin(2 * Math.PI * hz * k * t) / (k * (1 + k * hz / 3000));
                return 0.06 * x * Math.Min(1, t * 30) * Math.Min(1, (seconds - t) * 30);
            });
        }
    }
}
