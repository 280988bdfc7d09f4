namespace TopDown.Dsp;

/// <summary>
/// A second-order section as a state-variable filter: with σ = s/<see cref="G"/> and s = (1 − z⁻¹)/(1 + z⁻¹),
/// H = (High·σ² + Band·σ + Low) / (σ² + K·σ + 1). All values are numbers near 1 even where hz is a millionth of the rate,
/// which direct-form coefficients are not. Structure: A. Simper, "Linear trapezoidal integrated state variable filter",
/// 2013; V. Zavalishin, "The Art of VA Filter Design".
/// </summary>
/// <param name="G">Integrator gain, tan(π·hz/rate) of the warped pole frequency; above 0.</param>
/// <param name="K">Damping, 1/Q of the warped pole pair; above 0 (stable).</param>
/// <param name="High">Gain of the high-pass output: the response at Nyquist.</param>
/// <param name="Band">Gain of the band-pass output.</param>
/// <param name="Low">Gain of the low-pass output: the response at 0 Hz.</param>
public readonly record struct SvfCoefficients(double G, double K, double High, double Band, double Low)
{
    /// <summary>Passes everything unchanged; a bank skips it.</summary>
    public static SvfCoefficients Unity => new(1, 1, 1, 1, 1);

    /// <summary>True when the output is the input exactly.</summary>
    public bool IsUnity => High == 1 && Low == 1 && Band == K;

    /// <summary>
    /// The same poles and zeros from H(z) = (b0 + b1·z⁻¹ + b2·z⁻²)/(1 + a1·z⁻¹ + a2·z⁻²). The poles must lie inside the
    /// unit circle.
    /// </summary>
    public static SvfCoefficients FromBiquad(double b0, double b1, double b2, double a1, double a2)
    {
        double dc = 1 + a1 + a2, nyquist = 1 - a1 + a2, root = Math.Sqrt(dc * nyquist);
        return new(Math.Sqrt(dc / nyquist), 2 * (1 - a2) / root, (b0 - b1 + b2) / nyquist, 2 * (b0 - b2) / root, (b0 + b1 + b2) / dc);
    }

    /// <summary>1/H: poles and zeros change places. The zeros must lie inside the unit circle (High, Band, Low above 0).</summary>
    public SvfCoefficients Inverse()
    {
        double root = Math.Sqrt(High * Low);
        return new(G * Math.Sqrt(Low / High), Band / root, 1 / High, K / root, 1 / Low);
    }

    /// <summary>The section times a factor.</summary>
    public SvfCoefficients Scaled(double factor) => this with { High = High * factor, Band = Band * factor, Low = Low * factor };

    /// <summary>(1 − amount)·input + amount·filtered, amount 0…1: what a click-free switch glides through.</summary>
    public SvfCoefficients Faded(double amount) => amount >= 1 ? this : amount <= 0 ? Unity
        : this with { High = 1 + amount * (High - 1), Band = K + amount * (Band - K), Low = 1 + amount * (Low - 1) };

    /// <summary>Squared magnitude at <paramref name="hz"/> (clamped to 0…Nyquist).</summary>
    public double Power(double hz, double sampleRate)
    {
        double t = Math.Tan(Math.PI * Math.Clamp(hz / sampleRate, 0, 0.499999999)) / G, t2 = t * t;
        double real = Low - High * t2, imaginary = Band * t, poleReal = 1 - t2, poleImaginary = K * t;
        return (real * real + imaginary * imaginary) / (poleReal * poleReal + poleImaginary * poleImaginary);
    }

    /// <summary>Gain in dB at <paramref name="hz"/>: the curve an editor draws.</summary>
    public double MagnitudeDb(double hz, double sampleRate) => 10 * Math.Log10(Power(hz, sampleRate));
}
