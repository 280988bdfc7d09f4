namespace TopDown.Dsp;

/// <summary>
/// Second-order sections that follow their analogue prototypes up to Nyquist (no bilinear cramping). hz above 0 without an upper
/// bound: shelves and bells centred above Nyquist still give the part of their curve that lies below it. Always stable,
/// never NaN for finite arguments; no allocation; about a dozen transcendental calls, meant for once a control cell.
/// A gain of 0 dB returns <see cref="SvfCoefficients.Unity"/>. Cuts are the exact inverse of boosts.
/// </summary>
public static class MatchedDesign
{
    /// <summary>Q of a maximally flat section of 12 dB/oct, and of a shelf without overshoot.</summary>
    public const double ButterworthQ = 0.70710678118654752;

    /// <summary>Q of the two sections of a Butterworth filter of 24 dB/oct: 1/(2·cos(π/8)), 1/(2·cos(3π/8)).</summary>
    public const double Butterworth4Q1 = 0.54119610014619698, Butterworth4Q2 = 1.3065629648763765;

    // The last frequency, as part of the rate, where a numerator is still pinned to its prototype.
    const double LastNode = 0.45;

    /// <summary>High-pass of 12 dB/oct; with Q 0.707 <paramref name="hz"/> is the −3.01 dB point.</summary>
    public static SvfCoefficients HighPass(double hz, double q, double sampleRate)
    {
        Limit(ref hz, ref q, sampleRate);
        var (g, k) = MatchedPoles.Map(hz, 0.5 / q, sampleRate);
        double node = Math.Min(hz, LastNode * sampleRate), x = Square(node / hz);
        double power = x * x / (Square(1 - x) + x / (q * q)), axis = MatchedPoles.Axis(node, g, sampleRate);
        return new(g, k, Math.Sqrt(power * MatchedPoles.Power(axis, k)) / axis, 0, 0);
    }

    /// <summary>Low-pass of 12 dB/oct; with Q 0.707 <paramref name="hz"/> is the −3.01 dB point.</summary>
    public static SvfCoefficients LowPass(double hz, double q, double sampleRate)
    {
        Limit(ref hz, ref q, sampleRate);
        var (g, k) = MatchedPoles.Map(hz, 0.5 / q, sampleRate);
        double node = Math.Min(hz, LastNode * sampleRate);
        return MatchedPoles.Fit(g, k, 1, Power(sampleRate / 2), MatchedPoles.Axis(node, g, sampleRate), Power(node));

        double Power(double f)
        {
            double x = Square(f / hz);
            return 1 / (Square(1 - x) + x / (q * q));
        }
    }

    /// <summary>Low shelf: <paramref name="db"/> is its plateau, <paramref name="hz"/> the point of half the dB.</summary>
    public static SvfCoefficients LowShelf(double hz, double db, double q, double sampleRate)
    {
        if (db == 0) return SvfCoefficients.Unity;
        var boost = HighCut(hz, Math.Abs(db), q, sampleRate).Scaled(Math.Pow(10, Math.Abs(db) / 20));
        return db > 0 ? boost : boost.Inverse();
    }

    /// <summary>High shelf: <paramref name="db"/> is its plateau, <paramref name="hz"/> the point of half the dB.</summary>
    public static SvfCoefficients HighShelf(double hz, double db, double q, double sampleRate)
    {
        if (db == 0) return SvfCoefficients.Unity;
        var cut = HighCut(hz, Math.Abs(db), q, sampleRate);
        return db < 0 ? cut : cut.Inverse();
    }

    /// <summary>
    /// Bell: <paramref name="db"/> at <paramref name="hz"/>; its bandwidth is hz/Q between the points of half the dB
    /// (numerator damping A/Q, denominator 1/(A·Q), A² = the gain).
    /// </summary>
    public static SvfCoefficients Bell(double hz, double db, double q, double sampleRate)
    {
        if (db == 0) return SvfCoefficients.Unity;
        Limit(ref hz, ref q, sampleRate);
        var boost = MatchedBell.Boost(hz, Math.Abs(db), q, sampleRate);
        return db > 0 ? boost : boost.Inverse();
    }

    // The high shelf that cuts: of all four shelves the one whose poles lie below hz, hence fit best; the others are its
    // inverse and its multiples. H = (A·s² + √A/Q·s + 1)/(s² + √A/Q·s + A)·A with A < 1, R. Bristow-Johnson's prototype.
    static SvfCoefficients HighCut(double hz, double db, double q, double sampleRate)
    {
        Limit(ref hz, ref q, sampleRate);
        double a = Math.Pow(10, -db / 40), middle = a / (q * q);
        var (g, k) = MatchedPoles.Map(hz * Math.Sqrt(a), 0.5 / q, sampleRate);
        double node = Math.Min(hz, 0.35 * sampleRate);
        return MatchedPoles.Fit(g, k, 1, Power(sampleRate / 2), MatchedPoles.Axis(node, g, sampleRate), Power(node));

        double Power(double f)
        {
            double x = Square(f / hz);
            return a * a * (Square(1 - a * x) + middle * x) / (Square(a - x) + middle * x);
        }
    }

    static void Limit(ref double hz, ref double q, double sampleRate)
    {
        hz = Math.Clamp(hz, 1e-6 * sampleRate, 1e3 * sampleRate);
        q = Math.Clamp(q, 0.025, 100);
    }

    static double Square(double x) => x * x;
}
