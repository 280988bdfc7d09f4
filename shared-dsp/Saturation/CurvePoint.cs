using System.Runtime.Intrinsics;

namespace TopDown.Dsp.Saturation;

/// <summary>
/// One setting of the curve y = level·(s·tanh(w)/g − rest·s), w = u + hard·u³, u = g·(x + offset), s the inverse slope at rest: quiet
/// signals pass at unity (before the match) at any drive and bias, and y(0) = 0. Hard takes the cubic bend out of the tanh and leaves the
/// fifth: the curve stays straight longer and then turns faster. Computed in double at control rate;
/// a <see cref="CurveLine"/> moves between two of them.
/// </summary>
/// <param name="Gain">g, 0 = no curve.</param>
/// <param name="Offset">Added before the curve, full scale = 1.</param>
/// <param name="Hard">0 = tanh, 0.33 = no cubic bend left.</param>
/// <param name="Rest">The curve's value at x = 0, to the last bit what the vector code makes of it: silence stays silence.</param>
/// <param name="Level">After the curve: inverse slope × match.</param>
/// <param name="Match">The level match alone.</param>
public readonly record struct CurvePoint(double Gain, double Offset, double Hard, double Rest, double Level, double Match)
{
    /// <param name="drive">0 to 10; g = e^(drive/4) − 1, so 10 is 21 dB into the curve and 0 none.</param>
    /// <param name="bias">0 to 1; the operating point on the curve in units of its knee, as reached at high drive.</param>
    /// <param name="match">0 = quiet signals keep their level, 1 = programme keeps its loudness, see <see cref="LevelMatch"/>.</param>
    public static CurvePoint At(double drive, double bias, double match) => Of(GainOf(drive), bias, 0, match, 1);

    /// <param name="gain">g.</param>
    /// <param name="bias">As for <see cref="At"/>.</param>
    /// <param name="hard">0 to 0.33.</param>
    /// <param name="match">As for <see cref="At"/>.</param>
    /// <param name="programme">Programme in front of the curve is this factor over −18 dBFS RMS.</param>
    public static CurvePoint Of(double gain, double bias, double hard, double match, double programme)
    {
        double offset = Math.Clamp(bias, 0, 1) / Math.Sqrt(1 + gain * gain), u = gain * offset;
        double tanh = Math.Tanh(u + hard * u * u * u), slope = (1 - tanh * tanh) * (1 + 3 * hard * u * u);
        double level = 1 / slope, matched = match > 0 ? Math.Pow(LevelMatch.Gain(gain, offset, hard, level, programme), match) : 1;
        Vector256<float> rest = SoftCurve.Bend(Vector256.Create((float)offset), Vector256.Create((float)gain), Vector256.Create((float)hard), out _);
        return new(gain, offset, hard, rest.ToScalar(), level * matched, matched);
    }

    /// <summary>g of a drive of 0 to 10.</summary>
    public static double GainOf(double drive) => Math.Exp(Math.Clamp(drive, 0, 10) / 4) - 1;

    /// <summary>tanh(u + hard·u³)/gain, u = gain·x.</summary>
    internal static double Curve(double x, double gain, double hard)
    {
        double u = gain * x;
        return gain < 1e-6 ? x : Math.Tanh(u + hard * u * u * u) / gain;
    }
}
