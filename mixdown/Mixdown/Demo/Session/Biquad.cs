namespace TopDown.Mixdown.Demo.Session;

/// <summary>Second-order filter in double, transposed direct form II; designs of R. Bristow-Johnson's "Audio EQ Cookbook".</summary>
sealed class Biquad
{
    readonly double _b0, _b1, _b2, _a1, _a2;
    double _s1, _s2;

    Biquad(double b0, double b1, double b2, double a0, double a1, double a2) =>
        (_b0, _b1, _b2, _a1, _a2) = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

    public static Biquad LowPass(double hz, double q = 0.7071)
    {
        var (cos, alpha) = Turn(hz, q);
        return new((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public static Biquad HighPass(double hz, double q = 0.7071)
    {
        var (cos, alpha) = Turn(hz, q);
        return new((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /// <summary>0 dB at its centre.</summary>
    public static Biquad BandPass(double hz, double q)
    {
        var (cos, alpha) = Turn(hz, q);
        return new(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public static Biquad Bell(double hz, double q, double db)
    {
        var (cos, alpha) = Turn(hz, q);
        double a = Exact.Gain(db / 2);
        return new(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    public static Biquad HighShelf(double hz, double db)
    {
        var (cos, alpha) = Turn(hz, 0.7071);
        double a = Exact.Gain(db / 2), root = 2 * Math.Sqrt(a) * alpha;
        return new(a * (a + 1 + (a - 1) * cos + root), -2 * a * (a - 1 + (a + 1) * cos), a * (a + 1 + (a - 1) * cos - root),
            a + 1 - (a - 1) * cos + root, 2 * (a - 1 - (a + 1) * cos), a + 1 - (a - 1) * cos - root);
    }

    static (double Cos, double Alpha) Turn(double hz, double q)
    {
        double turns = hz / DemoSession.Rate;
        return (Exact.Cos(turns), Exact.Sin(turns) / (2 * q));
    }

    public double Next(double x)
    {
        double y = _b0 * x + _s1;
        _s1 = _b1 * x - _a1 * y + _s2;
        _s2 = _b2 * x - _a2 * y;
        return y;
    }

    public void Filter(Span<double> x)
    {
        for (int i = 0; i < x.Length; i++) x[i] = Next(x[i]);
    }
}
