namespace TopDown.Dsp;

/// <summary>
/// De-emphasis 1/(1 + s·τ) as (B0 + B1·z⁻¹)/(1 − Pole·z⁻¹) and, with poles and zeros changed, the emphasis that it undoes exactly.
/// Pole by impulse invariance; zero from the analogue gain at 15 kHz, so that every rate emphasises alike in the audio band.
/// Both minimum phase.
/// </summary>
readonly record struct Emphasis(double Pole, double B0, double B1)
{
    const double FitHz = 15_000, FitLimit = 0.4;

    /// <param name="seconds">Time constant τ.</param>
    /// <param name="sampleRate">Of the samples that are filtered.</param>
    public static Emphasis At(double seconds, double sampleRate)
    {
        double pole = Math.Exp(-1 / (seconds * sampleRate)), sum = 1 - pole;
        double hz = Math.Min(FitHz, FitLimit * sampleRate), analogue = 2 * Math.PI * hz * seconds;
        double versine = 1 - Math.Cos(2 * Math.PI * hz / sampleRate);
        // |B0 + B1·e^−jw|² = sum² − 2·B0·B1·versine must be the analogue power times the pole's.
        double power = (sum * sum + 2 * pole * versine) / (1 + analogue * analogue);
        double product = (sum * sum - power) / (2 * versine);
        double root = Math.Sqrt(sum * sum - 4 * product);
        return new(pole, (sum + root) / 2, (sum - root) / 2);
    }
}
