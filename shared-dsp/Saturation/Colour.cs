namespace TopDown.Dsp.Saturation;

/// <summary>
/// The five characters of <see cref="ColourSaturator"/>. They differ in the balance of even and odd harmonics, in how hard the knee
/// is and in which part of the spectrum drives the curve; <see cref="ColourVoice"/> has the numbers.
/// </summary>
public enum Colour
{
    /// <summary>Odd harmonics only, soft knee; treble drives the curve, so loud highs are rounded first.</summary>
    Tape,

    /// <summary>Second and third side by side, the knee a little harder; a hint of treble drive.</summary>
    Console,

    /// <summary>A transformer's core: bass drives the curve, voices stay clear while lows thicken; mostly third harmonic.</summary>
    Iron,

    /// <summary>Single-ended valve: second harmonic far above the third, soft knee.</summary>
    Triode,

    /// <summary>Valve with a hard knee: third and fifth with some second; upper mids drive it, the most aggressive.</summary>
    Pentode,
}
