namespace TopDown.Ui.Widgets;

/// <summary>The suite's colours and sizes: 0xAARRGGBB, units at 100 %. Text colours keep 4.5:1 on the grounds they stand on (WCAG 2.2, 1.4.3).</summary>
public static class Look
{
    public const uint Top = 0xFF2E3238, Bottom = 0xFF23262B, HeaderTop = 0xFF3A3F46, HeaderBottom = 0xFF2B2F35;
    public const uint Panel = 0xFF1F2226, Well = 0xFF15171A, WellDeep = 0xFF0C0D0F, Button = 0xFF3C4149, Line = 0x30FFFFFF;
    public const uint Ink = 0xFFE8E6E1, Dim = 0xFFA6AAB2, Dark = 0xFF1B1D20;
    public const uint Amber = 0xFFF2A33A, AmberDeep = 0xFFD9791A, Blue = 0xFF58B7E8, Green = 0xFF7CC36A, Red = 0xFFE5604D;
    public const uint Cream = 0xFFF6EBCF, CreamDeep = 0xFFE2CF9F, CreamInk = 0xFF3A2F20, CreamRed = 0xFFA3261B;

    /// <summary>A button that does nothing now.</summary>
    public const uint ButtonOff = 0xFF30353B;

    /// <summary>A button under the pointer; an open list, a tip; a row of a list under the pointer.</summary>
    public const uint ButtonOver = 0xFF474D57, Sheet = 0xFF2A2E34, Row = 0xFF373D46;

    /// <summary>Words of a section that is off.</summary>
    public const uint Faint = 0xFF969BA4;

    /// <summary>Arcs and lamps of a section that is off.</summary>
    public const uint Ash = 0xFF6B7079;

    /// <summary>Where the keyboard is: 3:1 at least on every ground (WCAG 2.2, 1.4.11).</summary>
    public const uint Focus = 0xFF8FD4FF;

    /// <summary>Words that say something went wrong: <see cref="Red"/> is for lamps.</summary>
    public const uint Wrong = 0xFFFF8F7E;

    /// <summary>The smallest text.</summary>
    public const float Small = 11;
    public const float Body = 12, Title = 13, Name = 20;

    /// <summary>A value while it is turned.</summary>
    public const float Held = 18;

    /// <summary>From base line to base line.</summary>
    public static float LineHeight(float size) => size * 1.35f;

    /// <summary>Radius of buttons and fields; of panels.</summary>
    public const float Corner = 5, PanelCorner = 8;

    /// <summary>What text stands on which ground: held to 4.5:1 by a test.</summary>
    public static IReadOnlyList<(uint Ink, uint Ground)> Pairs { get; } =
    [
        (Ink, HeaderTop), (Ink, HeaderBottom), (Ink, Top), (Ink, Bottom), (Ink, Panel), (Ink, Well), (Ink, Button), (Ink, ButtonOver), (Ink, Sheet), (Ink, Row),
        (Dim, HeaderBottom), (Dim, Top), (Dim, Bottom), (Dim, Panel), (Dim, Well), (Dim, Sheet), (Dim, Row), (Dim, ButtonOff),
        (Faint, Panel), (Faint, Well), (Faint, Bottom), (Dark, Amber), (Amber, Panel), (Amber, Well), (Amber, Sheet), (Amber, Top),
        (Green, Bottom), (Wrong, Sheet), (Wrong, Bottom), (Wrong, Well), (CreamInk, Cream), (CreamInk, CreamDeep), (CreamRed, CreamDeep),
    ];
}
