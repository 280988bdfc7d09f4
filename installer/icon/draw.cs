// dotnet run installer/icon/draw.cs: draws topdown.ico beside this file, the icon of plug-ins, their folders and the setup.
// Three bars, the widest on top: from the top down.

int[] sizes = [16, 24, 32, 48, 64];
byte[][] pictures = [.. sizes.Select(Bitmap)];
string file = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "topdown.ico");
using (var to = new BinaryWriter(File.Create(file)))
{
    // ICONDIR and its entries ("Icons", Win32 documentation): a DIB each, 32 bits with alpha.
    to.Write((short)0);
    to.Write((short)1);
    to.Write((short)sizes.Length);
    int at = 6 + 16 * sizes.Length;
    for (int i = 0; i < sizes.Length; i++)
    {
        to.Write((byte)sizes[i]);
        to.Write((byte)sizes[i]);
        to.Write((short)0);
        to.Write((short)1);
        to.Write((short)32);
        to.Write(pictures[i].Length);
        to.Write(at);
        at += pictures[i].Length;
    }
    foreach (byte[] picture in pictures) to.Write(picture);
}
Console.WriteLine($"{file}: {new FileInfo(file).Length} bytes");

static byte[] Bitmap(int size)
{
    using var memory = new MemoryStream();
    using var to = new BinaryWriter(memory);
    int maskRow = (size + 31) / 32 * 4;
    foreach (int field in (int[])[40, size, size * 2, 1 | 32 << 16, 0, size * size * 4 + maskRow * size, 0, 0, 0, 0]) to.Write(field);
    for (int y = size - 1; y >= 0; y--) // from the bottom up
        for (int x = 0; x < size; x++) to.Write(Pixel(x, y, size));
    to.Write(new byte[maskRow * size]); // the mask of old systems: alpha decides
    return memory.ToArray();
}

// BGRA of a pixel: 8 × 8 points of it looked at.
static uint Pixel(int x, int y, int size)
{
    const int Points = 8;
    double inside = 0, red = 0, green = 0, blue = 0;
    for (int n = 0; n < Points * Points; n++)
    {
        double u = (x + (n % Points + 0.5) / Points) / size, v = (y + (n / Points + 0.5) / Points) / size;
        if (!Rounded(u, v, 0.5, 0.5, 0.5, 0.5, 0.2)) continue;
        uint colour = Rounded(u, v, 0.5, 0.27, 0.36, 0.075, 0.075) ? 0xF2C14Eu
            : Rounded(u, v, 0.5, 0.50, 0.25, 0.075, 0.075) ? 0xE0E4EAu
            : Rounded(u, v, 0.5, 0.73, 0.14, 0.075, 0.075) ? 0x8FA3BFu
            : 0x1F2733u;
        inside++;
        red += colour >> 16;
        green += colour >> 8 & 255;
        blue += colour & 255;
    }
    if (inside == 0) return 0;
    return (uint)Math.Round(255 * inside / (Points * Points)) << 24 | (uint)Math.Round(red / inside) << 16 | (uint)Math.Round(green / inside) << 8 | (uint)Math.Round(blue / inside);
}

// A rectangle with round corners: centre, half width and height, radius.
static bool Rounded(double u, double v, double cx, double cy, double w, double h, double r)
{
    double dx = Math.Max(0, Math.Abs(u - cx) - (w - r)), dy = Math.Max(0, Math.Abs(v - cy) - (h - r));
    return dx * dx + dy * dy <= r * r;
}
