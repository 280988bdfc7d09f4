namespace TopDown.Dsp.Dynamics;

/// <summary>What a compressor is set to. All values are plain units; a value out of range is clamped where it is used.</summary>
/// <param name="ThresholdDb">dBFS of a sine's peak where compression starts (centre of the knee).</param>
/// <param name="Ratio">Input dB per output dB above the knee: 1 (nothing happens) to infinity (limiting).</param>
/// <param name="KneeDb">Width of the soft knee in dB, centred on the threshold; 0 is hard.</param>
/// <param name="AttackMs">Time to 63.2 % of a step's final reduction, 0.02 to 1000 ms.</param>
/// <param name="ReleaseMs">Time in which the reduction falls to 36.8 %, 1 to 10000 ms; not used while <paramref name="AutoRelease"/> is on.</param>
/// <param name="AutoRelease">Programme-dependent release by a dual RC network, see <see cref="AutoBallistics"/>.</param>
/// <param name="CeilingDb">Largest gain reduction, dB; infinity for none.</param>
/// <param name="LinkPercent">100: both channels share the reduction of the louder one; 0: each channel for itself.</param>
public readonly record struct CompressorSettings(
    double ThresholdDb,
    double Ratio,
    double KneeDb,
    double AttackMs,
    double ReleaseMs,
    bool AutoRelease = false,
    double CeilingDb = double.PositiveInfinity,
    double LinkPercent = 100)
{
    /// <summary>Chosen once: a compressor that is running starts its detector anew when it changes.</summary>
    public Detector Detector { get; init; }

    public Topology Topology { get; init; }

    public LinkShape LinkShape { get; init; }
}
