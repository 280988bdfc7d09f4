using System.Buffers.Binary;
using TopDown.Host;
using TopDown.Vst3.Abi;
using Xunit;

namespace TopDown.Vst3.Tests;

/// <summary>The container of preset files: its bytes as documented, and every kind of damage refused in words, with the plug-in untouched.</summary>
public sealed class PresetFileTests
{
    static readonly byte[] s_gain = BitConverter.GetBytes(0.25);

    static PresetFile Good => new(ProbeFactory.ProcessorId, ("Comp", s_gain), ("Info", "<MetaInfo/>"u8.ToArray()));

    [Fact]
    public void The_bytes_are_those_of_the_documentation()
    {
        byte[] expected =
        [
            .. "VST3"u8, 1, 0, 0, 0, .. "50524F42450000000000000000000001"u8, 59, 0, 0, 0, 0, 0, 0, 0,
            .. s_gain, 7, 8, 9,
            .. "List"u8, 2, 0, 0, 0,
            .. "Comp"u8, 48, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0,
            .. "Cont"u8, 56, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0,
        ];
        Assert.Equal(expected, new PresetFile(ProbeFactory.ProcessorId, ("Comp", s_gain), ("Cont", [7, 8, 9])).ToBytes());
    }

    [Fact]
    public void What_was_written_is_read()
    {
        Assert.True(PresetFile.TryRead(Good.ToBytes(), out var read, out _));
        Assert.Equal(ProbeFactory.ProcessorId, read!.Processor);
        Assert.Equal(s_gain, read.Component);
        Assert.Equal("<MetaInfo/>"u8.ToArray(), read.Info);
        Assert.Null(read.Controller);
        Assert.Equal(Good.ToBytes(), read.ToBytes());
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "empty", "empty" }, { "3 bytes", "does not begin with VST3" }, { "another format", "does not begin with VST3" }, { "header cut", "cut short" },
        { "version 0", "version 0" }, { "class id of rubbish", "class id is damaged" }, { "list cut", "cut short" }, { "list before the header's end", "cut short" },
        { "list offset negative", "cut short" }, { "list offset huge", "cut short" }, { "list misnamed", "damaged" }, { "count huge", "damaged or cut short" }, { "count negative", "damaged or cut short" },
        { "chunk huge", "Comp lies outside" }, { "chunk far away", "Comp lies outside" }, { "chunk negative", "Comp lies outside" }, { "sum overflows", "Comp lies outside" },
        { "chunk of rubbish name", "damaged" }, { "another plug-in", "another plug-in" }, { "no Comp", "no state of the processor" }, { "Comp empty", "no state of the processor" }, { "Comp too short", "refuses the state" },
    };

    static byte[] Damaged(string how)
    {
        byte[] good = Good.ToBytes();
        int list = (int)BinaryPrimitives.ReadInt64LittleEndian(good.AsSpan(40)), offset = list + 12, size = list + 20;
        switch (how)
        {
            case "empty": return [];
            case "3 bytes": return good[..3];
            case "another format": return "FORM0000AIFF, and so on and so on and so on and so on"u8.ToArray();
            case "header cut": return good[..47];
            case "version 0": good[4] = 0; return good;
            case "class id of rubbish": good[20] = (byte)'x'; return good;
            case "list cut": return good[..^50];
            case "list before the header's end": Put(40, 4); return good;
            case "list offset negative": Put(40, -1); return good;
            case "list offset huge": Put(40, long.MaxValue); return good;
            case "list misnamed": good[list] = (byte)'M'; return good;
            case "count huge": good[list + 7] = 0x7F; return good;
            case "count negative": good[list + 7] = 0xFF; return good;
            case "chunk huge": Put(size, 1L << 40); return good;
            case "chunk far away": Put(offset, 1L << 40); return good;
            case "chunk negative": Put(size, -8); return good;
            case "sum overflows": Put(offset, 48); Put(size, long.MaxValue); return good;
            case "chunk of rubbish name": good[list + 8] = 0xFF; return good;
            case "another plug-in": return new PresetFile(ProbeFactory.ControllerId, ("Comp", s_gain)).ToBytes();
            case "no Comp": return new PresetFile(ProbeFactory.ProcessorId, ("Cont", s_gain)).ToBytes();
            case "Comp empty": return new PresetFile(ProbeFactory.ProcessorId, ("Comp", [])).ToBytes();
            case "Comp too short": return new PresetFile(ProbeFactory.ProcessorId, ("Comp", [1, 2, 3])).ToBytes();
            default: throw new ArgumentException(how, nameof(how));
        }

        void Put(int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(good.AsSpan(at), value);
    }

    [Theory, MemberData(nameof(Damages))]
    public void A_damaged_file_is_refused_in_words_and_changes_nothing(string how, string word)
    {
        using Vst3Module module = Vst3Module.FromFactory(ProbeFactory.New());
        using Vst3Plugin plugin = module.Create();
        byte[] before = plugin.GetState();
        var refused = Assert.Throws<Vst3Exception>(() => plugin.LoadPreset(Damaged(how)));
        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, plugin.GetState());
    }

    [Fact]
    public void Rubbish_never_throws()
    {
        byte[] good = Good.ToBytes();
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            for (int n = random.Next(1, 5); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            bool read = PresetFile.TryRead(bytes.AsSpan(0, random.Next(bytes.Length + 1)), out var file, out string trouble);
            Assert.Equal(read, file != null);
            Assert.Equal(read, trouble.Length == 0);
        }
    }

    [Fact]
    public void A_host_saves_and_loads_what_it_saved()
    {
        using Vst3Module module = Vst3Module.FromFactory(ProbeFactory.New());
        using Vst3Plugin plugin = module.Create();
        plugin.LoadPreset(Good.ToBytes());
        Assert.Equal(s_gain, plugin.GetState());
        Assert.True(PresetFile.TryRead(plugin.SavePreset(), out var saved, out _));
        Assert.Equal(s_gain, saved!.Component);
    }
}
