namespace TopDown.Mixdown.Sessions;

/// <summary>The name that someone probably meant.</summary>
static class Near
{
    /// <summary>"; did you mean "x"?", or the list when nothing is near; ends without a full stop.</summary>
    public static string Hint(string typed, IEnumerable<string> known)
    {
        string[] all = [.. known];
        if (all.Length == 0) return "; there is none";
        string best = all.MinBy(k => Distance(Plain(typed), Plain(k)))!;
        if (Distance(Plain(typed), Plain(best)) <= Math.Max(1, typed.Length / 3)) return $"; did you mean \"{best}\"?";
        string? part = all.FirstOrDefault(k => Plain(k).Contains(Plain(typed), StringComparison.Ordinal) || Plain(typed).Contains(Plain(k), StringComparison.Ordinal));
        return part != null ? $"; did you mean \"{part}\"?" : $"; there is {string.Join(", ", all.Take(12))}{(all.Length > 12 ? " …" : "")}";
    }

    static string Plain(string s) => s.Replace(" ", "").Replace("_", "").Replace("-", "").ToUpperInvariant();

    // Levenshtein's edit distance
    static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
