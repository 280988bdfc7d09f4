namespace TopDown.Mixdown.Reporting.Page;

/// <summary>What an engineer looks up: routing, levels, loudness, stereo, masking, other equipment, files.</summary>
static class Details
{
    public static Html Routing(MixReport r) => Html.Of($"""
        <section id="routing" aria-labelledby="routing-h"><h2 id="routing-h">Routing and levels</h2>
        {Html.If(r.Song.Notes.Count > 0, () => Html.Of($"<ul class=\"notes\">{r.Song.Notes.Select(n => Html.Of($"<li>{n}</li>"))}</ul>"))}
        <h3>Buses</h3>
        {Tables.Of("Buses", ["bus", "tracks", "plug-ins", "side-chain", "#clip gain, dB", "#fader, dB", "why"], [.. r.Song.Buses.Select(b => new[]
        {
            Html.Of($"{b.Name}"),
            Html.Of($"{string.Join(", ", r.Song.Tracks.Where(t => t.Bus == b.Name).Select(t => t.Name))}"),
            Html.Of($"{(b.Inserts.Count == 0 ? "–" : string.Join(" → ", b.Inserts))}"),
            Html.Of($"{b.SideChain ?? "–"}"), Tables.Signed(b.StageDb), Tables.Signed(b.FaderDb), Html.Of($"{b.Why}"),
        })])}
        {Html.If(r.GainStaging.Count > 0, () => Html.Of($"<h3>Gain staging</h3><p>Clip gain brings each bus to the level its plug-in is made for; the fader takes it back, so the balance stays.</p>{Staging(r)}"))}
        <h3>Tracks</h3>
        {Tables.Of("Tracks", ["track", "bus", "file", "#clip gain, dB", "#pan", "#high-pass, Hz", "why"], [.. r.Song.Tracks.Select(t => new[]
        {
            Html.Of($"{t.Name}"), Html.Of($"{t.Bus}"), Html.Of($"{t.File}{Html.If(t.Right != null, () => Html.Of($" + {t.Right}"))}"),
            Tables.Signed(t.ClipGainDb), Tables.Signed(t.Pan, 2), Html.Of($"{(t.HighPassHz > 0 ? Say.Number(t.HighPassHz, 0) : "–")}"),
            Html.Of($"{t.Why}{Html.If(t.Inverted, () => Html.Raw(" <span class=\"badge\">polarity inverted</span>"))}{Html.If(t.Unclear != null, () => Html.Of($" <span class=\"badge\">unclear: {t.Unclear}</span>"))}"),
        })])}
        </section>

        """);

    static Html Staging(MixReport r) => Tables.Of("Gain staging", ["bus", "#peak before, dBFS", "#clip gain, dB", "#peak after, dBFS", "#loudness before, LUFS", "#loudness after, LUFS", "#fader, dB", "why"],
        [.. r.GainStaging.Select(s => new[]
        {
            Html.Of($"{s.Bus}"), Say.Figure(s.PeakBeforeDbfs), Tables.Signed(s.ClipGainDb, 2), Say.Figure(s.PeakAfterDbfs), Say.Figure(s.LoudnessBeforeLufs), Say.Figure(s.LoudnessAfterLufs), Tables.Signed(s.FaderDb, 2), Html.Of($"{s.Why}"),
        })]);

    public static Html Loudness(MixReport r)
    {
        if (r.Loudness is not { } l) return Html.Empty;
        (string, LoudnessFigures?)[] rows = [("before: the tracks' sum", l.Before), ("after the mix bus", l.PreMaster), ("the bounce", l.Final), ("reference", l.Reference)];
        return Html.Of($"""
            <section id="loudness" aria-labelledby="loudness-h"><h2 id="loudness-h">Loudness and peaks</h2>
            {Tables.Of("Loudness", ["sound", "#integrated, LUFS", "#range, LU", "#max. momentary, LUFS", "#max. short-term, LUFS", "#true peak, dBTP", "#peak to loudness, dB"], [.. rows.Where(x => x.Item2 != null).Select(x => new[]
            {
                Html.Of($"{x.Item1}"), Say.Figure(x.Item2!.IntegratedLufs), Say.Figure(x.Item2.RangeLu), Say.Figure(x.Item2.MaxMomentaryLufs), Say.Figure(x.Item2.MaxShortTermLufs), Say.Figure(x.Item2.TruePeakDbtp, 2), Say.Figure(x.Item2.PlrDb),
            })])}
            <p>Target {Say.Text(l.TargetLufs, "LUFS")}, ceiling {Say.Text(l.CeilingDbtp, "dBTP")}{Html.If(l.GainDb.Has, () => Html.Of($"; {Say.Signed(l.GainDb.Value)} dB before the limiter"))}. {(l.Reached ? "Both are met." : l.WhyNot)}</p>
            {TimeCharts.Loudness(r)}{TimeCharts.TruePeak(r)}{TimeCharts.Vu(r)}
            {Limiter(r)}
            </section>

            """);
    }

    static Html Limiter(MixReport r) => r.Limiter is not { } l ? Html.Empty : Html.Of($"""
        <h3>Limiter</h3><p>Half of the time within {Say.Figure(l.P50Db)} dB, 90 % within {Say.Figure(l.P90Db)}, 99 % within {Say.Figure(l.P99Db)}, at most {Say.Figure(l.MaxDb)} dB; above 1 dB for {Say.Figure(l.AboveOneDbPercent)} % of the song.</p>
        {TimeCharts.Limiter(r)}
        """);

    public static Html Sound(MixReport r) => r.Spectra.Count + r.Stereo.Count + r.Masking.Count + r.Sharing.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="sound" aria-labelledby="sound-h"><h2 id="sound-h">Spectrum and stereo</h2>
        {Pictures.Spectrum(r)}
        {Html.If(r.Stereo.Count > 0, () => Html.Of($"<h3>Stereo field</h3><div class=\"row\">{r.Stereo.Select(Pictures.Goniometer)}</div>{Bands(r)}"))}
        {Masking(r)}
        </section>

        """);

    static Html Bands(MixReport r)
    {
        var tops = r.Stereo[0].BandTopHz;
        return Tables.Of("Stereo by band", ["band", .. r.Stereo.Select(s => $"#correlation, {Say.Of(s.Of)}"), .. r.Stereo.Select(s => $"#side over middle, {Say.Of(s.Of)}, dB")],
            [.. Enumerable.Range(0, r.Stereo.Min(s => s.BandCorrelation.Count)).Select(b => (Html[])
            [
                Html.Of($"{(b == 0 ? $"below {Say.Hertz(tops[0])}" : b == tops.Count ? $"above {Say.Hertz(tops[^1])}" : $"{Say.Hertz(tops[b - 1])} to {Say.Hertz(tops[b])}")}"),
                .. r.Stereo.Select(s => Tables.Number(s.BandCorrelation[b], 2)), .. r.Stereo.Select(s => Tables.Number(s.BandWidthDb[b])),
            ])]);
    }

    static Html Masking(MixReport r) => r.Masking.Count + r.Sharing.Count == 0 ? Html.Empty : Html.Of($"""
        <h3>Who covers whom</h3>
        <p>In the loud part, by a model of hearing (spreading over critical bands). A hint where to listen: it knows nothing of left and right, nor that the ear follows a line.</p>
        {Tables.Of("Masking", ["covered", "by", "worst at", "range", "#of the time, %", "#by, dB"], [.. r.Masking.Select(m => new[]
        {
            Html.Of($"{m.Masked}"), Html.Of($"{m.Masker}"), Html.Of($"{Say.Hertz(m.AtHz)}"), Html.Of($"{Say.Hertz(m.FromHz)} to {Say.Hertz(m.ToHz)}"), Tables.Number(m.TimePercent, 0), Tables.Number(m.DepthDb),
        })])}
        {Tables.Of("Shared ranges", ["share a range", "range", "#of the time, %"], [.. r.Sharing.Select(s => new[]
        {
            Html.Of($"{s.One} and {s.Other}"), Html.Of($"{Say.Hertz(s.FromHz)} to {Say.Hertz(s.ToHz)}"), Tables.Number(s.TimePercent, 0),
        })])}
        """);

    public static Html Elsewhere(MixReport r) => r.Translations.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="elsewhere" aria-labelledby="elsewhere-h"><h2 id="elsewhere-h">On other equipment</h2>
        {r.Translations.Select(t => Html.Of($"""
            <article class="card"><h3>{t.Name}</h3>
            {(t.Losses.Count == 0 ? Html.Raw("<p>Nothing gets lost.</p>") : Html.Of($"<ul>{t.Losses.Select(l => Html.Of($"<li>{l}</li>"))}</ul>"))}
            <dl class="figures">{t.Figures.Select(f => Html.Of($"<div><dt>{f.Title}</dt><dd>{Say.Figure(f.Value)} {f.Unit}</dd></div>"))}</dl>
            <p class="unit">{Html.If(t.Source != null, () => Html.Of($"Curve: {t.Source}. "))}{Html.If(t.File != null, () => Html.Of($"<a href=\"{Links.Beside(t.File!)}\">{t.File}</a>"))}</p></article>

            """))}
        </section>

        """);

    public static Html Comparison(MixReport r) => r.Comparison is not { } c ? Html.Empty : Html.Of($"""
        <section id="orders" aria-labelledby="orders-h"><h2 id="orders-h">Against the other order</h2>
        <ul>{c.Sentences.Select(s => Html.Of($"<li>{s}</li>"))}</ul>
        {Tables.Of("Both orders", ["figure", $"#{Say.Of(r.Order)}", $"#{Say.Of(c.Order)}"], [.. c.Figures.Select(f => new[] { Html.Of($"{f.Title}, {f.Unit}"), Say.Figure(f.This), Say.Figure(f.Other) })])}
        {Html.If(c.File != null, () => Html.Of($"<p><a href=\"{Links.Beside(c.File!)}\">{c.File}</a></p>"))}
        </section>

        """);

    public static Html Files(MixReport r) => r.Files.Count == 0 ? Html.Empty : Html.Of($"""
        <section id="files" aria-labelledby="files-h"><h2 id="files-h">Files</h2>
        {Tables.Of("Files", ["file", "what", "#size"], [.. r.Files.Select(f => new[]
        {
            Html.Of($"<a href=\"{Links.Beside(f.Name)}\">{f.Name}</a>"), Html.Of($"{f.What}"), Html.Of($"{(f.Bytes is { } b ? Say.Bytes(b) : "–")}"),
        })])}
        </section>

        """);
}
