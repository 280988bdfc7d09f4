using System.Globalization;

namespace TopDown.Plugin;

/// <summary>Numbers as people read and type them. Invariant: a point when written; point or comma when read.</summary>
static class NumberText
{
    public static string Write(double value, int decimals)
    {
        double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("F" + decimals, CultureInfo.InvariantCulture);
    }

    /// <summary>Value and what follows it ("0,75 dB" → 0.75, "dB"). The rest is trimmed; false when no number leads.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value, out ReadOnlySpan<char> rest)
    {
        text = text.Trim();
        int length = 0;
        bool digits = false;
        while (length < text.Length && length < 40)
        {
            char c = text[length];
            if (char.IsAsciiDigit(c)) digits = true;
            else if (c is not ('.' or ',' or '+' or '-' or '−')) break;
            length++;
        }
        if (digits && length + 1 < text.Length && text[length] is 'e' or 'E' && (char.IsAsciiDigit(text[length + 1]) || text[length + 1] is '-' or '+'))
        {
            int end = length + 2;
            while (end < text.Length && end < 40 && char.IsAsciiDigit(text[end])) end++;
            if (char.IsAsciiDigit(text[end - 1])) length = end;
        }
        rest = text[length..].Trim();
        value = 0;
        if (!digits) return false;
        Span<char> plain = stackalloc char[length];
        for (int i = 0; i < length; i++) plain[i] = text[i] switch { ',' => '.', '−' => '-', var c => c };
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
