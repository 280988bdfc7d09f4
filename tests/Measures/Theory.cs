namespace TopDown.Measures;

/// <summary>What the figures are held against, written from the definitions in double and not from the blocks.</summary>
static class Theory
{
    /// <summary>Second-order RLC bell: its gain at hz, and the width of its half dB by Q.</summary>
    public static double BellDb(double f, double hz, double db, double q)
    {
        double w = f / hz, a = Math.Pow(10, db / 40), apart = (1 - w * w) * (1 - w * w);
        return 10 * Math.Log10((apart + w * w * a * a / (q * q)) / (apart + w * w / (a * a * q * q)));
    }

    /// <summary>Shelf of second order with Q 0.7071: half of its dB at hz.</summary>
    public static double HighShelfDb(double f, double hz, double db)
    {
        double w = f / hz, a = Math.Pow(10, db / 40), band = 2 * a * w * w;
        return 20 * Math.Log10(a) + 10 * Math.Log10((Square(1 - a * w * w) + band) / (Square(a - w * w) + band));
    }

    public static double LowShelfDb(double f, double hz, double db) => HighShelfDb(hz, f, db);

    /// <summary>
    /// Reduction of a compressor with a quadratic knee centred on the threshold (Giannoulis, Massberg, Reiss, JAES 60(6),
    /// 2012, eq. 4), for a sine of peak <paramref name="levelDb"/>.
    /// </summary>
    public static double ReductionDb(double levelDb, double thresholdDb, double ratio, double kneeDb)
    {
        double over = levelDb - thresholdDb, slope = 1 - 1 / ratio;
        if (2 * over <= -kneeDb) return 0;
        if (2 * over >= kneeDb) return slope * over;
        return slope * Square(over + kneeDb / 2) / (2 * kneeDb);
    }

    static double Square(double x) => x * x;
}
