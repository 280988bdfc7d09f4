using System.Numerics;

namespace TopDown.Ui.Displays;

/// <summary>
/// Fewer points for the same line: one is left out while a straight line to a later one passes it, and all others left out since, near enough
/// (the sleeve that narrows with every point; one look at each). Edges cost a canvas the most.
/// </summary>
static class Thin
{
    /// <param name="line">From left to right.</param>
    /// <param name="to">As many places.</param>
    /// <param name="near">Units up or down.</param>
    /// <returns>How many are left; the first and the last are.</returns>
    public static int Line(ReadOnlySpan<Vector2> line, Span<Vector2> to, float near)
    {
        Vector2 from = to[0] = line[0];
        int count = 1;
        float least = float.NegativeInfinity, most = float.PositiveInfinity;
        for (int i = 1; i < line.Length; i++)
        {
            Vector2 way = line[i] - from;
            float slope = way.Y / way.X;
            if (!(slope >= least && slope <= most))
            {
                from = to[count++] = line[i - 1];
                way = line[i] - from;
                (least, most) = (float.NegativeInfinity, float.PositiveInfinity);
            }
            (least, most) = (Math.Max(least, (way.Y - near) / way.X), Math.Min(most, (way.Y + near) / way.X));
        }
        to[count++] = line[^1];
        return count;
    }
}
