namespace TopDown.Dsp.Dynamics;

/// <summary>What a de-esser is set to. Plain units; a value out of range is clamped where it is used.</summary>
/// <param name="Hz">Where sibilance begins: the detector hears what is above (−3 dB here, 24 dB/oct), and Split turns down what is above.</param>
/// <param name="ThresholdDb">Level of the band above <paramref name="Hz"/> relative to the voice's own peaks, dB, from which it is held.</param>
/// <param name="RangeDb">Largest reduction, dB, 0 to 20.</param>
public readonly record struct DeEsserSettings(double Hz, double ThresholdDb, double RangeDb);
