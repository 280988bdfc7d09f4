using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    bool[] _activeInputs = [], _activeOutputs = [];

    /// <summary>Audio buses as they stand now.</summary>
    public IReadOnlyList<HostBus> InputBuses { get; private set; } = [];

    /// <inheritdoc cref="InputBuses"/>
    public IReadOnlyList<HostBus> OutputBuses { get; private set; } = [];

    /// <summary>Asks for one arrangement a bus, in the buses' order (main first, side-chains after). Only while inactive.</summary>
    /// <returns>Whether the plug-in agreed; the buses then are what was asked. If not, they show what it offers instead.</returns>
    public bool SetArrangement(ReadOnlySpan<ulong> inputs, ReadOnlySpan<ulong> outputs)
    {
        ulong* pair = stackalloc ulong[inputs.Length + outputs.Length + 1];
        inputs.CopyTo(new Span<ulong>(pair, inputs.Length));
        outputs.CopyTo(new Span<ulong>(pair + inputs.Length, outputs.Length));
        int result = Call.AudioProcessor.SetBusArrangements(_processor, pair, inputs.Length, pair + inputs.Length, outputs.Length);
        RefreshBuses();
        return result == Result.Ok;
    }

    /// <summary>Switches an audio bus on or off. Only while inactive.</summary>
    public bool ActivateBus(BusDirection direction, int index, bool on)
    {
        bool done = Call.Component.ActivateBus(_component, MediaType.Audio, direction, index, on) == Result.Ok;
        bool[] active = direction == BusDirection.Input ? _activeInputs : _activeOutputs;
        if (done && index < active.Length) active[index] = on;
        return done;
    }

    /// <summary>On: main buses and those which ask for it. Off: the rest.</summary>
    public void ActivateDefaultBuses()
    {
        foreach (HostBus b in InputBuses) ActivateBus(BusDirection.Input, b.Index, b.IsDefaultActive);
        foreach (HostBus b in OutputBuses) ActivateBus(BusDirection.Output, b.Index, b.IsDefaultActive);
    }

    public bool IsActive(BusDirection direction, int index) => (direction == BusDirection.Input ? _activeInputs : _activeOutputs)[index];

    /// <summary>Reads the buses anew, as a host does after RestartFlags.IoChanged.</summary>
    public void RefreshBuses()
    {
        InputBuses = ReadBuses(BusDirection.Input);
        OutputBuses = ReadBuses(BusDirection.Output);
        Array.Resize(ref _activeInputs, InputBuses.Count);
        Array.Resize(ref _activeOutputs, OutputBuses.Count);
    }

    HostBus[] ReadBuses(BusDirection direction)
    {
        var buses = new HostBus[Call.Component.GetBusCount(_component, MediaType.Audio, direction)];
        for (int i = 0; i < buses.Length; i++)
        {
            BusInfo b = default;
            ulong arrangement = 0;
            Vst3Exception.Check(Call.Component.GetBusInfo(_component, MediaType.Audio, direction, i, &b), "getBusInfo");
            Vst3Exception.Check(Call.AudioProcessor.GetBusArrangement(_processor, direction, i, &arrangement), "getBusArrangement");
            buses[i] = new(i, b.MediaType, b.Direction, b.BusType, Text.ToText(b.Name), b.ChannelCount, b.Flags, arrangement);
        }
        return buses;
    }
}
