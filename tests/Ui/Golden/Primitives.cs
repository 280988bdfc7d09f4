using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Golden;

/// <summary>One picture of all that a canvas draws, 480×360 units.</summary>
static class Primitives
{
    public const float Width = 480, Height = 360;

    public static Canvas Draw(float scale)
    {
        Canvas c = new();
        c.Resize((int)(Width * scale), (int)(Height * scale), scale);
        Draw(c);
        return c;
    }

    public static void Draw(Canvas c)
    {
        c.Begin().Rect(new(0, 0, Width, Height)).Fill(Paint.Vertical(Look.Top, Look.Bottom, 0, Height));
        Shapes(c);
        Lines(c);
        Text(c);
        Spectrum(c);
    }

    static void Shapes(Canvas c)
    {
        c.Begin().RoundRect(new(12, 12, 100, 70), 8).Fill(Look.Well);
        c.Begin().RoundRect(new(124.3f, 12.6f, 60.5f, 70), 35).Fill(Paint.Vertical(Look.Cream, Look.CreamDeep, 12, 82));
        for (int i = 0; i < 7; i++) c.Begin().Rect(new(20 + 13 * i, 20, 0.5f + 0.5f * i, 54)).Fill(Look.Amber);
        Vector2 knob = new(230, 47);
        c.Begin().Circle(knob + new Vector2(0, 4), 36).Fill(Paint.Radial(0x90000000, 0, knob + new Vector2(0, 4), 36));
        c.Begin().Ring(knob, 32, 4, 0.375f, 1.125f, Ends.Round).Fill(Look.WellDeep);
        c.Begin().Ring(knob, 32, 4, 0.375f, 0.81f, Ends.Round).Fill(Look.Amber);
        c.Begin().Circle(knob, 25).Fill(Paint.Radial(0xFF474D56, 0xFF343941, knob - new Vector2(8, 12), 40));
        c.Begin().Line(knob + 10 * Turn.At(0.81f), knob + 22 * Turn.At(0.81f), 3, Ends.Round).Fill(Look.Ink);
        c.Begin().Ring(new(310, 47), 28, 6, 0.1f, 0.9f).Ring(new(310, 47), 14, 3, 0, 1).Fill(Look.Blue);
        // one shape: what overlaps joins, what winds the other way cuts a hole
        c.Begin().Circle(new(372, 40), 22).Circle(new(392, 54), 22).Polygon([new(366, 40), new(380, 58), new(394, 40)]).Fill(0x80F2A33A);
        for (int i = 0; i < 8; i++) c.Begin().Rect(new(424 + 6 * i, 12, 6, 70)).Fill((uint)(i + 1) * 0x20000000u - 1);
    }

    static void Lines(Canvas c)
    {
        for (int i = 0; i < 13; i++)
        {
            Vector2 d = Turn.At(0.5f + i / 24f);
            c.Begin().Line(new Vector2(70, 160) + 14 * d, new Vector2(70, 160) + 58 * d, 0.5f + i * 0.2f).Fill(Look.Ink);
        }
        Vector2[] corner = [new(150, 160), new(180, 100), new(200, 158), new(204, 102), new(240, 102), new(240, 158)];
        c.Begin().Stroke(corner, 5).Fill(Look.Green);
        c.Begin().Stroke(corner, 1).Fill(Look.Dark);
        c.Begin().Dashes([new(150, 170), new(240, 170), new(260, 110)], 1.5f, 6, 4).Fill(Look.Dim);
        Vector2[] wave = new Vector2[200];
        for (int i = 0; i < wave.Length; i++) wave[i] = new(270 + i, 132 + (34 - i * 0.16f) * Turn.At(i * i * 0.0004f).Y);
        c.Begin().Stroke(wave, 2.2f, Ends.Round).Fill(Look.Amber);
    }

    static void Text(Canvas c)
    {
        c.Text(Font.SemiBold, "MixBus Glue", 12, 206, Look.Name, Look.Ink);
        c.Text(Font.Regular, "Start here: 2 dB of glue", 468, 206, Look.Body, Look.Dim, Align.Right);
        c.Text(Font.Regular, "−18.0 dB   2:1   ∞:1   30 ms   10 kHz   ‹ ›", 240, 226, Look.Small, Look.Ink, Align.Centre);
        c.Text(Font.Regular, "missing: 漢字", 12, 226, Look.Small, Look.Dim);
        c.Text(Font.SemiBold, "72", 440, 300, 72, 0x30FFFFFF, Align.Right);
        c.Begin().RoundRect(new(12, 238, 210, 62), 4).Fill(Look.Cream);
        c.Paragraph(Font.Regular, "Bring Threshold down until the needle moves 1 to 2 dB in the loudest part, then leave it: glue is what you miss when you switch it off, not what you hear when you switch it on.",
            new(20, 242, 194, 54), Look.Small, 14, Look.CreamInk);
        c.TextWithin(Font.SemiBold, "A name that is too long for its field", 236, 252, 120, Look.Title, Look.Ink);
    }

    static void Spectrum(Canvas c)
    {
        c.Begin().RoundRect(c.Snap(new Box(12, 308, 456, 44)), 4).Fill(Look.WellDeep);
        Vector2[] line = new Vector2[452], area = new Vector2[454];
        for (int i = 0; i < line.Length; i++)
            line[i] = new(14 + i, 322 + 0.02f * i + 10 * Turn.At(i * 0.143f).Y * Turn.At(i * 0.0366f).X + 4 * Turn.At(i * 0.366f).Y);
        line.CopyTo(area, 0);
        (area[^2], area[^1]) = (new(line[^1].X, 350), new(14, 350));
        c.Begin().Polygon(area).Fill(Paint.Vertical(0x6058B7E8, 0x1058B7E8, 308, 350));
        c.Begin().Stroke(line, 1).Fill(0xB058B7E8);
    }
}
