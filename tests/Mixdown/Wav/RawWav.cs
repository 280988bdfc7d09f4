using System.Text;

namespace TopDown.Mixdown.Tests.Wav;

/// <summary>WAV bytes put together by hand, field by field, independently of the writer under test; every field may lie.</summary>
sealed record RawWav
{
    public string Riff { get; init; } = "RIFF";
    public int Tag { get; init; } = 1;
    public int Channels { get; init; } = 2;
    public uint Rate { get; init; } = 48000;
    public int Bits { get; init; } = 16;
    public int? Align { get; init; }
    public int? Valid { get; init; }
    public bool Extensible { get; init; }
    public uint Speakers { get; init; } = 3;
    public long? Ds64 { get; init; }
    public uint? DataSize { get; init; }
    public byte[] Data { get; init; } = [];
    public bool Format { get; init; } = true;
    public (string Id, byte[] Body)[] Before { get; init; } = [];

    public byte[] Bytes()
    {
        MemoryStream m = new();
        BinaryWriter w = new(m, Encoding.ASCII);
        void Id(string id) => w.Write(Encoding.ASCII.GetBytes(id));
        Id(Riff);
        w.Write(0xFFFFFFFFu);
        Id("WAVE");
        if (Ds64 is { } ds)
        {
            Id("ds64");
            w.Write(28);
            w.Write(ds + 100);
            w.Write(ds);
            w.Write(0L);
            w.Write(0);
        }
        foreach ((string id, byte[] body) in Before)
        {
            Id(id);
            w.Write(body.Length);
            w.Write(body);
            if ((body.Length & 1) != 0) w.Write((byte)0);
        }
        if (Format)
        {
            Id("fmt ");
            w.Write(Extensible ? 40 : 16);
            w.Write((ushort)(Extensible ? 0xFFFE : Tag));
            w.Write((ushort)Channels);
            w.Write(Rate);
            w.Write(0);
            w.Write((ushort)(Align ?? Channels * ((Bits + 7) / 8)));
            w.Write((ushort)Bits);
            if (Extensible)
            {
                w.Write((ushort)22);
                w.Write((ushort)(Valid ?? Bits));
                w.Write(Speakers);
                w.Write((ushort)Tag);
                w.Write(Convert.FromHexString("000000001000800000AA00389B71"));
            }
        }
        Id("data");
        w.Write(DataSize ?? (uint)Data.Length);
        w.Write(Data);
        return m.ToArray();
    }
}
