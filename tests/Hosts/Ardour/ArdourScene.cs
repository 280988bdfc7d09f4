namespace TopDown.Hosts.Tests.Ardour;

/// <summary>One setting of the plug-in to be heard: its program or preset first, then single values on top.</summary>
public sealed record ArdourScene(string Name)
{
    /// <summary>Plain values (dB, Hz, index of a choice) by the host's label ("Gain") or by control index ("#1").</summary>
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>A name out of the host's list of presets, or null.</summary>
    public string? Preset { get; init; }

    /// <summary>The name of a preset file that the host found by itself, or null.</summary>
    public string? PresetFile { get; init; }

    /// <summary>As <see cref="Values"/>, but set before the preset is loaded: what it should leave alone.</summary>
    public IReadOnlyDictionary<string, double> Before { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>WAV for this scene alone; null plays the session's.</summary>
    public string? Input { get; init; }

    /// <summary>WAV for the plug-in's side-chain; null leaves it unconnected.</summary>
    public string? SideChain { get; init; }
}

/// <summary>A parameter as the host shows it; values are plain.</summary>
public sealed record ArdourParameter(int Control, string Label, double Value, double Low, double High, double Default, bool Toggled);

/// <summary>What became of a scene. Latency in samples, as the plug-in reported it before and after the reload.</summary>
public sealed record ArdourTake(string Scene, IReadOnlyList<ArdourParameter> Set, IReadOnlyList<ArdourParameter> Restored,
    int LatencySet, int LatencyRestored, float[][] Sound)
{
    /// <summary>
    /// Parameters that differ after save and reload, readable; empty when all survived. 1e-6 of the range is what VST3's
    /// normalised doubles through the host's floats can keep.
    /// </summary>
    public IReadOnlyList<string> Changed =>
        [.. Set.Zip(Restored).Where(p => !string.Equals(p.First.Label, p.Second.Label, StringComparison.Ordinal)
                || Math.Abs(p.First.Value - p.Second.Value) > 1e-6 * Math.Max(1, p.First.High - p.First.Low))
            .Select(p => $"{p.First.Label}: {p.First.Value} became {p.Second.Label}: {p.Second.Value}"),
         .. Set.Count == Restored.Count ? Array.Empty<string>() : [$"{Set.Count} parameters became {Restored.Count}"]];
}

/// <summary>All takes of one session and the plug-in's fresh parameters. Ardour's scripts cannot list presets, only ask for one.</summary>
public sealed record ArdourResult(int Rate, IReadOnlyList<ArdourTake> Takes, IReadOnlyList<ArdourParameter> Fresh)
{
    public ArdourTake this[string scene] => Takes.First(t => string.Equals(t.Scene, scene, StringComparison.Ordinal));
}

/// <summary>The host started and then something went wrong; the message holds what it printed.</summary>
public sealed class ArdourException(string message) : Exception(message);
