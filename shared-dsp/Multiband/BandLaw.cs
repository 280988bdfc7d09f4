namespace TopDown.Dsp.Multiband;

/// <summary>
/// Static curve of one band, level in dB to gain in dB: a quadratic soft knee (Giannoulis, Massberg, Reiss, JAES 60(6), 2012, eq. 4)
/// above the threshold, its mirror image below it, each up to its range. What lies far below the threshold is let go: the lift
/// fades out over <see cref="FadeDb"/> and is gone at <see cref="FloorDb"/>, so that hiss, hum and silence stay where they are.
/// </summary>
public readonly record struct BandLaw(double ThresholdDb, double Slope, double KneeDb, double DownDb, double UpDb)
{
    /// <summary>Nothing this far below the threshold is lifted, dB.</summary>
    public const double FloorDb = -30;

    /// <summary>Above the floor the lift comes in over this many dB.</summary>
    public const double FadeDb = 12;

    public BandLaw(in BandSettings s) : this(s.ThresholdDb, 1 - 1 / Math.Max(1, s.Ratio), Math.Max(0, s.KneeDb), Math.Max(0, s.DownDb), Math.Max(0, s.UpDb))
    {
    }

    /// <summary>Gain in dB, below 0 for a reduction: the reference for the vector code, for Learn and for drawing the curve.</summary>
    public double GainDb(double levelDb)
    {
        double over = levelDb - ThresholdDb;
        double inKnee = Math.Clamp(over + KneeDb / 2, 0, KneeDb);
        double above = (KneeDb > 0 ? inKnee * inKnee / (2 * KneeDb) : 0) + Math.Max(0, over - KneeDb / 2);
        double below = Math.Max(0, above - over); // the knee's mirror image: above(x) − above(−x) = x
        double lift = Math.Min(Slope * below, UpDb) * Math.Clamp((over - FloorDb) / FadeDb, 0, 1);
        return lift - Math.Min(Slope * above, DownDb);
    }
}
