using System.Globalization;
using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3.Tests;

/// <summary>The probe's controller: two parameters, their texts, and the gain reduction it was told.</summary>
sealed unsafe class ProbeController() : ComObject(s_class)
{
    static readonly ComClass s_class = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&SetHandlerOrContext,
            (nint)(delegate* unmanaged<void*, int>)&Terminate,
            (nint)(delegate* unmanaged<void*, void*, int>)&Stream,
            (nint)(delegate* unmanaged<void*, void*, int>)&Stream,
            (nint)(delegate* unmanaged<void*, void*, int>)&Stream,
            (nint)(delegate* unmanaged<void*, int>)&GetParameterCount,
            (nint)(delegate* unmanaged<void*, int, ParameterInfo*, int>)&GetParameterInfo,
            (nint)(delegate* unmanaged<void*, uint, double, char*, int>)&GetParamStringByValue,
            (nint)(delegate* unmanaged<void*, uint, char*, double*, int>)&GetParamValueByString,
            (nint)(delegate* unmanaged<void*, uint, double, double>)&Plain,
            (nint)(delegate* unmanaged<void*, uint, double, double>)&Plain,
            (nint)(delegate* unmanaged<void*, uint, double>)&GetParamNormalized,
            (nint)(delegate* unmanaged<void*, uint, double, int>)&SetParamNormalized,
            (nint)(delegate* unmanaged<void*, void*, int>)&SetComponentHandler,
            (nint)(delegate* unmanaged<void*, byte*, void*>)&CreateView), Iid.IEditController, Iid.IPluginBase),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&SetHandlerOrContext,
            (nint)(delegate* unmanaged<void*, void*, int>)&SetHandlerOrContext,
            (nint)(delegate* unmanaged<void*, void*, int>)&Notify), Iid.IConnectionPoint),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, double>)&GainReduction), Iid.IGainReductionInfo),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, int, byte*, uint*, int>)&Function), Iid.IParameterFunctionName));

    /// <summary>Id and bytes of the last message a controller got.</summary>
    public static string LastMessage { get; set; } = "";

    /// <summary>The newest controller: tests make it call its host.</summary>
    public static ProbeController? Newest { get; private set; }

    readonly double[] _values = new double[3];
    void* _handler;

    static ProbeController Me(void* self) => From<ProbeController>(self)!;

    /// <summary>What a knob of an editor does.</summary>
    public void Turn(double value)
    {
        Call.ComponentHandler.BeginEdit(_handler, ProbeProcessor.Gain);
        Call.ComponentHandler.PerformEdit(_handler, ProbeProcessor.Gain, value);
        Call.ComponentHandler.EndEdit(_handler, ProbeProcessor.Gain);
    }

    public void Restart(RestartFlags flags) => Call.ComponentHandler.RestartComponent(_handler, flags);

    [UnmanagedCallersOnly]
    static int SetHandlerOrContext(void* self, void* pointer)
    {
        Newest = Me(self);
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int Terminate(void* self) => Result.Ok;

    [UnmanagedCallersOnly]
    static int Stream(void* self, void* stream) => Result.Ok;

    [UnmanagedCallersOnly]
    static int GetParameterCount(void* self) => 2;

    [UnmanagedCallersOnly]
    static int GetParameterInfo(void* self, int index, ParameterInfo* info)
    {
        *info = new ParameterInfo { Id = (uint)index + 1, DefaultNormalizedValue = 1, Flags = index == 0 ? ParameterFlags.CanAutomate : ParameterFlags.IsReadOnly };
        Text.Write(info->Title, Text.Capacity, index == 0 ? "Gain" : "Meter");
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int GetParamStringByValue(void* self, uint id, double value, char* text)
    {
        Text.Write(text, Text.Capacity, value.ToString("F2", CultureInfo.InvariantCulture));
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int GetParamValueByString(void* self, uint id, char* text, double* value) =>
        Result.Of(double.TryParse(Text.Read(text), CultureInfo.InvariantCulture, out *value));

    [UnmanagedCallersOnly]
    static double Plain(void* self, uint id, double value) => value;

    [UnmanagedCallersOnly]
    static double GetParamNormalized(void* self, uint id) => Me(self)._values[id];

    [UnmanagedCallersOnly]
    static int SetParamNormalized(void* self, uint id, double value)
    {
        Me(self)._values[id] = value;
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int SetComponentHandler(void* self, void* handler)
    {
        ProbeController me = Me(self);
        Call.Release(me._handler);
        me._handler = handler;
        Call.AddRef(handler);
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static void* CreateView(void* self, byte* name) => null;

    [UnmanagedCallersOnly]
    static int Notify(void* self, void* message)
    {
        void* bytes = null;
        uint size = 0;
        fixed (byte* key = "bytes\0"u8) Call.AttributeList.GetBinary(Call.Message.GetAttributes(message), key, &bytes, &size);
        LastMessage = Text.ToTextUtf8(Call.Message.GetMessageId(message)) + " " + Convert.ToHexString(new ReadOnlySpan<byte>(bytes, (int)size));
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static double GainReduction(void* self) => -Me(self)._values[ProbeProcessor.Meter];

    [UnmanagedCallersOnly]
    static int Function(void* self, int unit, byte* name, uint* id)
    {
        *id = ProbeProcessor.Meter;
        return Result.Of(unit == 0 && Text.Is(name, FunctionNames.GainReduction));
    }
}
