using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp;

/// <summary>
/// The two recursive filters around the tape's curve, on both channels at once in double: emphasis before it, de-emphasis with a DC
/// blocker behind it. A new <see cref="Emphasis"/> may be set between any two samples: both filters keep inputs and outputs
/// rather than inner states, so that nothing jumps.
/// </summary>
struct EmphasisPair
{
    Vector128<double> _input, _raised;              // of the emphasis, one sample ago
    Vector128<double> _added, _lowered, _held;      // of the de-emphasis, one sample ago, and the blocker's integrator
    Emphasis _emphasis;
    double _block;

    /// <param name="blockHz">−3 dB point of the DC blocker.</param>
    /// <param name="sampleRate">Of the samples that are filtered.</param>
    public void Prepare(double blockHz, double sampleRate)
    {
        double g = Math.Tan(Math.PI * blockHz / sampleRate);
        _block = g / (1 + g);
    }

    public void Reset() => _input = _raised = _added = _lowered = _held = default;

    public void Set(in Emphasis emphasis) => _emphasis = emphasis;

    /// <summary>What comes out after silence stays below −180 dBFS.</summary>
    public readonly bool AtRest
    {
        get
        {
            Vector128<double> most = Vector128.Max(Vector128.Abs(_raised), Vector128.Max(Vector128.Abs(_input), Vector128.Abs(_added)));
            most = Vector128.Max(most, Vector128.Max(Vector128.Abs(_lowered), Vector128.Abs(_held)));
            return Vector128.LessThanAll(most, Vector128.Create(1e-9));
        }
    }

    /// <summary>Emphasised stereo pairs; for mono both spans are the same channel.</summary>
    public void Raise(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> pairs)
    {
        Vector128<double> direct = Vector128.Create(1 / _emphasis.B0), before = Vector128.Create(-_emphasis.Pole / _emphasis.B0);
        Vector128<double> back = Vector128.Create(-_emphasis.B1 / _emphasis.B0), x1 = _input, y1 = _raised;
        ref float to = ref MemoryMarshal.GetReference(pairs);
        for (int i = 0; i < left.Length; i++)
        {
            Vector128<double> x = Vector128.Create((double)left[i], right[i]);
            y1 = DoubleMath.MultiplyAdd(back, y1, DoubleMath.MultiplyAdd(direct, x, before * x1));
            x1 = x;
            Store(y1, ref to, i);
        }
        (_input, _raised) = (x1, y1);
    }

    /// <summary>Channels += amount × the de-emphasised, DC-free pairs; for mono both spans are the same channel.</summary>
    /// <param name="pairs">What the curve added.</param>
    /// <param name="left">Added to.</param>
    /// <param name="right">Added to.</param>
    /// <param name="amount">At the rate of the pairs.</param>
    public void Lower(ReadOnlySpan<float> pairs, Span<float> left, Span<float> right, Ramp amount)
    {
        Vector128<double> b0 = Vector128.Create(_emphasis.B0), b1 = Vector128.Create(_emphasis.B1), pole = Vector128.Create(_emphasis.Pole);
        // low = held + k·(y − held), held' = 2·low − held, written so that one multiply-add waits for the last sample's.
        Vector128<double> take = Vector128.Create(_block), stay = Vector128.Create(1 - _block);
        Vector128<double> feed = Vector128.Create(2 * _block), keep = Vector128.Create(1 - 2 * _block);
        Vector128<double> d1 = _added, y1 = _lowered, held = _held;
        ref float from = ref MemoryMarshal.GetReference(pairs);
        for (int i = 0; i < left.Length; i++)
        {
            Vector128<double> d = Load(ref from, i);
            y1 = DoubleMath.MultiplyAdd(pole, y1, DoubleMath.MultiplyAdd(b0, d, b1 * d1));
            d1 = d;
            Vector128<double> low = DoubleMath.MultiplyAdd(stay, held, take * y1);
            held = DoubleMath.MultiplyAdd(keep, held, feed * y1);
            Vector128<double> added = (y1 - low) * (double)amount[i];
            (float l, float r) = ((float)(left[i] + added.ToScalar()), (float)(right[i] + added.GetElement(1)));
            left[i] = l;
            right[i] = r;
        }
        (_added, _lowered, _held) = (d1, y1, held);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<double> Load(ref float pairs, int n) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.As<float, double>(ref Unsafe.Add(ref pairs, 2 * n))).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(Vector128<double> pair, ref float pairs, int n)
    {
        Vector128<float> narrow = Sse2.IsSupported ? Sse2.ConvertToVector128Single(pair) : Vector128.Narrow(pair, pair);
        Unsafe.As<float, double>(ref Unsafe.Add(ref pairs, 2 * n)) = narrow.AsDouble().ToScalar();
    }
}
