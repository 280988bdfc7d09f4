using TopDown.Vst3.Abi;

namespace TopDown.Host;

public enum HostCallKind
{
    BeginEdit,
    PerformEdit,
    EndEdit,
    Restart,
    SetDirty,
    RequestOpenEditor,
    StartGroupEdit,
    FinishGroupEdit,
    UnitSelection,
    ProgramListChange,
    UnitByBusChange,
}

/// <summary>A call of the controller into its host, as it came.</summary>
/// <param name="Id">Parameter, unit or program list; the state (0, 1) of SetDirty.</param>
/// <param name="Value">Normalised value of PerformEdit; the program's index of ProgramListChange.</param>
/// <param name="Flags">Of Restart.</param>
public readonly record struct HostCall(HostCallKind Kind, uint Id = 0, double Value = 0, RestartFlags Flags = RestartFlags.None);
