namespace TopDown.Mixdown.Translating;

/// <summary>
/// The noise in a car at about 90 km/h, as a class: third-octave levels that fall by 10 dB an octave from 63 Hz, flat below, placed so that they
/// meet the threshold of hearing at 6.4 kHz, above which listeners in a car at that speed were masked by nothing (Abbink, Landes and Altinsoy, "Experimental
/// Determination of the Masking Threshold for Tonal Powertrain Noise in Electric Vehicles", Acoustics 5/4, 2023). About 60 dB(A).
/// </summary>
static class DrivingNoise
{
    /// <summary>What the mix is played at over it, dB SPL, K-weighted: loud, yet no trouble to sit in.</summary>
    public const double ListeningDb = 80;

    /// <summary>A sound in noise of its own width is heard down to about so far below it (Fastl and Zwicker, "Psychoacoustics", 2007: 2 to 6 dB).</summary>
    public const double MaskingIndexDb = 4;

    const double LowestHz = 63, LowestDb = 79, PerOctaveDb = 10;

    /// <summary>dB SPL of the third octave around <paramref name="hz"/>.</summary>
    public static double Db(double hz) => LowestDb - PerOctaveDb * Math.Log2(Math.Max(hz, LowestHz) / LowestHz);
}
