namespace TopDown.Dsp;

/// <summary>
/// What a speed makes of the machine. Doubling the speed doubles every wavelength on tape: the head bump moves up an octave, the
/// wavelength losses shrink, and with them the treble boost that the record side needs. Its time constants are a choice: those of the replay
/// standards (35 µs at 15 ips, IEC 1; 17.5 µs at 30 ips, AES; table in IASA-TC 04, 5.4.10), because they measure as asked. So
/// one number, octaves above 15 ips, gives everything, in between as well: a speed change glides.
/// </summary>
/// <param name="Octaves">0 = 15 ips, 1 = 30 ips.</param>
readonly record struct TapeVoicing(double Octaves)
{
    const double BumpHz = 63, BumpDb = 1.6, BumpQ = 1;
    const double LossHz = 22_000, LossDb = -1.2, LossPerOctave = 0.42;

    /// <summary>Time constant of the emphasis before the curve in seconds.</summary>
    public double EmphasisSeconds => 35e-6 * Math.Pow(2, -Octaves);

    /// <summary>Head bump; amount 1 = +1.6 dB, +1 dB or more over the two thirds of an octave around its centre.</summary>
    public SvfCoefficients Bump(double amount, double sampleRate) =>
        MatchedDesign.Bell(BumpHz * Math.Pow(2, Octaves), BumpDb * amount, BumpQ, sampleRate);

    /// <summary>
    /// What spacing, gap and coating thickness leave after a calibrated playback equaliser: a shelf near Nyquist, amount 1 = −0.5 dB (15 ips)
    /// or −0.2 dB (30 ips) at 20 kHz. Shallow, because a small shelf follows its prototype at every rate (0.01 dB).
    /// </summary>
    public SvfCoefficients Loss(double amount, double sampleRate) =>
        MatchedDesign.HighShelf(LossHz, LossDb * Math.Pow(LossPerOctave, Octaves) * amount, MatchedDesign.ButterworthQ, sampleRate);
}
