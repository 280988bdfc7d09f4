namespace TopDown.Dsp.Numerics;

/// <summary>
/// The handful of operations that the kernels need, over 1, 4 or 8 float lanes. A kernel is written once over
/// <typeparamref name="V"/> and instantiated per width, so scalar, 128-bit and 256-bit results are equal lane for lane by
/// construction: same operations, same order, same use of FMA.
/// </summary>
/// <typeparam name="V"><see cref="float"/> or a vector of floats.</typeparam>
public interface ILanes<V> where V : struct
{
    static abstract int Count { get; }

    static abstract V Of(float all);

    /// <summary>Lane k is <c>first + k</c>, exact while below 2^24.</summary>
    static abstract V From(int first);

    static abstract V Load(ref float source, int index);
    static abstract void Store(V value, ref float target, int index);
    static abstract V Add(V a, V b);
    static abstract V Subtract(V a, V b);
    static abstract V Multiply(V a, V b);
    static abstract V Divide(V a, V b);

    /// <summary>a·b + c: one rounding where the processor has FMA, two where not; the same choice at every width.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>The smaller; on x64 <paramref name="b"/> when either is NaN.</summary>
    static abstract V Min(V a, V b);

    /// <summary>The larger; on x64 <paramref name="b"/> when either is NaN.</summary>
    static abstract V Max(V a, V b);

    static abstract V Abs(V a);

    /// <summary>The largest lane.</summary>
    static abstract float Largest(V a);

    /// <summary>Splits a positive normal number into mantissa × 2^exponent with the mantissa in [√½, √2).</summary>
    static abstract V SplitExponent(V positive, out V mantissa);

    /// <summary>
    /// <paramref name="value"/> × 2^n, where n sits in the low mantissa bits of <paramref name="rounded"/> = n + 1.5·2^23.
    /// The product must be a normal number.
    /// </summary>
    static abstract V ScaleByPower(V value, V rounded);
}
