using System.Buffers.Binary;
using System.Text;

namespace TopDown.Package;

/// <summary>
/// What a Linux binary asks of the system, read from the file itself ("Executable and Linkable Format", System V gABI; symbol versions:
/// Linux Standard Base 5.0, chapter 10.7).
/// </summary>
/// <param name="Libraries">DT_NEEDED.</param>
/// <param name="Versions">Symbol versions, such as GLIBC_2.34.</param>
public sealed record ElfNeeds(IReadOnlyList<string> Libraries, IReadOnlyList<string> Versions)
{
    const uint Dynamic = 6, VersionNeeds = 0x6ffffffe;
    const string GlibcPrefix = "GLIBC_";

    /// <summary>The newest glibc that is asked for.</summary>
    public Version Glibc => Versions.Where(v => v.StartsWith(GlibcPrefix, StringComparison.Ordinal)).Select(v => Version.TryParse(v[GlibcPrefix.Length..], out var n) ? n : new Version(0, 0)).DefaultIfEmpty(new(0, 0)).Max()!;

    /// <exception cref="InvalidDataException">No 64-bit little-endian ELF file.</exception>
    public static ElfNeeds Of(string file)
    {
        byte[] elf = File.ReadAllBytes(file);
        if (elf.Length < 64 || !elf.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8)) throw new InvalidDataException($"{file} is no 64-bit ELF file.");
        var reader = new Reader(elf);
        List<string> libraries = [], versions = [];
        for (int i = 0; i < reader.U16(60); i++)
        {
            int header = (int)reader.U64(40) + i * reader.U16(58);
            uint type = reader.U32(header + 4);
            int start = (int)reader.U64(header + 24), size = (int)reader.U64(header + 32);
            int strings = (int)reader.U64((int)reader.U64(40) + (int)reader.U32(header + 40) * reader.U16(58) + 24);
            if (type == Dynamic)
            {
                for (int e = start; e < start + size; e += 16)
                    if (reader.U64(e) == 1) libraries.Add(reader.Text(strings + (int)reader.U64(e + 8)));
            }
            else if (type == VersionNeeds)
            {
                for (int need = start, count = (int)reader.U32(header + 44); count > 0; count--, need += (int)reader.U32(need + 12))
                    for (int aux = need + (int)reader.U32(need + 8), n = reader.U16(need + 2); n > 0; n--, aux += (int)reader.U32(aux + 12)) versions.Add(reader.Text(strings + (int)reader.U32(aux + 8)));
            }
        }
        return new([.. libraries.Order(StringComparer.Ordinal)], [.. versions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    readonly struct Reader(byte[] elf)
    {
        public ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(at));
        public uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan(at));
        public ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(at));
        public string Text(int at) => Encoding.ASCII.GetString(elf.AsSpan(at, elf.AsSpan(at).IndexOf((byte)0)));
    }
}
