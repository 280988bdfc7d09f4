using System.Numerics;

namespace TopDown.Ui.Drawing;

/// <summary>Functions for pixels: plain additions and multiplications, so that every CPU and system gives the same bits.</summary>
public static class Turn
{
    /// <summary>(cos, sin) of an angle in turns: 0 is right, 0.25 down. CONTRACT STUB: canvas helper replaces by a polynomial.</summary>
    public static Vector2 At(float turns)
    {
        var (s, c) = Math.SinCos(turns * Math.Tau);
        return new((float)c, (float)s);
    }
}
