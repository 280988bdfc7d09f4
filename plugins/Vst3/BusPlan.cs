using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>The buses of a processor and what a host may make of them.</summary>
sealed unsafe class BusPlan
{
    readonly Page _page;
    readonly ulong[] _inputs;
    readonly bool[] _active;
    ulong _output;

    public BusPlan(Page page)
    {
        _page = page;
        Layout first = page.Layouts[0];
        _inputs = [Speakers(first.In), .. page.Keys.Select(_ => SpeakerArrangement.Stereo)];
        _output = Speakers(first.Out);
        _active = new bool[_inputs.Length];
    }

    public Layout Layout => new(SpeakerArrangement.Channels(_inputs[0]), SpeakerArrangement.Channels(_output));

    public int Count(MediaType media, BusDirection direction) => (media, direction) switch
    {
        (MediaType.Audio, BusDirection.Input) => _inputs.Length,
        (MediaType.Audio, BusDirection.Output) => 1,
        _ => 0,
    };

    public bool Has(MediaType media, BusDirection direction, int index) => index >= 0 && index < Count(media, direction);

    public int Info(MediaType media, BusDirection direction, int index, BusInfo* info)
    {
        if (info == null || !Has(media, direction, index)) return Result.InvalidArgument;
        bool isInput = direction == BusDirection.Input, isKey = isInput && index > 0;
        *info = new BusInfo
        {
            MediaType = media,
            Direction = direction,
            ChannelCount = SpeakerArrangement.Channels(isInput ? _inputs[index] : _output),
            BusType = isKey ? BusType.Aux : BusType.Main,
            Flags = isKey ? BusFlags.None : BusFlags.DefaultActive,
        };
        Text.Write(info->Name, Text.Capacity, isKey ? _page.Keys[index - 1].Title : isInput ? "Input" : "Output");
        return Result.Ok;
    }

    public int Activate(MediaType media, BusDirection direction, int index, bool on)
    {
        if (!Has(media, direction, index)) return Result.InvalidArgument;
        if (direction == BusDirection.Input) _active[index] = on;
        return Result.Ok;
    }

    public bool IsKeyActive(int key) => _active[key + 1];

    public int Arrangement(BusDirection direction, int index, ulong* arrangement)
    {
        if (arrangement == null || !Has(MediaType.Audio, direction, index)) return Result.InvalidArgument;
        *arrangement = direction == BusDirection.Input ? _inputs[index] : _output;
        return Result.Ok;
    }

    /// <summary>All or nothing: what is refused leaves the buses as they were.</summary>
    public int Arrange(ulong* inputs, int inputCount, ulong* outputs, int outputCount)
    {
        if (inputs == null || outputs == null || inputCount < 1 || inputCount > _inputs.Length || outputCount != 1) return Result.False;
        var wanted = new Layout(Channels(inputs[0]), Channels(outputs[0]));
        if (!_page.Layouts.Contains(wanted)) return Result.False;
        for (int i = 1; i < inputCount; i++)
            if (inputs[i] != SpeakerArrangement.Empty && Channels(inputs[i]) == 0) return Result.False;
        new ReadOnlySpan<ulong>(inputs, inputCount).CopyTo(_inputs);
        _output = outputs[0];
        return Result.Ok;
    }

    static int Channels(ulong speakers) => speakers == SpeakerArrangement.Mono ? 1 : speakers == SpeakerArrangement.Stereo ? 2 : 0;

    static ulong Speakers(int channels) => channels == 1 ? SpeakerArrangement.Mono : SpeakerArrangement.Stereo;
}
