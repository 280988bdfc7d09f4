namespace TopDown.Mixdown.Measuring;

/// <summary>One channel of a <see cref="Measurement"/>; dB of silence are −∞.</summary>
/// <param name="Speaker">L, R, C, LFE, Ls, Rs …</param>
/// <param name="TruePeakDb">dBTP.</param>
/// <param name="SamplePeakDb">dBFS.</param>
/// <param name="DcOffset">Mean of the samples; full scale is 1.</param>
public sealed record ChannelMeasurement(string Speaker, double TruePeakDb, double SamplePeakDb, double DcOffset);

/// <summary>
/// What <see cref="FileMeter"/> found in a file. Levels of silence are −∞; NaN is what the file cannot have: it is too short, or
/// has not the channels.
/// </summary>
public sealed record Measurement
{
    public required string File { get; init; }
    public required int Rate { get; init; }
    public required long Frames { get; init; }
    public required SpeakerLayout Layout { get; init; }
    public required IReadOnlyList<ChannelMeasurement> Channels { get; init; }

    /// <summary>Gated LUFS, NaN below 400 ms.</summary>
    public required double Integrated { get; init; }

    /// <summary>LU, NaN below 3 s or without a window above the gates.</summary>
    public required double Range { get; init; }

    /// <summary>LUFS, NaN below 400 ms.</summary>
    public required double MaxMomentary { get; init; }

    /// <summary>LUFS, NaN below 3 s.</summary>
    public required double MaxShortTerm { get; init; }

    /// <summary>The least peak to short-term loudness ratio: true peak of 3 s less their loudness, dB; NaN without sound of 3 s above −70 LUFS.</summary>
    public required double MinPsr { get; init; }

    /// <summary>Σlr/√(Σl²·Σr²) of front left and right, −1 to 1; NaN where one is missing or silent.</summary>
    public required double Correlation { get; init; }

    public double Seconds => (double)Frames / Rate;

    /// <summary>dBTP of the loudest channel.</summary>
    public double TruePeakDb => Channels.Max(c => c.TruePeakDb);

    /// <summary>dBFS of the loudest channel.</summary>
    public double SamplePeakDb => Channels.Max(c => c.SamplePeakDb);

    /// <summary>The channel's that is farthest off.</summary>
    public double DcOffset => Channels.MaxBy(c => Math.Abs(c.DcOffset))!.DcOffset;

    /// <summary>Peak to loudness ratio: true peak less integrated loudness, dB; NaN without the latter.</summary>
    public double Plr => double.IsFinite(Integrated) ? TruePeakDb - Integrated : double.NaN;
}
