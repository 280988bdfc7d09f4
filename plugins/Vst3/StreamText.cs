using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>Whole states through a host's stream. UI thread.</summary>
static unsafe class StreamText
{
    const int Longest = 1 << 20;

    /// <summary>Reads to the stream's end, whatever the pieces; empty when there is nothing or far too much.</summary>
    public static byte[] ReadAll(void* stream)
    {
        if (stream == null) return [];
        byte[] bytes = new byte[4096];
        int length = 0;
        while (length < Longest)
        {
            if (length == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
            int got = 0;
            fixed (byte* at = bytes)
            {
                if (Call.Stream.Read(stream, at + length, bytes.Length - length, &got) != Result.Ok || got <= 0) break;
            }
            length += Math.Min(got, bytes.Length - length);
        }
        return bytes.AsSpan(0, length).ToArray();
    }

    public static int WriteAll(void* stream, ReadOnlySpan<byte> bytes)
    {
        if (stream == null) return Result.InvalidArgument;
        fixed (byte* at = &MemoryMarshal.GetReference(bytes))
        {
            int done = 0;
            while (done < bytes.Length)
            {
                int put = 0;
                if (Call.Stream.Write(stream, at + done, bytes.Length - done, &put) != Result.Ok || put <= 0) return Result.False;
                done += put;
            }
        }
        return Result.Ok;
    }
}
