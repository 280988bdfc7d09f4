namespace TopDown.Dsp.Tests.Filters;

/// <summary>Gain of a bank as rendered: steady sine in, least-squares sine out over whole seconds of the tail.</summary>
static class Response
{
    public static double RenderedDb(EqBank bank, double hz, double rate, double level = 0.01)
    {
        bank.Reset();
        int settle = (int)(rate * 0.5), n = (int)(rate * 0.25);
        float[] left = new float[settle + n], right = new float[settle + n];
        for (int i = 0; i < left.Length; i++) left[i] = right[i] = (float)(level * Math.Sin(2 * Math.PI * hz * i / rate));
        double before = Amplitude(left, settle, hz, rate);
        bank.Process(new Audio(left, right));
        return 20 * Math.Log10(Amplitude(left, settle, hz, rate) / before);
    }

    static double Amplitude(float[] x, int from, double hz, double rate)
    {
        double ss = 0, cc = 0, sc = 0, xs = 0, xc = 0;
        for (int i = from; i < x.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz * i / rate);
            ss += s * s; cc += c * c; sc += s * c; xs += x[i] * s; xc += x[i] * c;
        }
        double det = ss * cc - sc * sc, a = (xs * cc - xc * sc) / det, b = (xc * ss - xs * sc) / det;
        return Math.Sqrt(a * a + b * b);
    }
}
