using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Ui.Drawing;

/// <summary>Takes a shape's coverage row by row, left to right: 0 to 255 a pixel, by <see cref="Cells"/>.</summary>
interface ISpans
{
    /// <summary>What follows lies in this row.</summary>
    void Row(int y);

    /// <summary>Pixels of one coverage above 0.</summary>
    void Flat(int x, int count, int coverage);

    /// <summary>Four pixels, not all of coverage 0.</summary>
    void Four(int x, Vector128<uint> coverage);

    /// <summary>One pixel of a coverage above 0.</summary>
    void One(int x, int coverage);
}

/// <summary>
/// From an outline to exact area coverage, after Raph Levien's accumulation buffer (font-rs, "How fast can font rendering go"): every edge adds
/// its signed area to the cells it crosses, and a running sum along the row is the coverage. The buffer holds a band of rows that stays in the
/// cache; a bit for every four cells says where edges were, so that what lies between them is one flat run. The sum of windings is cut at
/// one, so contours of one direction join (non-zero winding) and opposite ones cut holes.
/// </summary>
sealed class Cells
{
    const int One = Outline.One, Full = 2 * One * One, BandCells = 1 << 15;

    int[] _cells = new int[BandCells];
    ulong[] _marks = new ulong[BandCells / 4];
    int _stride, _words, _width, _height;

    /// <summary>One pixel at a time, without vectors: for the test that both are the same.</summary>
    public bool IsPlain { get; set; }

    /// <param name="shape">Its contours.</param>
    /// <param name="clip">Nothing outside is told.</param>
    /// <param name="to">Who is told.</param>
    public void Draw<T>(Outline shape, PixelBox clip, ref T to) where T : struct, ISpans, allows ref struct
    {
        PixelBox area = shape.Bounds.Cut(clip);
        if (area.IsEmpty) return;
        _width = area.Width;
        _stride = _width + 4 & ~3; // one cell more than pixels: an edge in the last one tells its right neighbour
        _words = _stride + 255 >> 8;
        int rows = Math.Min(area.Height, Math.Max(1, BandCells / _stride));
        if (_cells.Length < _stride) _cells = new int[_stride];
        for (int top = area.Y; top < area.Bottom; top += rows)
        {
            _height = Math.Min(rows, area.Bottom - top);
            Gather(shape, area.X * One, top * One);
            for (int y = 0; y < _height; y++)
            {
                to.Row(top + y);
                if (IsPlain) SumPlainly(y, area.X, ref to);
                else Sum(y, area.X, ref to);
            }
        }
    }

    void Gather(Outline shape, int left, int top)
    {
        var points = shape.Points;
        int start = 0;
        foreach (int end in shape.Ends)
        {
            var (px, py) = points[end - 1];
            for (int i = start; i < end; i++)
            {
                var (x, y) = points[i];
                if (y != py) Edge(px - left, py - top, x - left, y - top);
                (px, py) = (x, y);
            }
            start = end;
        }
    }

    // Every value below is a function of the edge and the row alone, never of what was computed for the row before: a clip changes no pixel.
    void Edge(int x0, int y0, int x1, int y1)
    {
        int direction = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
            direction = -1;
        }
        int from = Math.Max(y0, 0), to = Math.Min(y1, _height * One), right = _width * One;
        if (from >= to || (x0 >= right && x1 >= right)) return;
        if (x0 == x1 || (x0 <= 0 && x1 <= 0))
        {
            Upright(Math.Max(0, x0 == x1 ? x0 : 0), from, to, direction);
            return;
        }
        long slope = ((long)(x1 - x0) << 32) / (y1 - y0);
        int x = x0 + (int)(slope * (from - y0) >> 32);
        while (from < to)
        {
            int row = from >> 8, next = Math.Min(to, row + 1 << 8), end = next == y1 ? x1 : x0 + (int)(slope * (next - y0) >> 32);
            int l = Math.Min(x, end), r = Math.Max(x, end), column = l >> 8;
            if (l >= 0 && r < right && r <= column + 1 << 8) Add(row, column, (next - from) * direction, l + r - 2 * One * column);
            else Slanted(row, l, r, (next - from) * direction);
            (x, from) = (end, next);
        }
    }

    void Upright(int x, int from, int to, int direction)
    {
        int column = x >> 8, part = 2 * (x & One - 1);
        while (from < to)
        {
            int row = from >> 8, next = Math.Min(to, row + 1 << 8);
            Add(row, column, (next - from) * direction, part);
            from = next;
        }
    }

    /// <summary>An edge's piece inside one row, from l to r; cover is how much of the row it spans.</summary>
    void Slanted(int row, int l, int r, int cover)
    {
        int column = l >> 8, right = _width * One;
        if (r <= 0 || l >= right)
        {
            if (r <= 0) Add(row, 0, cover, 0);
            return;
        }
        if (r <= column + 1 << 8)
        {
            Add(row, column, cover, l + r - 2 * One * column);
            return;
        }
        long perUnit = ((long)cover << 32) / (r - l);
        int done = 0, x = l;
        if (l < 0)
        {
            done = (int)(perUnit * -l >> 32);
            Add(row, 0, done, 0);
            (x, column) = (0, 0);
        }
        for (int end = Math.Min(r, right); x < end; column++)
        {
            int next = Math.Min(r, column + 1 << 8), upTo = next == r ? cover : (int)(perUnit * (next - l) >> 32);
            Add(row, column, upTo - done, x + next - 2 * One * column);
            (x, done) = (next, upTo);
        }
    }

    /// <summary>Cover that enters in a column; part: twice the mean way of the edge into it, 0 to 512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a fifth of a spectrum's time
    void Add(int row, int column, int cover, int part)
    {
        Debug.Assert((uint)row < (uint)_height && (uint)column < (uint)_width, "every caller keeps to the band; what follows is not checked");
        int area = cover * part;
        ref int cell = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells), row * _stride + column);
        cell += cover * 2 * One - area;
        Unsafe.Add(ref cell, 1) += area;
        ref ulong mark = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marks), row * _words + (column >> 8));
        mark |= 1UL << (column >> 2);
        if ((column & 3) == 3) Unsafe.Add(ref mark, (column & 255) == 255 ? 1 : 0) |= 1UL << (column + 1 >> 2);
    }

    void Sum<T>(int row, int left, ref T to) where T : struct, ISpans, allows ref struct
    {
        ref int cells = ref _cells[row * _stride];
        int x = 0;
        var carry = Vector128<int>.Zero;
        for (int word = 0; word < _words; word++)
        {
            ulong marks = _marks[row * _words + word];
            if (marks == 0) continue;
            _marks[row * _words + word] = 0;
            do
            {
                int column = (word << 8) + (BitOperations.TrailingZeroCount(marks) << 2);
                marks &= marks - 1;
                if (column > x && Coverage(carry.ToScalar()) is var flat and not 0) to.Flat(left + x, Math.Min(column, _width) - x, flat);
                ref int at = ref Unsafe.Add(ref cells, column);
                var four = Vector128.LoadUnsafe(ref at);
                Vector128<int>.Zero.StoreUnsafe(ref at);
                four += Vector128.Shuffle(four, Vector128.Create(4, 0, 1, 2)); // an index out of range gives 0
                four += Vector128.Shuffle(four, Vector128.Create(4, 4, 0, 1));
                four += carry;
                carry = Vector128.Shuffle(four, Vector128.Create(3, 3, 3, 3));
                var coverage = Vector128.Min(Vector128.Abs(four) + Vector128.Create(One) >> 9, Vector128.Create(One - 1)).AsUInt32();
                x = column + 4;
                if (coverage == Vector128<uint>.Zero) continue;
                if (x <= _width) to.Four(left + column, coverage);
                else
                    for (int i = column; i < _width; i++)
                        if (coverage[i - column] is var c and not 0) to.One(left + i, (int)c);
            }
            while (marks != 0);
        }
        if (x < _width && Coverage(carry.ToScalar()) is var rest and not 0) to.Flat(left + x, _width - x, rest);
    }

    void SumPlainly<T>(int row, int left, ref T to) where T : struct, ISpans, allows ref struct
    {
        _marks.AsSpan(row * _words, _words).Clear();
        var cells = _cells.AsSpan(row * _stride, _stride);
        int sum = 0;
        for (int x = 0; x < _width; x++)
        {
            sum += cells[x];
            if (Coverage(sum) is var c and not 0) to.One(left + x, c);
        }
        cells.Clear();
    }

    static int Coverage(int sum) => Math.Min(Math.Abs(sum) + One >> 9, One - 1);
}
