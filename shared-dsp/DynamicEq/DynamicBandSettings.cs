namespace TopDown.Dsp.DynamicEq;

/// <summary>What moves a <see cref="DynamicBand"/>.</summary>
public enum BandMode
{
    /// <summary>Nothing: the full bell, always.</summary>
    Static,

    /// <summary>The band's own level in the audio: it gives way where it piles up.</summary>
    Self,

    /// <summary>A voice in the key: the band gives way while somebody sings.</summary>
    Voice,
}

/// <summary>What a <see cref="DynamicBand"/> is set to, in plain units; a value out of range is clamped where it is used.</summary>
/// <param name="Hz">Centre of the bell.</param>
/// <param name="Db">The range: gain at the centre when the band has moved all the way, below 0 to cut; 0 does nothing.</param>
/// <param name="Q">The bell's bandwidth is Hz/Q between the points of half the range; in <see cref="BandMode.Self"/> the detector's is the same.</param>
/// <param name="Mode">What moves it.</param>
/// <param name="ThresholdDb">Peak level in dBFS, in the detector's band, where the movement begins; see <see cref="BandAction"/> for where it ends.</param>
/// <param name="ReleaseMs">From the end of the key until 5 % of the range are left, 50 to 5000 ms.</param>
/// <param name="KeyHighPassHz">Lower edge of the voice detector (−3 dB).</param>
public readonly record struct DynamicBandSettings(
    double Hz,
    double Db,
    double Q,
    BandMode Mode = BandMode.Static,
    double ThresholdDb = -30,
    double ReleaseMs = 250,
    double KeyHighPassHz = DynamicBandSettings.VoiceLowHz)
{
    /// <summary>
    /// The voice detector's band: what a voice masks and is masked in, from above the boom and the pops of a close microphone to below
    /// the sibilants, which neither mask nor are masked at a carve's frequencies.
    /// </summary>
    public const double VoiceLowHz = 200, VoiceHighHz = 5000;

    /// <summary>dB over the threshold at which the whole range is reached.</summary>
    public double SpanDb => BandAction.SpanDb(Mode, Db);
}
