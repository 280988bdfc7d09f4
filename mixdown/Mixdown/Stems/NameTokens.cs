using System.Text;

namespace TopDown.Mixdown.Stems;

/// <summary>
/// Cuts a file's name into words: at everything that is no letter or digit, between letters and digits ("BGV2"), at a capital after
/// a small letter ("KickIn") and before the last of several capitals ("EGtr" is E and Gtr). Words are compared in small letters, with
/// umlauts as ae, oe, ue and ss, whether composed or written as a letter and a dieresis (macOS).
/// </summary>
static class NameTokens
{
    /// <param name="Text">As written.</param>
    /// <param name="Word">As compared.</param>
    public readonly record struct Token(string Text, string Word)
    {
        public bool IsNumber => char.IsAsciiDigit(Word[0]);
    }

    public static List<Token> Of(string name)
    {
        var tokens = new List<Token>();
        for (int at = 0; at < name.Length;)
        {
            if (!IsPart(name[at]))
            {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < name.Length && IsPart(name[end]) && !Ends(name, end)) end++;
            string text = name[at..end];
            if (Plain(text) is { Length: > 0 } word) tokens.Add(new(text, word));
            at = end;
        }
        return tokens;
    }

    static bool IsPart(char c) => char.IsLetterOrDigit(c) || IsMark(c);

    static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>A new word begins at <paramref name="i"/>.</summary>
    static bool Ends(string name, int i)
    {
        char before = name[i - 1], c = name[i];
        if (IsMark(before) || IsMark(c)) return char.IsUpper(c) || char.IsDigit(c);
        if (char.IsDigit(before) != char.IsDigit(c)) return true;
        if (!char.IsUpper(c)) return false;
        return char.IsLower(before) || (char.IsUpper(before) && i + 1 < name.Length && char.IsLower(name[i + 1]));
    }

    static string Plain(string text)
    {
        var word = new StringBuilder(text.Length + 2);
        foreach (char c in text)
        {
            switch (char.ToLowerInvariant(c))
            {
                case 'ä': word.Append("ae"); break;
                case 'ö': word.Append("oe"); break;
                case 'ü': word.Append("ue"); break;
                case 'ß': word.Append("ss"); break;
                case 'é' or 'è' or 'ê' or 'ë': word.Append('e'); break;
                case 'á' or 'à' or 'â': word.Append('a'); break;
                case 'ó' or 'ò' or 'ô': word.Append('o'); break;
                case 'ç': word.Append('c'); break;
                case '\u0308': word.Append('e'); break; // the dieresis that follows its vowel
                case var small when !IsMark(small): word.Append(small); break;
            }
        }
        return word.ToString();
    }
}
