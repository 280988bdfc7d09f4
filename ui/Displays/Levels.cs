using TopDown.Ui.Drawing;

namespace TopDown.Ui.Displays;

/// <summary>
/// dB of amplitudes and back, in plain additions, multiplications and divisions: what places a pixel must not hang on a system's maths
/// library. Error below 1e-7 dB.
/// </summary>
static class Levels
{
    /// <summary>What silence is shown as.</summary>
    public const float SilenceDb = -160;

    const double DbPerOctave = 6.020599913279624; // 20·log10(2)

    /// <param name="amplitude">Linear; 1 is 0 dBFS.</param>
    public static float Db(double amplitude) => amplitude > 1e-8 && double.IsFinite(amplitude) ? (float)(DbPerOctave * Exact.Log2(amplitude)) : SilenceDb;

    /// <param name="power">Square of an amplitude.</param>
    public static float PowerDb(double power) => power > 1e-16 && double.IsFinite(power) ? (float)(DbPerOctave / 2 * Exact.Log2(power)) : SilenceDb;

    public static double Amplitude(double db) => Exact.Exp2(db / DbPerOctave);

    /// <summary>How much of a distance is left after some seconds of an exponential way.</summary>
    public static float Left(double seconds, double timeConstant) => (float)Exact.Exp2(-1.4426950408889634 * seconds / timeConstant);
}
