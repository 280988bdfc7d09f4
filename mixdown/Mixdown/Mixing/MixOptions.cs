namespace TopDown.Mixdown.Mixing;

/// <summary>How a mix is rendered. None of it but <see cref="Insert"/> changes a sample.</summary>
public sealed record MixOptions
{
    /// <summary>Threads that work at the same time, the caller's among them.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>First frame of the song; plug-ins start fresh there.</summary>
    public long From { get; init; }

    /// <summary>One past the last frame; null = the song's end.</summary>
    public long? To { get; init; }

    /// <summary>Makes a plug-in at a sample rate with its values.</summary>
    public Func<InsertSettings, double, IInsert> Insert { get; init; } = static (i, rate) => new ManagedInsert(i.Type, rate, [.. i.Normals]);
}

/// <summary>What a listener wants to hear beside the mix.</summary>
[Flags]
public enum MixTaps
{
    None = 0,
    IntoMaster = 1,
    Buses = 2,
    Staged = 4,
    Tracks = 8,
}
