namespace TopDown.Ui.Drawing;

public enum Align { Left, Centre, Right }

/// <summary>A typeface: outlines and widths, read once from TrueType bytes.</summary>
public sealed class Font
{
    /// <summary>Inter Regular and Semi Bold (SIL Open Font License 1.1, Fonts/OFL.txt).</summary>
    public static Font Regular { get; } = new();
    public static Font SemiBold { get; } = new();

    /// <summary>Width in units of the size.</summary>
    public float Width(ReadOnlySpan<char> text) => 0.55f * text.Length; // CONTRACT STUB: canvas helper replaces
}
