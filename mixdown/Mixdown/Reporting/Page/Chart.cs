using System.Globalization;
using System.Text;

namespace TopDown.Mixdown.Reporting.Page;

/// <summary>An axis: where a value lies between 0 and 1, and which values carry a label.</summary>
/// <param name="Min">Value at 0.</param>
/// <param name="Max">Value at 1.</param>
/// <param name="Ticks">Values with a line and a label.</param>
/// <param name="Label">How a value reads on the axis.</param>
/// <param name="IsLogarithmic">Frequency.</param>
sealed record Axis(double Min, double Max, IReadOnlyList<double> Ticks, Func<double, string> Label, bool IsLogarithmic = false)
{
    public double At(double value) => Math.Clamp(IsLogarithmic ? Math.Log(value / Min) / Math.Log(Max / Min) : (value - Min) / (Max - Min), 0, 1);

    public static Axis Time(double seconds)
    {
        double most = Math.Max(seconds, 1), step = Array.Find([1.0, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600], s => most / s <= 8);
        if (step == 0) step = 7200;
        return new(0, most, Steps(0, most, step), Say.Time);
    }

    public static Axis Linear(double min, double max, double step, string unit = "") => new(min, max, Steps(min, max, step), v => Say.Number(v, step < 1 ? 1 : 0) + unit);

    public static Axis Frequency() => new(20, 20_000, [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000], hz => hz >= 1000 ? $"{hz / 1000:0}k" : $"{hz:0}", IsLogarithmic: true);

    static double[] Steps(double min, double max, double step) => [.. Enumerable.Range(0, (int)Math.Floor((max - min) / step + 1e-9) + 1).Select(i => min + i * step)];
}

/// <summary>One line of a chart. Styles differ in dashes and weight as well as in colour.</summary>
/// <param name="Title">For legend, table and read-out.</param>
/// <param name="Style">Class of the line: s0, s1, s2 …</param>
/// <param name="X">Values along.</param>
/// <param name="Y">Values up; not finite = a gap.</param>
/// <param name="Low">Lower edge of a band below the line; null = a plain line.</param>
/// <param name="FromTop">Filled from the top: reductions hang down.</param>
sealed record Line(string Title, string Style, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? Low = null, bool FromTop = false);

/// <summary>
/// A chart: an SVG stretched over its frame, so that the labels beside it keep their size on a phone. Carries its words for those who do not see it: a
/// sentence, and the numbers as a table.
/// </summary>
sealed record Chart(string Id, string Title, string Sentence, Axis X, Axis Y, string XTitle, string Unit, IReadOnlyList<Line> Lines)
{
    const int Width = 1000, Height = 200, MostRows = 24;

    /// <summary>Lines across: target, ceiling, 0 VU.</summary>
    public IReadOnlyList<(double Value, string Label)> Marks { get; init; } = [];

    /// <summary>Passages to shade, on the X axis.</summary>
    public (double From, double To, string Title)? Shade { get; init; }

    /// <summary>Whose it is, where charts share a title: "Drum Bus on Drums".</summary>
    public string Whose { get; init; } = "";

    /// <summary>Lower than others.</summary>
    public bool IsLow { get; init; }

    public Html Render() => Html.Of($"""
        <figure class="chart{(IsLow ? " low" : "")}" id="{Id}">
        <figcaption><b>{Title}</b> <span class="unit">{Unit}</span>{Legend()}</figcaption>
        <div class="frame">
        <div class="y" aria-hidden="true">{Y.Ticks.Select(t => Html.Of($"<span style=\"bottom:{100 * Y.At(t)}%\">{Y.Label(t)}</span>"))}</div>
        <div class="plot" data-plot="{X.Min} {X.Max} {Y.Min} {Y.Max} {(X.IsLogarithmic ? "log" : "time")}" data-unit="{Unit}">
        <svg viewBox="0 0 {Width} {Height}" preserveAspectRatio="none" role="img" aria-label="{Named}. {Sentence}">
        {Shaded()}{Grid()}{Marks.Select(m => Html.Of($"<line class=\"mark\" x1=\"0\" x2=\"{Width}\" y1=\"{Up(m.Value)}\" y2=\"{Up(m.Value)}\"/>"))}{Lines.Select(Draw)}</svg>
        {Marks.Select(m => Html.Of($"<span class=\"marked\" aria-hidden=\"true\" style=\"bottom:{100 * Y.At(m.Value)}%\">{m.Label}</span>"))}
        </div>
        <div class="x" aria-hidden="true">{X.Ticks.Select((t, i) => Html.Of($"<span{(i % 2 == 1 ? Html.Raw(" class=\"minor\"") : Html.Empty)} style=\"left:{100 * X.At(t)}%\">{X.Label(t)}</span>"))}</div>
        </div>
        <p class="sentence">{Sentence}</p>
        {Table()}
        </figure>

        """);

    string Named => Whose.Length == 0 ? Title : $"{Title}, {Whose}";

    Html Legend() => Html.If(Lines.Count > 1, () => Html.Of($"<span class=\"legend\">{Lines.Select(l => Html.Of($"<span><svg viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\"line {l.Style}\" d=\"M0,5L28,5\"/></svg>{l.Title}</span>"))}</span>"));

    Html Shaded() => Shade is not { } s ? Html.Empty
        : Html.Of($"<rect class=\"shade\" x=\"{Width * X.At(s.From)}\" width=\"{Width * (X.At(s.To) - X.At(s.From))}\" y=\"0\" height=\"{Height}\"><title>{s.Title}</title></rect>");

    Html Grid()
    {
        var d = new StringBuilder();
        foreach (double t in X.Ticks) d.Append(CultureInfo.InvariantCulture, $"M{Width * X.At(t):0.#},0V{Height}");
        foreach (double t in Y.Ticks) d.Append(CultureInfo.InvariantCulture, $"M0,{Up(t):0.#}H{Width}");
        return Html.Of($"<path class=\"grid\" d=\"{d.ToString()}\"/>");
    }

    double Up(double value) => Height * (1 - Y.At(value));

    Html Draw(Line line)
    {
        StringBuilder path = new(), area = new();
        for (int i = 0; i < line.X.Count;)
        {
            if (!double.IsFinite(line.Y[i]))
            {
                i++;
                continue;
            }
            int end = i;
            while (end < line.X.Count && double.IsFinite(line.Y[end])) end++;
            string top = Points(line.X, line.Y, i, end);
            path.Append('M').Append(top);
            if (line.Low is { } low) area.Append('M').Append(top).Append('L').Append(string.Join('L', Points(line.X, low, i, end).Split('L').Reverse())).Append('Z');
            else if (line.FromTop) area.Append(CultureInfo.InvariantCulture, $"M{Width * X.At(line.X[i]):0.#},0L{top}L{Width * X.At(line.X[end - 1]):0.#},0Z");
            i = end;
        }
        return Html.Of($"{Html.If(area.Length > 0, () => Html.Of($"<path class=\"area {line.Style}\" d=\"{area.ToString()}\"/>"))}<path class=\"line {line.Style}\" data-name=\"{line.Title}\" d=\"{path.ToString()}\"/>");
    }

    string Points(IReadOnlyList<double> x, IReadOnlyList<double> y, int from, int to)
    {
        var d = new StringBuilder();
        for (int i = from; i < to; i++) d.Append(CultureInfo.InvariantCulture, $"{(i == from ? "" : "L")}{Width * X.At(x[i]):0.#},{Up(double.IsFinite(y[i]) ? y[i] : Y.Min):0.#}");
        return d.ToString();
    }

    // Long series in as many rows as can be read, each with the highest value of its stretch (reductions: the largest).
    Html Table()
    {
        var x = Lines.MaxBy(l => l.X.Count)!.X;
        int rows = X.IsLogarithmic ? x.Count : Math.Min(x.Count, MostRows);
        return Html.Of($"""
            <details class="data"><summary>Numbers of “{Title}”</summary><div class="scroll" tabindex="0" role="region" aria-label="Numbers: {Named}"><table>
            <thead><tr><th scope="col">{XTitle}</th>{Lines.Select(l => Html.Of($"<th scope=\"col\" class=\"num\">{l.Title}, {Unit}</th>"))}</tr></thead>
            <tbody>{Enumerable.Range(0, rows).Select(r => Row(x, r, rows))}</tbody></table></div></details>
            """);
    }

    Html Row(IReadOnlyList<double> x, int row, int rows)
    {
        double from = x[(int)((long)row * x.Count / rows)], to = row + 1 == rows ? double.PositiveInfinity : x[(int)((long)(row + 1) * x.Count / rows)];
        return Html.Of($"<tr><th scope=\"row\">{(X.IsLogarithmic ? Say.Hertz(from) : Say.Time(from))}</th>{Lines.Select(l => Html.Of($"<td class=\"num\">{Say.Number(Highest(l, from, to))}</td>"))}</tr>");
    }

    static double Highest(Line line, double from, double to) =>
        line.X.Zip(line.Y).Where(p => p.First >= from && p.First < to && double.IsFinite(p.Second)).Select(p => p.Second).DefaultIfEmpty(double.NaN).Max();
}
