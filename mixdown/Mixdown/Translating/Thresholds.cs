namespace TopDown.Mixdown.Translating;

/// <summary>From where on a figure is worth a sentence. docs/translations.md names them for readers.</summary>
static class Thresholds
{
    /// <summary>A band that comes down by so much, at equal loudness of the whole, is gone: less than half as loud. dB.</summary>
    public const double GoneDb = 10;

    /// <summary>Part of the mix's K-weighted power that must be gone, or under noise, to be told.</summary>
    public const double GoneShare = 0.03;

    /// <summary>A region that moves by so much at equal loudness is told, dB.</summary>
    public const double RegionDb = 3;

    /// <summary>Part of the K-weighted power, before or behind the device, below which a region is not told.</summary>
    public const double RegionShare = 0.01;

    /// <summary>A bus that moves by so much against the others is told, dB.</summary>
    public const double BusDb = 2;

    /// <summary>A bus so far below the mix is not told, dB.</summary>
    public const double BusAudibleDb = 20;

    /// <summary>A bus that loses so much by the sum is told, dB; unrelated sides lose 3.</summary>
    public const double BusMonoDb = 2;

    /// <summary>A region that loses so much by the sum is told, dB: more than unrelated sides do, so they cancel.</summary>
    public const double CancelDb = 4.5;

    /// <summary>Below that the sum is as good as silent, dB against the mix.</summary>
    public const double SilentDb = 60;

    /// <summary>A bus with so much of its K-weighted power under the noise is told.</summary>
    public const double BusMaskedShare = 0.5;

    /// <summary>A file that its peaks keep so far below the mix is told, LU.</summary>
    public const double MissingDb = 0.1;
}
