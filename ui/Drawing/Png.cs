using System.Buffers.Binary;
using System.IO.Compression;

namespace TopDown.Ui.Drawing;

/// <summary>Pictures as PNG files (W3C, Portable Network Graphics, third edition): 8 bits a channel, RGB.</summary>
public static class Png
{
    /// <summary>The eight bytes that every PNG starts with.</summary>
    public static ReadOnlySpan<byte> Signature => [137, 80, 78, 71, 13, 10, 26, 10];

    public static byte[] Encode(Canvas canvas) => Encode(canvas.Pixels, canvas.Width, canvas.Height);

    /// <param name="pixels">Rows from the top, 0xAARRGGBB; alpha is left out.</param>
    /// <param name="width">Pixels, at least 1.</param>
    /// <param name="height">Pixels, at least 1.</param>
    public static byte[] Encode(ReadOnlySpan<uint> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        using MemoryStream file = new();
        file.Write(Signature);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        head[8] = 8; // bits
        head[9] = 2; // RGB
        Chunk(file, "IHDR"u8, head);
        using MemoryStream data = new();
        using (ZLibStream zip = new(data, CompressionLevel.Optimal, leaveOpen: true)) WriteRows(zip, pixels, width, height);
        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Each row as it is, as differences from the left or from above: whichever has the least to say.
    static void WriteRows(Stream to, ReadOnlySpan<uint> pixels, int width, int height)
    {
        int bytes = 3 * width;
        byte[] row = new byte[bytes], above = new byte[bytes];
        var filtered = new byte[3][];
        for (int f = 0; f < 3; f++) filtered[f] = new byte[bytes];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                uint p = pixels[y * width + x];
                (row[3 * x], row[3 * x + 1], row[3 * x + 2]) = ((byte)(p >> 16), (byte)(p >> 8), (byte)p);
            }
            Span<int> cost = [0, 0, 0];
            for (int i = 0; i < bytes; i++)
            {
                filtered[0][i] = row[i];
                filtered[1][i] = (byte)(row[i] - (i < 3 ? 0 : row[i - 3]));
                filtered[2][i] = (byte)(row[i] - above[i]);
                for (int f = 0; f < 3; f++) cost[f] += Math.Abs((int)(sbyte)filtered[f][i]);
            }
            int best = cost[2] <= cost[1] ? 2 : 1;
            if (cost[0] < cost[best]) best = 0;
            to.WriteByte((byte)best);
            to.Write(filtered[best]);
            (row, above) = (above, row);
        }
    }

    static void Chunk(Stream to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(type);
        to.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(~0u, type), data));
        to.Write(number);
    }

    /// <summary>The format's check sum, by its annex D: start with all ones, invert at the end.</summary>
    internal static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte b in data) crc = s_crc[(crc ^ b) & 255] ^ crc >> 8;
        return crc;
    }

    static readonly uint[] s_crc = [.. Enumerable.Range(0, 256).Select(n =>
    {
        uint c = (uint)n;
        for (int i = 0; i < 8; i++) c = (c & 1) != 0 ? 0xEDB8_8320 ^ c >> 1 : c >> 1;
        return c;
    })];
}
