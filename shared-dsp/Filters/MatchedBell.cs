namespace TopDown.Dsp;

/// <summary>
/// The bell's design. Up to 0.25 of the rate the numerator takes its Nyquist gain part-way between Vicanek's (value and slope
/// right at hz) and Orfanidis' (value right at Nyquist): their errors have opposite signs, the mean errs a third as much.
/// From there on it turns to Vicanek's alone. Above 0.42, where impulse-invariant poles fold back, poles come from matching
/// the prototype's denominator at 0 Hz, 0.42 of the rate and Nyquist under a smooth weight, and the numerator likewise.
/// </summary>
static class MatchedBell
{
    const double MeanUpTo = 0.25, SlopeFrom = 1.0 / 3, Mean = 0.45, SlopeUpTo = 0.417, FoldFrom = 0.42, FoldTo = 0.48;

    /// <summary>A boost of <paramref name="db"/> above 0; minimum phase, so that its inverse is the cut.</summary>
    public static SvfCoefficients Boost(double hz, double db, double q, double sampleRate)
    {
        var p = new Prototype(hz, Math.Pow(10, db / 40), q);
        double part = hz / sampleRate, fold = Part(part, FoldFrom, FoldTo);
        var (g, k) = MatchedPoles.Map(Math.Min(hz, 0.499 * sampleRate), 0.5 / (p.A * q), sampleRate);
        if (fold > 0)
        {
            var (wideG, wideK) = p.FoldedPoles(sampleRate);
            g *= Math.Pow(wideG / g, fold);
            k += fold * (Math.Max(wideK, k) - k);
        }

        double node = Math.Min(hz, FoldFrom * sampleRate), power = p.Power(node), axis = MatchedPoles.Axis(node, g, sampleRate);
        double nyquist = p.Power(sampleRate / 2);
        if (part < FoldFrom)
        {
            double share = Math.Max(Mean * (1 - Part(part, MeanUpTo, SlopeFrom)), Part(part, SlopeUpTo, FoldFrom));
            double slope = k * k - 2 * (1 - axis);
            double tangent = (1 - power * MatchedPoles.Power(axis, k) + power * slope * axis) / (axis * axis);
            nyquist = Math.Max(tangent + share * (nyquist - tangent), 0.25 * nyquist);
        }
        return MatchedPoles.Fit(g, k, 1, nyquist, axis, power);
    }

    static double Part(double x, double from, double to) => Math.Clamp((x - from) / (to - from), 0, 1);

    readonly record struct Prototype(double Hz, double A, double Q)
    {
        public double Power(double f) => Damped(f, A / Q) / Damped(f, 1 / (A * Q));

        // In x = sin²(πf/rate), a digital |denominator|² is a0(1 − x) + a1·x + 4·a2·x(1 − x); a0, a1 and a2 follow from the
        // three frequencies. The weight bends the prototype's f⁴ growth towards what such a polynomial can follow.
        public (double G, double K) FoldedPoles(double rate)
        {
            double sin = Math.Sin(Math.PI * FoldFrom), x = sin * sin;
            double a1 = Weighted(0.5, rate), a2 = (Weighted(FoldFrom, rate) - (1 - x) - a1 * x) / (4 * x * (1 - x));
            double root = Math.Sqrt(a1);
            return (Math.Sqrt(1 / root), Math.Sqrt(Math.Max((1 + a1 + 4 * a2) / root + 2, 0)));
        }

        double Weighted(double part, double rate)
        {
            double weight = 1 + 8 * part * part;
            return Damped(part * rate, 1 / (A * Q)) / (weight * weight);
        }

        double Damped(double f, double damping)
        {
            double x = f / Hz, d = 1 - x * x;
            return d * d + damping * damping * x * x;
        }
    }
}
