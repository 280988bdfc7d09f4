using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>What a filter stage needs of double lanes, written once for two and for four.</summary>
/// <typeparam name="V">Two or four doubles.</typeparam>
interface IDoubles<V> where V : struct
{
    static abstract V Of(double all);
    static abstract V Add(V a, V b);
    static abstract V Subtract(V a, V b);
    static abstract V Multiply(V a, V b);

    /// <summary>a·b + c: one rounding where the processor has FMA, two where not; the same choice at every width.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);
}

/// <summary>Two lanes: the channels of one signal.</summary>
readonly struct Doubles2 : IDoubles<Vector128<double>>
{
    public static Vector128<double> Of(double all) => Vector128.Create(all);
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) => DoubleMath.MultiplyAdd(a, b, c);
}
