using System.Buffers.Binary;
using System.Text;

namespace TopDown.Vst3.Abi;

/// <summary>
/// The container of a <c>.vstpreset</c> file ("Preset Format", VST3 documentation): a header with the processor's class id,
/// the chunks, and a list of them at the end. Numbers are little-endian and the class id is text, so the bytes are the same
/// on every system. Immutable; parsing never throws.
/// </summary>
public sealed class PresetFile
{
    /// <summary>File name extension.</summary>
    public const string Extension = ".vstpreset";

    /// <summary>The longest file that is read, bytes: far more than any state has, far less than a machine's memory.</summary>
    public const int Longest = 64 << 20;

    const int Version = 1, ClassIdLength = 32, HeaderLength = 4 + 4 + ClassIdLength + 8, EntryLength = 4 + 8 + 8, MostChunks = 128;

    readonly (string Id, byte[] Bytes)[] _chunks;

    /// <param name="processor">Class id of the processor (not the controller).</param>
    /// <param name="chunks">Four ASCII characters and the content of each, in the file's order.</param>
    public PresetFile(Tuid processor, params (string Id, byte[] Bytes)[] chunks)
    {
        (Processor, _chunks) = (processor, chunks);
        if (Array.Exists(chunks, c => c.Id.Length != 4 || !Ascii.IsValid(c.Id))) throw new ArgumentException("A chunk's id is four ASCII characters.", nameof(chunks));
    }

    public Tuid Processor { get; }

    /// <summary>The processor's state.</summary>
    public byte[]? Component => this["Comp"];

    /// <summary>The controller's own state; absent in many files.</summary>
    public byte[]? Controller => this["Cont"];

    /// <summary>XML for browsers; absent in many files.</summary>
    public byte[]? Info => this["Info"];

    /// <summary>A chunk's content; null when there is none of that id.</summary>
    public byte[]? this[string id] => Array.Find(_chunks, c => c.Id == id).Bytes;

    public byte[] ToBytes()
    {
        int list = HeaderLength + _chunks.Sum(c => c.Bytes.Length);
        byte[] file = new byte[list + 8 + _chunks.Length * EntryLength];
        "VST3"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Version);
        Encoding.ASCII.GetBytes(Processor.ToString(), file.AsSpan(8));
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(8 + ClassIdLength), list);
        "List"u8.CopyTo(file.AsSpan(list));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(list + 4), _chunks.Length);
        int at = HeaderLength;
        var entry = file.AsSpan(list + 8);
        foreach (var (id, bytes) in _chunks)
        {
            bytes.CopyTo(file, at);
            Encoding.ASCII.GetBytes(id, entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[4..], at);
            BinaryPrimitives.WriteInt64LittleEndian(entry[12..], bytes.Length);
            at += bytes.Length;
            entry = entry[EntryLength..];
        }
        return file;
    }

    /// <summary>Reads a file of any plug-in.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="trouble">Otherwise one clause on what is wrong with it.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PresetFile? file, out string trouble)
    {
        trouble = Read(bytes, out file);
        return file != null;
    }

    static string Read(ReadOnlySpan<byte> bytes, out PresetFile? file)
    {
        file = null;
        if (bytes.IsEmpty) return "the file is empty";
        if (bytes.Length > Longest) return "the file is larger than any preset";
        if (!bytes.StartsWith("VST3"u8)) return "it is no VST3 preset (it does not begin with VST3)";
        if (bytes.Length < HeaderLength) return "it is cut short within its header";
        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (version < 1) return $"its format version {version} is unknown";
        if (!Tuid.TryParse(Encoding.ASCII.GetString(bytes.Slice(8, ClassIdLength)), out Tuid processor)) return "its class id is damaged";
        long list = BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 + ClassIdLength)..]);
        if (list < HeaderLength || list > bytes.Length - 8) return "it is cut short: its list of chunks lies outside the file";
        var at = bytes[(int)list..];
        if (!at.StartsWith("List"u8)) return "its list of chunks is damaged";
        int count = BinaryPrimitives.ReadInt32LittleEndian(at[4..]);
        if (count is < 0 or > MostChunks || at.Length < 8 + count * EntryLength) return "its list of chunks is damaged or cut short";
        var chunks = new (string, byte[])[count];
        for (int i = 0; i < count; i++)
        {
            var entry = at.Slice(8 + i * EntryLength, EntryLength);
            string id = Encoding.Latin1.GetString(entry[..4]);
            long offset = BinaryPrimitives.ReadInt64LittleEndian(entry[4..]), size = BinaryPrimitives.ReadInt64LittleEndian(entry[12..]);
            if (!Ascii.IsValid(id)) return "its list of chunks is damaged";
            if (offset < 0 || size < 0 || offset > bytes.Length || size > bytes.Length - offset) return $"its chunk {id} lies outside the file";
            chunks[i] = (id, bytes.Slice((int)offset, (int)size).ToArray());
        }
        file = new PresetFile(processor, chunks);
        return "";
    }
}
