namespace TopDown.Dsp.Dynamics;

/// <summary>What an opto levelling amplifier is set to; its times are its own.</summary>
/// <param name="ThresholdDb">dBFS of a sine's peak at the middle of the wide knee.</param>
/// <param name="Limit">0 compresses (towards 3:1), 1 limits (towards 20:1); values between glide.</param>
public readonly record struct OptoSettings(double ThresholdDb, double Limit);
