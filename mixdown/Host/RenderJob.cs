using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>A whole file through a plug-in. One array a channel, all of one length; 1 channel is mono, 2 stereo.</summary>
public sealed record RenderJob
{
    public required float[][] Input { get; init; }

    /// <summary>Instead of <see cref="Input"/>, for 64-bit processing without rounding the input.</summary>
    public double[][]? Input64 { get; init; }

    /// <summary>Side-chain signal; its bus is active only if there is one. A mono key is spread if the plug-in wants stereo. Shorter than the input: silence follows.</summary>
    public float[][]? Key { get; init; }

    /// <summary>Automation: samples count from the start of the file, values are normalised. Any order; those on one sample keep theirs.</summary>
    public IReadOnlyList<ParameterPoint> Points { get; init; } = [];

    /// <summary>Hz.</summary>
    public double SampleRate { get; init; } = 48_000;

    /// <summary>Lengths of the blocks, repeated to the end of the file. 0 is a block without samples.</summary>
    public IReadOnlyList<int> Blocks { get; init; } = [512];

    public SampleSize SampleSize { get; init; } = SampleSize.Float32;

    public ProcessMode Mode { get; init; } = ProcessMode.Realtime;

    /// <summary>Flags channels that hold zeros for a whole block as silent, as DAWs do.</summary>
    public bool FlagSilence { get; init; }

    /// <summary>Frames of silence rendered after the input.</summary>
    public int ExtraFrames { get; init; }

    /// <summary>Drops the reported latency from the start and renders as much more at the end: output sample n belongs to input sample n.</summary>
    public bool CompensateLatency { get; init; }
}

/// <summary>What came out.</summary>
/// <param name="Output">One array a channel; rounded from <paramref name="Output64"/> when that is there.</param>
/// <param name="Output64">The 64-bit output of a 64-bit render.</param>
/// <param name="LatencySamples">As reported once active.</param>
/// <param name="TailSamples">As reported once active.</param>
/// <param name="Points">All the plug-in sent, samples counted from the start of the render: its meters over time.</param>
/// <param name="SilentBlocks">Blocks whose whole main output was flagged silent.</param>
/// <param name="GuardsIntact">False: the plug-in wrote outside its buffers.</param>
public sealed record RenderResult(
    float[][] Output, double[][]? Output64, int LatencySamples, uint TailSamples, IReadOnlyList<ParameterPoint> Points, int SilentBlocks, bool GuardsIntact);
