using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class ClipTests
{
    [Theory]
    [InlineData(1f)]
    [InlineData(1.25f)]
    public void No_pixel_outside_is_touched(float scale)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            Canvas c = Ink.Paper(257, 131, scale);
            c.Pixels.Fill(0xFF123456);
            PixelBox clip = c.Clip = new(seed * 3, 40 - seed, 20 + seed, 70);
            AnyShapes.Draw(c, seed, 40);
            for (int i = 0; i < c.Pixels.Length; i++)
                if (!clip.Meets(new(i % c.Width, i / c.Width, 1, 1))) Assert.Equal(0xFF123456, c.Pixels[i]);
        }
    }

    /// <summary>What makes dirty frames right: a part drawn alone is the same as that part of the whole.</summary>
    [Theory]
    [InlineData(0.75f)]
    [InlineData(1f)]
    [InlineData(1.37f)]
    [InlineData(2f)]
    public void Tiles_drawn_alone_make_the_whole_picture(float scale)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Canvas whole = Ink.Paper(300, 170, scale), tiles = Ink.Paper(300, 170, scale);
            AnyShapes.Draw(whole, seed, 60);
            Random random = new(seed);
            for (int y = 0, high; y < 170; y += high)
            {
                high = random.Next(1, 60);
                for (int x = 0, wide; x < 300; x += wide)
                {
                    tiles.Clip = new(x, y, wide = random.Next(1, 90), high);
                    AnyShapes.Draw(tiles, seed, 60);
                }
            }
            Assert.True(whole.Pixels.SequenceEqual(tiles.Pixels), $"seed {seed}");
        }
    }

    [Fact]
    public void Touched_is_all_that_a_box_covers_and_no_more()
    {
        Canvas c = Ink.Paper(150, 75, 1.5f);
        Assert.Equal(new PixelBox(3, 1, 5, 3), c.Touched(new(2.1f, 1.2f, 3, 1.2f)));
        Assert.Equal(new PixelBox(0, 0, 150, 75), c.Touched(new(-1e30f, -5, 2e30f, 1e9f)));
        Assert.True(c.Touched(new(float.NaN, 0, float.NaN, 5)).IsEmpty);
        Assert.True(c.Touched(new(101, 0, 5, 5)).IsEmpty);
        Assert.True(c.Touched(new(5, 5, 0, 5)).IsEmpty);
    }

    [Fact]
    public void A_copy_takes_the_box_and_nothing_else()
    {
        Canvas from = Ink.Paper(40, 30), to = Ink.Paper(40, 30);
        from.Begin().Rect(new(0, 0, 40, 30)).Fill(0xFF00FF00);
        to.Copy(from, new(30, 20, 100, 100));
        Assert.Equal(new PixelBox(30, 20, 10, 10), Ink.Box(to));
        Assert.Throws<ArgumentException>(() => to.Copy(Ink.Paper(41, 30), new(0, 0, 1, 1)));
    }
}
