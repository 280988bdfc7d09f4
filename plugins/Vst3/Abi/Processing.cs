namespace TopDown.Vst3.Abi;

public enum ProcessMode
{
    Realtime = 0,
    Prefetch = 1,
    Offline = 2,
}

public enum SampleSize
{
    Float32 = 0,
    Float64 = 1,
}

public enum IoMode
{
    Simple = 0,
    Advanced = 1,
    OfflineProcessing = 2,
}

public enum PrefetchableSupport : uint
{
    Never = 0,
    Yet = 1,
    NotYet = 2,
}

/// <summary>Values of IAudioProcessor.getTailSamples that are not a length.</summary>
public static class Tail
{
    public const uint None = 0, Infinite = 0xFFFFFFFF;
}

/// <summary>What the plug-in asks to find in <see cref="ProcessContext"/>.</summary>
[Flags]
public enum ProcessContextNeeds : uint
{
    None = 0,
    SystemTime = 1 << 0,
    ContinuousTimeSamples = 1 << 1,
    ProjectTimeMusic = 1 << 2,
    BarPositionMusic = 1 << 3,
    CycleMusic = 1 << 4,
    SamplesToNextClock = 1 << 5,
    Tempo = 1 << 6,
    TimeSignature = 1 << 7,
    Chord = 1 << 8,
    FrameRate = 1 << 9,
    TransportState = 1 << 10,
}

/// <summary>24 bytes.</summary>
public struct ProcessSetup
{
    public ProcessMode ProcessMode;
    public SampleSize SymbolicSampleSize;

    /// <summary>Longest block that process will see.</summary>
    public int MaxSamplesPerBlock;

    /// <summary>Hz.</summary>
    public double SampleRate;
}

/// <summary>One bus of a block. 24 bytes.</summary>
public unsafe struct AudioBusBuffers
{
    public int NumChannels;

    /// <summary>Bit n set: channel n is silent for the whole block (the buffer holds zeros as well).</summary>
    public ulong SilenceFlags;

    /// <summary>float** or double**, by <see cref="ProcessData.SymbolicSampleSize"/>.</summary>
    public void** Channels;
}

/// <summary>One block. 80 bytes.</summary>
public unsafe struct ProcessData
{
    public ProcessMode ProcessMode;
    public SampleSize SymbolicSampleSize;

    /// <summary>0 is a flush of parameters: no buffers need be there.</summary>
    public int NumSamples;
    public int NumInputs;
    public int NumOutputs;
    public AudioBusBuffers* Inputs;
    public AudioBusBuffers* Outputs;

    /// <summary>IParameterChanges or null.</summary>
    public void* InputParameterChanges;

    /// <summary>IParameterChanges or null.</summary>
    public void* OutputParameterChanges;

    /// <summary>IEventList or null.</summary>
    public void* InputEvents;

    /// <summary>IEventList or null.</summary>
    public void* OutputEvents;

    /// <summary>Null when the host has none.</summary>
    public ProcessContext* ProcessContext;
}
