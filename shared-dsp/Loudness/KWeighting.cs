namespace TopDown.Dsp;

/// <summary>
/// The two filters of ITU-R BS.1770-5 Annex 1 at any rate. The standard prints coefficients for 48 kHz only; each is
/// the bilinear image of an analogue second-order prototype, recovered from the table (hz, Q and, for the shelf, the three gains) and
/// mapped anew for the rate, so that 48 kHz gives the table.
/// </summary>
public static class KWeighting
{
    // Recovered from the table's b and a: hz = 48000/π·atan(√((1+a1+a2)/(1−a1+a2))), and so on.
    static readonly SvfCoefficients s_head = SvfCoefficients.FromBiquad(
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
    static readonly SvfCoefficients s_rumble = SvfCoefficients.FromBiquad(1, -2, 1, -1.99004745483398, 0.99007225036621);

    /// <summary>Stage 1, the head's high shelf (+4 dB).</summary>
    public static SvfCoefficients Head(double sampleRate) => At(s_head, sampleRate);

    /// <summary>Stage 2, the high-pass; its numerator is 1 − 2z⁻¹ + z⁻² at every rate, as in the table.</summary>
    public static SvfCoefficients Rumble(double sampleRate)
    {
        var c = At(s_rumble, sampleRate);
        return c with { High = 1 + c.G * (c.G + c.K), Band = 0, Low = 0 };
    }

    static SvfCoefficients At(in SvfCoefficients table, double sampleRate) =>
        table with { G = Math.Tan(Math.Min(Math.Atan(table.G) * 48_000 / sampleRate, 1.55)) };
}
