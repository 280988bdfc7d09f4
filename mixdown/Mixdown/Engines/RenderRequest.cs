using TopDown.Plugin;

namespace TopDown.Mixdown.Engines;

/// <summary>A file's worth of audio through one plug-in.</summary>
public sealed record RenderRequest(PluginType Type, float[][] Input, int SampleRate)
{
    /// <summary>Side-chain, one or two channels; shorter than the input: silence follows.</summary>
    public float[][]? Key { get; init; }

    /// <summary>Host values (0…1) of all parameters at the start.</summary>
    public required double[] Normals { get; init; }

    /// <summary>Automation, in order of time.</summary>
    public IReadOnlyList<Event> Events { get; init; } = [];

    public int BlockSize { get; init; } = 512;
}

/// <summary>What came out: as long as the input, the latency taken off.</summary>
/// <param name="Meters">One row a block: the block's end in samples, and the page's readings in dB, in order.</param>
public sealed record RenderResult(float[][] Output, int Latency, IReadOnlyList<MeterRow> Meters);

public readonly record struct MeterRow(long Sample, double[] Values);

/// <summary>A way to run a plug-in's sound.</summary>
public interface IEngine
{
    RenderResult Render(RenderRequest request);
}
