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

    /// <summary>dB, ≥ 0.</summary>
    public static double Db(double thresholdDb, double ratio, double kneeDb, double ceilingDb)
    {
        var law = new GainLaw(new CompressorSettings(thresholdDb, ratio, kneeDb, 10, 100, CeilingDb: ceilingDb));
        double kept = 0;
        foreach ((double db, double share) in Levels) kept += share * Math.Pow(10, -law.ReductionDb(db) / 10);
        return -10 * Math.Log10(kept);
    }
}
