namespace TopDown.Dsp.Translation;

/// <summary>
/// A class of equipment that people hear music on: whether it sums to mono, and its response against a good loudspeaker in a room, as published
/// points and as the sections that follow them. No emulation of a product: no distortion, limiter, direction or room. See <see cref="Devices"/>.
/// </summary>
public sealed class PlaybackDevice
{
    /// <summary>For file names: lower case and hyphens.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>(left + right)/2 on all that it has.</summary>
    public required bool IsMono { get; init; }

    /// <summary>Where the curve is from, one sentence.</summary>
    public required string Source { get; init; }

    /// <summary>What is published, in rising order.</summary>
    public required IReadOnlyList<ResponsePoint> Points { get; init; }

    /// <summary>What follows the points: within <see cref="Devices.FitDb"/> where it is promised.</summary>
    public required IReadOnlyList<CurveSection> Sections { get; init; }

    /// <summary>Listened to over the noise of a moving car.</summary>
    public bool IsDriven { get; init; }

    /// <summary>Gain of the sections in dB; −∞ at 0 Hz behind a high-pass.</summary>
    public double ResponseDb(double hz, double sampleRate)
    {
        double db = 0;
        foreach (CurveSection section in Sections) db += section.At(sampleRate).MagnitudeDb(hz, sampleRate);
        return db;
    }
}
