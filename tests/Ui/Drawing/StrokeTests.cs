using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

public class StrokeTests
{
    static Canvas Drawn(Action<Canvas> add)
    {
        Canvas c = Ink.Paper();
        c.Begin();
        add(c);
        c.Fill(Ink.White);
        return c;
    }

    [Fact]
    public void A_line_is_as_long_and_thick_as_told()
    {
        // a place is a multiple of 1/256 pixel: the area may be off by as much along the edge
        const double Off = 2 * 153 / 256.0;
        Assert.InRange(Ink.Area(Drawn(c => c.Line(new(20, 30), new(140, 120), 3))), 450 - Off, 450 + Off);
        Assert.InRange(Ink.Area(Drawn(c => c.Line(new(20, 30), new(140, 120), 3, Ends.Round))), 450 + Math.PI * 2.25 - Off, 450 + Math.PI * 2.25 + Off);
        Assert.InRange(Ink.Area(Drawn(c => c.Line(new(20, 30), new(140, 120), 0.4f))), 60 - Off, 60 + Off);
    }

    [Fact]
    public void A_spectrum_with_steps_of_a_pixel_gets_no_spikes()
    {
        Random random = new(7);
        Vector2[] line = new Vector2[180];
        for (int i = 0; i < line.Length; i++) line[i] = new(10 + i, 100 + 80 * (random.NextSingle() - 0.5f));
        const float Thick = 2;
        Canvas c = Drawn(canvas => canvas.Stroke(line, Thick));
        for (int y = 0; y < c.Height; y++)
            for (int x = 0; x < c.Width; x++)
            {
                // a pixel's corner is at most 0.71 from its centre
                double far = Distance(line, new(x + 0.5f, y + 0.5f));
                if (Ink.At(c, x, y) > 0) Assert.True(far <= Thick / 2 + 0.75, $"ink at {x},{y}: {far:F2} from the line");
                if (far <= Thick / 2 - 0.75) Assert.True(Ink.At(c, x, y) >= 254, $"a gap at {x},{y}: {far:F2} from the line, {Ink.At(c, x, y)}");
            }
    }

    [Fact]
    public void A_corner_is_round_outside_and_full_inside()
    {
        Canvas c = Drawn(canvas => canvas.Stroke([new(50, 150), new(50, 50), new(150, 50)], 10));
        Assert.InRange(Ink.Area(c), 2 * 1000 - 25 + Math.PI * 25 / 4 - 2, 2 * 1000 - 25 + Math.PI * 25 / 4 + 2);
        Assert.Equal(0, Ink.At(c, 45, 45));
        Assert.Equal(255, Ink.At(c, 52, 52));
        // back the way it came: a round end
        Canvas back = Drawn(canvas => canvas.Stroke([new(50, 150), new(50, 50), new(50, 150)], 10));
        Assert.InRange(Ink.Area(back), 1000 + Math.PI * 12.5 - 1.5, 1000 + Math.PI * 12.5 + 1.5);
    }

    [Fact]
    public void Dashes_are_as_long_as_told_also_round_a_corner()
    {
        Canvas c = Drawn(canvas => canvas.Dashes([new(10, 100), new(110, 100)], 4, 6, 4));
        Assert.InRange(Ink.Area(c), 10 * 6 * 4 - 0.5, 10 * 6 * 4 + 0.5);
        Assert.Equal([255, 255, 0, 0], new[] { 10, 15, 16, 19 }.Select(x => Ink.At(c, x, 100)));
        Canvas corner = Drawn(canvas => canvas.Dashes([new(10, 100), new(53, 100), new(53, 157)], 2, 6, 4));
        Assert.InRange(Ink.Area(corner), 10 * 6 * 2 - 2, 10 * 6 * 2 + 2);
        Vector2[] bent = [.. Enumerable.Range(0, 400).Select(i => new Vector2(100, 100) + 80 * Turn.At(i / 400f))];
        Assert.InRange(Ink.Area(Drawn(canvas => canvas.Dashes(bent, 2, 30, 10))), Math.Tau * 80 * 0.75 * 2 - 30, Math.Tau * 80 * 0.75 * 2 + 30);
    }

    static double Distance(Vector2[] line, Vector2 p)
    {
        double nearest = double.MaxValue;
        for (int i = 1; i < line.Length; i++)
        {
            Vector2 a = line[i - 1], d = line[i] - a;
            float t = Math.Clamp(Vector2.Dot(p - a, d) / d.LengthSquared(), 0, 1);
            nearest = Math.Min(nearest, Vector2.Distance(p, a + t * d));
        }
        return nearest;
    }
}
