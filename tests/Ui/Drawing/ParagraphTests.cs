using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class ParagraphTests
{
    static string[] Broken(string text, float width, float size = 10)
    {
        List<string> lines = [];
        foreach (var (start, end, _) in new LineBreaks(Font.Regular, text, width / size)) lines.Add(text[start..end]);
        return [.. lines];
    }

    static float Width(string text) => 10 * Font.Regular.Width(text);

    [Fact]
    public void Lines_break_at_spaces_and_are_as_full_as_they_can_be()
    {
        const string Text = "Bring Threshold down until the needle moves 1 to 2 dB in the loudest part.";
        foreach (float width in (float[])[60, 90, 130, 220])
        {
            string[] lines = Broken(Text, width);
            Assert.Equal(Text, string.Join(' ', lines));
            Assert.All(lines, l => Assert.True(Width(l) <= width));
            for (int i = 0; i + 1 < lines.Length; i++) Assert.True(Width(lines[i] + " " + lines[i + 1].Split(' ')[0]) > width, "the next word would have fitted");
        }
        Assert.Equal([Text], Broken(Text, Width(Text)));
    }

    [Fact]
    public void Line_feeds_and_words_that_are_too_long_break()
    {
        Assert.Equal(["one", "", "two"], Broken("one\n\ntwo", 500));
        string[] parts = Broken("Donaudampfschifffahrt", 40);
        Assert.Equal("Donaudampfschifffahrt", string.Concat(parts));
        Assert.All(parts, p => Assert.True(Width(p) <= 40));
        Assert.Equal(["a", "b", "c"], Broken("abc", 1)); // never less than a letter a line
        Assert.Equal([], Broken("", 100));
        Assert.Equal(["one two"], Broken("one two   ", 200));
    }

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis_within_the_box()
    {
        Canvas c = Ink.Paper(200, 100);
        const string Text = "Bring Threshold down until the needle moves in the loudest part of the song.";
        Assert.Equal(2, c.Paragraph(Font.Regular, Text, new(10, 10, 120, 28), 11, 14, Ink.White));
        PixelBox box = Ink.Box(c);
        Assert.True(box.X >= 10 && box.Right <= 130 && box.Y >= 10 && box.Bottom <= 38, $"{box}");
        // three dots stand on the last line's foot, after the last letters
        int foot = box.Bottom - 1;
        while (Enumerable.Range(0, 200).Count(x => Ink.At(c, x, foot) > 100) < 3) foot--;
        Assert.Equal(Canvas.Lines(Font.Regular, Text, 120, 11), Ink.Paper(200, 200).Paragraph(Font.Regular, Text, new(10, 10, 120, 190), 11, 14, Ink.White));
        Assert.True(Canvas.Lines(Font.Regular, Text, 120, 11) > 2);

        Canvas whole = Ink.Paper(200, 100), fits = Ink.Paper(200, 100);
        whole.Text(Font.Regular, "Threshold", 10, 40, 11, Ink.White);
        fits.TextWithin(Font.Regular, "Threshold", 10, 40, 11 * Font.Regular.Width("Threshold"), 11, Ink.White);
        Assert.True(whole.Pixels.SequenceEqual(fits.Pixels));
        fits.TextWithin(Font.Regular, "Threshold", 10, 80, 40, 11, Ink.White);
        Assert.InRange(Ink.Box(fits).Bottom, 80, 81);
        PixelBox cut = new(0, 60, 200, 40);
        Assert.True(Enumerable.Range(52, 140).All(x => Enumerable.Range(cut.Y, 40).All(y => Ink.At(fits, x, y) == 0)));
    }

    [Fact]
    public void A_line_is_centred_on_its_height()
    {
        Canvas c = Ink.Paper(100, 60);
        c.Paragraph(Font.Regular, "H", new(10, 10, 80, 40), 20, 40, Ink.White);
        PixelBox box = Ink.Box(c);
        Assert.InRange(box.Y + box.Bottom, 59, 61);
    }
}
