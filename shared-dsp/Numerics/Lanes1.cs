using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Numerics;

/// <summary>One lane: plain floats.</summary>
public readonly struct Lanes1 : ILanes<float>
{
    /// <summary>Bits of √½: a mantissa is counted from here, so that it ends up in [√½, √2).</summary>
    internal const int RootHalfBits = 0x3F3504F3;

    public static int Count => 1;

    public static float Of(float all) => all;
    public static float From(int first) => first;
    public static float Load(ref float source, int index) => Unsafe.Add(ref source, index);
    public static void Store(float value, ref float target, int index) => Unsafe.Add(ref target, index) = value;
    public static float Add(float a, float b) => a + b;
    public static float Subtract(float a, float b) => a - b;
    public static float Multiply(float a, float b) => a * b;
    public static float Divide(float a, float b) => a / b;
    public static float MultiplyAdd(float a, float b, float c) => Fma.IsSupported ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;
    public static float Min(float a, float b) => a < b ? a : b;
    public static float Max(float a, float b) => a > b ? a : b;
    public static float Abs(float a) => MathF.Abs(a);
    public static float Largest(float a) => a;

    public static float SplitExponent(float positive, out float mantissa)
    {
        int bits = BitConverter.SingleToInt32Bits(positive);
        int exponent = (bits - RootHalfBits) >> 23;
        mantissa = BitConverter.Int32BitsToSingle(bits - (exponent << 23));
        return exponent;
    }

    public static float ScaleByPower(float value, float rounded) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) + (BitConverter.SingleToInt32Bits(rounded) << 23));
}
