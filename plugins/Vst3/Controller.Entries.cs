using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>The host's calls. Each checks its pointers and lets no exception out.</summary>
sealed unsafe partial class Controller
{
    static readonly ComClass Shape = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&Initialize, (nint)(delegate* unmanaged<void*, int>)&Terminate,
            (nint)(delegate* unmanaged<void*, void*, int>)&SetComponentState, (nint)(delegate* unmanaged<void*, void*, int>)&SetState,
            (nint)(delegate* unmanaged<void*, void*, int>)&GetState, (nint)(delegate* unmanaged<void*, int>)&GetParameterCount,
            (nint)(delegate* unmanaged<void*, int, ParameterInfo*, int>)&GetParameterInfo, (nint)(delegate* unmanaged<void*, uint, double, char*, int>)&GetParamStringByValue,
            (nint)(delegate* unmanaged<void*, uint, char*, double*, int>)&GetParamValueByString, (nint)(delegate* unmanaged<void*, uint, double, double>)&NormalizedParamToPlain,
            (nint)(delegate* unmanaged<void*, uint, double, double>)&PlainParamToNormalized, (nint)(delegate* unmanaged<void*, uint, double>)&GetParamNormalized,
            (nint)(delegate* unmanaged<void*, uint, double, int>)&SetParamNormalized, (nint)(delegate* unmanaged<void*, void*, int>)&SetComponentHandler,
            (nint)(delegate* unmanaged<void*, byte*, void*>)&CreateView), Iid.IEditController, Iid.IPluginBase),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, int, int>)&SetKnobMode, (nint)(delegate* unmanaged<void*, byte, int>)&OpenHelp,
            (nint)(delegate* unmanaged<void*, byte, int>)&OpenAboutBox), Iid.IEditController2),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, int>)&GetUnitCount, (nint)(delegate* unmanaged<void*, int, UnitInfo*, int>)&GetUnitInfo,
            (nint)(delegate* unmanaged<void*, int>)&GetProgramListCount, (nint)(delegate* unmanaged<void*, int, ProgramListInfo*, int>)&GetProgramListInfo,
            (nint)(delegate* unmanaged<void*, int, int, char*, int>)&GetProgramName, (nint)(delegate* unmanaged<void*, int, int, byte*, char*, int>)&GetProgramInfo,
            (nint)(delegate* unmanaged<void*, int, int, int>)&HasProgramPitchNames, (nint)(delegate* unmanaged<void*, int, int, short, char*, int>)&GetProgramPitchName,
            (nint)(delegate* unmanaged<void*, int>)&GetSelectedUnit, (nint)(delegate* unmanaged<void*, int, int>)&SelectUnit,
            (nint)(delegate* unmanaged<void*, int, int, int, int, int*, int>)&GetUnitByBus, (nint)(delegate* unmanaged<void*, int, int, void*, int>)&SetUnitProgramData), Iid.IUnitInfo),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, int, byte*, uint*, int>)&GetParameterIdFromFunctionName), Iid.IParameterFunctionName),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, double>)&GetGainReductionValueInDb), Iid.IGainReductionInfo),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&Connect, (nint)(delegate* unmanaged<void*, void*, int>)&Disconnect,
            (nint)(delegate* unmanaged<void*, void*, int>)&Notify), Iid.IConnectionPoint));

    [UnmanagedCallersOnly]
    static int Initialize(void* self, void* context)
    {
        try
        {
            if (From<Controller>(self) is not { } c) return Result.InvalidArgument;
            c.IsAlive = true; // hosts may initialise again what they terminated
            return c._link.SetContext(context);
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Terminate(void* self)
    {
        try
        {
            if (From<Controller>(self) is not { } c) return Result.InvalidArgument;
            c.Close();
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetComponentState(void* self, void* stream)
    {
        try { return From<Controller>(self)?.ReadProcessorState(stream) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetState(void* self, void* stream)
    {
        try { return From<Controller>(self)?.ReadOwnState(stream) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetState(void* self, void* stream)
    {
        try { return From<Controller>(self) is { } c ? StreamText.WriteAll(stream, c.OwnState()) : Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetParameterCount(void* self)
    {
        try { return From<Controller>(self)?._list.Count ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static int GetParameterInfo(void* self, int index, ParameterInfo* info)
    {
        try { return From<Controller>(self)?._list.Info(index, info) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetParamStringByValue(void* self, uint id, double normal, char* text)
    {
        try { return From<Controller>(self)?._list.TextOf(id, normal, text) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetParamValueByString(void* self, uint id, char* text, double* normal)
    {
        try { return From<Controller>(self)?._list.ValueOf(id, text, normal) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static double NormalizedParamToPlain(void* self, uint id, double normal)
    {
        try { return From<Controller>(self)?._list.ToPlain(id, normal) ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static double PlainParamToNormalized(void* self, uint id, double plain)
    {
        try { return From<Controller>(self)?._list.ToNormal(id, plain) ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static double GetParamNormalized(void* self, uint id)
    {
        try { return From<Controller>(self)?.Normal(id) ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static int SetParamNormalized(void* self, uint id, double normal)
    {
        try { return From<Controller>(self)?.SetNormal(id, normal) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetComponentHandler(void* self, void* handler)
    {
        try { return From<Controller>(self)?.SetHandler(handler) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static void* CreateView(void* self, byte* name)
    {
        try { return Text.Is(name, ViewNames.Editor) && From<Controller>(self) is { } c ? c.NewView() : null; }
        catch { Diagnostics.Caught(); return null; }
    }

    [UnmanagedCallersOnly]
    static int SetKnobMode(void* self, int mode) => Result.False;

    [UnmanagedCallersOnly]
    static int OpenHelp(void* self, byte onlyCheck)
    {
        try { return From<Controller>(self) is { } c ? Result.Of(onlyCheck != 0 ? c.Manual != null : c.OpenManual()) : Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int OpenAboutBox(void* self, byte onlyCheck) => Result.False;

    [UnmanagedCallersOnly]
    static int GetUnitCount(void* self)
    {
        try { return From<Controller>(self)?._list.UnitCount ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static int GetUnitInfo(void* self, int index, UnitInfo* info)
    {
        try { return From<Controller>(self)?._list.Unit(index, info) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetProgramListCount(void* self)
    {
        try { return From<Controller>(self)?._list.ProgramListCount ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static int GetProgramListInfo(void* self, int index, ProgramListInfo* info)
    {
        try { return From<Controller>(self)?._list.ProgramListInfoOf(index, info) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetProgramName(void* self, int list, int program, char* name)
    {
        try { return From<Controller>(self)?._list.ProgramName(list, program, name) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetProgramInfo(void* self, int list, int program, byte* attribute, char* text) => Result.False;

    [UnmanagedCallersOnly]
    static int HasProgramPitchNames(void* self, int list, int program) => Result.False;

    [UnmanagedCallersOnly]
    static int GetProgramPitchName(void* self, int list, int program, short pitch, char* name) => Result.False;

    [UnmanagedCallersOnly]
    static int GetSelectedUnit(void* self) => UnitInfo.Root;

    [UnmanagedCallersOnly]
    static int SelectUnit(void* self, int unit) => Result.Ok;

    [UnmanagedCallersOnly]
    static int GetUnitByBus(void* self, int media, int direction, int bus, int channel, int* unit) => Result.False;

    [UnmanagedCallersOnly]
    static int SetUnitProgramData(void* self, int list, int program, void* stream) => Result.False;

    [UnmanagedCallersOnly]
    static int GetParameterIdFromFunctionName(void* self, int unit, byte* name, uint* id)
    {
        try { return From<Controller>(self)?.FunctionParameter(unit, name, id) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static double GetGainReductionValueInDb(void* self)
    {
        try { return From<Controller>(self)?.GainReductionDb() ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static int Connect(void* self, void* other)
    {
        try { return From<Controller>(self)?._link.Connect(other) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Disconnect(void* self, void* other)
    {
        try { return From<Controller>(self)?.Unlink(other) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Notify(void* self, void* message)
    {
        try { return From<Controller>(self)?._link.Notify(message) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }
}
