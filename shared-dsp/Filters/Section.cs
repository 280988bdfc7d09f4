namespace TopDown.Dsp;

/// <summary>
/// What one section multiplies with, per sample, in float32. With integrators s1, s2, input x and v = x − s2:
/// s1' = Damp·s1 + Drive·v (Damp held as its distance from 1), s2' = s2 + Drive·s1 + Lift·v,
/// y = Direct·x + Band·s1 + Low·s2. The same trapezoidal integrators as the textbook SVF, rearranged so that the state's path
/// is two multiply-adds long and that small numbers (25 Hz at 192 kHz) keep all their digits.
/// </summary>

struct Section
{
    public float Damp, Drive, Lift, Direct, Band, Low;

    public Section(in SvfCoefficients c)
    {
        double a1 = 1 / (1 + c.G * (c.G + c.K)), a2 = c.G * a1, a3 = c.G * a2;
        double band = c.Band - c.K * c.High, low = c.Low - c.High;
        double direct = c.High + band * a2 + low * a3;
        Damp = (float)(-2 * c.G * (c.G + c.K) * a1);
        Drive = (float)(2 * a2);
        Lift = (float)(2 * a3);
        Direct = (float)direct;
        Band = (float)(band * a1 + low * a2);
        Low = (float)(c.Low - Direct);
    }

    /// <summary>The same poles, output = input: where a section's glide from or to "off" begins or ends.</summary>
    public readonly Section Through() => this with { Direct = 1, Band = 0, Low = 0 };

    /// <summary>The change a frame that leads from one section to another in 1/rate frames.</summary>
    public static Section Step(in Section from, in Section to, float rate) => new()
    {
        Damp = (to.Damp - from.Damp) * rate, Drive = (to.Drive - from.Drive) * rate, Lift = (to.Lift - from.Lift) * rate,
        Direct = (to.Direct - from.Direct) * rate, Band = (to.Band - from.Band) * rate, Low = (to.Low - from.Low) * rate,
    };
}
