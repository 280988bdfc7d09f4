namespace TopDown.Dsp.Limiting;

/// <summary>What a <see cref="Limiter"/> is set to.</summary>
/// <param name="CeilingDb">Highest true peak of the output, dBTP, −60 to 0.</param>
/// <param name="ReleaseMs">How fast a short burst is let go: time of the exponential, 5 to 1000. Lasting reduction takes
/// <see cref="AdaptiveRelease.SlowSeconds"/> whatever stands here.</param>
public readonly record struct LimiterSettings(double CeilingDb = -1, double ReleaseMs = 40)
{
    /// <summary>−1 dBTP.</summary>
    public LimiterSettings() : this(-1) { }
}
