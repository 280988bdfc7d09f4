using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Displays;

/// <summary>A law drawn as a line: its points, worked out anew only when asked. Allocates when made.</summary>
sealed class Curve
{
    const float Near = 0.1f;  // units, less than the grid of Snap
    const float Beyond = 20; // units outside the axis, so that a line leaves the picture instead of running along its rim

    readonly double[] _at;
    readonly Vector2[] _line, _thin, _area;
    int _count;

    /// <param name="places">x of each point, and what the law is asked for there.</param>
    public Curve(ReadOnlySpan<(float X, double At)> places)
    {
        _at = new double[places.Length];
        _line = new Vector2[places.Length];
        _thin = new Vector2[places.Length];
        _area = new Vector2[places.Length + 2];
        for (int i = 0; i < places.Length; i++) (_line[i].X, _at[i]) = (places[i].X, places[i].At);
        _count = Thin.Line(_line, _thin, Near);
    }

    public static Curve Along(FrequencyAxis axis, int points)
    {
        var places = new (float, double)[points];
        for (int i = 0; i < points; i++)
        {
            float x = axis.Left + axis.Width * i / (points - 1);
            places[i] = (x, axis.Hz(x));
        }
        return new(places);
    }

    public static Curve Along(DbAxis axis, int points)
    {
        var places = new (float, double)[points];
        for (int i = 0; i < points; i++)
        {
            float x = axis.From + (axis.To - axis.From) * i / (points - 1);
            places[i] = (x, axis.Db(x));
        }
        return new(places);
    }

    /// <summary>Asks the law; true if the line looks different.</summary>
    public bool Take(Shown v, LawDb law, DbAxis axis)
    {
        bool changed = false;
        float top = Math.Min(axis.From, axis.To) - Beyond, bottom = Math.Max(axis.From, axis.To) + Beyond;
        for (int i = 0; i < _at.Length; i++)
        {
            double db = law(v, _at[i]);
            float y = double.IsNaN(db) ? axis.At(0) : axis.From + (float)(Math.Clamp(db, -400, 400) - axis.Low) * axis.PerDb;
            changed |= Snap.Move(ref _line[i].Y, Math.Clamp(y, top, bottom));
        }
        if (changed) _count = Thin.Line(_line, _thin, Near);
        return changed;
    }

    /// <summary>The highest place of the line.</summary>
    public float Top
    {
        get
        {
            float top = float.PositiveInfinity;
            foreach (Vector2 p in _thin.AsSpan(0, _count)) top = Math.Min(top, p.Y);
            return top;
        }
    }

    public void Stroke(Canvas c, float thick, uint argb) => c.Begin().Stroke(_thin.AsSpan(0, _count), thick).Fill(argb);

    /// <summary>Between the line and a level.</summary>
    public void Fill(Canvas c, float level, in Paint paint)
    {
        _thin.AsSpan(0, _count).CopyTo(_area.AsSpan(1));
        _area[0] = new(_line[0].X, level);
        _area[_count + 1] = new(_line[^1].X, level);
        c.Begin().Polygon(_area.AsSpan(0, _count + 2)).Fill(paint);
    }
}
