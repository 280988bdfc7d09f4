using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Numerics;

/// <summary>Eight lanes in a 256-bit vector; use where <see cref="Vector256.IsHardwareAccelerated"/>.</summary>
public readonly struct Lanes8 : ILanes<Vector256<float>>
{
    public static int Count => 8;

    public static Vector256<float> Of(float all) => Vector256.Create(all);
    public static Vector256<float> From(int first) => Vector256.ConvertToSingle(Vector256.Create(first) + Vector256<int>.Indices);
    public static Vector256<float> Load(ref float source, int index) => Vector256.LoadUnsafe(ref source, (nuint)index);
    public static void Store(Vector256<float> value, ref float target, int index) => value.StoreUnsafe(ref target, (nuint)index);
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;
    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : (a * b) + c;
    public static Vector256<float> Min(Vector256<float> a, Vector256<float> b) => Vector256.MinNative(a, b);
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Vector256.MaxNative(a, b);
    public static Vector256<float> Abs(Vector256<float> a) => Vector256.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector256<float> a)
    {
        float largest = a[0];
        for (int k = 1; k < Count; k++) largest = Math.Max(largest, a[k]);
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SplitExponent(Vector256<float> positive, out Vector256<float> mantissa)
    {
        Vector256<int> bits = positive.AsInt32();
        Vector256<int> exponent = Vector256.ShiftRightArithmetic(bits - Vector256.Create(Lanes1.RootHalfBits), 23);
        mantissa = (bits - Vector256.ShiftLeft(exponent, 23)).AsSingle();
        return Vector256.ConvertToSingle(exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ScaleByPower(Vector256<float> value, Vector256<float> rounded) =>
        (value.AsInt32() + Vector256.ShiftLeft(rounded.AsInt32(), 23)).AsSingle();
}
