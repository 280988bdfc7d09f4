using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

/// <summary>White on black: how much of it there is, and where.</summary>
static class Ink
{
    public const uint White = 0xFFFFFFFF, Black = 0xFF000000;

    public static Canvas Paper(int width = 200, int height = 200, float scale = 1)
    {
        Canvas c = new();
        c.Resize(width, height, scale);
        return c;
    }

    /// <summary>Area in pixels.</summary>
    public static double Area(Canvas c)
    {
        long sum = 0;
        foreach (uint p in c.Pixels) sum += p & 255;
        return sum / 255.0;
    }

    public static int At(Canvas c, int x, int y) => (int)(c.Pixels[y * c.Width + x] & 255);

    /// <summary>What has any ink.</summary>
    public static PixelBox Box(Canvas c)
    {
        PixelBox box = default;
        for (int i = 0; i < c.Pixels.Length; i++)
            if (c.Pixels[i] != Black) box = box.Union(new(i % c.Width, i / c.Width, 1, 1));
        return box;
    }
}
