namespace TopDown.Mixdown.Reporting.Page;

/// <summary>One card a plug-in: why it is there, how it is set and what it did.</summary>
static class Inserts
{
    public static Html Render(MixReport r) => r.Inserts.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="plugins" aria-labelledby="plugins-h"><h2 id="plugins-h">Plug-ins</h2>
        <p>Figures are after less before, each plug-in for itself; reductions are read in the loud part of the song (the 30 % of 3 s windows with the highest loudness).</p>
        {r.Inserts.Select((insert, i) => Card(r, insert, i))}</section>

        """);

    static Html Card(MixReport r, InsertReport x, int number) => Html.Of($"""
        <article class="card" aria-labelledby="insert-{number}">
        <h3 id="insert-{number}"><span class="over">{x.Bus}{Html.If(x.Slot > 1, () => Html.Of($", place {x.Slot}"))}</span>{x.Plugin}{Html.If(!x.On, () => Html.Raw(" <span class=\"badge\">off</span>"))}</h3>
        <p><b>{x.Preset}</b>: {x.Why}{Html.If(x.SideChain != null, () => Html.Of($" Its side-chain hears {x.SideChain}."))}</p>
        {Html.If(x.Learn != null, () => Html.Of($"<p>Learn: {x.Learn}.</p>"))}
        <dl class="figures">{Pair("Crest", x.CrestChangeDb, "dB")}{Pair("Loudness", x.LoudnessChangeLu, "LU")}{Pair("Width", x.WidthChangeDb, "dB")}{Html.If(x.ThroughMix != null, () => Html.Of($"{Pair("At the mix: loudness", x.ThroughMix!.LoudnessChangeLu, "LU")}{Pair("At the mix: crest", x.ThroughMix.CrestChangeDb, "dB")}{Pair("At the mix: its reduction", x.ThroughMix.ReductionChangeDb, "dB")}"))}</dl>
        {Html.If(x.ThroughMix?.Verdict != null, () => Html.Of($"<p>{x.ThroughMix!.Verdict}</p>"))}
        {Html.If(x.Ears.Count > 0, () => Html.Of($"<ul class=\"ears\">{x.Ears.Select(Ear)}</ul>"))}
        {TimeCharts.Reduction(r, x, number)}
        {Settings(x)}
        {Html.If(x.PresetFile != null, () => Html.Of($"<p><a href=\"{Links.Beside(x.PresetFile!)}\">{x.PresetFile}</a> for other hosts</p>"))}
        </article>

        """);

    static Html Pair(string title, Figure figure, string unit) => Html.Of($"<div><dt>{title}</dt><dd>{Say.Figure(figure, 1, signed: true)}{Html.If(figure.Has, () => Html.Of($" {unit}"))}</dd></div>");

    // The bar ends at the largest reduction or the goal, whichever is more; 90 % of the time is filled.
    static Html Ear(EarReport e)
    {
        double p90 = Math.Max(0, e.P90Db.Value), full = Math.Max(Math.Max(e.MaxDb.Has ? e.MaxDb.Value : 0, e.GoalDb ?? 0), 1);
        string verdict = e.Met switch { true => "✓ goal met", false => "✗ goal not met", _ => "no goal" };
        return Html.Of($"""
            <li><span class="name">{e.Title}</span>
            {Html.If(e.P90Db.Has, () => Html.Of($"<span class=\"gauge\" aria-hidden=\"true\"><i style=\"width:{100 * p90 / full}%\"></i>{Html.If(e.GoalDb != null, () => Html.Of($"<b style=\"left:{100 * e.GoalDb!.Value / full}%\"></b>"))}</span>"))}
            <span class="told">90 % within <b>{Say.Figure(e.P90Db)} dB</b>, half within {Say.Figure(e.P50Db)}, at most {Say.Figure(e.MaxDb)}{Html.If(e.GoalDb != null, () => Html.Of($"; goal {Say.Number(e.GoalDb!.Value)} dB"))} · <span class="verdict{(e.Met == false ? " missed" : "")}">{verdict}</span></span></li>

            """);
    }

    static Html Settings(InsertReport x) => Html.If(x.Settings.Count > 0, () => Html.Of($"""
        <details class="settings"><summary>{Say.Count(x.Settings.Count, "setting")} that {(x.Settings.Count == 1 ? "differs" : "differ")} from the start{Html.If(x.Settings.Any(s => s.Learned), () => Html.Of($", {x.Settings.Count(s => s.Learned)} by Learn"))}</summary>
        {Tables.Of($"Settings of {x.Plugin} on {x.Bus}", ["setting", "value", "why"], [.. x.Settings.Select(s => new[]
        {
            Html.Of($"{s.Title}"),
            Html.Of($"<b>{s.Text}</b>{Html.If(s.Learned, () => Html.Of($" <span class=\"badge\">Learn{Html.If(s.Was != null, () => Html.Of($", was {s.Was}"))}</span>"))}"),
            Html.Of($"{s.Reason}"),
        })])}</details>
        """));
}
