using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class AllocationTests
{
    static readonly Vector2[] s_line = [.. Enumerable.Range(0, 400).Select(i => new Vector2(10 + 0.4f * i, 60 + 30 * Turn.At(i * 0.07f).Y))];

    [Fact]
    public void A_frame_allocates_nothing()
    {
        Canvas back = Ink.Paper(400, 400, 2), live = Ink.Paper(400, 400, 2);
        for (int i = 0; i < 40; i++) Frame(live, back, i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 80; i++) Frame(live, back, i % 40);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(Ink.Area(live) > 1000);
    }

    static void Frame(Canvas c, Canvas back, int number)
    {
        Box box = new(5 + 0.3f * number, 5, 180, 180);
        c.Clip = c.Touched(box);
        c.Copy(back, c.Clip);
        c.Begin().RoundRect(box, 8).Fill(Paint.Vertical(0xFF405060, 0xFF203040, 5, 185));
        c.Begin().Circle(new(100, 100), 40 + number).Fill(Paint.Radial(Ink.White, 0, new(100, 100), 80));
        c.Begin().Ring(new(100, 100), 30, 4, 0.375f, 0.4f + 0.01f * number, Ends.Round).Dashes(s_line, 1.5f, 5, 3).Fill(0xFFF2A33A);
        c.Begin().Stroke(s_line, 2).Fill(0x9058B7E8);
        c.Begin().Polygon(s_line).Fill(0x4058B7E8);
        Span<char> text = stackalloc char[16];
        (0.1 * number - 2).TryFormat(text, out int length, "+0.0 dB;−0.0 dB", System.Globalization.CultureInfo.InvariantCulture);
        c.Text(Font.SemiBold, text[..length], 100 + 0.1f * number, 90, 12, Ink.White, Align.Centre);
        c.Text(Font.SemiBold, text[..length], 20, 90, 40, Ink.White);
        c.Paragraph(Font.Regular, "A paragraph of some words, broken into lines.", new(20, 120, 90, 30), 11, 14, Ink.White);
        c.TextWithin(Font.Regular, "Too long for its field", 20, 180, 60, 11, Ink.White);
    }
}
