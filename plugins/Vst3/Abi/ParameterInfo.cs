namespace TopDown.Vst3.Abi;

[Flags]
public enum ParameterFlags
{
    None = 0,
    CanAutomate = 1 << 0,
    IsReadOnly = 1 << 1,
    IsWrapAround = 1 << 2,
    IsList = 1 << 3,
    IsHidden = 1 << 4,
    IsProgramChange = 1 << 15,
    IsBypass = 1 << 16,
}

/// <summary>A parameter as the controller describes it. 792 bytes.</summary>
public unsafe struct ParameterInfo
{
    /// <summary>Highest id a plug-in may use; above it the host's own begin.</summary>
    public const uint MaxId = 0x7FFFFFFF, NoId = 0xFFFFFFFF;

    public uint Id;
    public fixed char Title[Text.Capacity];
    public fixed char ShortTitle[Text.Capacity];
    public fixed char Units[Text.Capacity];

    /// <summary>0 = continuous, 1 = switch, n = n + 1 positions.</summary>
    public int StepCount;

    /// <summary>0…1.</summary>
    public double DefaultNormalizedValue;
    public int UnitId;
    public ParameterFlags Flags;
}

/// <summary>What a controller asks its host to read anew (IComponentHandler.restartComponent).</summary>
[Flags]
public enum RestartFlags
{
    None = 0,
    ReloadComponent = 1 << 0,
    IoChanged = 1 << 1,
    ParamValuesChanged = 1 << 2,
    LatencyChanged = 1 << 3,
    ParamTitlesChanged = 1 << 4,
    MidiCcAssignmentChanged = 1 << 5,
    NoteExpressionChanged = 1 << 6,
    IoTitlesChanged = 1 << 7,
    PrefetchableSupportChanged = 1 << 8,
    RoutingInfoChanged = 1 << 9,
    KeyswitchChanged = 1 << 10,
    ParamIdMappingChanged = 1 << 11,
}

public enum KnobMode
{
    Circular = 0,
    RelativeCircular = 1,
    Linear = 2,
}

[Flags]
public enum AutomationStates
{
    None = 0,
    Read = 1 << 0,
    Write = 1 << 1,
}
