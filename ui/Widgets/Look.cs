namespace TopDown.Ui.Widgets;

/// <summary>The suite's colours and sizes: 0xAARRGGBB, units at 100 %. Text colours keep 4.5:1 on the panels they stand on (WCAG 2.2, 1.4.3).</summary>
public static class Look
{
    public const uint Top = 0xFF2E3238, Bottom = 0xFF23262B, HeaderTop = 0xFF3A3F46, HeaderBottom = 0xFF2B2F35;
    public const uint Panel = 0xFF1F2226, Well = 0xFF15171A, WellDeep = 0xFF0C0D0F, Button = 0xFF3C4149, Line = 0x30FFFFFF;
    public const uint Ink = 0xFFE8E6E1, Dim = 0xFFA6AAB2, Dark = 0xFF1B1D20;
    public const uint Amber = 0xFFF2A33A, AmberDeep = 0xFFD9791A, Blue = 0xFF58B7E8, Green = 0xFF7CC36A, Red = 0xFFE5604D;
    public const uint Cream = 0xFFF6EBCF, CreamDeep = 0xFFE2CF9F, CreamInk = 0xFF3A2F20, CreamRed = 0xFFA3261B;

    /// <summary>The smallest text.</summary>
    public const float Small = 11;
    public const float Body = 12, Title = 13, Name = 20;
}
