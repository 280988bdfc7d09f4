using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

/// <summary>Whatever comes from a sound or a division by zero: no exception, no hang, no wrong pixel.</summary>
public class RobustTests
{
    static readonly float[] s_odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -float.MaxValue, 1e9f, -1e9f, float.Epsilon, 0, -1, 1, 50.5f];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 20)]
    [InlineData(1, 1)]
    [InlineData(64, 48)]
    public void Odd_numbers_everywhere_are_survived(int width, int height)
    {
        Canvas c = Ink.Paper(width, height);
        Random random = new(1);
        float Odd() => s_odd[random.Next(s_odd.Length)];
        Vector2 Place() => new(Odd(), Odd());
        for (int i = 0; i < 3000; i++)
        {
            Paint paint = new((PaintKind)random.Next(3), 0xFFFFFFFF, 0x80FFFFFF, Place(), Odd());
            c.Begin().Rect(new(Odd(), Odd(), Odd(), Odd())).RoundRect(new(Odd(), Odd(), Odd(), Odd()), Odd()).Circle(Place(), Odd()).Fill(paint);
            c.Begin().Ring(Place(), Odd(), Odd(), Odd(), Odd(), (Ends)random.Next(2)).Line(Place(), Place(), Odd(), (Ends)random.Next(2)).Fill(paint);
            c.Begin().Stroke([Place(), Place(), Place(), Place()], Odd()).Polygon([Place(), Place(), Place(), Place(), Place()]).Fill(paint);
            c.Begin().Dashes([Place(), Place(), Place()], Odd(), Odd(), Odd()).Fill(paint);
            c.Text(Font.Regular, "odd", Odd(), Odd(), Odd(), Ink.White, (Align)random.Next(3));
            c.Paragraph(Font.Regular, "odd numbers everywhere", new(Odd(), Odd(), Odd(), Odd()), Odd(), Odd(), Ink.White);
            c.TextWithin(Font.Regular, "odd", Odd(), Odd(), Odd(), Odd(), Ink.White);
            _ = c.Touched(new(Odd(), Odd(), Odd(), Odd()));
        }
        foreach (uint p in c.Pixels) Assert.Equal(0xFF000000, p & 0xFF000000);
    }

    [Fact]
    public void What_is_not_finite_is_left_out_of_a_line_and_the_rest_is_drawn()
    {
        Canvas clean = Ink.Paper(), odd = Ink.Paper();
        clean.Begin().Stroke([new(10, 10), new(90, 60), new(180, 20)], 3).Fill(Ink.White);
        odd.Begin().Stroke([new(float.NaN, 5), new(10, 10), new(50, float.PositiveInfinity), new(90, 60), new(90, 60), new(180, 20), new(float.NegativeInfinity, float.NaN)], 3).Fill(Ink.White);
        Assert.True(clean.Pixels.SequenceEqual(odd.Pixels));
        Assert.True(Ink.Area(clean) > 500);
    }

    [Fact]
    public void Far_outside_is_drawn_where_it_meets_the_canvas()
    {
        Canvas c = Ink.Paper();
        c.Begin().Rect(new(-1e9f, 50, 2e9f, 20)).Fill(Ink.White);
        Assert.Equal(200 * 20, Ink.Area(c), 3);
        c.Begin().Polygon([new(-1e30f, -1e30f), new(1e30f, -1e30f), new(1e30f, 1e30f), new(-1e30f, 1e30f)]).Fill(Ink.White);
        Assert.Equal(200 * 200, Ink.Area(c), 3);
    }

    [Theory]
    [InlineData(-1, 5, 1f)]
    [InlineData(5, 5, 0f)]
    [InlineData(5, 5, float.NaN)]
    public void A_size_that_cannot_be_is_refused(int width, int height, float scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Canvas().Resize(width, height, scale));
}
