namespace TopDown.Ui.Displays;

/// <summary>
/// Places on a grid of an eighth of a unit, a quarter of a pixel at 200 %: what moves less is not drawn anew, and the last bit of a sound
/// does not move a pixel.
/// </summary>
static class Snap
{
    const float Grid = 8;

    public static float To(float units) => MathF.Floor(units * Grid + 0.5f) / Grid;

    /// <summary>Moves a place; true if that is to be seen.</summary>
    public static bool Move(ref float place, float to)
    {
        to = To(to);
        if (to == place) return false;
        place = to;
        return true;
    }
}
