using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

/// <summary>What a shape covers, against its area on paper.</summary>
public class CoverageTests
{
    static double Drawn(Action<Canvas> add, float scale = 1)
    {
        Canvas c = Ink.Paper((int)(200 * scale), (int)(200 * scale), scale);
        c.Begin();
        add(c);
        c.Fill(Ink.White);
        return Ink.Area(c) / (scale * scale);
    }

    // The area's whole error, not one pixel's: 256 steps of coverage and of place leave a few hundredths of a per cent.
    static void Near(double expected, double actual, double percent) =>
        Assert.True(Math.Abs(actual / expected - 1) * 100 <= percent, $"{actual:F3} is {(actual / expected - 1) * 100:F3} % off {expected:F3}");

    [Theory]
    [InlineData(0f)]
    [InlineData(0.031f)]
    [InlineData(0.125f)]
    [InlineData(0.2f)]
    public void A_square_keeps_its_area_when_it_is_turned(float turns)
    {
        Vector2 d = 60 * Turn.At(turns), centre = new(100.3f, 99.7f);
        Vector2[] corners = [centre + d, centre + new Vector2(-d.Y, d.X), centre - d, centre + new Vector2(d.Y, -d.X)];
        Near(7200, Drawn(c => c.Polygon(corners)), 0.03);
        Array.Reverse(corners);
        Near(7200, Drawn(c => c.Polygon(corners)), 0.03);
    }

    [Theory]
    [InlineData(1.5f, 0.75f, 0.6)]
    [InlineData(4f, 1f, 0.3)]
    [InlineData(36f, 1f, 0.06)]
    [InlineData(80.3f, 2f, 0.03)]
    public void A_circle_has_its_area(float radius, float scale, double percent) =>
        Near(Math.PI * radius * radius, Drawn(c => c.Circle(new(100.2f, 99.4f), radius), scale), percent);

    [Fact]
    public void Rings_have_theirs()
    {
        Near(Math.Tau * 50 * 4 * 0.75, Drawn(c => c.Ring(new(100, 100), 50, 4, 0.375f, 1.125f)), 0.1);
        Near(Math.Tau * 50 * 4, Drawn(c => c.Ring(new(100, 100), 50, 4, 0, 1)), 0.1);
        Near(Math.Tau * 50 * 4, Drawn(c => c.Ring(new(100, 100), 50, 4, 0.3f, 3.3f)), 0.1); // more than a turn is closed
        Near(Math.Tau * 50 * 4 * 0.75 + Math.PI * 4, Drawn(c => c.Ring(new(100, 100), 50, 4, 0.375f, 1.125f, Ends.Round)), 0.15);
        Near(Math.PI * 20 * 20 / 4, Drawn(c => c.Ring(new(100, 100), 10, 20, 0, 0.25f)), 0.15); // down to the centre: a slice
    }

    [Fact]
    public void Round_corners_take_away_what_they_should()
    {
        Near(120.5 * 60.25 - (4 - Math.PI) * 144, Drawn(c => c.RoundRect(new(20.3f, 30.7f, 120.5f, 60.25f), 12)), 0.03);
        Near(60 * 20 - (4 - Math.PI) * 100, Drawn(c => c.RoundRect(new(20, 30, 60, 20), 99)), 0.06); // a radius that is too large is half the height
    }

    [Fact]
    public void Half_a_pixel_is_exactly_half()
    {
        Canvas c = Ink.Paper(8, 8);
        c.Begin().Rect(new(1.5f, 2, 2, 1)).Fill(Ink.White);
        Assert.Equal([0, 128, 255, 128, 0], Enumerable.Range(0, 5).Select(x => Ink.At(c, x, 2)));
        c.Begin().Rect(new(1, 4.25f, 1, 0.5f)).Fill(Ink.White);
        Assert.Equal(128, Ink.At(c, 1, 4));
        c.Begin().Polygon([new(4, 4), new(5, 5), new(4, 5)]).Fill(Ink.White);
        Assert.Equal(128, Ink.At(c, 4, 4));
        c.Begin().Rect(new(6, 6, 1, 1)).Fill(0x80FFFFFF);
        Assert.Equal(128, Ink.At(c, 6, 6));
    }

    [Fact]
    public void Overlaps_of_one_shape_join_and_the_other_direction_cuts_a_hole()
    {
        Near(150, Drawn(c => c.Rect(new(10, 10, 10, 10)).Rect(new(15, 10, 10, 10))), 0.001);
        Near(300, Drawn(c => c.Rect(new(10, 10, 20, 20)).Polygon([new(15, 15), new(15, 25), new(25, 25), new(25, 15)])), 0.001);
        // both lobes of a bow tie are filled
        Near(400, Drawn(c => c.Polygon([new(10, 10), new(50, 30), new(50, 10), new(10, 30)])), 0.2);
    }

    [Fact]
    public void A_shape_is_the_same_wherever_the_buffer_is_cut_into_bands()
    {
        // higher than a band of rows: each of its rows is as in a shape that fits into one
        Canvas whole = Ink.Paper(900, 900), part = Ink.Paper(900, 900);
        Vector2[] sliver = [new(3.3f, 1.2f), new(897.1f, 893.7f), new(880.9f, 897.2f)];
        whole.Begin().Polygon(sliver).Fill(Ink.White);
        for (int y = 0; y < 900; y += 7)
        {
            part.Clip = new(0, y, 900, 7);
            part.Begin().Polygon(sliver).Fill(Ink.White);
        }
        Assert.True(whole.Pixels.SequenceEqual(part.Pixels));
        Near(Math.Abs((897.1 - 3.3) * (897.2 - 1.2) - (880.9 - 3.3) * (893.7 - 1.2)) / 2, Ink.Area(whole), 0.05);
    }
}
