using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Four doubles side by side, in one 256-bit register or in two of 128 bits: the same bits either way, so that a crossover and its
/// ballistics sound alike on every processor.
/// </summary>
/// <typeparam name="V">Four doubles.</typeparam>
interface IFour<V> : IDoubles<V> where V : struct
{
    static abstract V Join(Vector128<double> lower, Vector128<double> upper);
    static abstract V Load(double[] source, int index);
    static abstract void Store(V value, double[] target, int index);
    static abstract V Widen(Vector128<float> x);
    static abstract Vector128<float> Narrow(V x);

    /// <summary><paramref name="yes"/> where a is below b, else <paramref name="no"/>.</summary>
    static abstract V WhereLess(V a, V b, V yes, V no);
}

/// <summary>One 256-bit register.</summary>
readonly struct Wide4 : IFour<Vector256<double>>
{
    public static Vector256<double> Of(double all) => Vector256.Create(all);
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : (a * b) + c;

    public static Vector256<double> Join(Vector128<double> lower, Vector128<double> upper) => Vector256.Create(lower, upper);
    public static Vector256<double> Load(double[] source, int index) => Vector256.Create(source, index);
    public static void Store(Vector256<double> value, double[] target, int index) => value.CopyTo(target, index);
    public static Vector256<double> Widen(Vector128<float> x) => Avx.ConvertToVector256Double(x);
    public static Vector128<float> Narrow(Vector256<double> x) => Avx.ConvertToVector128Single(x);

    public static Vector256<double> WhereLess(Vector256<double> a, Vector256<double> b, Vector256<double> yes, Vector256<double> no) =>
        Vector256.ConditionalSelect(Vector256.LessThan(a, b), yes, no);
}

/// <summary>Two registers of 128 bits.</summary>
readonly struct Narrow4 : IFour<Narrow4.Pair>
{
    internal readonly struct Pair(Vector128<double> lower, Vector128<double> upper)
    {
        public readonly Vector128<double> Lower = lower, Upper = upper;
    }

    public static Pair Of(double all) => new(Vector128.Create(all), Vector128.Create(all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Add(Pair a, Pair b) => new(a.Lower + b.Lower, a.Upper + b.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Subtract(Pair a, Pair b) => new(a.Lower - b.Lower, a.Upper - b.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Multiply(Pair a, Pair b) => new(a.Lower * b.Lower, a.Upper * b.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair MultiplyAdd(Pair a, Pair b, Pair c) =>
        new(DoubleMath.MultiplyAdd(a.Lower, b.Lower, c.Lower), DoubleMath.MultiplyAdd(a.Upper, b.Upper, c.Upper));

    public static Pair Join(Vector128<double> lower, Vector128<double> upper) => new(lower, upper);
    public static Pair Load(double[] source, int index) => new(Vector128.Create(source, index), Vector128.Create(source, index + 2));

    public static void Store(Pair value, double[] target, int index)
    {
        value.Lower.CopyTo(target, index);
        value.Upper.CopyTo(target, index + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Widen(Vector128<float> x)
    {
        var (lower, upper) = Vector128.Widen(x);
        return new(lower, upper);
    }

    public static Vector128<float> Narrow(Pair x) => Vector128.Narrow(x.Lower, x.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair WhereLess(Pair a, Pair b, Pair yes, Pair no) => new(
        Vector128.ConditionalSelect(Vector128.LessThan(a.Lower, b.Lower), yes.Lower, no.Lower),
        Vector128.ConditionalSelect(Vector128.LessThan(a.Upper, b.Upper), yes.Upper, no.Upper));
}
