namespace TopDown.Host;

/// <summary>How processor and controller find each other.</summary>
public enum Connection
{
    /// <summary>Each gets the other's own IConnectionPoint.</summary>
    Direct,

    /// <summary>Each gets a proxy of the host, as in DAWs that keep the two apart.</summary>
    Proxy,

    /// <summary>Not at all: state and parameters are all they share.</summary>
    None,
}

/// <summary>What a block holds for a bus that is not active. DAWs do all three.</summary>
public enum InactiveBus
{
    /// <summary>Zeros, flagged silent.</summary>
    Silent,

    /// <summary>A bus of no channels and no buffers.</summary>
    NoChannels,

    /// <summary>Trailing inactive buses are left out of the block; one before an active bus has no channels.</summary>
    Omitted,
}

/// <summary>The habits of the DAW to be.</summary>
public sealed record PluginOptions
{
    /// <summary>IHostApplication.getName.</summary>
    public string HostName { get; init; } = "TopDown";

    public Connection Connection { get; init; } = Connection.Direct;

    public InactiveBus InactiveBuses { get; init; } = InactiveBus.Silent;

    /// <summary>Output bus 0 uses input bus 0's memory, when both have as many channels.</summary>
    public bool InPlace { get; init; }

    /// <summary>Fills outputs with NaN before each block, so that what the plug-in leaves unwritten shows.</summary>
    public bool PoisonOutputs { get; init; }

    /// <summary>Gives the processor a block without a process context, as a few hosts do.</summary>
    public bool NoContext { get; init; }

    /// <summary>Longest piece a state stream hands out in one read, bytes.</summary>
    public int LongestRead { get; init; } = int.MaxValue;
}
