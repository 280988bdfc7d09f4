using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class PaintTests
{
    [Fact]
    public void A_vertical_gradient_runs_from_its_first_colour_to_its_last_without_a_step_back()
    {
        Canvas c = Ink.Paper(40, 400);
        c.Begin().Rect(new(0, 0, 40, 400)).Fill(Paint.Vertical(0xFF10C0F0, 0xFF805020, 20, 380));
        Assert.Equal((0xFF10C0F0, 0xFF805020), (c.Pixels[0], c.Pixels[^1]));
        Assert.Equal((0xFF10C0F0, 0xFF805020), (c.Pixels[20 * 40], c.Pixels[379 * 40 + 39]));
        for (int y = 1; y < 400; y++)
        {
            uint was = c.Pixels[(y - 1) * 40], now = c.Pixels[y * 40];
            Assert.InRange((int)(now >> 16 & 255) - (int)(was >> 16 & 255), 0, 1);
            Assert.InRange((int)(now & 255) - (int)(was & 255), -1, 0);
        }
        Assert.Equal(0x48u, c.Pixels[200 * 40] >> 16 & 255); // the middle of 0x10 and 0x80
    }

    [Fact]
    public void A_radial_gradient_runs_from_the_centre_outwards()
    {
        Canvas c = Ink.Paper(201, 201);
        c.Begin().Rect(new(0, 0, 201, 201)).Fill(Paint.Radial(0xFFFF8000, 0xFF0080FF, new(100.5f, 100.5f), 50));
        Assert.Equal(0xFFFF8000, c.Pixels[100 * 201 + 100]);
        Assert.Equal(0xFF0080FF, c.Pixels[0]);
        Assert.Equal(0xFF0080FF, c.Pixels[100 * 201 + 150]);
        Assert.Equal(0xFF808080, c.Pixels[100 * 201 + 125]);
        Assert.Equal(0xFF808080, c.Pixels[75 * 201 + 100]);
    }

    [Fact]
    public void A_clear_end_fades_the_other_ends_colour()
    {
        Canvas c = Ink.Paper(8, 100);
        c.Begin().Rect(new(0, 0, 8, 100)).Fill(0xFFFFFFFF);
        c.Begin().Rect(new(0, 0, 8, 100)).Fill(Paint.Vertical(0xFFFF0000, 0, 0, 100));
        // towards white through pink, never through grey: red stays full
        for (int y = 0; y < 100; y++) Assert.Equal(255u, c.Pixels[y * 8] >> 16 & 255);
        Assert.InRange(c.Pixels[99 * 8] & 255, 250u, 255u);
    }

    [Theory]
    [InlineData(PaintKind.Flat)]
    [InlineData(PaintKind.Vertical)]
    [InlineData(PaintKind.Radial)]
    public void Laying_a_colour_over_itself_changes_nothing(PaintKind kind)
    {
        Random random = new(3);
        for (int i = 0; i < 200; i++)
        {
            uint colour = 0xFF000000 | (uint)random.Next(1 << 24), seen = (uint)random.Next(256) << 24 | colour & 0xFFFFFF;
            Canvas c = Ink.Paper(21, 3);
            c.Begin().Rect(new(0, 0, 21, 3)).Fill(colour);
            c.Begin().Circle(new(10, 1), 8).Fill(new Paint(kind, seen, seen, new(10, 0), 9));
            foreach (uint p in c.Pixels) Assert.Equal(colour, p);
        }
    }

    [Fact]
    public void Every_alpha_lays_its_share_rounded()
    {
        for (uint alpha = 0; alpha < 256; alpha++)
        {
            Canvas c = Ink.Paper(9, 1);
            c.Begin().Rect(new(0, 0, 9, 1)).Fill(alpha << 24 | 0xFFFFFF);
            foreach (uint p in c.Pixels) Assert.InRange((int)(p & 255) - (int)alpha, -1, 1);
            Assert.True(alpha is not (0 or 255) || (c.Pixels[0] & 255) == alpha);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(float.PositiveInfinity)]
    public void A_gradient_without_a_length_still_paints(float reach)
    {
        foreach (PaintKind kind in (PaintKind[])[PaintKind.Vertical, PaintKind.Radial])
        {
            Canvas c = Ink.Paper(20, 20);
            c.Begin().Rect(new(0, 0, 20, 20)).Fill(new Paint(kind, 0xFF0000FF, 0xFF0000FF, new(3, 3), reach));
            foreach (uint p in c.Pixels) Assert.Equal(0xFF0000FF, p);
        }
    }
}
