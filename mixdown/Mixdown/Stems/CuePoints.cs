using System.Buffers.Binary;
using System.Text;

namespace TopDown.Mixdown.Stems;

/// <summary>A named place in a file.</summary>
public readonly record struct CuePoint(long Frame, string Name);

/// <summary>
/// Markers that editors leave in a WAV: the "cue " chunk's places and the names of the "labl" chunks beside them (Microsoft's
/// "Multimedia Programming Interface and Data Specifications 1.0"). They are a help, never a condition: what is damaged is passed over.
/// </summary>
public static class CuePoints
{
    const int Most = 10_000, LongestList = 1 << 20;

    /// <summary>In order of time; empty when there are none.</summary>
    public static IReadOnlyList<CuePoint> Read(string wav)
    {
        var places = new SortedDictionary<uint, long>();
        var names = new Dictionary<uint, string>();
        try
        {
            using var file = new FileStream(wav, FileMode.Open, FileAccess.Read, FileShare.Read);
            Walk(file, places, names);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        return [.. places.Select(p => new CuePoint(p.Value, names.GetValueOrDefault(p.Key, $"Marker {p.Key}"))).OrderBy(c => c.Frame)];
    }

    static void Walk(FileStream file, SortedDictionary<uint, long> places, Dictionary<uint, string> names)
    {
        Span<byte> head = stackalloc byte[8];
        long data64 = 0;
        for (long at = 12; at + 8 <= file.Length;)
        {
            file.Position = at;
            file.ReadExactly(head);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("ds64"u8) && Body(file, size, 28) is { Length: >= 16 } sizes) data64 = BinaryPrimitives.ReadInt64LittleEndian(sizes.AsSpan(8));
            else if (head.StartsWith("cue "u8) && Body(file, size, 4 + 24 * Most) is { Length: >= 4 } cues) ReadPlaces(cues, places);
            else if (head.StartsWith("LIST"u8) && Body(file, size, LongestList) is { Length: >= 4 } list && list.AsSpan().StartsWith("adtl"u8)) ReadNames(list.AsSpan(4), names);
            if (head.StartsWith("data"u8) && size == uint.MaxValue) size = data64;
            if (size < 0) return;
            at += 8 + size + (size & 1);
        }
    }

    static byte[]? Body(FileStream file, long size, int most)
    {
        if (size > most || size > file.Length - file.Position) return null;
        byte[] body = new byte[size];
        file.ReadExactly(body);
        return body;
    }

    static void ReadPlaces(ReadOnlySpan<byte> cues, SortedDictionary<uint, long> places)
    {
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(cues);
        for (int i = 0; i < count && 4 + 24 * (i + 1) <= cues.Length; i++)
        {
            ReadOnlySpan<byte> cue = cues.Slice(4 + 24 * i, 24);
            // of the two frame fields the last counts for plain samples
            places.TryAdd(BinaryPrimitives.ReadUInt32LittleEndian(cue), BinaryPrimitives.ReadUInt32LittleEndian(cue[20..]));
        }
    }

    static void ReadNames(ReadOnlySpan<byte> list, Dictionary<uint, string> names)
    {
        while (list.Length >= 8)
        {
            long size = BinaryPrimitives.ReadUInt32LittleEndian(list[4..]);
            if (size > list.Length - 8) return;
            ReadOnlySpan<byte> body = list.Slice(8, (int)size);
            if (list.StartsWith("labl"u8) && body.Length > 4)
            {
                string name = new([.. Encoding.UTF8.GetString(body[4..]).TrimEnd('\0').Where(c => !char.IsControl(c))]);
                if (name.Length > 0) names.TryAdd(BinaryPrimitives.ReadUInt32LittleEndian(body), name);
            }
            list = list[(int)Math.Min(list.Length, 8 + size + (size & 1))..];
        }
    }
}
