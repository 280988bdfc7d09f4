namespace TopDown.Dsp.Resampling;

/// <summary>
/// Elliptic half-band low-pass as two parallel all-pass branches, H(z) = ½·(A0(z²) + z⁻¹·A1(z²)), each branch a cascade
/// of first-order sections (c + z⁻²)/(1 + c·z⁻²). Because the branches are power complementary, a stop-band of 100 dB
/// means a pass-band flat to 1e-10. Source: R. Valenzuela, A. Constantinides, "Digital signal processing schemes for
/// efficient interpolation and decimation", IEE Proc. G 130(6), 1983; the poles are Jacobi theta series in the nome.
/// </summary>
public static class EllipticHalfBand
{
    /// <summary>
    /// Coefficients in rising order; even indices belong to branch A0, odd ones to A1.
    /// </summary>
    /// <param name="sections">All-pass sections in both branches together.</param>
    /// <param name="passEdge">Upper edge of the pass-band over the higher sample rate, 0 to 0.25; the stop-band begins at
    /// 0.5 − passEdge.</param>
    public static double[] Design(int sections, double passEdge)
    {
        double k = Math.Pow(Math.Tan(Math.PI * passEdge), 2);      // selectivity: tan² of half the edge's angle
        double root = Math.Pow(1 - k * k, 0.25);
        double e = 0.5 * (1 - root) / (1 + root);
        double nome = e + 2 * Math.Pow(e, 5) + 15 * Math.Pow(e, 9) + 150 * Math.Pow(e, 13);
        int order = 2 * sections + 1;
        double[] c = new double[sections];
        for (int i = 0; i < sections; i++)
        {
            double zero = Math.Pow(Theta(nome, (i + 1) * Math.PI / order), 2);
            double r = Math.Sqrt((1 - zero * k) * (1 - zero / k)) / (1 + zero);
            c[i] = (1 - r) / (1 + r);
        }
        return c;
    }

    // θ1 / θ4 of the angle, the elliptic sine up to a constant that the caller's k absorbs.
    static double Theta(double nome, double angle)
    {
        double numerator = 0, denominator = 0.5;
        for (int j = 0; j < 8; j++)
        {
            double sign = (j & 1) == 0 ? 1 : -1;
            numerator += sign * Math.Pow(nome, j * (j + 1)) * Math.Sin((2 * j + 1) * angle);
            if (j > 0) denominator += sign * Math.Pow(nome, j * j) * Math.Cos(2 * j * angle);
        }
        return Math.Pow(nome, 0.25) * numerator / denominator;
    }
}
