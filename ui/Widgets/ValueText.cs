using System.Globalization;
using TopDown.Plugin;

namespace TopDown.Ui.Widgets;

/// <summary>A value as an editor shows it: three figures, sign where it can go both ways, kHz and s where numbers grow long. Allocates nothing.</summary>
public static class ValueText
{
    /// <summary>Long enough for every value.</summary>
    public const int Longest = 48;

    /// <param name="to">At least <see cref="Longest"/> characters.</param>
    /// <returns>The part of <paramref name="to"/> that was written.</returns>
    public static ReadOnlySpan<char> Write(Parameter p, double plain, Span<char> to)
    {
        if (p is Choice choice) return Words(choice.Labels[(int)Math.Clamp(Math.Round(plain), 0, choice.Steps)], to);
        if (p is not Param) return Words(plain >= 0.5 ? "On" : "Off", to);
        (double shown, string unit) = (p.Unit, Math.Abs(plain)) switch
        {
            ("Hz", >= 999.5) => (plain / 1000, "kHz"),
            ("ms", >= 999.5) => (plain / 1000, "s"),
            _ => (plain, p.Unit),
        };
        int length = Number(shown, p.Min < 0 && p.Max > 0, to);
        if (unit.Length == 0) return to[..length];
        to[length++] = ' ';
        unit.CopyTo(to[length..]);
        return to[..(length + unit.Length)];
    }

    /// <summary>Three figures, two decimals at most, with a true minus sign.</summary>
    public static int Number(double value, bool isSigned, Span<char> to)
    {
        double size = Math.Abs(value);
        int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0, at = 0;
        size = Math.Round(size, decimals, MidpointRounding.AwayFromZero);
        if (value < 0 && size > 0) to[at++] = '−';
        else if (isSigned && size > 0) to[at++] = '+';
        size.TryFormat(to[at..], out int written, decimals switch { 2 => "F2", 1 => "F1", _ => "F0" }, CultureInfo.InvariantCulture);
        return at + written;
    }

    static ReadOnlySpan<char> Words(string words, Span<char> to)
    {
        int length = Math.Min(words.Length, to.Length);
        words.AsSpan(0, length).CopyTo(to);
        return to[..length];
    }

    /// <summary>A parameter's name where its group is named already: "Low threshold" in the group "Low" is "Threshold".</summary>
    public static string Name(Parameter p)
    {
        string group = p.Group.Title;
        if (p.Group.Prefix.Length == 0 || !p.Title.StartsWith(group + " ", StringComparison.Ordinal)) return p.Title;
        string rest = p.Title[(group.Length + 1)..];
        return char.ToUpperInvariant(rest[0]) + rest[1..];
    }
}
