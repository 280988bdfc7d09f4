using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

/// <summary>Everything that a canvas draws, at random: the same from the same seed.</summary>
static class AnyShapes
{
    const string Words = "The kick −3.5 dB, «glue» 2:1 … 10 kHz ÄÖÜ 漢 fff WAVY jgq";

    public static void Draw(Canvas c, int seed, int count)
    {
        Random random = new(seed);
        float width = c.Width / c.Scale, height = c.Height / c.Scale;
        for (int i = 0; i < count; i++)
        {
            Paint paint = Any(random, width);
            if (random.Next(5) == 0)
            {
                int from = random.Next(Words.Length), length = random.Next(Words.Length - from);
                c.Text(random.Next(2) == 0 ? Font.Regular : Font.SemiBold, Words.AsSpan(from, length), Near(width), Near(height), 4 + 80 * random.NextSingle() * random.NextSingle(), paint.From, (Align)random.Next(3));
                continue;
            }
            c.Begin();
            for (int n = random.Next(1, 4); n > 0; n--) Add();
            c.Fill(paint);
        }

        void Add()
        {
            Vector2 a = new(Near(width), Near(height));
            float size = width * random.NextSingle() * random.NextSingle();
            switch (random.Next(8))
            {
                case 0: c.Rect(new(a.X, a.Y, size, 50 * random.NextSingle())); break;
                case 1: c.RoundRect(new(a.X, a.Y, size, 50 * random.NextSingle()), 12); break;
                case 2: c.Circle(a, size / 2); break;
                case 3: c.Ring(a, size / 2, 6 * random.NextSingle(), random.NextSingle(), 2 * random.NextSingle(), (Ends)random.Next(2)); break;
                case 4: c.Line(a, new(Near(width), Near(height)), 5 * random.NextSingle(), (Ends)random.Next(2)); break;
                case 5: c.Polygon(Points(random.Next(2, 9))); break;
                case 6: c.Dashes(Points(4), 3, 5, 4); break;
                default: c.Stroke(Points(random.Next(2, 60)), 4 * random.NextSingle(), (Ends)random.Next(2)); break;
            }
        }

        Vector2[] Points(int n) => [.. Enumerable.Range(0, n).Select(_ => new Vector2(Near(width), Near(height)))];

        float Near(float most) => (1.6f * random.NextSingle() - 0.3f) * most;
    }

    static Paint Any(Random random, float width)
    {
        uint from = (uint)random.NextInt64(1L << 32), to = (uint)random.NextInt64(1L << 32);
        if (random.Next(2) == 0) (from, to) = (from | 0xFF000000, to | 0xFF000000);
        return new((PaintKind)random.Next(3), from, to, new(width * random.NextSingle(), width * random.NextSingle()), width * random.NextSingle());
    }
}
