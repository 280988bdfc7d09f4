using System.Runtime.InteropServices;
using TopDown.Dsp;
using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>The host's calls. Each checks its pointers and lets no exception out.</summary>
sealed unsafe partial class Processor
{
    static readonly ComClass Shape = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&Initialize, (nint)(delegate* unmanaged<void*, int>)&Terminate,
            (nint)(delegate* unmanaged<void*, Tuid*, int>)&GetControllerClassId, (nint)(delegate* unmanaged<void*, int, int>)&SetIoMode,
            (nint)(delegate* unmanaged<void*, int, int, int>)&GetBusCount, (nint)(delegate* unmanaged<void*, int, int, int, BusInfo*, int>)&GetBusInfo,
            (nint)(delegate* unmanaged<void*, RoutingInfo*, RoutingInfo*, int>)&GetRoutingInfo, (nint)(delegate* unmanaged<void*, int, int, int, byte, int>)&ActivateBus,
            (nint)(delegate* unmanaged<void*, byte, int>)&SetActive, (nint)(delegate* unmanaged<void*, void*, int>)&SetState,
            (nint)(delegate* unmanaged<void*, void*, int>)&GetState), Iid.IComponent, Iid.IPluginBase),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, ulong*, int, ulong*, int, int>)&SetBusArrangements, (nint)(delegate* unmanaged<void*, int, int, ulong*, int>)&GetBusArrangement,
            (nint)(delegate* unmanaged<void*, int, int>)&CanProcessSampleSize, (nint)(delegate* unmanaged<void*, uint>)&GetLatencySamples,
            (nint)(delegate* unmanaged<void*, ProcessSetup*, int>)&SetupProcessing, (nint)(delegate* unmanaged<void*, byte, int>)&SetProcessing,
            (nint)(delegate* unmanaged<void*, ProcessData*, int>)&ProcessBlock, (nint)(delegate* unmanaged<void*, uint>)&GetTailSamples), Iid.IAudioProcessor),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, uint>)&GetProcessContextRequirements), Iid.IProcessContextRequirements),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&Connect, (nint)(delegate* unmanaged<void*, void*, int>)&Disconnect,
            (nint)(delegate* unmanaged<void*, void*, int>)&Notify), Iid.IConnectionPoint));

    Reading[] _readings = [];

    [UnmanagedCallersOnly]
    static int Initialize(void* self, void* context)
    {
        try
        {
            if (From<Processor>(self) is not { } p) return Result.InvalidArgument;
            p._readings = [.. p._page.Readings];
            return p._link.SetContext(context);
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Terminate(void* self)
    {
        try
        {
            if (From<Processor>(self) is not { } p) return Result.InvalidArgument;
            p._isActive = false;
            p._link.Close();
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetControllerClassId(void* self, Tuid* id)
    {
        try
        {
            if (From<Processor>(self) is not { } p || id == null) return Result.InvalidArgument;
            *id = HostIds.Controller(p._page);
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetIoMode(void* self, int mode) => Result.NotImplemented;

    [UnmanagedCallersOnly]
    static int GetBusCount(void* self, int media, int direction)
    {
        try { return From<Processor>(self)?._buses.Count((MediaType)media, (BusDirection)direction) ?? 0; }
        catch { return Diagnostics.Caught() * 0; }
    }

    [UnmanagedCallersOnly]
    static int GetBusInfo(void* self, int media, int direction, int index, BusInfo* info)
    {
        try { return From<Processor>(self)?._buses.Info((MediaType)media, (BusDirection)direction, index, info) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetRoutingInfo(void* self, RoutingInfo* input, RoutingInfo* output) => Result.NotImplemented;

    [UnmanagedCallersOnly]
    static int ActivateBus(void* self, int media, int direction, int index, byte on)
    {
        try { return From<Processor>(self)?._buses.Activate((MediaType)media, (BusDirection)direction, index, on != 0) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetActive(void* self, byte on)
    {
        try { return From<Processor>(self)?.Activate(on != 0) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetState(void* self, void* stream)
    {
        try { return From<Processor>(self)?.ReadState(stream) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetState(void* self, void* stream)
    {
        try { return From<Processor>(self)?.WriteState(stream) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetBusArrangements(void* self, ulong* inputs, int inputCount, ulong* outputs, int outputCount)
    {
        try
        {
            if (From<Processor>(self) is not { } p) return Result.InvalidArgument;
            return p._isActive ? Result.False : p._buses.Arrange(inputs, inputCount, outputs, outputCount);
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetBusArrangement(void* self, int direction, int index, ulong* arrangement)
    {
        try { return From<Processor>(self)?._buses.Arrangement((BusDirection)direction, index, arrangement) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int CanProcessSampleSize(void* self, int size) => Result.Of(size is (int)SampleSize.Float32 or (int)SampleSize.Float64);

    [UnmanagedCallersOnly]
    static uint GetLatencySamples(void* self)
    {
        try { return From<Processor>(self) is { } p ? (uint)(p._isActive ? p._runner.Latency : p._type.Latency(p.CurrentSettings)) : 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    [UnmanagedCallersOnly]
    static int SetupProcessing(void* self, ProcessSetup* setup)
    {
        try { return From<Processor>(self)?.SetUp(setup) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetProcessing(void* self, byte on)
    {
        try
        {
            if (From<Processor>(self) is not { } p) return Result.InvalidArgument;
            if (on != 0 && p._isActive) p._runner.Reset();
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int ProcessBlock(void* self, ProcessData* data)
    {
        using var guard = DenormalGuard.Enter();
        try { return From<Processor>(self)?.Process(data) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static uint GetTailSamples(void* self)
    {
        try { return From<Processor>(self)?.TailSamples() ?? 0; }
        catch { Diagnostics.Caught(); return 0; }
    }

    /// <summary>Nothing: no sound here hangs on tempo or transport.</summary>
    [UnmanagedCallersOnly]
    static uint GetProcessContextRequirements(void* self) => (uint)ProcessContextNeeds.None;

    [UnmanagedCallersOnly]
    static int Connect(void* self, void* other)
    {
        try { return From<Processor>(self)?._link.Connect(other) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Disconnect(void* self, void* other)
    {
        try { return From<Processor>(self)?._link.Disconnect(other) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int Notify(void* self, void* message)
    {
        try { return From<Processor>(self)?._link.Notify(message) ?? Result.InvalidArgument; }
        catch { return Diagnostics.Caught(); }
    }
}
