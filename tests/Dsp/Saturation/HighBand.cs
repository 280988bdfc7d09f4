namespace TopDown.Dsp.Tests.Saturation;

/// <summary>What is heard above 3 kHz: an 8th-order Butterworth high-pass at 48 kHz as four TPT sections.</summary>
static class HighBand
{
    const double Hz = 3000, Rate = 48_000;

    public static double[] Of(ReadOnlySpan<float> x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++) y[i] = x[i];
        double g = Math.Tan(Math.PI * Hz / Rate);
        for (int section = 0; section < 4; section++)
        {
            double r = 2 * Math.Cos(Math.PI * (2 * section + 1) / 16), s1 = 0, s2 = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double high = (y[i] - (r + g) * s1 - s2) / (1 + r * g + g * g), band = g * high + s1, low = g * band + s2;
                s1 = g * high + band;
                s2 = g * band + low;
                y[i] = high;
            }
        }
        return y;
    }

    /// <summary>Largest magnitude from one sample to another.</summary>
    public static double Peak(double[] x, int from, int to)
    {
        double peak = 0;
        for (int i = from; i < to; i++) peak = Math.Max(peak, Math.Abs(x[i]));
        return peak;
    }
}
