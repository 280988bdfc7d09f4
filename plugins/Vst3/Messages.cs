namespace TopDown.Vst3;

/// <summary>
/// What processor and controller say to each other through the host. In one process the Hello is all they need: readings
/// and taps are then read from the processor's rings. Where the host keeps them apart, the controller asks and the
/// processor answers, on the host's UI threads; the audio thread never sends.
/// </summary>
static class Messages
{
    public static ReadOnlySpan<byte> Ask => "TopDown.Ask"u8;
    public static ReadOnlySpan<byte> Hello => "TopDown.Hello"u8;
    public static ReadOnlySpan<byte> Setting => "TopDown.Setting"u8;
    public static ReadOnlySpan<byte> ListenTap => "TopDown.ListenTap"u8;
    public static ReadOnlySpan<byte> Tap => "TopDown.Tap"u8;
    public static ReadOnlySpan<byte> Quiet => "TopDown.Quiet"u8;
    public static ReadOnlySpan<byte> AskHeard => "TopDown.AskHeard"u8;
    public static ReadOnlySpan<byte> Heard => "TopDown.Heard"u8;

    public static ReadOnlySpan<byte> AskState => "TopDown.AskState"u8;
    public static ReadOnlySpan<byte> State => "TopDown.State"u8;

    public static ReadOnlySpan<byte> Process => "process"u8;
    public static ReadOnlySpan<byte> Number => "number"u8;
    public static ReadOnlySpan<byte> Value => "value"u8;
    public static ReadOnlySpan<byte> Data => "data"u8;
    public static ReadOnlySpan<byte> Written => "written"u8;

    public const int TapFrames = 2048;
}
