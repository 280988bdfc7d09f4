using System.Numerics;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Displays;

/// <summary>Two ways to draw a spectrum that are told apart without colour: a filled body, or an outline over level hatching.</summary>
sealed class SpectrumPicture(int points)
{
    const float Near = 0.2f;                 // units: what a line of points may be straightened by
    const float HatchEvery = 6, HatchThick = 1;

    readonly Vector2[] _line = new Vector2[points], _area = new Vector2[points + 2];

    public void Filled(Canvas c, Spectrum s, DbAxis scale, uint argb)
    {
        int count = Lay(s, scale);
        if (count == 0) return;
        float top = Math.Min(scale.From, scale.To);
        c.Begin().Polygon(_area.AsSpan(0, count + 2)).Fill(Paint.Vertical(argb & 0xFFFFFF | 0x78000000, argb & 0xFFFFFF | 0x18000000, top, scale.From));
        c.Begin().Stroke(_area.AsSpan(1, count), 1).Fill(argb & 0xFFFFFF | 0xB0000000);
    }

    public void Hatched(Canvas c, Spectrum s, DbAxis scale, uint argb)
    {
        int count = Lay(s, scale);
        if (count == 0) return;
        PixelBox before = c.Clip;
        c.Begin().Polygon(_area.AsSpan(0, count + 2));
        // Whole rows of pixels, cut out by the clip: a row is one run, where an upright line would be many.
        for (float y = scale.From - HatchEvery; y > s.Top; y -= HatchEvery)
        {
            Box line = c.Snap(new Box(_area[0].X, y, _area[count].X - _area[0].X, HatchThick));
            c.Clip = before.Cut(c.Touched(line));
            if (!c.Clip.IsEmpty) c.Fill(argb & 0xFFFFFF | 0x58000000);
        }
        c.Clip = before;
        c.Begin().Stroke(_area.AsSpan(1, count), 1.75f).Fill(argb);
    }

    /// <summary>Points of the line, from 1 on in the area; 0: nothing is above the scale's low end.</summary>
    int Lay(Spectrum s, DbAxis scale)
    {
        bool isSeen = false;
        for (int i = 0; i < points; i++)
        {
            _line[i] = new(s.X(i), s.Y(i));
            isSeen |= s.Y(i) < scale.From - 0.25f;
        }
        if (!isSeen) return 0;
        int count = Thin.Line(_line, _area.AsSpan(1), Near);
        _area[0] = new(_area[1].X, scale.From);
        _area[count + 1] = new(_area[count].X, scale.From);
        return count;
    }
}
