using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TopDown.Vst3.Abi;

/// <summary>
/// 16-byte identifier of a class or an interface, in the byte order of the platform: COM order on Windows (the first
/// word and the two halves of the second are little-endian), big-endian elsewhere. The text form of 32 hex digits is
/// the same everywhere, so presets and module information use it.
/// </summary>
/// <remarks>Packed to alignment 1, as the <c>char[16]</c> it stands for: PClassInfo ends 4 bytes short of a multiple of 8.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly struct Tuid : IEquatable<Tuid>
{
    readonly ulong _first, _second;

    /// <summary>From the four words in which identifiers are published.</summary>
    public Tuid(uint word1, uint word2, uint word3, uint word4)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (OperatingSystem.IsWindows())
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word1);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], (ushort)(word2 >> 16));
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], (ushort)word2);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word1);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], word2);
        }
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], word3);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], word4);
        this = MemoryMarshal.Read<Tuid>(bytes);
    }

    /// <summary>From 32 hex digits, upper or lower case; anything else gives false.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Tuid id)
    {
        id = default;
        if (hex.Length != 32) return false;
        Span<uint> word = stackalloc uint[4];
        for (int i = 0; i < 4; i++)
        {
            if (!uint.TryParse(hex.Slice(8 * i, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out word[i])) return false;
        }
        id = new Tuid(word[0], word[1], word[2], word[3]);
        return true;
    }

    /// <summary>From 32 hex digits.</summary>
    /// <exception cref="FormatException">Not 32 hex digits.</exception>
    public static Tuid Parse(ReadOnlySpan<char> hex) =>
        TryParse(hex, out Tuid id) ? id : throw new FormatException("A class id is 32 hex digits.");

    /// <summary>The four words as published; the inverse of the constructor.</summary>
    public (uint Word1, uint Word2, uint Word3, uint Word4) Words
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            CopyTo(bytes);
            return (
                OperatingSystem.IsWindows() ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes),
                OperatingSystem.IsWindows()
                    ? (uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) << 16 | BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..])
                    : BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        }
    }

    /// <summary>The bytes as they lie in memory on this platform.</summary>
    public void CopyTo(Span<byte> sixteen) => MemoryMarshal.Write(sixteen, in this);

    /// <summary>32 upper-case hex digits, the same on every platform.</summary>
    public override string ToString()
    {
        var (a, b, c, d) = Words;
        return string.Create(CultureInfo.InvariantCulture, $"{a:X8}{b:X8}{c:X8}{d:X8}");
    }

    public bool Equals(Tuid other) => _first == other._first && _second == other._second;
    public override bool Equals(object? obj) => obj is Tuid other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(_first, _second);
    public static bool operator ==(Tuid left, Tuid right) => left.Equals(right);
    public static bool operator !=(Tuid left, Tuid right) => !left.Equals(right);
}
