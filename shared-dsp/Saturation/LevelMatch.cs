namespace TopDown.Dsp.Saturation;

/// <summary>
/// Auto gain as a constant of the settings: the gain after which programme at −18 dBFS RMS is as loud as before the curve. Programme stands as
/// a Gaussian signal whose level changes: equal shares of time 2 dB above and 4 dB below (kurtosis 4.1, between
/// steady noise, 3, and speech, 6). It never looks at the signal.
/// </summary>
static class LevelMatch
{
    const double Rms = 0.12589254117941673;     // −18 dBFS
    const double Spread = 0.6;                  // power of the two levels: 1 ± Spread
    const double Span = 8;                      // standard deviations covered on both sides
    const int Half = 48;

    static readonly (double X, double Weight)[] s_programme = Programme();

    /// <param name="gain">Of the curve, as the next two, see <see cref="CurvePoint"/>.</param>
    /// <param name="offset">Before the curve.</param>
    /// <param name="hard">Hardness.</param>
    /// <param name="level">After the curve: what is to be matched.</param>
    /// <param name="programme">Programme in front of the curve is this factor over −18 dBFS RMS.</param>
    public static double Gain(double gain, double offset, double hard, double level, double programme)
    {
        double mean = 0, square = 0;
        foreach ((double x, double weight) in s_programme)
        {
            double y = level * CurvePoint.Curve(programme * x + offset, gain, hard);
            mean += weight * y;
            square += weight * y * y;
        }
        return programme * Rms / Math.Sqrt(square - mean * mean);   // without its mean: the DC blocker takes that
    }

    // Trapezoidal rule over the density: spectrally exact for a smooth curve.
    static (double, double)[] Programme()
    {
        (double X, double Weight)[] points = new (double, double)[2 * Half + 1];
        double sum = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double z = Span * (i - Half) / Half;
            double weight = Density(z, 1 + Spread) + Density(z, 1 - Spread);
            points[i] = (z * Rms, weight);
            sum += weight;
        }
        for (int i = 0; i < points.Length; i++) points[i].Weight /= sum;
        return points;

        static double Density(double z, double variance) => Math.Exp(-z * z / (2 * variance)) / Math.Sqrt(variance);
    }
}
