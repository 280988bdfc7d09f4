namespace TopDown.Dsp.Tests.Filters;

/// <summary>The prototypes, written from their definitions: squared magnitude as a function of Hz, in double.</summary>
static class Analogue
{
    public static double BellDb(double f, double hz, double db, double q)
    {
        double x = f / hz, a = Math.Pow(10, db / 40);
        return Ratio(1 - x * x, x * a / q, 1 - x * x, x / (a * q));
    }

    public static double HighShelfDb(double f, double hz, double db, double q)
    {
        double x = f / hz, a = Math.Pow(10, db / 40), slope = Math.Sqrt(a) / q * x;
        return db / 2 + Ratio(1 - a * x * x, slope, a - x * x, slope);
    }

    public static double LowShelfDb(double f, double hz, double db, double q)
    {
        double x = f / hz, a = Math.Pow(10, db / 40), slope = Math.Sqrt(a) / q * x;
        return db / 2 + Ratio(a - x * x, slope, 1 - a * x * x, slope);
    }

    public static double HighPassDb(double f, double hz, int order) => -10 * Math.Log10(1 + Math.Pow(hz / f, 2 * order));

    public static double LowPassDb(double f, double hz) => -10 * Math.Log10(1 + Math.Pow(f / hz, 4));

    static double Ratio(double re1, double im1, double re2, double im2) =>
        10 * Math.Log10((re1 * re1 + im1 * im1) / (re2 * re2 + im2 * im2));
}
