using System.Numerics;
using System.Runtime.Intrinsics;

namespace TopDown.Ui.Drawing;

/// <summary>
/// Text. Baselines stand on whole pixels (sharp feet at every zoom), pens on quarters of a pixel, sizes in quarters of a pixel; widths are exact.
/// </summary>
public sealed partial class Canvas
{
    /// <summary>Told before a text is drawn: words, size, colour and the pixels it will stand on. For the test that all can be read.</summary>
    internal Action<string, float, uint, PixelBox>? TextSeen { get; set; }

    public void Text(Font font, ReadOnlySpan<char> text, float x, float baseline, float size, uint argb, Align align = Align.Left)
    {
        float pixels = size * Scale, foot = MathF.Round(baseline * Scale), pen = x * Scale;
        if (!(pixels > 0) || !(pixels < 4096) || argb >> 24 == 0 || foot - 2 * pixels > _clip.Bottom || foot + pixels < _clip.Y || !(Math.Abs(foot) < 1e6f)) return;
        if (align != Align.Left) pen -= font.Width(text) * pixels * (align == Align.Centre ? 0.5f : 1);
        if (!(Math.Abs(pen) < 1e6f)) return;
        if (TextSeen != null) TextSeen(text.ToString(), size, argb, new((int)pen, (int)(foot - 0.75f * pixels), (int)(font.Width(text) * pixels) + 1, (int)(0.75f * pixels) + 1));
        Brush brush = new(Pixels, Width, Scale, argb) { IsPlain = IsPlain };
        if (pixels > GlyphCache.Largest) Outlines(font, text, new(pen, foot), pixels, ref brush);
        else Masks(font, text, pen, (int)foot, pixels, ref brush);
    }

    void Masks(Font font, ReadOnlySpan<char> text, float pen, int foot, float pixels, ref Brush brush)
    {
        GlyphCache cache = GlyphCache.Mine;
        int quarters = Math.Max(1, (int)MathF.Round(pixels * 4));
        foreach (char c in text)
        {
            if (pen > _clip.Right + pixels) return;
            float advance = font.Of(c).Advance * pixels;
            if (pen + advance + pixels >= _clip.X)
            {
                int place = (int)MathF.Round(pen * 4);
                Mask mask = cache.Get(font, c, quarters, place & 3);
                Blit(cache.Coverage, mask, (place >> 2) + mask.Left, foot + mask.Top, ref brush);
            }
            pen += advance;
        }
    }

    void Blit(ReadOnlySpan<byte> coverage, in Mask mask, int x, int y, ref Brush brush)
    {
        PixelBox area = new PixelBox(x, y, mask.Width, mask.Height).Cut(_clip);
        if (area.IsEmpty) return;
        for (int row = area.Y; row < area.Bottom; row++)
        {
            var line = coverage.Slice(mask.Start + (row - y) * mask.Stride + area.X - x, area.Width);
            brush.Row(row);
            int i = 0;
            if (!IsPlain)
                for (; i + 4 <= line.Length; i += 4)
                    if (BitConverter.ToUInt32(line[i..]) is var four and not 0)
                        brush.Four(area.X + i, Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(four).AsByte())));
            for (; i < line.Length; i++)
                if (line[i] != 0) brush.One(area.X + i, line[i]);
        }
    }

    void Outlines(Font font, ReadOnlySpan<char> text, Vector2 pen, float pixels, ref Brush brush)
    {
        _outline.Clear();
        foreach (char c in text)
        {
            Glyph glyph = font.Of(c);
            if (pen.X > _clip.Right + pixels) break;
            if (pen.X + glyph.Advance * pixels + pixels >= _clip.X) GlyphCache.Shape(_outline, glyph, pen, pixels);
            pen.X += glyph.Advance * pixels;
        }
        _cells.Draw(_outline, _clip, ref brush);
        _outline.Clear();
    }

    /// <summary>One line; where it is wider than <paramref name="width"/> it ends in an ellipsis. Aligned within that width, which starts at x.</summary>
    public void TextWithin(Font font, ReadOnlySpan<char> text, float x, float baseline, float width, float size, uint argb, Align align = Align.Left)
    {
        if (font.Width(text) * size > width) Shortened(font, text, x, baseline, width, size, argb);
        else Text(font, text, align switch { Align.Left => x, Align.Centre => x + width / 2, _ => x + width }, baseline, size, argb, align);
    }

    void Shortened(Font font, ReadOnlySpan<char> text, float x, float baseline, float width, float size, uint argb, bool isSentence = false)
    {
        float room = width / size - font.Width(Ellipsis), used = 0;
        int fits = 0;
        while (fits < text.Length && (used += font.Of(text[fits]).Advance) <= room) fits++;
        // of a sentence whole words, of a name as much as there is room for
        if (isSentence && fits < text.Length && text[..fits].LastIndexOf(' ') is var space and > 0) fits = space;
        ReadOnlySpan<char> start = text[..fits].TrimEnd(" ,;:.");
        Text(font, start, x, baseline, size, argb);
        Text(font, Ellipsis, x + font.Width(start) * size, baseline, size, argb);
    }

    const string Ellipsis = "…";

    /// <summary>Broken at spaces into lines of a box's width; the number of lines drawn. What does not fit ends in an ellipsis.</summary>
    public int Paragraph(Font font, ReadOnlySpan<char> text, Box box, float size, float lineHeight, uint argb)
    {
        if (!(size > 0) || !(lineHeight > 0) || !(box.Width > 0)) return 0;
        // a line that lacks less than a hundredth of its height still fits
        int most = (int)Math.Clamp(box.Height / lineHeight + 0.01f, 1, 1000), lines = 0;
        float middle = lineHeight / 2 + font.CapHeight * size / 2;
        foreach (var (start, end, next) in new LineBreaks(font, text, box.Width / size))
        {
            float baseline = box.Y + lines * lineHeight + middle;
            if (++lines == most && next < text.Length)
            {
                var rest = text[start..];
                Shortened(font, rest.IndexOf('\n') is var feed and >= 0 ? rest[..feed] : rest, box.X, baseline, box.Width, size, argb, isSentence: true);
                break;
            }
            Text(font, text[start..end], box.X, baseline, size, argb);
        }
        return lines;
    }

    /// <summary>The number of lines that <see cref="Paragraph"/> takes where the box is high enough.</summary>
    public static int Lines(Font font, ReadOnlySpan<char> text, float width, float size)
    {
        int lines = 0;
        foreach (var _ in new LineBreaks(font, text, width / size)) lines++;
        return lines;
    }
}
