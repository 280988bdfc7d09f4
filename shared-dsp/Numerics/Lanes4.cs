using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Numerics;

/// <summary>Four lanes in a 128-bit vector: runs on every x64 and arm64 processor.</summary>
public readonly struct Lanes4 : ILanes<Vector128<float>>
{
    public static int Count => 4;

    public static Vector128<float> Of(float all) => Vector128.Create(all);
    public static Vector128<float> From(int first) => Vector128.ConvertToSingle(Vector128.Create(first) + Vector128<int>.Indices);
    public static Vector128<float> Load(ref float source, int index) => Vector128.LoadUnsafe(ref source, (nuint)index);
    public static void Store(Vector128<float> value, ref float target, int index) => value.StoreUnsafe(ref target, (nuint)index);
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;
    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : (a * b) + c;
    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b) => Vector128.MinNative(a, b);
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Vector128.MaxNative(a, b);
    public static Vector128<float> Abs(Vector128<float> a) => Vector128.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector128<float> a)
    {
        float largest = a[0];
        for (int k = 1; k < Count; k++) largest = Math.Max(largest, a[k]);
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SplitExponent(Vector128<float> positive, out Vector128<float> mantissa)
    {
        Vector128<int> bits = positive.AsInt32();
        Vector128<int> exponent = Vector128.ShiftRightArithmetic(bits - Vector128.Create(Lanes1.RootHalfBits), 23);
        mantissa = (bits - Vector128.ShiftLeft(exponent, 23)).AsSingle();
        return Vector128.ConvertToSingle(exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ScaleByPower(Vector128<float> value, Vector128<float> rounded) =>
        (value.AsInt32() + Vector128.ShiftLeft(rounded.AsInt32(), 23)).AsSingle();
}
