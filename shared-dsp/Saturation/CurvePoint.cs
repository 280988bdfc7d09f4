namespace TopDown.Dsp.Saturation;

/// <summary>
/// What one setting of drive, bias and level match makes of the curve
/// y = level·(s·tanh(g·(x + offset))/g − rest·s), s the inverse slope at rest: quiet signals pass at unity (before the match) at any
/// drive and bias, and y(0) = 0. Computed in double at control rate; the <see cref="Saturator"/> moves between two of them in straight lines.
/// </summary>
/// <param name="Gain">g, 0 = no curve.</param>
/// <param name="Offset">Added before the curve, full scale = 1.</param>
/// <param name="Rest">The curve's value at x = 0.</param>
/// <param name="Level">After the curve: inverse slope × match.</param>
public readonly record struct CurvePoint(double Gain, double Offset, double Rest, double Level)
{
    /// <param name="drive">0 to 10; g = e^(drive/4) − 1, so 10 is 21 dB into the curve and 0 none.</param>
    /// <param name="bias">0 to 1; the operating point on the curve in units of its knee, as reached at high drive.</param>
    /// <param name="match">0 = quiet signals keep their level, 1 = programme keeps its loudness, see <see cref="LevelMatch"/>.</param>
    public static CurvePoint At(double drive, double bias, double match)
    {
        double gain = Math.Exp(Math.Clamp(drive, 0, 10) / 4) - 1;
        double offset = Math.Clamp(bias, 0, 1) / Math.Sqrt(1 + gain * gain);
        double rest = Curve(offset, gain), tanh = Math.Tanh(gain * offset);
        double level = 1 / (1 - tanh * tanh);
        if (match > 0) level *= Math.Pow(LevelMatch.Gain(gain, offset, level), match);
        return new(gain, offset, rest, level);
    }

    /// <summary>tanh(gain·x)/gain.</summary>
    internal static double Curve(double x, double gain) => gain < 1e-6 ? x : Math.Tanh(gain * x) / gain;
}
