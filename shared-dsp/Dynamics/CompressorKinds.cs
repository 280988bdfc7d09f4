namespace TopDown.Dsp.Dynamics;

/// <summary>How a compressor turns what it hears into a level.</summary>
public enum Detector
{
    /// <summary>The held peak, see <see cref="PeakHold"/>.</summary>
    Peak,

    /// <summary>The smoothed power of each channel, see <see cref="RmsDetector"/>: it lets short peaks through.</summary>
    Rms,
}

/// <summary>Where the detector sits.</summary>
public enum Topology
{
    /// <summary>Before the gain.</summary>
    FeedForward,

    /// <summary>After the gain, see <see cref="FeedbackLoop"/>. With <see cref="Detector.Rms"/> and a fixed release only.</summary>
    Feedback,
}

/// <summary>What part of the other channel counts where channels are linked. With <see cref="Detector.Rms"/> only.</summary>
public enum LinkShape
{
    All,

    /// <summary>Above 250 Hz: a kick on one side does not move the other.</summary>
    HighPass,

    /// <summary>Below 2.5 kHz: a cymbal on one side does not move the other.</summary>
    LowPass,

    /// <summary>250 Hz to 2.5 kHz.</summary>
    Band,
}
