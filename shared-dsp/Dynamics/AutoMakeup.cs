namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Make-up gain as a constant of the settings: what a programme calibrated to peaks of −6 dBFS and about −18 dBFS RMS loses in
/// loudness. It never follows the signal.
/// </summary>
/// <remarks>
/// Loudness is power, so the law is weighed by power over the levels at which such a programme keeps a peak detector
/// with a release of some 100 ms: between its crest and its body.
/// </remarks>
public static class AutoMakeup
{
    /// <summary>Detector level in dBFS and share of the programme's power found there.</summary>
    static readonly (double Db, double Share)[] Levels = [(-16.5, 0.25), (-12.75, 0.25), (-10.25, 0.25), (-7, 0.25)];

    /// <summary>dB, ≥ 0.</summary>
    public static double Db(double thresholdDb, double ratio, double kneeDb, double ceilingDb)
    {
        var law = new GainLaw(new CompressorSettings(thresholdDb, ratio, kneeDb, 10, 100, CeilingDb: ceilingDb));
        double kept = 0;
        foreach ((double db, double share) in Levels) kept += share * Math.Pow(10, -law.ReductionDb(db) / 10);
        return -10 * Math.Log10(kept);
    }
}
