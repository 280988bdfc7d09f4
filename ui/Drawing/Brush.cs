using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Ui.Drawing;

/// <summary>
/// Lays a paint over opaque pixels where coverage says so: new = old + (paint − old) × a, a = coverage × the paint's alpha, 0 to 256, rounded.
/// Two channels share a word of 32 bits, 16 each: none can run over, as colour × a + old × (256 − a) + 128 stays below 65,536.
/// </summary>
ref struct Brush : ISpans
{
    const uint Pair = 0x00FF00FF, Half = 0x00800080, Opaque = 0xFF000000;

    readonly Span<uint> _pixels;
    readonly int _width;
    readonly PaintKind _kind;
    readonly Ramp _ramp;
    readonly float _scale, _reach;   // of a radial: 1 / pixels
    readonly Vector2 _at;            // of a radial: pixels
    readonly float _y0, _height;     // of a vertical: units
    Span<uint> _row;
    uint _colour, _alpha;            // of the row; alpha 0 to 256
    float _dy2;

    public Brush(Span<uint> pixels, int width, float scale, in Paint paint)
    {
        _pixels = pixels;
        (_width, _scale) = (width, scale);
        _kind = paint.Kind;
        _ramp = new Ramp(paint.From, paint.To);
        (_y0, _height) = (paint.At.Y, paint.Reach);
        _at = paint.At * scale;
        _reach = 1 / (paint.Reach * scale);
        if (_kind == PaintKind.Radial && !(_reach is > 0 and < float.PositiveInfinity && float.IsFinite(_at.X) && float.IsFinite(_at.Y)))
        {
            _kind = PaintKind.Flat;
            Take(paint.To);
        }
        else Take(paint.From);
    }

    /// <summary>One pixel at a time.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Nothing would be seen.</summary>
    public static bool IsClear(in Paint paint) => paint.From >> 24 == 0 && (paint.Kind == PaintKind.Flat || paint.To >> 24 == 0);

    void Take(uint argb)
    {
        _colour = argb | Opaque;
        _alpha = Whole(argb >> 24);
    }

    public void Row(int y)
    {
        _row = _pixels.Slice(y * _width, _width);
        if (_kind == PaintKind.Vertical) Take(_ramp.At(((y + 0.5f) / _scale - _y0) / _height));
        else if (_kind == PaintKind.Radial) _dy2 = (y + 0.5f - _at.Y) * (y + 0.5f - _at.Y);
    }

    public readonly void Flat(int x, int count, int coverage)
    {
        if (_kind == PaintKind.Radial || IsPlain)
        {
            int whole = IsPlain ? 0 : count & ~3;
            for (int i = 0; i < whole; i += 4) Four(x + i, Vector128.Create((uint)coverage));
            for (int i = whole; i < count; i++) One(x + i, coverage);
            return;
        }
        uint a = Share(coverage);
        var row = _row.Slice(x, count);
        if (a == 256) row.Fill(_colour);
        else if (a != 0) Even(row, a);
    }

    readonly void Even(Span<uint> row, uint a)
    {
        uint rb = (_colour & Pair) * a + Half, ag = (_colour >> 8 & Pair) * a + Half;
        var (addRb, addAg) = (Vector256.Create(rb).AsUInt16(), Vector256.Create(ag).AsUInt16());
        var keep = Vector256.Create((ushort)(256 - a));
        var pairs = Vector256.Create(Pair);
        var wide = MemoryMarshal.Cast<uint, Vector256<uint>>(row);
        for (int i = 0; i < wide.Length; i++)
        {
            var d = wide[i];
            var newRb = ((d & pairs).AsUInt16() * keep + addRb >> 8).AsUInt32();
            var newAg = (((d >> 8) & pairs).AsUInt16() * keep + addAg).AsUInt32() & ~pairs;
            wide[i] = newRb | newAg | Vector256.Create(Opaque);
        }
        foreach (ref uint d in row[(wide.Length * Vector256<uint>.Count)..]) d = Over(d, _colour, a);
    }

    public readonly void Four(int x, Vector128<uint> coverage)
    {
        Debug.Assert(x >= 0 && x + 4 <= _row.Length, "shapes are cut to the canvas; what follows is not checked");
        ref uint row = ref Unsafe.Add(ref MemoryMarshal.GetReference(_row), x);
        var share = coverage + (coverage + Vector128<uint>.One >> 8);
        Vector128<uint> colour;
        if (_kind == PaintKind.Radial)
        {
            colour = _ramp.At(Far(Vector128.Create(x) + Vector128.Create(0, 1, 2, 3)));
            var alpha = colour >> 24;
            share = share * (alpha + (alpha + Vector128<uint>.One >> 8)) + Vector128.Create(128u) >> 8;
        }
        else
        {
            colour = Vector128.Create(_colour);
            if (_alpha != 256) share = share * Vector128.Create(_alpha) + Vector128.Create(128u) >> 8;
        }
        var d = Vector128.LoadUnsafe(ref row);
        var pairs = Vector128.Create(Pair);
        var take = (share | share << 16).AsUInt16();
        var keep = Vector128.Create((ushort)256) - take;
        var half = Vector128.Create((ushort)128);
        var rb = ((d & pairs).AsUInt16() * keep + (colour & pairs).AsUInt16() * take + half >> 8).AsUInt32();
        var ag = (((d >> 8) & pairs).AsUInt16() * keep + ((colour >> 8) & pairs).AsUInt16() * take + half).AsUInt32() & ~pairs;
        (rb | ag | Vector128.Create(Opaque)).StoreUnsafe(ref row);
    }

    public readonly void One(int x, int coverage)
    {
        if (_kind != PaintKind.Radial)
        {
            _row[x] = Over(_row[x], _colour, Share(coverage));
            return;
        }
        float dx = x + 0.5f - _at.X;
        uint colour = _ramp.At(MathF.Sqrt(dx * dx + _dy2) * _reach);
        _row[x] = Over(_row[x], colour, Whole((uint)coverage) * Whole(colour >> 24) + 128 >> 8);
    }

    readonly Vector128<float> Far(Vector128<int> x)
    {
        var dx = Vector128.ConvertToSingle(x) + Vector128.Create(0.5f) - Vector128.Create(_at.X);
        return Vector128.Sqrt(dx * dx + Vector128.Create(_dy2)) * Vector128.Create(_reach);
    }

    readonly uint Share(int coverage) => Whole((uint)coverage) * _alpha + 128 >> 8;

    /// <summary>0 to 255 as 0 to 256.</summary>
    static uint Whole(uint part) => part + (part + 1 >> 8);

    static uint Over(uint d, uint s, uint a)
    {
        uint rb = (d & Pair) * (256 - a) + (s & Pair) * a + Half, ag = (d >> 8 & Pair) * (256 - a) + (s >> 8 & Pair) * a + Half;
        return rb >> 8 & Pair | ag & ~Pair | Opaque;
    }
}
