using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Golden;

/// <summary>A PNG file read back: 8 bits RGB without interlacing, any filters (a picture may have been made smaller by a tool).</summary>
/// <param name="Pixels">Rows from the top, 0xFFRRGGBB.</param>
sealed record PngPicture(int Width, int Height, uint[] Pixels)
{
    public static PngPicture Read(string file) => Decode(File.ReadAllBytes(file), file);

    public static PngPicture Decode(byte[] data, string name = "picture")
    {
        if (!data.AsSpan().StartsWith(Png.Signature)) throw new InvalidDataException($"{name} is no PNG file.");
        int width = 0, height = 0;
        using MemoryStream packed = new();
        for (int at = 8; at < data.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
            string type = Encoding.ASCII.GetString(data, at + 4, 4);
            var chunk = data.AsSpan(at + 8, length);
            if (BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at + 8 + length)) != ~Png.Crc(~0u, data.AsSpan(at + 4, length + 4))) throw new InvalidDataException($"{name}: the check sum of {type} is wrong.");
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]));
                if (!chunk[8..].SequenceEqual((ReadOnlySpan<byte>)[8, 2, 0, 0, 0])) throw new InvalidDataException($"{name} is not 8 bits RGB.");
            }
            else if (type == "IDAT")
            {
                packed.Write(chunk);
            }
            at += 12 + length;
        }
        packed.Position = 0;
        using ZLibStream zip = new(packed, CompressionMode.Decompress);
        var pixels = new uint[width * height];
        byte[] row = new byte[3 * width], above = new byte[3 * width];
        for (int y = 0; y < height; y++)
        {
            int filter = zip.ReadByte();
            zip.ReadExactly(row);
            for (int i = 0; i < row.Length; i++)
            {
                int left = i < 3 ? 0 : row[i - 3], up = above[i], corner = i < 3 ? 0 : above[i - 3];
                row[i] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => throw new InvalidDataException($"{name}: filter {filter}.") });
            }
            for (int x = 0; x < width; x++) pixels[y * width + x] = 0xFF000000 | (uint)row[3 * x] << 16 | (uint)row[3 * x + 1] << 8 | row[3 * x + 2];
            (row, above) = (above, row);
        }
        return new(width, height, pixels);
    }

    // The specification's predictor (9.4): the neighbour that is nearest to left + up − corner.
    static int Paeth(int left, int up, int corner)
    {
        int a = Math.Abs(up - corner), b = Math.Abs(left - corner), c = Math.Abs(left + up - 2 * corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
