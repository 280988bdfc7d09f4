using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class TextTests
{
    [Fact]
    public void A_missing_character_is_a_box_and_a_control_character_is_nothing()
    {
        Canvas c = Ink.Paper(100, 60);
        c.Text(Font.Regular, "漢", 10, 50, 40, Ink.White);
        PixelBox box = Ink.Box(c);
        Assert.InRange(box.Height, 40 * Font.Regular.CapHeight - 1, 40 * Font.Regular.CapHeight + 1);
        Assert.Equal(0, Ink.At(c, box.X + box.Width / 2, box.Y + box.Height / 2)); // hollow
        Assert.True(Font.Regular.Width("漢") >= 0.5f);
        Assert.Equal(Font.Regular.Width("😀"), Font.Regular.Width("漢")); // a pair of chars is one box
        Assert.Equal(0, Font.Regular.Width("\n\t\0"));
    }

    [Theory]
    [InlineData("Threshold")]
    [InlineData("−18.0 dB")]
    [InlineData("WAVY 1–2 ×")]
    public void A_width_is_what_is_drawn(string text)
    {
        foreach (Font font in (Font[])[Font.Regular, Font.SemiBold])
        {
            // the last letter's left edge stands where the width of the rest says
            Canvas alone = Ink.Paper(900, 100), after = Ink.Paper(900, 100);
            alone.Text(font, "I", 20, 80, 60, Ink.White);
            after.Text(font, text + "I", 20, 80, 60, Ink.White);
            int edge = Ink.Box(alone).Right, end = Ink.Box(after).Right;
            Assert.InRange(end - edge, font.Width(text) * 60 - 1, font.Width(text) * 60 + 1);
        }
    }

    [Fact]
    public void Figures_have_the_height_of_capitals_and_stand_on_the_baseline()
    {
        foreach (string text in (string[])["H", "1", "E", "4"])
        {
            Canvas c = Ink.Paper(100, 100);
            c.Text(Font.Regular, text, 20, 80, 60, Ink.White);
            PixelBox box = Ink.Box(c);
            Assert.Equal(80, box.Bottom);
            Assert.InRange(box.Height, 60 * Font.Regular.CapHeight - 0.5, 60 * Font.Regular.CapHeight + 1.5);
        }
    }

    [Fact]
    public void Letters_with_parts_are_whole()
    {
        // composite glyphs: the letter and its accent
        foreach (string pair in (string[])["aä", "eé", "OÖ", "nñ"])
        {
            Canvas plain = Ink.Paper(100, 100), accent = Ink.Paper(100, 100);
            plain.Text(Font.Regular, pair.AsSpan(0, 1), 20, 80, 60, Ink.White);
            accent.Text(Font.Regular, pair.AsSpan(1), 20, 80, 60, Ink.White);
            Assert.InRange(Ink.Area(accent) - Ink.Area(plain), 30, 200);
            Assert.True(Ink.Box(accent).Y < Ink.Box(plain).Y - 5);
        }
    }

    [Fact]
    public void Alignment_puts_the_text_left_about_or_right_of_x()
    {
        Canvas c = Ink.Paper();
        c.Text(Font.Regular, "HHH", 100, 20, 20, Ink.White);
        c.Text(Font.Regular, "HHH", 100, 60, 20, Ink.White, Align.Centre);
        c.Text(Font.Regular, "HHH", 100, 100, 20, Ink.White, Align.Right);
        int Left(int y) => Enumerable.Range(0, 200).First(x => Ink.At(c, x, y - 3) > 0);
        float width = 20 * Font.Regular.Width("HHH");
        Assert.InRange(Left(20) - Left(60), width / 2 - 1, width / 2 + 1);
        Assert.InRange(Left(20) - Left(100), width - 1, width + 1);
    }

    [Fact]
    public void Large_text_looks_like_small_text_drawn_large()
    {
        // masks below 64 pixels, outlines above: the area grows with the square of the size
        Canvas mask = Ink.Paper(400, 100), outline = Ink.Paper(400, 100);
        mask.Text(Font.SemiBold, "Glue 25", 10, 80, 63.75f, Ink.White);
        outline.Text(Font.SemiBold, "Glue 25", 10, 80, 64.25f, Ink.White);
        Assert.InRange(Ink.Area(outline) / Ink.Area(mask), 1.005, 1.027);
    }

    [Fact]
    public void The_cache_forgets_and_draws_the_same_again()
    {
        Canvas first = Ink.Paper(300, 40), again = Ink.Paper(300, 40), other = Ink.Paper(300, 90);
        first.Text(Font.Regular, "Threshold −18 dB", 5, 30, 20, Ink.White);
        int cleared = GlyphCache.Mine.Cleared;
        for (int i = 0; i < 10_000 && GlyphCache.Mine.Cleared < cleared + 2; i++) other.Text(Font.SemiBold, "ABCDEFGHIJKLMNOPQRSTUVW", 0.25f * i % 1, 80, 30 + 0.25f * (i / 4 % 130), Ink.White);
        Assert.True(GlyphCache.Mine.Cleared >= cleared + 2, "it was never full");
        again.Text(Font.Regular, "Threshold −18 dB", 5, 30, 20, Ink.White);
        Assert.True(first.Pixels.SequenceEqual(again.Pixels));
    }
}
