namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Takes the detector's own time off the printed one, so that what is printed is the total: 63.2 % of the final reduction at the
/// attack, 36.8 % at the release, for a step from 6 dB under the threshold to 24 dB over and back at 4:1.
/// </summary>
/// <param name="WindowSeconds">Time constant of an RMS detector's window.</param>
/// <param name="AttackSeconds">For the ballistics.</param>
/// <param name="ReleaseSeconds">For the ballistics.</param>
readonly record struct DetectorTimes(double WindowSeconds, double AttackSeconds, double ReleaseSeconds)
{
    /// <summary>
    /// The window is a quarter of the attack: the longest that does not ring in a feedback loop at ∞:1. Beyond 2.5 ms it would
    /// only lengthen releases, below 20 µs it is a sample.
    /// </summary>
    const double WindowPerAttack = 0.25, LongestWindow = 0.0025, ShortestWindow = 0.00002;

    /// <summary>
    /// What <see cref="QuadraturePower"/> takes to show a step, seconds: measured on a 1 kHz square wave, where it is taken off whole
    /// (a 4 kHz sine is shown 0.1 ms sooner). An attack of less than a millisecond cannot give so much.
    /// </summary>
    const double ShowsAfter = 0.00015, ShowsAfterInLoop = 0.0002;

    /// <summary>In a square wave's RMS the step goes 27 dB over: what the window's decay falls through, in time constants.</summary>
    const double FallWindows = 27 * 0.23025850929940457;

    /// <summary>A peak detector's hold delays the release alone.</summary>
    public static DetectorTimes Held(double attack, double release, double heldSeconds) =>
        new(ShortestWindow, attack, Math.Max(release - heldSeconds, release / 4));

    /// <remarks>
    /// A step up is a step of 30 dB in power: after a tenth of the window it is within 10 dB, so the attack is changed by little. A
    /// step down falls on a straight line in dB through the window; that ramp and the release's exponential in series are
    /// solved for the exponential. The attack's polynomials are fitted to the continuous system, ±0.5 % for windows up to half the attack.
    /// </remarks>
    public static DetectorTimes Rms(double attack, double release, bool isFeedback)
    {
        double window = Math.Clamp(attack * WindowPerAttack, ShortestWindow, LongestWindow), part = window / attack;
        double up = attack * (isFeedback ? 1 + part * (0.55 - 0.66 * part) : 1 - 0.3 * part);
        up = Math.Max(up - (isFeedback ? ShowsAfterInLoop : ShowsAfter), Math.Max(0.4 * up, ShortestWindow));
        if (isFeedback) window = Math.Clamp(up * WindowPerAttack, ShortestWindow, window);

        double fall = Math.Min(FallWindows * window, 0.8 * release), down = release - fall / 2;
        for (int i = 0; i < 4; i++) down = release / (1 + Math.Log(down / fall * (Math.Exp(fall / down) - 1)));
        if (isFeedback) down += 6 * window * window / (release * release) * down;
        return new(window, up, Math.Max(down, release / 4));
    }
}
