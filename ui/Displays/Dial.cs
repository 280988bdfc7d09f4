using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// The cream face of a moving-coil meter, laid out to its box: an arc as wide as fits, room for words under it, and a dark lip that hides the
/// bearing and carries a name and a number. Places on the arc go from 0, left, to 1, right.
/// </summary>
sealed class Dial
{
    const float HalfTurns = 0.115f; // 41°, as far as a coil swings to each side
    const float Apex = 33, Lip = 20, Words = 24;

    readonly Box _box, _face;
    readonly Vector2 _centre;
    readonly float _radius, _lip;

    public Dial(Box box)
    {
        (_box, _face) = (box, box.Inset(3));
        _lip = _face.Bottom - Lip;
        Vector2 end = Turn.At(0.75f + HalfTurns);
        // As wide as leaves room beside the outermost numbers, and as high as leaves room for words under the arc's ends.
        float wide = (_face.Width / 2 - 24) / end.X, high = (_face.Height - Lip - Apex - Words) / (1 + end.Y);
        _radius = Math.Max(20, Math.Min(wide, high));
        _centre = new(_face.Centre.X, _face.Y + Apex + _radius);
    }

    /// <summary>Middle of the words under the arc: x, and their baseline.</summary>
    public Vector2 Middle => new(_face.Centre.X, (At(0).Y + _lip) / 2 + 5);

    public Vector2 At(float place, float beyond = 0) => _centre + Turn.At(0.75f + HalfTurns * (2 * place - 1)) * (_radius + beyond);

    /// <summary>Room along the arc between two places, units.</summary>
    public float Along(float from, float to) => (to - from) * 2 * HalfTurns * 6.2831853f * _radius;

    public void DrawStill(Canvas c)
    {
        c.Begin().RoundRect(_box, 8).Fill(Paint.Vertical(0xFF0B0C0E, 0xFF43484F, _box.Y, _box.Bottom));        // bezel
        c.Begin().RoundRect(_face, 6).Fill(Paint.Vertical(Look.Cream, Look.CreamDeep, _face.Y, _lip));
        Vector2 lamp = new(_face.Centre.X, _lip);
        c.Begin().RoundRect(_face, 6).Fill(Paint.Radial(0x70FFF8E4, 0x00FFF8E4, lamp, _face.Width * 0.55f));    // lit from behind the lip
        c.Begin().RoundRect(_face with { Height = 10 }, 5).Fill(Paint.Vertical(0x30000000, 0x00000000, _face.Y, _face.Y + 10));
    }

    public void Arc(Canvas c, float from, float to, float beyond, float thick, uint argb) =>
        c.Begin().Ring(_centre, _radius + beyond, thick, 0.75f + HalfTurns * (2 * from - 1), 0.75f + HalfTurns * (2 * to - 1)).Fill(argb);

    public void Tick(Canvas c, float place, float length, float thick, uint argb) => c.Begin().Line(At(place), At(place, length), thick).Fill(argb);

    /// <summary>A number over its tick.</summary>
    public void Number(Canvas c, float place, double value, uint argb, bool hasPlus = false)
    {
        Vector2 at = At(place, 19);
        Figures.Draw(c, Font.SemiBold, value, 0, at.X, at.Y + 4, Look.Small, argb, Align.Centre, default, hasPlus);
    }

    /// <summary>Pointer with its shadow, from behind the lip to just beyond the arc.</summary>
    public void Needle(Canvas c, float place)
    {
        Vector2 tip = At(place, 9), way = tip - _centre, from = _centre + way * ((_lip + 4 - _centre.Y) / way.Y), shadow = new(2.5f, 2);
        PixelBox before = Wells.Cut(c, _face with { Height = _lip - _face.Y });
        c.Begin().Line(from + shadow, tip + shadow, 2.2f).Fill(0x2A2A1A00);
        c.Begin().Polygon([from + new Vector2(-1.2f, 0), tip + new Vector2(-0.5f, 0), tip + new Vector2(0.5f, 0), from + new Vector2(1.2f, 0)]).Fill(0xFF1A1510);
        c.Clip = before;
    }

    /// <summary>What the pointer and its shadow take at a place.</summary>
    public Box NeedleBox(float place)
    {
        Vector2 tip = At(place, 9), way = tip - _centre, from = _centre + way * ((_lip + 4 - _centre.Y) / way.Y);
        float left = Math.Min(tip.X, from.X) - 2, top = tip.Y - 2;
        return new(left, top, Math.Max(tip.X, from.X) + 5 - left, _lip - top);
    }

    /// <summary>Where <see cref="DrawLip"/> writes.</summary>
    public Box LipBox => new(_face.X, _lip, _face.Width, Lip);

    /// <summary>Over the pointer: the lip with a name and a number on it.</summary>
    public void DrawLip(Canvas c, ReadOnlySpan<char> name, ReadOnlySpan<char> number)
    {
        PixelBox before = Wells.Cut(c, new(_face.X, _lip, _face.Width, Lip));
        c.Begin().RoundRect(new(_face.X, _lip - 10, _face.Width, Lip + 10), 6).Fill(Paint.Vertical(0xFF3B362D, 0xFF1D1A15, _lip, _face.Bottom));
        c.Clip = before;
        c.Begin().Rect(new(_face.X, _lip, _face.Width, 1)).Fill(0x40FFF8E4);
        c.Text(Font.SemiBold, name, _face.X + 9, _lip + 14, Look.Small, Look.Cream);
        c.Text(Font.SemiBold, number, _face.Right - 9, _lip + 14, Look.Body, Look.Cream, Align.Right);
    }
}
