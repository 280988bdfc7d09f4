using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3.Tests;

/// <summary>
/// The smallest processor that shows a host's every habit: output = gain × (input 7 samples ago) + key; state of 8
/// bytes; a meter point a block; a message when switched on. Written against the interface, not against the host.
/// </summary>
sealed unsafe class ProbeProcessor() : ComObject(s_class)
{
    public const uint Gain = 1, Meter = 2;
    public const int Latency = 7;

    static readonly ComClass s_class = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&Initialize,
            (nint)(delegate* unmanaged<void*, int>)&Terminate,
            (nint)(delegate* unmanaged<void*, Tuid*, int>)&GetControllerClassId,
            (nint)(delegate* unmanaged<void*, IoMode, int>)&SetIoMode,
            (nint)(delegate* unmanaged<void*, MediaType, BusDirection, int>)&GetBusCount,
            (nint)(delegate* unmanaged<void*, MediaType, BusDirection, int, BusInfo*, int>)&GetBusInfo,
            (nint)(delegate* unmanaged<void*, RoutingInfo*, RoutingInfo*, int>)&GetRoutingInfo,
            (nint)(delegate* unmanaged<void*, MediaType, BusDirection, int, byte, int>)&ActivateBus,
            (nint)(delegate* unmanaged<void*, byte, int>)&SetActive,
            (nint)(delegate* unmanaged<void*, void*, int>)&SetState,
            (nint)(delegate* unmanaged<void*, void*, int>)&GetState), Iid.IComponent, Iid.IPluginBase),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, ulong*, int, ulong*, int, int>)&SetBusArrangements,
            (nint)(delegate* unmanaged<void*, BusDirection, int, ulong*, int>)&GetBusArrangement,
            (nint)(delegate* unmanaged<void*, SampleSize, int>)&CanProcessSampleSize,
            (nint)(delegate* unmanaged<void*, uint>)&GetLatencySamples,
            (nint)(delegate* unmanaged<void*, ProcessSetup*, int>)&SetupProcessing,
            (nint)(delegate* unmanaged<void*, byte, int>)&SetProcessing,
            (nint)(delegate* unmanaged<void*, ProcessData*, int>)&Process,
            (nint)(delegate* unmanaged<void*, uint>)&GetTailSamples), Iid.IAudioProcessor),
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, void*, int>)&Connect,
            (nint)(delegate* unmanaged<void*, void*, int>)&Disconnect,
            (nint)(delegate* unmanaged<void*, void*, int>)&Notify), Iid.IConnectionPoint));

    /// <summary>Names of the calls every probe of this process got, in order.</summary>
    public static List<string> Log { get; } = [];

    /// <summary>When set, the next block writes one sample behind its output: the host must notice.</summary>
    public static bool Overrun { get; set; }

    /// <summary>When set, blocks leave their output unwritten: a host that asked for it must see NaN.</summary>
    public static bool Lazy { get; set; }

    /// <summary>Buses the last block had, and how many channels the key bus had in it.</summary>
    public static int LastInputs, LastKeyChannels;

    /// <summary>Calls of IBStream.read since the last look.</summary>
    public static int Reads;

    public static ulong LastSilence;

    readonly double[][] _past = [new double[Latency], new double[Latency]];
    void* _host;
    void* _peer;
    double _gain = 1;
    ulong _main = SpeakerArrangement.Stereo;

    static ProbeProcessor Me(void* self) => From<ProbeProcessor>(self)!;

    static int Note(string call)
    {
        Log.Add(call);
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int Initialize(void* self, void* context)
    {
        Me(self)._host = Call.Query(context, Iid.IHostApplication);
        return Note("initialize");
    }

    [UnmanagedCallersOnly]
    static int Terminate(void* self)
    {
        Call.Release(Me(self)._host);
        Me(self)._host = null;
        return Note("terminate");
    }

    [UnmanagedCallersOnly]
    static int GetControllerClassId(void* self, Tuid* id)
    {
        *id = ProbeFactory.ControllerId;
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int SetIoMode(void* self, IoMode mode) => Result.NotImplemented;

    [UnmanagedCallersOnly]
    static int GetBusCount(void* self, MediaType type, BusDirection direction) =>
        type != MediaType.Audio ? 0 : direction == BusDirection.Input ? 2 : 1;

    [UnmanagedCallersOnly]
    static int GetBusInfo(void* self, MediaType type, BusDirection direction, int index, BusInfo* info)
    {
        bool key = index == 1;
        *info = new BusInfo
        {
            Direction = direction,
            ChannelCount = key ? 2 : SpeakerArrangement.Channels(Me(self)._main),
            BusType = key ? BusType.Aux : BusType.Main,
            Flags = key ? BusFlags.None : BusFlags.DefaultActive,
        };
        Text.Write(info->Name, Text.Capacity, key ? "Key" : "Main");
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int GetRoutingInfo(void* self, RoutingInfo* input, RoutingInfo* output) => Result.NotImplemented;

    [UnmanagedCallersOnly]
    static int ActivateBus(void* self, MediaType type, BusDirection direction, int index, byte state) =>
        Note($"activateBus {direction} {index} {state}");

    [UnmanagedCallersOnly]
    static int SetActive(void* self, byte state)
    {
        ProbeProcessor me = Me(self);
        foreach (double[] past in me._past) Array.Clear(past);
        if (state != 0) me.SendHello();
        return Note("setActive " + state);
    }

    [UnmanagedCallersOnly]
    static int SetState(void* self, void* stream)
    {
        double gain = 0;
        int have = 0;
        for (int got = 1; have < 8 && got > 0; have += got)
        {
            Reads++;
            if (Call.Stream.Read(stream, (byte*)&gain + have, 8 - have, &got) != Result.Ok) break;
        }
        if (have < 8) return Result.False;
        Me(self)._gain = gain;
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int GetState(void* self, void* stream)
    {
        double gain = Me(self)._gain;
        int put = 0;
        return Call.Stream.Write(stream, &gain, 8, &put);
    }

    [UnmanagedCallersOnly]
    static int SetBusArrangements(void* self, ulong* inputs, int inputCount, ulong* outputs, int outputCount)
    {
        Note("setBusArrangements");
        bool good = inputCount == 2 && outputCount == 1 && inputs[0] == outputs[0] && inputs[1] == SpeakerArrangement.Stereo
            && inputs[0] is SpeakerArrangement.Mono or SpeakerArrangement.Stereo;
        if (good) Me(self)._main = inputs[0];
        return Result.Of(good);
    }

    [UnmanagedCallersOnly]
    static int GetBusArrangement(void* self, BusDirection direction, int index, ulong* arrangement)
    {
        *arrangement = index == 1 ? SpeakerArrangement.Stereo : Me(self)._main;
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int CanProcessSampleSize(void* self, SampleSize size) => Result.Ok;

    [UnmanagedCallersOnly]
    static uint GetLatencySamples(void* self) => Latency;

    [UnmanagedCallersOnly]
    static int SetupProcessing(void* self, ProcessSetup* setup) => Note("setupProcessing");

    [UnmanagedCallersOnly]
    static int SetProcessing(void* self, byte state) => Note("setProcessing " + state);

    [UnmanagedCallersOnly]
    static uint GetTailSamples(void* self) => Latency;

    [UnmanagedCallersOnly]
    static int Connect(void* self, void* other)
    {
        Me(self)._peer = other;
        return Note("connect");
    }

    [UnmanagedCallersOnly]
    static int Disconnect(void* self, void* other)
    {
        Me(self)._peer = null;
        return Note("disconnect");
    }

    [UnmanagedCallersOnly]
    static int Notify(void* self, void* message) => Result.False;

    void SendHello()
    {
        Tuid id = Iid.IMessage;
        void* message = null;
        if (_peer == null || Call.HostApplication.CreateInstance(_host, &id, &id, &message) != Result.Ok) return;
        fixed (byte* name = "hello\0"u8, key = "bytes\0"u8, content = "\u0001\u0002\u0003"u8)
        {
            Call.Message.SetMessageId(message, name);
            Call.AttributeList.SetBinary(Call.Message.GetAttributes(message), key, content, 3);
        }
        Call.ConnectionPoint.Notify(_peer, message);
        Call.Release(message);
    }

    [UnmanagedCallersOnly]
    static int Process(void* self, ProcessData* data)
    {
        ProbeProcessor me = Me(self);
        LastInputs = data->NumInputs;
        LastKeyChannels = data->NumInputs > 1 ? data->Inputs[1].NumChannels : 0;
        LastSilence = data->NumInputs > 0 ? data->Inputs[0].SilenceFlags : 0;
        void* queue = Call.ParameterChanges.GetParameterCount(data->InputParameterChanges) > 0 ? Call.ParameterChanges.GetParameterData(data->InputParameterChanges, 0) : null;
        int next = 0;
        for (int i = 0; i <= data->NumSamples; i++)
        {
            while (queue != null && next < Call.ParamValueQueue.GetPointCount(queue))
            {
                int at = 0;
                double value = 0;
                Call.ParamValueQueue.GetPoint(queue, next, &at, &value);
                if (at > i) break;
                me._gain = value;
                next++;
            }
            if (i < data->NumSamples && !Lazy) me.Sample(data, i);
        }
        if (data->NumOutputs > 0) data->Outputs[0].SilenceFlags = data->Inputs[0].SilenceFlags;
        uint meter = Meter;
        int index = 0;
        void* sent = Call.ParameterChanges.AddParameterData(data->OutputParameterChanges, &meter, &index);
        int last = Math.Max(0, data->NumSamples - 1);
        Call.ParamValueQueue.AddPoint(sent, last, 9, &index); // replaced by the next: one point a sample
        Call.ParamValueQueue.AddPoint(sent, last, me._gain, &index);
        if (last >= 30) Call.ParamValueQueue.AddPoint(sent, 10, 0.0625, &index); // late, but earlier in time
        if (Overrun) ((float*)data->Outputs[0].Channels[0])[data->NumSamples] = 1;
        Overrun = false;
        return Result.Ok;
    }

    void Sample(ProcessData* data, int i)
    {
        for (int c = 0; c < data->Outputs[0].NumChannels; c++)
        {
            double[] past = _past[c];
            double late = past[0];
            Array.Copy(past, 1, past, 0, Latency - 1);
            past[Latency - 1] = Read(data, 0, c, i);
            double key = LastKeyChannels > 0 ? Read(data, 1, c, i) : 0, y = _gain * late + key;
            if (data->SymbolicSampleSize == SampleSize.Float64) ((double*)data->Outputs[0].Channels[c])[i] = y;
            else ((float*)data->Outputs[0].Channels[c])[i] = (float)y;
        }
    }

    static double Read(ProcessData* data, int bus, int channel, int i) => data->SymbolicSampleSize == SampleSize.Float64
        ? ((double*)data->Inputs[bus].Channels[channel])[i]
        : ((float*)data->Inputs[bus].Channels[channel])[i];
}
