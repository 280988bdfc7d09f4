using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>A class of a module. Fields its factory's version does not have are empty.</summary>
public sealed record PluginClass(
    Tuid Cid, string Category, string Name, int Cardinality, ComponentFlags Flags, string SubCategories, string Vendor, string Version, string SdkVersion)
{
    /// <summary>Whether it is a processor, that is something <see cref="Vst3Module.Create"/> takes.</summary>
    public bool IsEffect => string.Equals(Category, ClassNames.AudioEffect, StringComparison.Ordinal);
}

/// <summary>A parameter as the controller describes it. Default is normalised.</summary>
public sealed record HostParameter(
    uint Id, string Title, string ShortTitle, string Units, int Steps, double Default, ParameterFlags Flags, int Unit)
{
    public bool CanAutomate => Flags.HasFlag(ParameterFlags.CanAutomate);
    public bool IsReadOnly => Flags.HasFlag(ParameterFlags.IsReadOnly);
    public bool IsBypass => Flags.HasFlag(ParameterFlags.IsBypass);
    public bool IsProgramChange => Flags.HasFlag(ParameterFlags.IsProgramChange);
}

/// <summary>A bus as it stands now: channels and arrangement follow the last negotiation.</summary>
public sealed record HostBus(
    int Index, MediaType Media, BusDirection Direction, BusType Type, string Name, int Channels, BusFlags Flags, ulong Arrangement)
{
    public bool IsDefaultActive => Flags.HasFlag(BusFlags.DefaultActive);
}

public sealed record HostUnit(int Id, int Parent, string Name, int ProgramList);

public sealed record HostProgramList(int Id, string Name, IReadOnlyList<string> Programs);

/// <summary>A value of a parameter at a sample. In a render the sample counts from the start of the file, in a block from the block's start.</summary>
public readonly record struct ParameterPoint(int Sample, uint Id, double Value);
