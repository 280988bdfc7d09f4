namespace TopDown.Mixdown.Stems;

/// <summary>What a name says.</summary>
/// <param name="Instrument"><see cref="Instrument.Unknown"/> when it says nothing.</param>
/// <param name="Reason">For the report: "'BD' means bass drum".</param>
/// <param name="IsWeak">A hint only.</param>
/// <param name="Against">Another proper name that was passed over, with its reason; null = none.</param>
public sealed record NameMeaning(Instrument Instrument, string Reason, bool IsWeak = false, NameMeaning? Against = null);

/// <summary>
/// Finds the instrument in a track's name. The phrase of most words wins ("Bass Drum" over "Bass"), proper names over hints
/// ("Lead Guitar" over "Lead"), then the last one, for English and German put the thing itself last ("Vocal Bass Synth").
/// </summary>
public static class NameReader
{
    static readonly NameMeaning s_nothing = new(Instrument.Unknown, "no known word in its name", IsWeak: true);

    readonly record struct Match(int At, int Words, Vocabulary.Entry Entry, string Text);

    /// <param name="name">Without folder and extension.</param>
    /// <param name="orchestral">Abbreviations of scores count ("Vc", "Cb", "Fl").</param>
    public static NameMeaning Read(string name, bool orchestral = false)
    {
        List<NameTokens.Token> tokens = [.. NameTokens.Of(name).SelectMany(t => Parts(t, orchestral))];
        // take and track numbers stand between words and say nothing; "808" and "B3" do
        tokens.RemoveAll(t => t.IsNumber && !Vocabulary.Knows(t.Word));
        List<Match> matches = Find(tokens, orchestral);
        if (matches.Count == 0) return s_nothing;
        Match best = matches.MaxBy(m => (!m.Entry.IsWeak, m.Words, m.At));
        foreach (Match m in matches)
        {
            bool overlaps = m.At < best.At + best.Words && best.At < m.At + m.Words;
            if (!overlaps && !m.Entry.IsWeak && m.Entry.Instrument != best.Entry.Instrument) return Meaning(best) with { Against = Meaning(m) };
        }
        return Meaning(best);
    }

    static NameMeaning Meaning(Match m) => new(m.Entry.Instrument, $"'{m.Text}' means {m.Entry.Meaning}", m.Entry.IsWeak);

    static List<Match> Find(List<NameTokens.Token> tokens, bool orchestral)
    {
        var found = new List<Match>();
        for (int at = 0; at < tokens.Count; at++)
        {
            for (int words = Math.Min(Vocabulary.LongestPhrase, tokens.Count - at); words > 0; words--)
            {
                var span = tokens.GetRange(at, words);
                if (Vocabulary.Find(string.Join(' ', span.Select(t => t.Word)), orchestral) is not { } entry) continue;
                found.Add(new(at, words, entry, string.Join(' ', span.Select(t => t.Text).Distinct())));
                break;
            }
        }
        return found;
    }

    /// <summary>A word that is not known may be several that run together; each part keeps the whole as its text.</summary>
    static IEnumerable<NameTokens.Token> Parts(NameTokens.Token token, bool orchestral)
    {
        if (token.IsNumber || Vocabulary.Knows(token.Word) || Vocabulary.Find(token.Word, orchestral) != null || Cut(token.Word) is not { } parts) return [token];
        return parts.Select(p => token with { Word = p });
    }

    // Every part is a known word of three letters or more (two before a side: "OHL"); the last may be a single l or r, and German joins by an s.
    static List<string>? Cut(string word)
    {
        for (int first = word.Length; first >= 2; first--)
        {
            if (!Vocabulary.Knows(word[..first])) continue;
            string rest = word[first..];
            if (rest.Length == 0 || rest is "l" or "r") return [word[..first]];
            if (first < 3) continue;
            if (rest is "in" or "di" or "li" or "re") return [word[..first], rest];
            if (Cut(rest) is { } more) return [word[..first], .. more];
            if (rest[0] == 's' && Cut(rest[1..]) is { } joined) return [word[..first], .. joined];
        }
        return null;
    }
}
