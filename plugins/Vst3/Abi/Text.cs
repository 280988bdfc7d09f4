using System.Text;

namespace TopDown.Vst3.Abi;

/// <summary>
/// Zero-terminated text in fixed buffers. Writing cuts what does not fit and always terminates; nothing here throws
/// and only the To… readers allocate.
/// </summary>
public static unsafe class Text
{
    /// <summary>Characters of a <c>String128</c>, terminator included.</summary>
    public const int Capacity = 128;

    /// <summary>UTF-16 into a buffer of <paramref name="capacity"/> characters, terminator included.</summary>
    public static void Write(char* target, int capacity, ReadOnlySpan<char> text)
    {
        if (target == null || capacity <= 0) return;
        int length = Math.Min(text.Length, capacity - 1);
        if (length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        text[..length].CopyTo(new Span<char>(target, length));
        target[length] = '\0';
    }

    /// <summary>UTF-8 into a buffer of <paramref name="capacity"/> bytes, terminator included.</summary>
    public static void WriteUtf8(byte* target, int capacity, ReadOnlySpan<char> text)
    {
        if (target == null || capacity <= 0) return;
        Encoder8.Convert(text, new Span<byte>(target, capacity - 1), out int written);
        target[written] = 0;
    }

    /// <summary>UTF-8 literal into a buffer of <paramref name="capacity"/> bytes, terminator included.</summary>
    public static void WriteUtf8(byte* target, int capacity, ReadOnlySpan<byte> text)
    {
        if (target == null || capacity <= 0) return;
        int length = Math.Min(text.Length, capacity - 1);
        text[..length].CopyTo(new Span<byte>(target, length));
        target[length] = 0;
    }

    /// <summary>The characters before the terminator; empty for null. A view, no copy.</summary>
    public static ReadOnlySpan<char> Read(char* source, int capacity = Capacity)
    {
        if (source == null) return default;
        int length = 0;
        while (length < capacity && source[length] != '\0') length++;
        return new(source, length);
    }

    /// <summary>The bytes before the terminator; empty for null. A view, no copy.</summary>
    public static ReadOnlySpan<byte> ReadUtf8(byte* source, int capacity = 4096)
    {
        if (source == null) return default;
        int length = 0;
        while (length < capacity && source[length] != 0) length++;
        return new(source, length);
    }

    public static string ToText(char* source, int capacity = Capacity) => new(Read(source, capacity));

    public static string ToTextUtf8(byte* source, int capacity = 4096) => Encoding.UTF8.GetString(ReadUtf8(source, capacity));

    /// <summary>Whether an interface string equals a literal: <c>Text.Is(type, ViewNames.Hwnd)</c>. Null is equal to nothing.</summary>
    public static bool Is(byte* source, ReadOnlySpan<byte> literal) =>
        source != null && ReadUtf8(source, literal.Length + 1).SequenceEqual(literal);

    static class Encoder8
    {
        // Rune by rune: no encoder object, and never half a character at the buffer's end.
        internal static void Convert(ReadOnlySpan<char> text, Span<byte> target, out int written)
        {
            written = 0;
            foreach (Rune rune in text.EnumerateRunes())
            {
                if (!rune.TryEncodeToUtf8(target[written..], out int bytes)) return;
                written += bytes;
            }
        }
    }
}
