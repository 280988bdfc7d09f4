namespace TopDown.Dsp.Saturation;

/// <summary>
/// What makes a <see cref="Colour"/>. All of it are numbers that can be blended, so that one character glides into another.
/// For small signals of peak A, H2/H3 is 6·Bias/(A·(1 − 3·Hard)) before the de-emphasis, whatever the drive.
/// </summary>
/// <param name="Push">Factor on the curve's gain: sets the distortion at drive 2.</param>
/// <param name="Bias">Operating point, see <see cref="CurvePoint"/>: even harmonics.</param>
/// <param name="Hard">Hardness of the knee, see <see cref="CurvePoint"/>.</param>
/// <param name="TurnHz">Centre of the emphasis before the curve, a first-order shelf whose inverse follows the curve.</param>
/// <param name="TurnDb">Gain of the emphasis above the centre over that below; negative: bass drives the curve. Unity at 1 kHz.</param>
/// <param name="ProgrammeDb">
/// Level that the auto gain reckons with, over that of its model: voices and guitars with their pauses are more uneven than the model, and the
/// emphasis changes what arrives. Fitted to the demo song's vocals at −18 dBFS RMS (held within ±0.5 LU), then to its guitars.
/// </param>
readonly record struct ColourVoice(double Push, double Bias, double Hard, double TurnHz, double TurnDb, double ProgrammeDb)
{
    const double UnityHz = 1000;

    public static ColourVoice Of(Colour colour) => colour switch
    {
        Colour.Tape => new(1.35, 0, 0, 4000, 6, 1.6),
        Colour.Console => new(1, 0.18, 0.05, 2500, 2, 1.5),
        Colour.Iron => new(1.45, 0.013, 0.08, 120, -4, 2),
        Colour.Triode => new(0.4, 1, 0, 1000, 0, 1),
        _ => new(1.5, 0.032, 0.12, 1500, 3, 1.3),
    };

    /// <summary>The curve's gain at a drive of 0 to 10.</summary>
    public double Gain(double drive) => Push * CurvePoint.GainOf(drive);

    public static ColourVoice Blend(in ColourVoice a, in ColourVoice b, double amount) => amount <= 0 ? a : amount >= 1 ? b : new(
        a.Push * Math.Pow(b.Push / a.Push, amount), double.Lerp(a.Bias, b.Bias, amount), double.Lerp(a.Hard, b.Hard, amount),
        a.TurnHz * Math.Pow(b.TurnHz / a.TurnHz, amount), double.Lerp(a.TurnDb, b.TurnDb, amount), double.Lerp(a.ProgrammeDb, b.ProgrammeDb, amount));

    /// <summary>The de-emphasis, bilinear at its centre; the emphasis is its exact inverse.</summary>
    public Emphasis Emphasis(double sampleRate)
    {
        double root = Math.Pow(10, TurnDb / 40), turn = 1 / Math.Tan(Math.PI * Math.Min(TurnHz / sampleRate, 0.45));
        double near = turn / root, far = turn * root, all = 1 / (1 + far);
        double b0 = (1 + near) * all, b1 = (1 - near) * all, pole = (far - 1) * all;
        double cos = Math.Cos(2 * Math.PI * Math.Min(UnityHz / sampleRate, 0.45));
        double unity = Math.Sqrt((1 + pole * pole - 2 * pole * cos) / (b0 * b0 + b1 * b1 + 2 * b0 * b1 * cos));
        return new(pole, b0 * unity, b1 * unity);
    }
}
