namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Make-up gain as a constant of the settings: what a mix with peaks of −6 dBFS and some −21 dBFS RMS (a crest before any limiter) loses in
/// loudness. It never follows the signal.
/// </summary>
/// <remarks>
/// Loudness is power, so the law is weighed by power over the levels at which such a programme keeps a peak detector
/// with a release of some 100 ms: between its crest and its body. Fitted to the demo song: within ±0.3 LU over the presets' ratios and thresholds.
/// </remarks>
public static class AutoMakeup
{
    /// <summary>Detector level in dBFS and share of the programme's power found there; the shares add up to exactly 1.</summary>
    static readonly (double Db, double Share)[] Levels = [(-18, 0.375), (-15, 0.3125), (-12, 0.1875), (-9, 0.125)];

    /// <summary>
    /// The same of a drum group that peaks at −12 dBFS, as an RMS detector with a window of milliseconds reads it: fitted to the demo
    /// song's drums over the presets' ratios and thresholds.
    /// </summary>
    static readonly (double Db, double Share)[] DrumLevels = [(-31.3, 0.25), (-25.3, 0.25), (-21.3, 0.25), (-17.3, 0.25)];

    /// <summary>dB, ≥ 0, for a mix.</summary>
    public static double Db(double thresholdDb, double ratio, double kneeDb, double ceilingDb) => Lost(Levels, thresholdDb, ratio, kneeDb, ceilingDb);

    /// <summary>
    /// dB, ≥ 0, for a drum group. Drums are all onsets and decays, so times count: what an attack lets through and a release holds moves the
    /// levels at which the law is read, and a side-chain high-pass takes the kick out of them.
    /// </summary>
    /// <param name="sideHz">Side-chain high-pass, 20 = off.</param>
    public static double DrumsDb(double thresholdDb, double ratio, double kneeDb, double attackMs, double releaseMs, double sideHz)
    {
        double louder = 2 * Math.Log10(releaseMs / 100) - 1.3 * Math.Log10(attackMs / 10) - 1.6 * Math.Log2(Math.Max(1, sideHz / 20));
        return Lost(DrumLevels, thresholdDb - louder, ratio, kneeDb, double.PositiveInfinity);
    }

    static double Lost((double Db, double Share)[] levels, double thresholdDb, double ratio, double kneeDb, double ceilingDb)
    {
        var law = new GainLaw(new CompressorSettings(thresholdDb, ratio, kneeDb, 10, 100, CeilingDb: ceilingDb));
        double kept = 0;
        foreach ((double db, double share) in levels) kept += share * Math.Pow(10, -law.ReductionDb(db) / 10);
        return -10 * Math.Log10(kept);
    }
}
