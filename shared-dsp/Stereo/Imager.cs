using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Dsp.Stereo;

/// <summary>
/// Stereo width in three bands by mid and side: only the side is filtered and scaled, and the difference goes to the left with one sign and to the
/// right with the other, with it what the left's addition rounded off. So the mono sum is what it was within one rounding, below −140 dB, at any
/// setting; there is no delay and no decorrelation. With nothing to do the bits are untouched; mono passes as it is.
/// </summary>
/// <remarks>
/// Side = low shelf (low, mid) + high shelf (mid, high) − mid·side, shelves with poles at their split and the numerator
/// high·s² + √(high·low)·√2·s + low: equal widths are exactly flat, 0 in one band leaves a Butterworth filter for its neighbour, and no crossover's
/// all-pass smears the image.
/// A new setting is reached in a straight line over one control cell, counted from the first frame rendered after <see cref="Set"/>; the first
/// after <see cref="Reset"/> is taken at once. The same samples for every split into calls. Audio thread only; nothing is allocated after Prepare.
/// </remarks>
public sealed class Imager
{
    readonly EqBank _low = new(1), _high = new(1), _mono = new(1);
    float[] _side = [], _shaped = [], _upper = [];
    ImagerSettings _set = new(100);
    Spec _spec = new(48_000, 2, 0);
    Line _width = new(1), _mid = new(1);
    int _left;                              // frames of the glide under way
    bool _fresh = true, _neutral = true;

    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _low.Prepare(spec);
        _high.Prepare(spec);
        _mono.Prepare(spec);
        _side = new float[spec.MaxFrames];
        _shaped = new float[spec.MaxFrames];
        _upper = new float[spec.MaxFrames];
        Reset();
    }

    /// <summary>Forgets all audio; the settings hold and are taken at once. Exact: the same output again as from new.</summary>
    public void Reset()
    {
        _low.Reset();
        _high.Reset();
        _mono.Reset();
        _left = 0;
        _fresh = true;
        Design();
    }

    /// <summary>Nothing gliding and nothing audible left: Reset or skipping silence changes nothing.</summary>
    public bool AtRest => _left == 0 && _low.AtRest && _high.AtRest && _mono.AtRest;

    /// <summary>Once a control cell at most.</summary>
    public void Set(in ImagerSettings settings)
    {
        if (settings == _set) return;
        _set = settings;
        Design();
    }

    /// <summary>In place; one channel passes untouched.</summary>
    public void Process(Audio x)
    {
        if (x.Length == 0) return;
        _fresh = false;
        if (x.Channels == 1 || (_neutral && _left == 0)) return;
        int gliding = Math.Min(_left, x.Length);
        if (gliding > 0) Render(x.Slice(0, gliding));
        if (gliding < x.Length && !_neutral) Render(x.Slice(gliding, x.Length - gliding));
    }

    void Design()
    {
        static double Part(double percent) => Math.Clamp(percent, 0, 200) / 100;
        double width = Part(_set.WidthPercent), low = Part(_set.LowPercent), mid = Part(_set.MidPercent), high = Part(_set.HighPercent), rate = _spec.SampleRate;
        double into = _fresh ? 1 : 1 - (double)_left / _spec.Cell;
        _width = _fresh ? new(width) : new(_width.At(into), width);
        _mid = _fresh ? new(mid) : new(_mid.At(into), mid);
        _left = _fresh ? 0 : _spec.Cell;
        _low.Set(0, Shelf(_set.LowSplitHz, mid, low, rate));
        _high.Set(0, Shelf(_set.HighSplitHz, high, mid, rate));
        _mono.Set(0, _set.MonoAmount <= 0 ? SvfCoefficients.Unity : MatchedDesign.HighPass(_set.MonoBelowHz, MatchedDesign.ButterworthQ, rate).Faded(_set.MonoAmount));
        _neutral = width == 1 && low == 1 && mid == 1 && high == 1 && _set.MonoAmount <= 0;
    }

    static SvfCoefficients Shelf(double hz, double high, double low, double rate)
    {
        if (high == 1 && low == 1) return SvfCoefficients.Unity;
        double g = Math.Tan(Math.PI * Math.Min(hz / rate, 0.45)), k = 1 / MatchedDesign.ButterworthQ;
        return new(g, k, high, k * Math.Sqrt(high * low), low);
    }

    // All of it inside a glide, or all of it outside.
    void Render(Audio x)
    {
        Span<float> side = _side.AsSpan(0, x.Length), shaped = _shaped.AsSpan(0, x.Length), upper = _upper.AsSpan(0, x.Length);
        Halve(x.Left, x.Right, side);
        side.CopyTo(shaped);
        side.CopyTo(upper);
        _low.Process(new Audio(shaped));
        _high.Process(new Audio(upper));
        int at = _spec.Cell - _left;
        if (_left == 0) Join(shaped, upper, side, (float)_mid.To);
        else
            for (int i = 0; i < side.Length; i++) shaped[i] = Join(shaped[i], upper[i], side[i], _mid.At(at + i + 1, _spec.Cell));
        _mono.Process(new Audio(shaped));
        if (_left == 0)
        {
            Spread(x.Left, x.Right, side, shaped, (float)_width.To);
            return;
        }
        for (int i = 0; i < side.Length; i++) Spread(ref x.Left[i], ref x.Right[i], side[i], shaped[i], _width.At(at + i + 1, _spec.Cell));
        _left -= x.Length;
    }

    readonly struct Line(double from, double to)
    {
        public Line(double constant) : this(constant, constant)
        {
        }

        public double To => to;

        public double At(double part) => from + part * (to - from);

        public float At(int frame, int frames) => (float)At((double)frame / frames);
    }

    static float Join(float lower, float upper, float side, float mid) => lower + (upper - mid * side);

    static void Join(Span<float> lower, ReadOnlySpan<float> upper, ReadOnlySpan<float> side, float mid)
    {
        Span<Vector<float>> l = MemoryMarshal.Cast<float, Vector<float>>(lower);
        ReadOnlySpan<Vector<float>> u = MemoryMarshal.Cast<float, Vector<float>>(upper), s = MemoryMarshal.Cast<float, Vector<float>>(side);
        for (int i = 0; i < l.Length; i++) l[i] += u[i] - s[i] * mid;
        for (int i = l.Length * Vector<float>.Count; i < lower.Length; i++) lower[i] = Join(lower[i], upper[i], side[i], mid);
    }

    static void Halve(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> side)
    {
        ReadOnlySpan<Vector<float>> l = MemoryMarshal.Cast<float, Vector<float>>(left), r = MemoryMarshal.Cast<float, Vector<float>>(right);
        Span<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(side);
        for (int i = 0; i < s.Length; i++) s[i] = (l[i] - r[i]) * 0.5f;
        for (int i = s.Length * Vector<float>.Count; i < side.Length; i++) side[i] = (left[i] - right[i]) * 0.5f;
    }

    // What the left's addition rounds off (D. Knuth's two-sum) goes to the right too. The same operations in the same order as the scalar form below.
    static void Spread(Span<float> left, Span<float> right, ReadOnlySpan<float> side, ReadOnlySpan<float> shaped, float gain)
    {
        Span<Vector<float>> l = MemoryMarshal.Cast<float, Vector<float>>(left), r = MemoryMarshal.Cast<float, Vector<float>>(right);
        ReadOnlySpan<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(side), f = MemoryMarshal.Cast<float, Vector<float>>(shaped);
        for (int i = 0; i < l.Length; i++)
        {
            Vector<float> more = f[i] * gain - s[i], before = l[i], after = before + more, taken = after - before;
            l[i] = after;
            r[i] -= more - ((before - (after - taken)) + (more - taken));
        }
        for (int i = l.Length * Vector<float>.Count; i < left.Length; i++) Spread(ref left[i], ref right[i], side[i], shaped[i], gain);
    }

    static void Spread(ref float left, ref float right, float side, float shaped, float gain)
    {
        float more = shaped * gain - side, before = left, after = before + more, taken = after - before;
        left = after;
        right -= more - ((before - (after - taken)) + (more - taken));
    }
}
