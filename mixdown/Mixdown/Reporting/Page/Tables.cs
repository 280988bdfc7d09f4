namespace TopDown.Mixdown.Reporting.Page;

/// <summary>Tables that scroll by themselves where the page is narrow.</summary>
static class Tables
{
    /// <param name="label">Name for who does not see it.</param>
    /// <param name="heads">Titles; one that begins with # is a column of numbers.</param>
    /// <param name="rows">Cells; the first of each row is its heading.</param>
    public static Html Of(string label, IReadOnlyList<string> heads, IReadOnlyList<Html[]> rows) => rows.Count == 0 ? Html.Empty : Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>
        <thead><tr>{heads.Select(h => Html.Of($"<th scope=\"col\"{Class(h)}>{h.TrimStart('#')}</th>"))}</tr></thead>
        <tbody>{rows.Select(r => Html.Of($"<tr>{r.Select((cell, i) => i == 0 ? Html.Of($"<th scope=\"row\">{cell}</th>") : Html.Of($"<td{Class(heads[i])}>{cell}</td>"))}</tr>\n"))}</tbody></table></div>

        """);

    static Html Class(string head) => head.StartsWith('#') ? Html.Raw(" class=\"num\"") : Html.Empty;

    public static Html Number(double value, int digits = 1) => Html.Of($"{Say.Number(value, digits)}");

    public static Html Signed(double value, int digits = 1) => Html.Of($"{Say.Signed(value, digits)}");
}
