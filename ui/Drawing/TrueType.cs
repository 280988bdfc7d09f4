using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TopDown.Ui.Drawing;

/// <summary>One character's shape, in units of the size, y downwards from the baseline.</summary>
/// <param name="Advance">To the next one's origin.</param>
/// <param name="Points">Quadratic curves, two points each: the control point and the end; the contour's last end is its start.</param>
/// <param name="Ends">Where each contour ends in <paramref name="Points"/>.</param>
sealed record Glyph(float Advance, Vector2[] Points, int[] Ends);

/// <summary>
/// Just enough of the OpenType format (Microsoft's OpenType specification 1.9: head, hhea, hmtx, OS/2, cmap format 4, loca, glyf simple and
/// composite) for the fonts that this project carries.
/// </summary>
sealed class TrueType
{
    readonly byte[] _data;
    readonly Dictionary<string, int> _tables = [];
    readonly float _perUnit;

    public TrueType(byte[] data)
    {
        _data = data;
        for (int i = 0; i < U16(4); i++) _tables[Encoding.ASCII.GetString(data, 12 + 16 * i, 4)] = I32(12 + 16 * i + 8);
        _perUnit = 1f / U16(_tables["head"] + 18);
    }

    /// <summary>Of a flat capital, in units of the size.</summary>
    public float CapHeight => S16(_tables["OS/2"] + 88) * _perUnit;

    /// <summary>Of a small x.</summary>
    public float XHeight => S16(_tables["OS/2"] + 86) * _perUnit;

    /// <summary>Every character with its glyph; '\0' is the box for those that are missing.</summary>
    public Dictionary<char, Glyph> Read()
    {
        Dictionary<char, Glyph> glyphs = new() { ['\0'] = Glyph(0) };
        int map = _tables["cmap"];
        for (int i = 0; i < U16(map + 2); i++)
            if (map + I32(map + 8 + 8 * i) is var table && U16(table) == 4)
                Read(table, glyphs);
        return glyphs;
    }

    void Read(int map, Dictionary<char, Glyph> to)
    {
        int segments = U16(map + 6); // twice their number
        for (int s = 0; s < segments; s += 2)
        {
            int end = U16(map + 14 + s), start = U16(map + 16 + segments + s), delta = U16(map + 16 + 2 * segments + s);
            int offsetAt = map + 16 + 3 * segments + s, offset = U16(offsetAt);
            for (int c = start; c <= end && c != 0xFFFF; c++)
            {
                int id = offset == 0 ? c : U16(offsetAt + offset + 2 * (c - start));
                if ((offset == 0 || id != 0) && (id + delta & 0xFFFF) is var glyph and not 0) to[(char)c] = Glyph(glyph);
            }
        }
    }

    Glyph Glyph(int id)
    {
        List<Vector2> points = [];
        List<int> ends = [];
        Add(id, new(_perUnit, 0, 0, -_perUnit, 0, 0), points, ends);
        return new(U16(_tables["hmtx"] + 4 * Math.Min(id, U16(_tables["hhea"] + 34) - 1)) * _perUnit, [.. points], [.. ends]);
    }

    /// <summary>x' = Xx·x + Yx·y + X, written out: a library's may fuse products with sums.</summary>
    readonly record struct Place(float Xx, float Xy, float Yx, float Yy, float X, float Y)
    {
        public Vector2 Of(float x, float y) => new(Xx * x + Yx * y + X, Xy * x + Yy * y + Y);

        /// <summary>This after that.</summary>
        public Place After(Place p) => new(
            Xx * p.Xx + Yx * p.Xy, Xy * p.Xx + Yy * p.Xy, Xx * p.Yx + Yx * p.Yy, Xy * p.Yx + Yy * p.Yy, Of(p.X, p.Y).X, Of(p.X, p.Y).Y);
    }

    void Add(int id, Place place, List<Vector2> points, List<int> ends)
    {
        int loca = _tables["loca"];
        bool isLong = U16(_tables["head"] + 50) != 0;
        int from = isLong ? I32(loca + 4 * id) : 2 * U16(loca + 2 * id), to = isLong ? I32(loca + 4 * id + 4) : 2 * U16(loca + 2 * id + 2);
        if (from == to) return;
        int at = _tables["glyf"] + from;
        if (S16(at) < 0) AddParts(at + 10, place, points, ends);
        else AddContours(at + 10, S16(at), place, points, ends);
    }

    void AddParts(int at, Place place, List<Vector2> points, List<int> ends)
    {
        const int Words = 1, Scale = 8, More = 32, TwoScales = 64, Matrix = 128;
        for (int flags = More; (flags & More) != 0;)
        {
            flags = U16(at);
            int id = U16(at + 2);
            at += 4;
            (float x, float y) = (flags & Words) != 0 ? (S16(at), S16(at + 2)) : ((sbyte)_data[at], (sbyte)_data[at + 1]);
            at += (flags & Words) != 0 ? 4 : 2;
            Place part = new(1, 0, 0, 1, x, y);
            if ((flags & Scale) != 0) part = part with { Xx = Next() };
            else if ((flags & TwoScales) != 0) part = part with { Xx = Next(), Yy = Next() };
            else if ((flags & Matrix) != 0) part = part with { Xx = Next(), Xy = Next(), Yx = Next(), Yy = Next() };
            if ((flags & Scale) != 0) part = part with { Yy = part.Xx };
            Add(id, place.After(part), points, ends);
        }

        float Next()
        {
            at += 2;
            return S16(at - 2) / 16_384f;
        }
    }

    void AddContours(int at, int contours, Place place, List<Vector2> points, List<int> ends)
    {
        const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32;
        int endsAt = at, count = U16(at + 2 * contours - 2) + 1;
        at += 2 * contours;
        at += 2 + U16(at); // instructions
        var flags = new byte[count];
        for (int i = 0; i < count;)
        {
            byte flag = _data[at++];
            for (int again = (flag & Repeat) != 0 ? _data[at++] : 0; again >= 0; again--) flags[i++] = flag;
        }
        int[] x = Coordinates(ShortX, SameX), y = Coordinates(ShortY, SameY);
        for (int c = 0, start = 0; c < contours; c++)
        {
            int end = U16(endsAt + 2 * c) + 1;
            AddContour(start, end);
            start = end;
        }

        int[] Coordinates(int isShort, int isSame)
        {
            var values = new int[count];
            for (int i = 0, value = 0; i < count; i++)
            {
                if ((flags[i] & isShort) != 0) value += (flags[i] & isSame) != 0 ? _data[at++] : -_data[at++];
                else if ((flags[i] & isSame) == 0)
                {
                    value += S16(at);
                    at += 2;
                }
                values[i] = value;
            }
            return values;
        }

        void AddContour(int start, int end)
        {
            int n = end - start;
            if (n < 2) return;
            Vector2 P(int i) => place.Of(x[start + i % n], y[start + i % n]);
            bool IsOn(int i) => (flags[start + i % n] & OnCurve) != 0;
            // from a point on the curve: between two that are not, there is one half way
            int first = 0;
            while (first < n && !IsOn(first)) first++;
            Vector2 from = first < n ? P(first) : (P(0) + P(n - 1)) * 0.5f;
            if (first == n) first = n - 1;
            for (int i = first + 1; i <= first + n; i++)
            {
                Vector2 p = P(i);
                if (IsOn(i))
                {
                    points.Add((from + p) * 0.5f);
                    points.Add(from = p);
                    continue;
                }
                Vector2 to = IsOn(i + 1) ? P(++i) : (p + P(i + 1)) * 0.5f;
                points.Add(p);
                points.Add(from = to);
            }
            ends.Add(points.Count);
        }
    }

    int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));
    int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));
    int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(at));
}
