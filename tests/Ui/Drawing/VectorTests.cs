using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class VectorTests
{
    [Theory]
    [InlineData(1f)]
    [InlineData(1.5f)]
    public void Vectors_and_one_pixel_at_a_time_give_the_same_bits(float scale)
    {
        for (int seed = 100; seed < 130; seed++)
        {
            Canvas fast = Ink.Paper(311, 173, scale), plain = Ink.Paper(311, 173, scale);
            plain.IsPlain = true;
            AnyShapes.Draw(fast, seed, 50);
            AnyShapes.Draw(plain, seed, 50);
            Assert.True(fast.Pixels.SequenceEqual(plain.Pixels), $"seed {seed}");
        }
    }
}
