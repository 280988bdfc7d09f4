using System.Runtime.CompilerServices;

namespace TopDown.Dsp.Tests.Filters;

public class DenormalTests
{
    // Bits, because a comparison would itself take a denormal for zero. Not inlined, so that the product is computed by the processor in the mode of the moment.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Product(float a, float b) => BitConverter.SingleToInt32Bits(a * b);

    [Fact]
    public void Denormals_are_zero_inside_the_guard_and_only_there()
    {
        Assert.True(DenormalGuard.Bind());
        Assert.NotEqual(0, Product(1e-30f, 1e-10f));
        using (DenormalGuard.Enter())
        {
            Assert.Equal(0, Product(1e-30f, 1e-10f));
            Assert.Equal(0, Product(float.Epsilon * 1000, 1e10f));
            using (DenormalGuard.Enter()) Assert.Equal(0, Product(1e-30f, 1e-10f));
            Assert.Equal(0, Product(1e-30f, 1e-10f));
        }
        Assert.NotEqual(0, Product(1e-30f, 1e-10f));
        Assert.NotEqual(0, Product(float.Epsilon * 1000, 1e10f));
    }

    [Fact]
    public void Entering_allocates_nothing()
    {
        DenormalGuard.Bind();
        using (DenormalGuard.Enter()) { }
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                using var guard = DenormalGuard.Enter();
            }
        }));
    }
}
