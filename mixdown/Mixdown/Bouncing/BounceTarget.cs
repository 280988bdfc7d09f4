namespace TopDown.Mixdown.Bouncing;

/// <summary>What a bounce should reach.</summary>
public sealed record BounceTarget
{
    /// <summary>Integrated loudness (EBU R 128).</summary>
    public double Lufs { get; init; } = -14;

    /// <summary>No loudness is aimed at, whatever <see cref="Lufs"/> says.</summary>
    public bool IsPeakOnly { get; init; }

    /// <summary>Highest true peak, dBTP.</summary>
    public double CeilingDbtp { get; init; } = -1;

    /// <summary>The most that the limiter may take away anywhere, dB; a loudness that needs more is not reached.</summary>
    public double MaxLimitDb { get; init; } = 4;
}

/// <summary>Which rule set the level.</summary>
public enum BounceRule
{
    /// <summary>The loudness asked for was reached.</summary>
    Loudness,

    /// <summary>The limiter would have had to take away more than it may: as loud as that allows.</summary>
    MaxLimit,

    /// <summary>No loudness to go by: only the ceiling is kept, and nothing is turned up.</summary>
    PeakOnly,
}
