using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>
/// IComponentHandler 1 and 2 and IUnitHandler 1 and 2: everything a controller tells its host. Each call is written
/// down in order; values of performEdit also wait for the processor's next block, as in any host.
/// </summary>
sealed unsafe class ComponentHandler() : ComObject(s_class)
{
    static readonly ComClass s_class = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, uint, int>)&BeginEdit,
            (nint)(delegate* unmanaged<void*, uint, double, int>)&PerformEdit,
            (nint)(delegate* unmanaged<void*, uint, int>)&EndEdit,
            (nint)(delegate* unmanaged<void*, RestartFlags, int>)&RestartComponent), Iid.IComponentHandler),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, byte, int>)&SetDirty,
            (nint)(delegate* unmanaged<void*, byte*, int>)&RequestOpenEditor,
            (nint)(delegate* unmanaged<void*, int>)&StartGroupEdit,
            (nint)(delegate* unmanaged<void*, int>)&FinishGroupEdit), Iid.IComponentHandler2),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, int, int>)&NotifyUnitSelection,
            (nint)(delegate* unmanaged<void*, int, int, int>)&NotifyProgramListChange), Iid.IUnitHandler),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, int>)&NotifyUnitByBusChange), Iid.IUnitHandler2));

    readonly ConcurrentQueue<HostCall> _calls = new();
    int _restart;

    public ConcurrentQueue<(uint Id, double Value)> Edits { get; } = new();

    public HostCall[] Calls => _calls.ToArray();

    public void Forget() => _calls.Clear();

    public RestartFlags TakeRestart() => (RestartFlags)Interlocked.Exchange(ref _restart, 0);

    static int Note(void* self, HostCall call)
    {
        try
        {
            if (From<ComponentHandler>(self) is not { } me) return Result.InvalidArgument;
            me._calls.Enqueue(call);
            if (call.Kind == HostCallKind.PerformEdit) me.Edits.Enqueue((call.Id, call.Value));
            if (call.Kind == HostCallKind.Restart) Interlocked.Or(ref me._restart, (int)call.Flags);
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int BeginEdit(void* self, uint id) => Note(self, new(HostCallKind.BeginEdit, id));

    [UnmanagedCallersOnly]
    static int PerformEdit(void* self, uint id, double value) => Note(self, new(HostCallKind.PerformEdit, id, value));

    [UnmanagedCallersOnly]
    static int EndEdit(void* self, uint id) => Note(self, new(HostCallKind.EndEdit, id));

    [UnmanagedCallersOnly]
    static int RestartComponent(void* self, RestartFlags flags) => Note(self, new(HostCallKind.Restart, Flags: flags));

    [UnmanagedCallersOnly]
    static int SetDirty(void* self, byte state) => Note(self, new(HostCallKind.SetDirty, state));

    [UnmanagedCallersOnly]
    static int RequestOpenEditor(void* self, byte* name) => Note(self, new(HostCallKind.RequestOpenEditor));

    [UnmanagedCallersOnly]
    static int StartGroupEdit(void* self) => Note(self, new(HostCallKind.StartGroupEdit));

    [UnmanagedCallersOnly]
    static int FinishGroupEdit(void* self) => Note(self, new(HostCallKind.FinishGroupEdit));

    [UnmanagedCallersOnly]
    static int NotifyUnitSelection(void* self, int unitId) => Note(self, new(HostCallKind.UnitSelection, (uint)unitId));

    [UnmanagedCallersOnly]
    static int NotifyProgramListChange(void* self, int listId, int programIndex) => Note(self, new(HostCallKind.ProgramListChange, (uint)listId, programIndex));

    [UnmanagedCallersOnly]
    static int NotifyUnitByBusChange(void* self) => Note(self, new(HostCallKind.UnitByBusChange));
}
