namespace TopDown.Ui.Drawing;

/// <summary>Logarithms and powers for pixels: plain arithmetic in double, the same bits on every CPU and system. For places of pixels, not for sound.</summary>
public static class Exact
{
    const double Ln2 = 0.693147180559945309, Log10Of2 = 0.301029995663981195;

    /// <summary>Absolute error below 1e-11. −1074 (the smallest number's) for 0 and below, as a place must be somewhere; NaN for NaN, 1024 at most.</summary>
    public static double Log2(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x < double.Epsilon) return -1074;
        if (double.IsPositiveInfinity(x)) return 1024;
        int below = 0;
        if (!double.IsNormal(x)) (x, below) = (x * 18_014_398_509_481_984.0, 54);
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023 - below;
        double m = BitConverter.Int64BitsToDouble(bits & 0xF_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000);
        if (m > 1.41421356237309505)
        {
            m /= 2;
            exponent++;
        }
        // ln m = 2 artanh((m − 1) / (m + 1)); the part is at most 0.1716, the first term left out 3e-13
        double s = (m - 1) / (m + 1), q = s * s;
        return exponent + 2 / Ln2 * s * (1 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11 + q * (1.0 / 13)))))));
    }

    /// <summary>Relative error below 1e-11. 0 below −1022, the largest number from 1024 on.</summary>
    public static double Exp2(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x < -1022) return 0;
        if (x >= 1024) return double.MaxValue;
        double whole = Math.Floor(x + 0.5), z = (x - whole) * Ln2; // |z| ≤ 0.3466
        double p = 1 + z * (1 + z * (1.0 / 2 + z * (1.0 / 6 + z * (1.0 / 24 + z * (1.0 / 120 + z * (1.0 / 720 + z * (1.0 / 5_040 + z * (1.0 / 40_320 + z * (1.0 / 362_880)))))))));
        // in two steps: 2^1024 is no number
        return p * PowerOf2((int)whole >> 1) * PowerOf2((int)whole - ((int)whole >> 1));
    }

    /// <summary>As <see cref="Log2"/>.</summary>
    public static double Log10(double x) => Log2(x) * Log10Of2;

    /// <summary>10^x; relative error below 1e-10 within ±300.</summary>
    public static double Exp10(double x) => Exp2(x / Log10Of2);

    static double PowerOf2(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
