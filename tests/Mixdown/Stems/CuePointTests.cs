using System.Buffers.Binary;
using System.Text;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Tests.Wav;

namespace TopDown.Mixdown.Tests.Stems;

/// <summary>Markers in WAV files.</summary>
public sealed class CuePointTests : IDisposable
{
    readonly Scratch _song = new();

    public void Dispose() => _song.Dispose();

    internal static byte[] Marked(int frames, params (int Frame, string Name)[] marks)
    {
        byte[] cues = new byte[4 + 24 * marks.Length];
        BinaryPrimitives.WriteInt32LittleEndian(cues, marks.Length);
        var list = new MemoryStream();
        list.Write("adtl"u8);
        for (int i = 0; i < marks.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(cues.AsSpan(4 + 24 * i), i + 1);
            BinaryPrimitives.WriteInt32LittleEndian(cues.AsSpan(24 + 24 * i), marks[i].Frame);
            byte[] name = [.. Encoding.UTF8.GetBytes(marks[i].Name), 0];
            byte[] head = new byte[12];
            "labl"u8.CopyTo(head);
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), 4 + name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), i + 1);
            list.Write(head);
            list.Write(name);
            if (name.Length % 2 == 1) list.WriteByte(0);
        }
        return new RawWav { Channels = 1, Data = new byte[2 * frames], Before = [("cue ", cues), ("LIST", list.ToArray())] }.Bytes();
    }

    [Fact]
    public void PlacesAndNamesAreRead() => Assert.Equal([new(0, "Strophe"), new(700, "Refrain 1")],
        CuePoints.Read(_song.Put("a.wav", Marked(1000, (700, "Refrain 1"), (0, "Strophe")))));

    [Fact]
    public void DamagedOnesAreNoError()
    {
        byte[] whole = Marked(1000, (700, "Refrain 1"), (0, "Strophe"));
        for (int length = 0; length < whole.Length; length++) _ = CuePoints.Read(_song.Put("a.wav", whole[..length]));
        for (int at = 12; at < 200; at++)
        {
            byte[] wrong = [.. whole];
            wrong[at] ^= 0xFF;
            _ = CuePoints.Read(_song.Put("a.wav", wrong));
        }
        Assert.Empty(CuePoints.Read(_song["gone.wav"]));
    }
}
