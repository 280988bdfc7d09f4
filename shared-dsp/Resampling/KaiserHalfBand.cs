namespace TopDown.Dsp.Resampling;

/// <summary>
/// Linear-phase half-band low-pass by the Kaiser window: of 4·pairs − 1 taps every second one is 0 but the middle, so
/// one phase of a 2× resampler is a plain delay and the other an even-length symmetric FIR of 2·pairs taps.
/// Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", ISCAS 1974.
/// </summary>
public static class KaiserHalfBand
{
    /// <summary>
    /// The outer half of the non-trivial taps, outermost first, scaled so that all 2·pairs of them sum to 1.
    /// </summary>
    /// <param name="pairs">Pairs of equal taps.</param>
    /// <param name="stopDb">Wanted stop-band attenuation in dB, above 50; with <paramref name="pairs"/> it sets the
    /// width of the transition.</param>
    public static double[] Design(int pairs, double stopDb)
    {
        double beta = 0.1102 * (stopDb - 8.7);
        double[] h = new double[pairs];
        double sum = 0;
        for (int k = 0; k < pairs; k++)
        {
            int offset = 2 * (pairs - k) - 1;       // from the middle, in samples of the higher rate
            double x = offset / (2.0 * pairs);
            double ideal = (((pairs - k) & 1) == 1 ? 1 : -1) / (Math.PI * offset);
            h[k] = ideal * Bessel0(beta * Math.Sqrt(1 - x * x)) / Bessel0(beta);
            sum += 2 * h[k];
        }
        for (int k = 0; k < pairs; k++) h[k] /= sum;
        return h;
    }

    // Modified Bessel function of the first kind, order 0, by its power series.
    static double Bessel0(double x)
    {
        double sum = 1, term = 1;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= x * x / (4.0 * n * n);
            sum += term;
        }
        return sum;
    }
}
