using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>How a line ends.</summary>
public enum Ends { Butt, Round }

/// <summary>
/// The outline of an open line. Gentle bends are mitred; at sharp ones the outer side is rounded and the inner one goes through the point
/// itself, so a spectrum with steps of one pixel gets no spikes, and every part winds the same way.
/// </summary>
static class Strokes
{
    // cosine of the sharpest bend that is mitred: a mitre is at most 3 % longer than half the line there
    const float Gentle = 0.9f;

    // pixels between an arc and its chord
    const float Near = 0.06f;

    /// <param name="to">Gets one contour.</param>
    /// <param name="points">Units; what is not finite and steps shorter than 1/500 pixel are passed over.</param>
    /// <param name="scale">Pixels a unit.</param>
    /// <param name="thick">Units.</param>
    /// <param name="ends">Of the line.</param>
    public static void Add(Outline to, ReadOnlySpan<Vector2> points, float scale, float thick, Ends ends)
    {
        float half = thick * scale / 2;
        if (!(half > 0) || !float.IsFinite(half)) return;
        for (int side = 0; side < 2; side++) Side(to, points, scale, half, ends, isBack: side == 1);
        to.Close();
    }

    /// <summary>Dashes of a line through points, butt ends, the first at its start; ten thousand at most.</summary>
    public static void AddDashes(Outline to, ReadOnlySpan<Vector2> points, float scale, float thick, float dash, float gap)
    {
        const int Most = 20_000;
        Span<Vector2> part = stackalloc Vector2[64];
        int count = 0, turn = 0; // even: a dash
        float left = dash;       // of what is open
        for (int i = 1; i < points.Length; i++)
        {
            Vector2 p = points[i - 1], way = points[i] - p;
            float length = Length(way), at = 0;
            if (!(length > 0) || !float.IsFinite(length)) continue;
            for (Vector2 from = p; turn < Most;)
            {
                bool isDash = (turn & 1) == 0, ends = length - at > left;
                left -= ends ? 0 : length - at;
                at = ends ? at + left : length;
                Vector2 q = ends ? p + way * (at / length) : points[i];
                if (isDash)
                {
                    if (count == 0) part[count++] = from;
                    part[count++] = q;
                    if (ends || count == part.Length)
                    {
                        Add(to, part[..count], scale, thick, Ends.Butt);
                        count = 0;
                    }
                }
                from = q;
                if (!ends) break;
                left = (++turn & 1) == 0 ? dash : gap;
            }
        }
        if (count > 1) Add(to, part[..count], scale, thick, Ends.Butt);
    }

    static void Side(Outline to, ReadOnlySpan<Vector2> points, float scale, float half, Ends ends, bool isBack)
    {
        Vector2 p = default, d = default;
        bool hasPoint = false, hasLine = false;
        for (int i = 0; i < points.Length; i++)
        {
            Vector2 q = points[isBack ? points.Length - 1 - i : i] * scale;
            if (!float.IsFinite(q.X) || !float.IsFinite(q.Y)) continue;
            if (!hasPoint)
            {
                (p, hasPoint) = (q, true);
                continue;
            }
            Vector2 way = q - p;
            float length = Length(way);
            if (length < 0.002f || !float.IsFinite(length)) continue;
            Vector2 next = way / length;
            if (hasLine) Join(to, p, d, next, half, isBack);
            else to.Add(p + Normal(next) * half);
            (p, d, hasLine) = (q, next, true);
        }
        if (!hasLine) return;
        to.Add(p + Normal(d) * half);
        if (ends == Ends.Butt) return;
        Bow(to, p, Normal(d), d, half);
        to.Add(p + d * half);
        Bow(to, p, d, -Normal(d), half);
    }

    static void Join(Outline to, Vector2 p, Vector2 a, Vector2 b, float half, bool isBack)
    {
        float straight = Dot(a, b), bend = a.X * b.Y - a.Y * b.X;
        Vector2 from = Normal(a), end = Normal(b);
        if (straight > Gentle)
        {
            to.Add(p + (from + end) * (half / (1 + straight)));
            return;
        }
        to.Add(p + from * half);
        if (bend > 0 || (bend == 0 && isBack)) to.Add(p); // the inner side; of a line that turns back, one of them
        else if (straight > -0.99f) Bow(to, p, from, end, half);
        else
        {
            Bow(to, p, from, a, half);
            to.Add(p + a * half);
            Bow(to, p, a, end, half);
        }
        to.Add(p + end * half);
    }

    /// <summary>Points of an arc below half a turn between two directions, ends left out.</summary>
    static void Bow(Outline to, Vector2 centre, Vector2 from, Vector2 end, float radius)
    {
        float cosHalf = MathF.Sqrt(Math.Max(0, (1 + Dot(from, end)) / 2));
        if (radius * (1 - cosHalf) < Near || cosHalf > 0.9999f) return;
        Vector2 middle = (from + end) / (2 * cosHalf);
        Bow(to, centre, from, middle, radius);
        to.Add(centre + middle * radius);
        Bow(to, centre, middle, end, radius);
    }

    // Written out: the library's may fuse a product with a sum.
    static float Dot(Vector2 a, Vector2 b) => a.X * b.X + a.Y * b.Y;

    internal static float Length(Vector2 v) => MathF.Sqrt(v.X * v.X + v.Y * v.Y);

    static Vector2 Normal(Vector2 d) => new(-d.Y, d.X);
}
