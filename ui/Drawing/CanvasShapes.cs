using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>The shapes. All wind the same way, so what overlaps in one shape joins.</summary>
public sealed partial class Canvas
{
    public Canvas Rect(Box box)
    {
        if (!(box.Width > 0) || !(box.Height > 0) || Misses(box)) return this;
        Add(box.X, box.Y);
        Add(box.Right, box.Y);
        Add(box.Right, box.Bottom);
        Add(box.X, box.Bottom);
        _outline.Close();
        return this;
    }

    public Canvas RoundRect(Box box, float radius)
    {
        float r = Math.Min(radius, Math.Min(box.Width, box.Height) / 2);
        if (!(r > 0)) return Rect(box);
        if (Misses(box)) return this;
        Arc(new(box.X + r, box.Y + r), r, 0.5f, 0.75f);
        Arc(new(box.Right - r, box.Y + r), r, 0.75f, 1);
        Arc(new(box.Right - r, box.Bottom - r), r, 0, 0.25f);
        Arc(new(box.X + r, box.Bottom - r), r, 0.25f, 0.5f);
        _outline.Close();
        return this;
    }

    public Canvas Circle(Vector2 centre, float radius)
    {
        if (!(radius > 0) || Misses(Around(centre, radius))) return this;
        Arc(centre, radius, 0, 1);
        _outline.Close();
        return this;
    }

    /// <summary>An open ring with butt ends. Angles in turns: 0 is right, 0.25 down, clockwise; a turn or more is closed.</summary>
    public Canvas Ring(Vector2 centre, float radius, float thick, float from, float to) => Ring(centre, radius, thick, from, to, Ends.Butt);

    /// <summary>An open ring; round ends stand out by half the thickness.</summary>
    public Canvas Ring(Vector2 centre, float radius, float thick, float from, float to, Ends ends)
    {
        float outer = radius + thick / 2, inner = Math.Max(0, radius - thick / 2);
        if (!(thick > 0) || !(radius > 0) || !(to > from) || !float.IsFinite(to - from) || Misses(Around(centre, outer))) return this;
        if (to - from >= 1)
        {
            Arc(centre, outer, 0, 1);
            _outline.Close();
            if (inner > 0) Arc(centre, inner, 1, 0);
            _outline.Close();
            return this;
        }
        Arc(centre, outer, from, to);
        if (ends == Ends.Round) Arc(centre + Turn.At(to) * radius, thick / 2, to, to + 0.5f);
        if (inner > 0) Arc(centre, inner, to, from);
        else Add(centre.X, centre.Y);
        if (ends == Ends.Round) Arc(centre + Turn.At(from) * radius, thick / 2, from - 0.5f, from);
        _outline.Close();
        return this;
    }

    public Canvas Line(Vector2 a, Vector2 b, float thick) => Stroke([a, b], thick, Ends.Butt);

    public Canvas Line(Vector2 a, Vector2 b, float thick, Ends ends) => Stroke([a, b], thick, ends);

    /// <summary>An open line through points, mitred at gentle bends and round at sharp ones, butt ends.</summary>
    public Canvas Stroke(ReadOnlySpan<Vector2> points, float thick) => Stroke(points, thick, Ends.Butt);

    public Canvas Stroke(ReadOnlySpan<Vector2> points, float thick, Ends ends)
    {
        Strokes.Add(_outline, points, Scale, thick, ends);
        return this;
    }

    /// <summary>A dashed line through points, butt ends; it starts with a dash.</summary>
    public Canvas Dashes(ReadOnlySpan<Vector2> points, float thick, float dash, float gap)
    {
        if (!(dash > 0) || !(gap > 0)) return Stroke(points, thick);
        Strokes.AddDashes(_outline, points, Scale, thick, dash, gap);
        return this;
    }

    /// <summary>A closed shape through points. Where it crosses itself, the lobe that winds the other way is filled too.</summary>
    public Canvas Polygon(ReadOnlySpan<Vector2> points)
    {
        foreach (Vector2 p in points) Add(p.X, p.Y);
        _outline.Close();
        return this;
    }

    /// <summary>
    /// Points of an arc, both ends included, so many that chord and arc differ by a fortieth of a pixel at most. Those between the ends stand
    /// out by as much as gives the polygon the arc's area; the ends stand on it, so that straight edges that join it stay sharp.
    /// </summary>
    void Arc(Vector2 centre, float radius, float from, float to)
    {
        float turns = Math.Abs(to - from);
        bool isCircle = turns == 1;
        int n = (int)Math.Clamp(MathF.Ceiling(14 * turns * MathF.Sqrt(Math.Min(radius * Scale, 1e6f))), MathF.Ceiling(8 * turns), 4096);
        float step = MathF.Tau * turns / n, wide = radius * (1 + step * step / 12);
        for (int i = 0; i < (isCircle ? n : n + 1); i++)
        {
            Vector2 d = Turn.At(from + (to - from) * i / n);
            float r = isCircle || (i > 0 && i < n) ? wide : radius;
            Add(centre.X + r * d.X, centre.Y + r * d.Y);
        }
    }

    void Add(float x, float y) => _outline.Add(new(x * Scale, y * Scale));

    static Box Around(Vector2 centre, float radius) => new(centre.X - radius, centre.Y - radius, 2 * radius, 2 * radius);

    /// <summary>A closed contour outside the clip changes nothing inside.</summary>
    bool Misses(Box box)
    {
        float left = box.X * Scale, top = box.Y * Scale, right = box.Right * Scale, bottom = box.Bottom * Scale;
        return left > _clip.Right + 1 || top > _clip.Bottom + 1 || right < _clip.X - 1 || bottom < _clip.Y - 1;
    }
}
