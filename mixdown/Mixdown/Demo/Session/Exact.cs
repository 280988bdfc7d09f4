namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// Sine, exponential and pitch from +, −, × and ÷ alone: the C library's differ in the last bit between systems and CPUs, and the
/// demo's files shall have the same bytes everywhere. Errors below 1e-12, far under 24 bits.
/// </summary>
static class Exact
{
    const double Ln2 = 0.693147180559945309417;

    /// <summary>sin(2π·turns) by Taylor's series on a quarter turn.</summary>
    public static double Sin(double turns)
    {
        double x = turns - Math.Floor(turns + 0.5);
        if (x > 0.25) x = 0.5 - x;
        else if (x < -0.25) x = -0.5 - x;
        x *= 2 * Math.PI;
        double q = x * x;
        return x * (1 + q * (-1.0 / 6 + q * (1.0 / 120 + q * (-1.0 / 5040 + q * (1.0 / 362880 + q * (-1.0 / 39916800 + q * (1.0 / 6227020800 + q * (-1.0 / 1307674368000))))))));
    }

    public static double Cos(double turns) => Sin(turns + 0.25);

    public static double Exp(double x)
    {
        if (x < -700) return 0;
        double n = Math.Floor(x / Ln2 + 0.5), r = x - n * Ln2, sum = 1;
        for (int k = 13; k >= 1; k--) sum = 1 + r * sum / k;
        return sum * BitConverter.Int64BitsToDouble(((long)n + 1023) << 52);
    }

    /// <summary>2^x.</summary>
    public static double Exp2(double x) => Exp(x * Ln2);

    /// <summary>Amplitude of a level in dB.</summary>
    public static double Gain(double db) => Exp2(db / 6.02059991327962390);

    /// <summary>Hz of a MIDI note, 69 = 440 Hz; fractions are cents.</summary>
    public static double Hertz(double midi) => 440 * Exp2((midi - 69) / 12);
}
