namespace TopDown.Mixdown.Tests.Translating;

/// <summary>Sines made and found.</summary>
static class Tone
{
    public static float[] Of(double hz, double peak, double rate, double frames) => [.. Enumerable.Range(0, (int)frames).Select(i => (float)(peak * Math.Sin(2 * Math.PI * hz * i / rate)))];

    /// <summary>By least squares against sine and cosine, from frame <paramref name="from"/> of the whole.</summary>
    public static double Amplitude(ReadOnlySpan<float> x, double hz, double rate, int from = 0)
    {
        double ss = 0, cc = 0, sc = 0, xs = 0, xc = 0;
        for (int i = 0; i < x.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz * (from + i) / rate);
            (ss, cc, sc, xs, xc) = (ss + s * s, cc + c * c, sc + s * c, xs + x[i] * s, xc + x[i] * c);
        }
        double det = ss * cc - sc * sc, a = (xs * cc - xc * sc) / det, b = (xc * ss - xs * sc) / det;
        return Math.Sqrt(a * a + b * b);
    }
}
