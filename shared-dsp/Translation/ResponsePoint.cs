namespace TopDown.Dsp.Translation;

/// <summary>A point of a device's response, a third octave wide.</summary>
/// <param name="Hz">Centre.</param>
/// <param name="Db">Level; 0 dB is no particular one.</param>
public readonly record struct ResponsePoint(double Hz, double Db);
