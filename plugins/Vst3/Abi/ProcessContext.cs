namespace TopDown.Vst3.Abi;

/// <summary>Transport state, and which fields of <see cref="ProcessContext"/> hold something.</summary>
[Flags]
public enum ContextFlags : uint
{
    None = 0,
    Playing = 1 << 1,
    CycleActive = 1 << 2,
    Recording = 1 << 3,
    SystemTimeValid = 1 << 8,
    ProjectTimeMusicValid = 1 << 9,
    TempoValid = 1 << 10,
    BarPositionValid = 1 << 11,
    CycleValid = 1 << 12,
    TimeSignatureValid = 1 << 13,
    SmpteValid = 1 << 14,
    ClockValid = 1 << 15,
    ContinuousTimeValid = 1 << 17,
    ChordValid = 1 << 18,
}

/// <summary>4 bytes.</summary>
public struct Chord
{
    public byte KeyNote, RootNote;
    public short ChordMask;
}

/// <summary>8 bytes.</summary>
public struct FrameRate
{
    public uint FramesPerSecond, Flags;
}

/// <summary>Where the block lies in the project. 112 bytes. Musical times are quarter notes.</summary>
public struct ProcessContext
{
    public ContextFlags State;
    public double SampleRate;
    public long ProjectTimeSamples;

    /// <summary>Nanoseconds.</summary>
    public long SystemTime;
    public long ContinuousTimeSamples;
    public double ProjectTimeMusic;
    public double BarPositionMusic;
    public double CycleStartMusic;
    public double CycleEndMusic;

    /// <summary>Beats a minute.</summary>
    public double Tempo;
    public int TimeSigNumerator;
    public int TimeSigDenominator;
    public Chord Chord;
    public int SmpteOffsetSubframes;
    public FrameRate FrameRate;
    public int SamplesToNextClock;
}
