using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;

namespace TopDown.Hosts.Tests.Wine;

/// <summary>What a Windows binary says of itself ("PE Format", Microsoft's documentation), where the framework's reader stops.</summary>
sealed class PortableExecutable : IDisposable
{
    const int ExtendedCharacteristics = 20; // IMAGE_DEBUG_TYPE_EX_DLLCHARACTERISTICS

    readonly PEReader _reader;

    public PortableExecutable(string file)
    {
        Bytes = File.ReadAllBytes(file);
        _reader = new PEReader(new MemoryStream(Bytes));
    }

    public byte[] Bytes { get; }
    public PEHeaders Headers => _reader.PEHeaders;
    public DllCharacteristics Characteristics => Headers.PEHeader!.DllCharacteristics;
    public IReadOnlyList<DebugDirectoryEntry> Debug => _reader.ReadDebugDirectory();

    /// <summary>IMAGE_DLLCHARACTERISTICS_EX_…; null when there is no such entry. 1 is CET_COMPAT.</summary>
    public uint? Extended => Debug.Where(d => (int)d.Type == ExtendedCharacteristics).Select(d => (uint?)BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(d.DataPointer))).FirstOrDefault();

    /// <summary>Names of the DLLs it wants, in order.</summary>
    public IReadOnlyList<string> Imports
    {
        get
        {
            var names = new List<string>();
            var table = Section(Headers.PEHeader!.ImportTableDirectory);
            for (int at = 0; BinaryPrimitives.ReadInt32LittleEndian(table[(at + 12)..]) is var name && name != 0; at += 20)
            {
                var text = _reader.GetSectionData(name).GetContent().AsSpan();
                names.Add(Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]));
            }
            return names;
        }
    }

    /// <summary>The kinds of resources: 3 icon, 14 group of icons, 16 version.</summary>
    public IReadOnlyList<int> ResourceTypes
    {
        get
        {
            var root = Section(Headers.PEHeader!.ResourceTableDirectory);
            int named = BinaryPrimitives.ReadUInt16LittleEndian(root[12..]), numbered = BinaryPrimitives.ReadUInt16LittleEndian(root[14..]);
            var types = new int[numbered];
            for (int i = 0; i < numbered; i++) types[i] = BinaryPrimitives.ReadInt32LittleEndian(root[(16 + 8 * (named + i))..]);
            return types;
        }
    }

    /// <summary>A text of the version resource: key in UTF-16, a zero, padding to 4 bytes, value with its zero.</summary>
    public string? VersionText(string key)
    {
        var data = Section(Headers.PEHeader!.ResourceTableDirectory);
        int at = data.IndexOf(Encoding.Unicode.GetBytes(key + "\0"));
        if (at < 0) return null;
        var value = data[((at + 2 * key.Length + 2 + 3) & ~3)..];
        int end = 0;
        while (value[end] != 0 || value[end + 1] != 0) end += 2;
        return Encoding.Unicode.GetString(value[..end]);
    }

    ReadOnlySpan<byte> Section(DirectoryEntry directory) => _reader.GetSectionData(directory.RelativeVirtualAddress).GetContent().AsSpan();

    public void Dispose() => _reader.Dispose();
}
