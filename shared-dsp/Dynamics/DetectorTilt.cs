namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Filter in front of a detector that makes it hear music as the ear does: programme falls by some 3 dB an octave, so a flat
/// detector hears kick and bass alone. At full tilt the detector's response rises 10 dB a decade (the inverse of pink noise) from
/// 60 Hz to 15 kHz, 0 dB at 1 kHz; at half it is flat in the middle, with a slight cut below and a slight boost above.
/// </summary>
public static class DetectorTilt
{
    /// <summary>Sections that it takes in a bank.</summary>
    public const int Sections = 5;

    /// <param name="position">0 flat, 1 medium, 2 full; anything between for a fade.</param>
    public static void Set(EqBank bank, int first, double position, double sampleRate)
    {
        double medium = 1 - Math.Abs(1 - Math.Clamp(position, 0, 2)), loud = Math.Clamp(position - 1, 0, 1);
        for (int i = 0; i < Sections; i++)
        {
            (double hz, double db, double mediumDb) = s_shelves[i];
            double gain = loud * db + medium * mediumDb;
            bank.Set(first + i, db < 0 ? MatchedDesign.LowShelf(hz, gain, Q, sampleRate) : MatchedDesign.HighShelf(hz, gain, Q, sampleRate));
        }
    }

    // Frequencies, gains and the common Q by random search on the largest error at 48 and 96 kHz: 0.1 dB.
    const double Q = 0.386;

    static readonly (double Hz, double Db, double MediumDb)[] s_shelves =
    [
        (48, -7.410, -9), (323.2, -9.627, -1.6), (1857.4, 3.740, 0), (5337, 6.743, 1.6), (14109.3, 4.970, 8),
    ];
}
