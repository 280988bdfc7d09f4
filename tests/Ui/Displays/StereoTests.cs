using System.Numerics;
using TopDown.Ui.Displays;

namespace TopDown.Ui.Tests.Displays;

/// <summary>Where stereo lies in the pictures.</summary>
public sealed class StereoTests
{
    [Theory]
    [InlineData(1, 1, 0, -1)]        // mono: upright
    [InlineData(1, -1, -1, 0)]       // opposite polarity: level
    [InlineData(1, 0, -1, -1)]       // left alone: 45° to the left
    [InlineData(0, 1, 1, -1)]        // right alone: 45° to the right
    public void Vectorscope_turns_by_45_degrees(float left, float right, float x, float y)
    {
        var scope = new Vectorscope(Showcase.Out, new(0, 0, 320, 320));
        var rig = new Rig(scope);
        rig.Feed.Set(Showcase.Out, n => (left * Half(n), right * Half(n)));
        rig.Run(0.5);
        Assert.NotEqual(0, scope.Count);
        Vector2 way = Vector2.Normalize(new(x, y));
        foreach (Vector2 dot in scope.Newest)
        {
            Vector2 at = dot - scope.Centre;
            // On the line, within the eighth of a unit that places are kept to.
            Assert.InRange(Math.Abs(at.X * way.Y - at.Y * way.X), 0, 0.13f);
            Assert.True(Vector2.Dot(at, way) > 0);
        }

        static float Half(long n) => 0.2f + 0.2f * (n % 7) / 7f;
    }

    /// <summary>Full scale on both sides is the rim; −12 dB is a little under half of the way with a law of 3/4: 10^(−12·0.75/20) = 0.355.</summary>
    [Fact]
    public void Vectorscope_places_levels_by_its_law()
    {
        var scope = new Vectorscope(Showcase.Out, new(0, 0, 320, 320));
        var rig = new Rig(scope);
        const float radius = (320 - 44) / 2f, root = 0.70710678f;
        foreach (var (db, part) in new[] { (0.0, 1.0), (-12, Math.Pow(10, -12 * 0.75 / 20)) })
        {
            float x = (float)(Math.Pow(10, db / 20) * root);
            rig.Feed.Set(Showcase.Out, _ => (x, x));
            rig.Run(1);
            Assert.Equal(part * radius, Vector2.Distance(scope.Newest[0], scope.Centre), 0.2);
        }
    }

    [Theory]
    [InlineData(1, "mono-safe"), InlineData(0.5f, "mono-safe"), InlineData(0.1f, "wide"), InlineData(-0.5f, "out of phase")]
    public void Correlation_says_what_it_means(float value, string word)
    {
        var bar = new CorrelationBar(Showcase.Correlation, new(0, 0, 320, 44));
        var rig = new Rig(bar);
        rig.Feed[Showcase.Correlation] = value;
        rig.Run(2);
        Assert.Equal(word, bar.Word);
        Assert.Equal(10 + 300 * (value + 1) / 2, bar.Places.Now, 0.13);
    }

    [Fact]
    public void Correlation_marks_the_least_of_three_seconds()
    {
        var bar = new CorrelationBar(Showcase.Correlation, new(0, 0, 320, 44));
        var rig = new Rig(bar);
        rig.Feed[Showcase.Correlation] = -0.4f;
        rig.Run(0.5);
        rig.Feed[Showcase.Correlation] = 0.8f;
        rig.Run(2.4);
        Assert.Equal(280, bar.Places.Now, 0.13);
        Assert.Equal(100, bar.Places.Least, 0.13);
        rig.Run(1);
        Assert.Equal(280, bar.Places.Least, 0.13);
        Assert.False(bar.IsMoving);
    }
}
