using System.Runtime.InteropServices;

namespace TopDown.WineHost;

/// <summary>Sound between the tests and the host: float32, little-endian, left and right in turn, no header.</summary>
static class RawFile
{
    /// <summary>Block lengths of a render on either side, so that both cut at the same samples.</summary>
    public static readonly int[] Blocks = [512, 100];

    public static float[][] Read(string file)
    {
        ReadOnlySpan<float> all = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file));
        float[][] sound = [new float[all.Length / 2], new float[all.Length / 2]];
        for (int i = 0; i < all.Length; i++) sound[i % 2][i / 2] = all[i];
        return sound;
    }

    public static void Write(string file, float[][] sound)
    {
        float[] all = new float[sound[0].Length * 2];
        for (int i = 0; i < all.Length; i++) all[i] = sound[i % 2][i / 2];
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(all.AsSpan()));
    }
}
