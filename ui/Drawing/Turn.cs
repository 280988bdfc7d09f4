using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>Functions for pixels: plain additions and multiplications, so that every CPU and system gives the same bits.</summary>
public static class Turn
{
    /// <summary>(cos, sin) of an angle in turns: 0 is right, 0.25 down. Within 1e-7 of a unit for angles of a few turns; (1, 0) for what is not finite.</summary>
    public static Vector2 At(float turns)
    {
        if (!float.IsFinite(turns)) return Vector2.UnitX;
        double t = turns - Math.Floor((double)turns);
        int quarter = (int)(4 * t + 0.5);
        double a = (t - 0.25 * quarter) * Math.Tau, x = a * a; // within an eighth of a turn
        // Taylor: the next terms are below 3e-10 and 2e-9 there
        float cos = (float)(1 + x * (-1.0 / 2 + x * (1.0 / 24 + x * (-1.0 / 720 + x * (1.0 / 40_320)))));
        float sin = (float)(a * (1 + x * (-1.0 / 6 + x * (1.0 / 120 + x * (-1.0 / 5_040 + x * (1.0 / 362_880))))));
        return (quarter & 3) switch
        {
            0 => new(cos, sin),
            1 => new(-sin, cos),
            2 => new(-cos, -sin),
            _ => new(sin, -cos),
        };
    }
}
