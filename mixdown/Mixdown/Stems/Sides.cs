namespace TopDown.Mixdown.Stems;

/// <summary>Finds in two file names the sides of one stereo recording: L/R, li/re, left/right, links/rechts, or .1/.2.</summary>
static class Sides
{
    public enum Side { None, Left, Right }

    /// <param name="Name">The name without its side, as it was written.</param>
    /// <param name="IsNumbered">By .1/.2, which may as well be takes: only equal lengths are sides.</param>
    public readonly record struct Sided(string Name, Side Side, bool IsNumbered);

    /// <summary>The side that a name ends with, or that stands last in it before numbers ("OH L 02").</summary>
    public static Sided Of(string name)
    {
        if (name.EndsWith(".1", StringComparison.Ordinal)) return new(name[..^2], Side.Left, IsNumbered: true);
        if (name.EndsWith(".2", StringComparison.Ordinal)) return new(name[..^2], Side.Right, IsNumbered: true);
        List<NameTokens.Token> tokens = NameTokens.Of(name);
        for (int i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i].IsNumber) continue;
            Side side = Word(tokens[i].Word);
            if (side == Side.None) break;
            int at = name.LastIndexOf(tokens[i].Text, StringComparison.Ordinal);
            return new(Tidy(name[..at], name[(at + tokens[i].Text.Length)..]), side, false);
        }
        return Joined(name);
    }

    static Side Word(string word) => word switch
    {
        "l" or "li" or "left" or "links" or "lt" => Side.Left,
        "r" or "re" or "right" or "rechts" or "rt" => Side.Right,
        _ => Side.None,
    };

    // "OHL": a known word with a side at its end, in capitals as the rest or after small letters
    static Sided Joined(string name)
    {
        List<NameTokens.Token> tokens = NameTokens.Of(name);
        NameTokens.Token last = tokens.LastOrDefault(t => !t.IsNumber);
        if (last.Word is not { Length: > 2 } word || word[^1] is not ('l' or 'r') || Vocabulary.Knows(word) || !Vocabulary.Knows(word[..^1])) return new(name, Side.None, false);
        int end = name.LastIndexOf(last.Text, StringComparison.Ordinal) + last.Text.Length;
        return new(name[..(end - 1)] + name[end..], word[^1] == 'l' ? Side.Left : Side.Right, false);
    }

    static string Tidy(string before, string after)
    {
        char[] loose = [' ', '_', '-', '.', '(', '['];
        string head = before.TrimEnd(loose), tail = after.TrimStart(' ', '_', '-', '.', ')', ']');
        return tail.Length == 0 ? head : head + " " + tail;
    }
}
