namespace TopDown.Dsp.Multiband;

/// <summary>What one band does.</summary>
/// <param name="ThresholdDb">dBFS, peak level of a sine; louder is pushed down towards it, quieter pulled up.</param>
/// <param name="Ratio">1 or more, ∞ allowed; the same both ways.</param>
/// <param name="DownDb">Most that is taken away, dB, ≥ 0.</param>
/// <param name="UpDb">Most that is added, dB, ≥ 0.</param>
/// <param name="KneeDb">Width of the bend at the threshold, dB; 0 is hard. With both ways at work the curve is straight there.</param>
/// <param name="AttackMs">63.2 % of the way when the gain falls.</param>
/// <param name="ReleaseMs">63.2 % of the way when the gain rises, the detector's hold included.</param>
/// <param name="GainDb">Gain of the band after its dynamics, dB.</param>
/// <param name="Wet">0 to 1: how much of dynamics and gain is heard; 0 passes the band as it is.</param>
/// <param name="Level">0 to 1: how much of the band is heard at all.</param>
/// <param name="Duck">0 to 1: how much of the ducking gain the band follows.</param>
public readonly record struct BandSettings(
    double ThresholdDb,
    double Ratio,
    double DownDb,
    double UpDb,
    double KneeDb = 6,
    double AttackMs = 20,
    double ReleaseMs = 150,
    double GainDb = 0,
    double Wet = 1,
    double Level = 1,
    double Duck = 0);
