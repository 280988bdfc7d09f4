namespace TopDown.Dsp;

/// <summary>
/// Poles and numerators of matched sections. Poles are impulse-invariant, z = e^(sT), as in M. Vicanek, "Matched Second
/// Order Digital Filters", 2016; because a pole's place in the SVF's bilinear plane is then tanh(sT/2), the paper's sums of
/// nearly equal terms become products here and hold from 1e-6 of the rate upwards.
/// </summary>
static class MatchedPoles
{
    // Where a pole's angle would pass Nyquist it stays just below.
    const double MaxAngle = 0.998 * Math.PI / 2, MaxDecay = 20;

    /// <summary>G and K of the analogue pair s² + 2·damping·ω·s + ω², ω = 2π·hz.</summary>
    public static (double G, double K) Map(double hz, double damping, double sampleRate)
    {
        double half = Math.PI * hz / sampleRate;
        if (damping >= 1)
        {
            double spread = damping + Math.Sqrt(damping * damping - 1);
            double fast = Math.Tanh(half * spread), slow = Math.Tanh(half / spread), g = Math.Sqrt(fast * slow);
            return (g, (fast + slow) / g);
        }
        double decay = Math.Min(damping * half, MaxDecay), angle = Math.Min(Math.Sqrt(1 - damping * damping) * half, MaxAngle);
        double sinh = Math.Sinh(decay), sin = Math.Sin(angle), cos = Math.Cos(angle);
        double below = sinh * sinh + cos * cos, above = sinh * sinh + sin * sin;
        return (Math.Sqrt(above / below), Math.Sinh(2 * decay) / Math.Sqrt(above * below));
    }

    /// <summary>(tan(π·hz/rate)/g)²: a frequency on the section's own normalised axis.</summary>
    public static double Axis(double hz, double g, double sampleRate)
    {
        double t = Math.Tan(Math.PI * hz / sampleRate) / g;
        return t * t;
    }

    /// <summary>|σ² + k·σ + 1|² on that axis.</summary>
    public static double Power(double axis, double k) => (1 - axis) * (1 - axis) + k * k * axis;

    /// <summary>
    /// The minimum-phase numerator whose squared magnitude is low at 0 Hz, high at Nyquist, and power × the poles' at
    /// <paramref name="axis"/>.
    /// </summary>
    public static SvfCoefficients Fit(double g, double k, double low, double high, double axis, double power)
    {
        double middle = (power * Power(axis, k) - low - high * axis * axis) / axis, cross = Math.Sqrt(low * high);
        // A zero on the unit circle at most: never reached by the shapes of MatchedDesign, kept as the guarantee of stability.
        double band = Math.Sqrt(Math.Max(middle + 2 * cross, 1e-6 * cross));
        return new(g, k, Math.Sqrt(high), band, Math.Sqrt(low));
    }
}
