using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

/// <summary>The polynomials against the platform's own functions.</summary>
public class NumberTests
{
    [Fact]
    public void A_turn_is_within_1e_7_of_sine_and_cosine()
    {
        double worst = 0;
        for (int i = -30_000; i <= 30_000; i++)
        {
            float t = i * 1.234e-4f;
            Vector2 d = Turn.At(t);
            var (sin, cos) = Math.SinCos(t * Math.Tau);
            worst = Math.Max(worst, Math.Max(Math.Abs(d.X - cos), Math.Abs(d.Y - sin)));
        }
        Assert.InRange(worst, 0, 1e-7);
    }

    [Fact]
    public void The_corners_are_exact()
    {
        Assert.Equal([new(1, 0), new(0, 1), new(-1, 0), new(0, -1), new(1, 0), new(0, -1)], new[] { 0, 0.25f, 0.5f, 0.75f, 1, -0.25f }.Select(Turn.At));
        foreach (float odd in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity]) Assert.Equal(Vector2.UnitX, Turn.At(odd));
    }

    [Fact]
    public void Logarithms_and_powers_are_as_near_as_they_say()
    {
        double log = 0, power = 0, ten = 0;
        for (int i = -10_000; i <= 10_000; i++)
        {
            double x = i * 0.1003, y = Math.Pow(2, x);
            if (double.IsNormal(y)) log = Math.Max(log, Math.Abs(Exact.Log2(y) - Math.Log2(y)));
            if (x is > -1022 and < 1023) power = Math.Max(power, Math.Abs(Exact.Exp2(x) / y - 1));
            ten = Math.Max(ten, Math.Abs(Exact.Exp10(0.03 * x) / Math.Pow(10, 0.03 * x) - 1));
        }
        for (int i = 1; i < 20_000; i++) log = Math.Max(log, Math.Abs(Exact.Log2(i * 1e-4) - Math.Log2(i * 1e-4)));
        Assert.InRange(log, 0, 1e-11);
        Assert.InRange(power, 0, 1e-11);
        Assert.InRange(ten, 0, 1e-10);
        Assert.Equal(3, Exact.Log10(1000), 11);
    }

    [Fact]
    public void Whole_powers_of_two_are_exact()
    {
        for (int i = -1022; i < 1024; i++)
        {
            Assert.Equal(Math.ScaleB(1, i), Exact.Exp2(i));
            Assert.Equal(i, Exact.Log2(Math.ScaleB(1, i)));
        }
    }

    [Fact]
    public void Odd_numbers_have_a_place()
    {
        Assert.Equal([-1074, -1074, -1074, -1074, 1024], new[] { 0, -3, double.NegativeInfinity, double.Epsilon, double.PositiveInfinity }.Select(Exact.Log2));
        Assert.Equal([0, 0, double.MaxValue, double.MaxValue], new[] { double.NegativeInfinity, -5000, 1024, double.PositiveInfinity }.Select(Exact.Exp2));
        Assert.True(double.IsNaN(Exact.Log2(double.NaN)) && double.IsNaN(Exact.Exp2(double.NaN)));
    }
}
