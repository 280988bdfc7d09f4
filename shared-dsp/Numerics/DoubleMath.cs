using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Numerics;

/// <summary>Double-precision helpers for coefficients and recursive states.</summary>
public static class DoubleMath
{
    /// <summary>a·b + c per lane, fused where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : (a * b) + c;

    /// <summary>
    /// e^x − 1 without cancellation near 0, where it is written as 2·sinh(x/2)·e^(x/2). Relative error of a few units in the last place.
    /// </summary>
    public static double ExpM1(double x) => Math.Abs(x) > 1 ? Math.Exp(x) - 1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);
}
