using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Widgets;

/// <summary>Contrast by WCAG 2.2: relative luminance of sRGB colours.</summary>
public sealed class LookTests
{
    static double Luminance(uint argb)
    {
        return 0.2126 * Linear(argb >> 16) + 0.7152 * Linear(argb >> 8) + 0.0722 * Linear(argb);
        static double Linear(uint c) => (c & 255) / 255.0 is var s && s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);
    }

    internal static double Contrast(uint a, uint b)
    {
        (double x, double y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    [Fact]
    public void The_measure_is_right()
    {
        Assert.Equal(21, Contrast(0xFF000000, 0xFFFFFFFF), 1e-9);
        Assert.Equal(4.54, Contrast(0xFF767676, 0xFFFFFFFF), 0.01); // the textbook's grey
    }

    [Fact]
    public void Text_stands_out_from_its_ground() =>
        Assert.All(Look.Pairs, p => Assert.True(Contrast(p.Ink, p.Ground) >= 4.5, $"{p.Ink:X8} on {p.Ground:X8}: {Contrast(p.Ink, p.Ground):F2}"));

    [Fact]
    public void Focus_and_what_controls_are_made_of_stand_out()
    {
        foreach (uint ground in new[] { Look.HeaderTop, Look.HeaderBottom, Look.Top, Look.Bottom, Look.Panel, Look.Well, Look.Cream })
            if (ground != Look.Cream) Assert.True(Contrast(Look.Focus, ground) >= 3, $"focus on {ground:X8}: {Contrast(Look.Focus, ground):F2}");
        foreach (uint arc in new[] { Look.Amber, Look.Ash }) Assert.True(Contrast(arc, Look.WellDeep) >= 3, $"{arc:X8}: {Contrast(arc, Look.WellDeep):F2}");
    }

    [Fact]
    public void No_text_is_smaller_than_eleven_units() =>
        Assert.All(new[] { Look.Small, Look.Body, Look.Title, Look.Name, Look.Held }, size => Assert.True(size >= 11));
}
