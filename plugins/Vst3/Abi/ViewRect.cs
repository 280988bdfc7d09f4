namespace TopDown.Vst3.Abi;

/// <summary>Pixels. 16 bytes.</summary>
public struct ViewRect
{
    public int Left, Top, Right, Bottom;

    public readonly int Width => Right - Left;
    public readonly int Height => Bottom - Top;
}
