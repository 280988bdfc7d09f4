using System.Runtime.Intrinsics;

namespace TopDown.Ui.Drawing;

/// <summary>Colours between two, each channel rounded to the nearest; the same bits for one place and for four.</summary>
readonly struct Ramp
{
    const int Steps = 1 << 14;

    readonly uint _from, _to;

    /// <param name="from">0xAARRGGBB at 0.</param>
    /// <param name="to">At 1. What is clear has no colour of its own: it fades the other end's.</param>
    public Ramp(uint from, uint to)
    {
        _from = from >> 24 == 0 ? to & 0xFFFFFF : from;
        _to = to >> 24 == 0 ? from & 0xFFFFFF : to;
    }

    /// <summary>Clamped; NaN is 0.</summary>
    public uint At(float t)
    {
        uint k = t > 0 ? (uint)(Math.Min(t, 1) * Steps + 0.5f) : 0;
        if (k == 0) return _from;
        uint mixed = 0;
        for (int shift = 0; shift < 32; shift += 8)
            mixed |= ((_from >> shift & 255) * (Steps - k) + (_to >> shift & 255) * k + Steps / 2 >> 14) << shift;
        return mixed;
    }

    /// <summary>Of four places that are numbers and not below 0: for those the native forms are the same everywhere.</summary>
    public Vector128<uint> At(Vector128<float> t)
    {
        var k = Vector128.ConvertToInt32Native(Vector128.MinNative(t, Vector128<float>.One) * Vector128.Create((float)Steps) + Vector128.Create(0.5f)).AsUInt32();
        var mixed = Vector128<uint>.Zero;
        for (int shift = 0; shift < 32; shift += 8)
        {
            uint from = _from >> shift & 255, to = _to >> shift & 255;
            if (from == to) mixed |= Vector128.Create(from << shift); // shadows change in alpha only, most others do not
            else mixed |= (Vector128.Create(from * Steps + Steps / 2) + Vector128.Create(to - from) * k >> 14) << shift; // to − from may wrap; the sum does not
        }
        return mixed;
    }
}
