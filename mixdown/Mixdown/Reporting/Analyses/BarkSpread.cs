namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// How far a sound covers its neighbours in frequency: the spreading function of M. R. Schroeder, B. S. Atal and J. L. Hall, "Optimizing digital speech
/// coders by exploiting masking properties of the human ear", JASA 66 (1979), on the critical-band scale of H. Traunmüller, "Analytical
/// expressions for the tonotopic sensory scale", JASA 88 (1990).
/// </summary>
static class BarkSpread
{
    /// <summary>
    /// A noise covers what lies more than so much below its excitation: J. D. Johnston, "Transform coding of audio signals using perceptual noise
    /// criteria", IEEE JSAC 6 (1988).
    /// </summary>
    public const double NoiseOffsetDb = 5.5;

    /// <summary>Critical-band rate.</summary>
    public static double Bark(double hz) => 26.81 * hz / (1960 + hz) - 0.53;

    /// <summary>Excitation at <paramref name="bark"/> above a masker, re the masker.</summary>
    public static double Db(double bark) => 15.81 + 7.5 * (bark + 0.474) - 17.5 * Math.Sqrt(1 + (bark + 0.474) * (bark + 0.474));

    /// <summary>Linear factors from each band to each: [to, from].</summary>
    public static double[,] Matrix(IReadOnlyList<double> hz)
    {
        var factors = new double[hz.Count, hz.Count];
        for (int to = 0; to < hz.Count; to++)
            for (int from = 0; from < hz.Count; from++)
                factors[to, from] = Math.Pow(10, Math.Min(0, Db(Bark(hz[to]) - Bark(hz[from]))) / 10);
        return factors;
    }
}
