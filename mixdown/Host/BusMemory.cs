using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>
/// Native memory of one direction's buses: the structures and planar channels a block points to. Every channel is
/// aligned to 64 bytes and lies between guards, so a plug-in that writes beside its buffer is found out.
/// </summary>
sealed unsafe class BusMemory : IDisposable
{
    const int Guard = 64;
    const byte Mark = 0xA5;

    readonly int[] _firstChannel;
    readonly int _channels, _bytes;
    readonly byte* _samples;
    readonly void** _pointers;

    public BusMemory(IReadOnlyList<HostBus> buses, int frames, SampleSize size)
    {
        Count = buses.Count;
        Frames = frames;
        _firstChannel = new int[Count + 1];
        for (int i = 0; i < Count; i++) _firstChannel[i + 1] = _firstChannel[i] + buses[i].Channels;
        _channels = _firstChannel[Count];
        _bytes = frames * (size == SampleSize.Float64 ? 8 : 4);
        Stride = Guard + (_bytes + Guard + 63) / 64 * 64;
        _samples = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, _channels * Stride), 64);
        new Span<byte>(_samples, _channels * Stride).Fill(Mark);
        _pointers = (void**)NativeMemory.Alloc((nuint)Math.Max(1, _channels), (nuint)sizeof(void*));
        Buses = (AudioBusBuffers*)NativeMemory.AllocZeroed((nuint)Math.Max(1, Count), (nuint)sizeof(AudioBusBuffers));
        for (int c = 0; c < _channels; c++)
        {
            _pointers[c] = _samples + c * Stride + Guard;
            new Span<byte>(_pointers[c], _bytes).Clear();
        }
        for (int b = 0; b < Count; b++) Buses[b] = new AudioBusBuffers { NumChannels = Channels(b), Channels = _pointers + _firstChannel[b] };
    }

    int Stride { get; }

    public int Count { get; }

    public int Frames { get; }

    public AudioBusBuffers* Buses { get; }

    public int Channels(int bus) => _firstChannel[bus + 1] - _firstChannel[bus];

    public void* Channel(int bus, int channel) =>
        (uint)bus < (uint)Count && (uint)channel < (uint)Channels(bus)
            ? _pointers[_firstChannel[bus] + channel]
            : throw new ArgumentOutOfRangeException(nameof(channel), "No such bus or channel.");

    /// <summary>Makes a bus of this one use another's channels: processing in place.</summary>
    public void Share(int bus, BusMemory other, int otherBus)
    {
        if (Channels(bus) != other.Channels(otherBus)) return;
        for (int c = 0; c < Channels(bus); c++) _pointers[_firstChannel[bus] + c] = other.Channel(otherBus, c);
    }

    /// <summary>A bus with its channels and silence flags, or one without any.</summary>
    public void Present(int bus, bool channels, ulong silence)
    {
        Buses[bus].NumChannels = channels ? Channels(bus) : 0;
        Buses[bus].Channels = channels ? _pointers + _firstChannel[bus] : null;
        Buses[bus].SilenceFlags = silence;
    }

    public void Fill(int bus, byte value, int bytes)
    {
        for (int c = 0; c < Channels(bus); c++) new Span<byte>(Channel(bus, c), bytes).Fill(value);
    }

    /// <summary>Whether nobody wrote beside the channels.</summary>
    public bool GuardsIntact
    {
        get
        {
            for (int c = 0; c < _channels; c++)
            {
                byte* start = _samples + c * Stride;
                if (new ReadOnlySpan<byte>(start, Guard).ContainsAnyExcept(Mark)) return false;
                if (new ReadOnlySpan<byte>(start + Guard + _bytes, Stride - Guard - _bytes).ContainsAnyExcept(Mark)) return false;
            }
            return true;
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_samples);
        NativeMemory.Free(_pointers);
        NativeMemory.Free(Buses);
    }
}
