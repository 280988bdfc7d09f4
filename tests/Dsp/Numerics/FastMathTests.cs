using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;
using Xunit;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Numerics;

/// <summary>Stated errors against double, every width against the scalar, and the edges.</summary>
public sealed class FastMathTests(ITestOutputHelper output)
{
    [Fact]
    public void Log2StaysWithinItsStatedError()
    {
        double worst = 0, worstDb = 0;
        for (int bits = 0x00800000; bits < 0x7F800000; bits += 4099)
        {
            float x = BitConverter.Int32BitsToSingle(bits);
            double exact = Math.Log2(x), error = Math.Abs(FastMath.Log2(x) - exact);
            double unit = MathF.BitIncrement((float)Math.Abs(exact)) - (float)Math.Abs(exact);
            worst = Math.Max(worst, error - unit / 2);
            if (exact is > -14 and < 2) worstDb = Math.Max(worstDb, Math.Abs(FastMath.ToDb(x) - 20 * Math.Log10(x)));
        }
        output.WriteLine($"log2: {worst:E2} beyond half a unit; ToDb from −84 to +12 dBFS: {worstDb:E2} dB");
        Assert.True(worst < 2e-7, $"{worst:E2}");
        Assert.True(worstDb < 1e-5, $"{worstDb:E2} dB");
    }

    [Fact]
    public void Exp2StaysWithinItsStatedError()
    {
        double worst = 0;
        for (double x = -125; x <= 127; x += 0.00037)
        {
            float v = (float)x;
            worst = Math.Max(worst, Math.Abs(FastMath.Exp2(v) / Math.Pow(2, v) - 1));
        }
        output.WriteLine($"exp2: relative {worst:E2}");
        Assert.True(worst < 3e-7, $"{worst:E2}");
    }

    [Fact]
    public void EdgesAreFinite()
    {
        Assert.Equal(1f, FastMath.Exp2(0));
        Assert.Equal(1f, FastMath.FromDb(0));
        Assert.Equal(0f, FastMath.Log2(1));
        foreach (float x in new[] { 0, -0f, -1, float.Epsilon, 1e-39f, 1e38f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN })
        {
            Assert.True(float.IsFinite(FastMath.Log2(x)), $"log2({x})");
            Assert.True(float.IsNormal(FastMath.Exp2(x)), $"exp2({x})");
        }
        Assert.Equal(-126f, FastMath.Log2(0), 1e-5f);
        Assert.Equal(128f, FastMath.Log2(float.PositiveInfinity), 1e-5f);
    }

    [Fact]
    public void EveryWidthGivesTheSameBits()
    {
        var random = new Random(1);
        var x = new float[8];
        for (int n = 0; n < 20_000; n++)
        {
            for (int k = 0; k < 8; k++) x[k] = BitConverter.Int32BitsToSingle(random.Next());
            Vector128<float> v4 = Vector128.Create(x);
            Vector256<float> v8 = Vector256.Create(x);
            Vector128<float> log4 = FastMath.Log2<Vector128<float>, Lanes4>(v4), exp4 = FastMath.Exp2<Vector128<float>, Lanes4>(v4);
            Vector256<float> log8 = FastMath.Log2<Vector256<float>, Lanes8>(v8), exp8 = FastMath.Exp2<Vector256<float>, Lanes8>(v8);
            for (int k = 0; k < 8; k++)
            {
                Assert.Equal(Bits(FastMath.Log2(x[k])), Bits(log8[k]));
                Assert.Equal(Bits(FastMath.Exp2(x[k])), Bits(exp8[k]));
                if (k >= 4) continue;
                Assert.Equal(Bits(log8[k]), Bits(log4[k]));
                Assert.Equal(Bits(exp8[k]), Bits(exp4[k]));
            }
        }

        static int Bits(float v) => BitConverter.SingleToInt32Bits(v);
    }
}
