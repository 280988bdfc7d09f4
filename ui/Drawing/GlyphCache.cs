using System.Numerics;
using System.Runtime.Intrinsics;

namespace TopDown.Ui.Drawing;

/// <summary>Where a glyph's coverage lies in the cache, and where it stands from the pen's pixel on the baseline.</summary>
readonly record struct Mask(int Start, short Left, short Top, short Width, short Height)
{
    /// <summary>Bytes a row: whole fours.</summary>
    public int Stride => Width + 3 & ~3;
}

/// <summary>
/// Coverage of glyphs by font, character, size in quarters of a pixel and place in quarters of a pixel. Bounded: when a table is full all is
/// forgotten, and what is on the screen comes back within a frame. One a thread, that is one a host: its editors share the UI thread, show the
/// same text, and need no lock. Allocates at its making only.
/// </summary>
sealed class GlyphCache
{
    const int Bytes = 512 * 1024, Slots = 4096, MostGlyphs = Slots / 2;

    /// <summary>Pixels; larger glyphs are drawn from their outline each time.</summary>
    public const float Largest = 64;

    [ThreadStatic]
    static GlyphCache? s_mine;

    public static GlyphCache Mine => s_mine ??= new();

    readonly byte[] _coverage = new byte[Bytes];
    readonly ulong[] _keys = new ulong[Slots];
    readonly Mask[] _masks = new Mask[Slots];
    readonly Outline _outline = new();
    readonly Cells _cells = new();
    int _used, _glyphs;

    public ReadOnlySpan<byte> Coverage => _coverage;

    /// <summary>How often all was forgotten.</summary>
    public int Cleared { get; private set; }

    /// <param name="font">Its id.</param>
    /// <param name="c">The character.</param>
    /// <param name="quarters">The size in quarters of a pixel.</param>
    /// <param name="place">Of the pen behind its pixel's left edge, in quarters, 0 to 3.</param>
    public Mask Get(Font font, char c, int quarters, int place)
    {
        ulong key = (ulong)font.Id << 48 | (ulong)quarters << 20 | (ulong)place << 16 | c;
        int slot = (int)(key * 0x9E37_79B9_7F4A_7C15 >> 52);
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key) return _masks[slot];
            slot = slot + 1 & Slots - 1;
        }
        _outline.Clear();
        Shape(_outline, font.Of(c), new(place / 4f, 0), quarters / 4f);
        PixelBox box = _outline.Bounds;
        Mask mask = new(_used, (short)box.X, (short)box.Y, (short)box.Width, (short)box.Height);
        int size = mask.Stride * mask.Height;
        if (size > Bytes - _used || _glyphs == MostGlyphs)
        {
            Array.Clear(_keys);
            (_used, _glyphs, slot) = (0, 0, (int)(key * 0x9E37_79B9_7F4A_7C15 >> 52));
            Cleared++;
            mask = mask with { Start = 0 };
        }
        var bytes = _coverage.AsSpan(mask.Start, size);
        bytes.Clear();
        Writer writer = new(bytes, box, mask.Stride);
        _cells.Draw(_outline, box, ref writer);
        (_keys[slot], _masks[slot]) = (key, mask);
        _used += size;
        _glyphs++;
        return mask;
    }

    /// <summary>A glyph's contours in pixels, its curves cut so finely that no chord is a twentieth of a pixel off.</summary>
    public static void Shape(Outline to, Glyph glyph, Vector2 pen, float size)
    {
        int start = 0;
        foreach (int end in glyph.Ends)
        {
            Vector2 from = glyph.Points[end - 1];
            for (int i = start; i < end; i += 2)
            {
                Vector2 control = glyph.Points[i], last = glyph.Points[i + 1];
                // a chord of one n-th is off by |from − 2 control + last| / 4n²
                float bend = Strokes.Length(from - control - control + last) * size;
                int n = Math.Clamp((int)MathF.Ceiling(MathF.Sqrt(5 * bend)), 1, 64);
                if (bend < 0.01f) n = 1;
                for (int k = 1; k < n; k++)
                {
                    float t = k / (float)n, u = 1 - t;
                    to.Add(pen + (from * (u * u) + control * (2 * t * u) + last * (t * t)) * size);
                }
                to.Add(pen + last * size);
                from = last;
            }
            to.Close();
            start = end;
        }
    }

    ref struct Writer(Span<byte> bytes, PixelBox box, int stride) : ISpans
    {
        readonly Span<byte> _bytes = bytes;
        Span<byte> _row;

        public void Row(int y) => _row = _bytes.Slice((y - box.Y) * stride, stride);
        public readonly void Flat(int x, int count, int coverage) => _row.Slice(x - box.X, count).Fill((byte)coverage);
        public readonly void One(int x, int coverage) => _row[x - box.X] = (byte)coverage;

        public readonly void Four(int x, Vector128<uint> coverage)
        {
            for (int i = 0; i < 4; i++) _row[x - box.X + i] = (byte)coverage[i];
        }
    }
}
