namespace TopDown.Mixdown.Reporting.Page;

/// <summary>The top of the page: the result in one line, the key figures, the players, what was done, findings.</summary>
static class Summary
{
    /// <summary>The result in one line.</summary>
    public static string Headline(MixReport r)
    {
        if (r.Loudness is not { } l) return "Nothing was bounced.";
        if (l.Final is not { } final || !final.IntegratedLufs.Has) return l.WhyNot is { } why ? Sentence(why) : "The bounce is silent.";
        string figures = $"{Say.Text(final.IntegratedLufs.Value, "LUFS")} at {Say.Text(final.TruePeakDbtp.Value, "dBTP")}";
        return l.Reached ? $"{figures}: target and ceiling are met." : $"{figures}: the target of {Say.Text(l.TargetLufs, "LUFS")} is not reached.";
    }

    /// <summary>The same for who does not know the units.</summary>
    static string Plain(MixReport r)
    {
        var parts = new List<string>();
        if (r.Loudness is { Final: { } final } l && final.IntegratedLufs.Has)
        {
            if (l.WhyNot is { } why) parts.Add(Sentence(why));
            else if (l.Reached) parts.Add("The song is as loud as was asked for, and its peaks stay where no player or converter clips them.");
            if (l.Before is { IntegratedLufs.Has: true } before) parts.Add($"The raw tracks summed to {Say.Text(before.IntegratedLufs.Value, "LUFS")}.");
        }
        if (r.Limiter is { P99Db.Has: true } limiter) parts.Add(limiter.MaxDb.Value < 0.1 ? "The limiter at the end had nothing to do." : $"The limiter at the end takes {Say.Text(limiter.P99Db.Value, "dB")} or less 99 % of the time.");
        int warnings = r.Findings.Count(f => f.Severity == Severity.Warning);
        parts.Add(r.Findings.Count == 0 ? "No findings." : warnings == 0 ? "Nothing needs to be mended." : $"{Say.Count(warnings, "warning")} to look at.");
        return string.Join(' ', parts);
    }

    static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";

    public static Html Top(MixReport r) => Html.Of($"""
        <header class="top" id="result">
        <p class="over">Mix report · {Say.Of(r.Order)}</p>
        <h1>{r.Song.Name}</h1>
        <p class="headline">{Headline(r)}</p>
        <p class="plain">{Plain(r)}</p>
        {Tiles(r)}
        <p class="about">{Say.Count(r.Song.Tracks.Count, "track")} on {Say.Count(r.Song.Buses.Count(b => b.Name != MixBus), "bus", "buses")} · {Say.Time(r.Song.DurationS)} min · {r.Song.RateHz} Hz{Html.If(r.Song.Layout != null, () => Html.Of($" · layout {r.Song.Layout}"))} · {r.Program.Name} {r.Program.Version}</p>
        </header>

        """);

    const string MixBus = Sessions.Session.Master;

    static Html Tiles(MixReport r)
    {
        if (r.Loudness is not { Final: { } f } l) return Html.Empty;
        return Html.Of($"""
            <dl class="tiles">
            {Tile("Loudness", f.IntegratedLufs, "LUFS", $"target {Say.Number(l.TargetLufs)}{Was(l.Before?.IntegratedLufs)}")}
            {Tile("True peak", f.TruePeakDbtp, "dBTP", $"ceiling {Say.Number(l.CeilingDbtp)}{Was(l.Before?.TruePeakDbtp)}")}
            {Tile("Loudness range", f.RangeLu, "LU", $"soft to loud{Was(l.Before?.RangeLu)}")}
            {Tile("Peak to loudness", f.PlrDb, "dB", $"room for punch{Was(l.Before?.PlrDb)}")}
            {Html.If(r.Limiter != null, () => Tile("Limiter", r.Limiter!.P99Db, "dB", $"99 % of the time; at most {Say.Number(r.Limiter.MaxDb.Value)}"))}
            </dl>
            """);
    }

    static string Was(Figure? before) => before is { Has: true } b ? $"; before {Say.Number(b.Value)}" : "";

    static Html Tile(string title, Figure figure, string unit, string below) => Html.Of($"<div><dt>{title}</dt><dd><span class=\"big\">{Say.Figure(figure)} <small>{unit}</small></span><span class=\"below\">{below}</span></dd></div>\n");

    public static Html Findings(MixReport r) => Html.Of($"""
        <section id="findings" aria-labelledby="findings-h"><h2 id="findings-h">Findings</h2>
        {(r.Findings.Count == 0 ? Html.Raw("<p>Nothing was found that needs a look.</p>") : Html.Of($"<ul class=\"findings\">{r.Findings.OrderByDescending(f => f.Severity).Select(Finding)}</ul>"))}
        </section>

        """);

    static Html Finding(Finding f) => Html.Of($"""
        <li class="{f.Severity.ToString().ToLowerInvariant()}"><span class="badge">{f.Severity switch { Severity.Warning => "▲ Warning", Severity.Notice => "◆ Notice", _ => "● Info" }}</span>
        <div><p>{Html.If(f.Where != null, () => Html.Of($"<b>{f.Where}</b>: "))}{f.Sentence}{Html.If(f.AtS != null, () => Html.Of($" <span class=\"unit\">at {Say.Time(f.AtS!.Value)}</span>"))}</p>{Html.If(f.Remedy != null, () => Html.Of($"<p class=\"remedy\">→ {f.Remedy}</p>"))}</div></li>

        """);

    public static Html Steps(MixReport r) => r.Steps.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="steps" aria-labelledby="steps-h"><h2 id="steps-h">What was done, and why</h2>
        <ol class="steps">{r.Steps.Select(Step)}</ol></section>

        """);

    static Html Step(StepReport s) => Html.Of($"""
        <li class="{(s.Done ? "done" : "out")}"><span class="number" aria-hidden="true">{s.Number}</span><div><h3>{s.Title}{Html.If(!s.Done, () => Html.Raw(" <span class=\"badge\">left out</span>"))}</h3>
        {Html.If(s.Findings.Count > 0, () => Html.Of($"<ul>{s.Findings.Select(f => Html.Of($"<li>{f}</li>"))}</ul>"))}
        {Html.If(s.Changes.Count > 0, () => Changes(s))}</div></li>

        """);

    static Html Changes(StepReport s) => Tables.Of($"Changes of step {s.Number}", ["where", "what", "from", "to", "why"], [.. s.Changes.Select(c => new[]
    {
        Html.Of($"{c.Where}"), Html.Of($"{c.What}"), Html.Of($"{c.From ?? "–"}"), Html.Of($"<b>{c.To}</b>"), Html.Of($"{c.Why}"),
    })]);
}
