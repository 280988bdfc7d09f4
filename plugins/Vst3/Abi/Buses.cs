namespace TopDown.Vst3.Abi;

public enum MediaType
{
    Audio = 0,
    Event = 1,
}

public enum BusDirection
{
    Input = 0,
    Output = 1,
}

public enum BusType
{
    Main = 0,

    /// <summary>Side-chain.</summary>
    Aux = 1,
}

[Flags]
public enum BusFlags : uint
{
    None = 0,
    DefaultActive = 1 << 0,
    IsControlVoltage = 1 << 1,
}

/// <summary>A bus as the component describes it. 276 bytes.</summary>
public unsafe struct BusInfo
{
    public MediaType MediaType;
    public BusDirection Direction;
    public int ChannelCount;
    public fixed char Name[Text.Capacity];
    public BusType BusType;
    public BusFlags Flags;
}

/// <summary>12 bytes.</summary>
public struct RoutingInfo
{
    public MediaType MediaType;
    public int BusIndex;

    /// <summary>−1 for all channels.</summary>
    public int Channel;
}

/// <summary>Speaker sets, one bit a speaker.</summary>
public static class SpeakerArrangement
{
    public const ulong Empty = 0, Left = 1, Right = 2, Centre = 4, Lfe = 8, LeftSurround = 16, RightSurround = 32;
    public const ulong Mono = 1UL << 19, Stereo = Left | Right;
    public const ulong StereoSurround = LeftSurround | RightSurround;
    public const ulong Quad = Stereo | StereoSurround, Surround50 = Quad | Centre, Surround51 = Surround50 | Lfe;

    public static int Channels(ulong arrangement) => System.Numerics.BitOperations.PopCount(arrangement);
}
