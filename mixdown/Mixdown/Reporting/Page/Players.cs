namespace TopDown.Mixdown.Reporting.Page;

/// <summary>
/// The clips under one transport; without JavaScript each has the browser's own player. The sound is not in this text: <see cref="ReportPage"/> writes it where the
/// mark stands.
/// </summary>
static class Players
{
    /// <summary>Stands for the sound of clip n. No text of users holds it: control characters are escaped.</summary>
    public const char Mark = '\u0001';

    public static Html Render(MixReport r)
    {
        var heard = r.Clips.Where(c => c.Samples.Count > 0).ToList();
        if (r.Clips.Count == 0) return Html.Empty;
        string passage = r.Stretch is { } s ? $"The loudest {Say.Number(s.ToS - s.FromS, 0)} s ({Say.Time(s.FromS)}–{Say.Time(s.ToS)}), all at one loudness: the louder of two always seems the better, so here it is not. " : "All at one loudness. ";
        return Html.Of($"""
            <section id="listen" aria-labelledby="listen-h"><h2 id="listen-h">Listen</h2>
            <p>{passage}<span class="js">Switching keeps the position.</span></p>
            {Html.If(heard.Count > 0, () => Transport(heard))}
            <ol class="clips">{r.Clips.Select(c => Clip(c, heard.IndexOf(c)))}</ol>
            </section>

            """);
    }

    static Html Transport(List<Clip> heard) => Html.Of($"""
        <div class="transport js" role="group" aria-label="Player">
        <button type="button" id="play" aria-label="Play"><svg viewBox="0 0 24 24" aria-hidden="true"><path class="to-play" d="M6,3L21,12L6,21Z"/><path class="to-stop" d="M5,4h5v16h-5zM14,4h5v16h-5z"/></svg></button>
        <div class="wave"><svg viewBox="0 0 400 100" preserveAspectRatio="none" aria-hidden="true">{heard.Select((c, i) => Html.Of($"<g class=\"outline\"{(i == 0 ? Html.Empty : Html.Raw(" hidden"))}>{Pictures.Outline(c)}</g>"))}</svg><i id="head"></i>
        <input type="range" id="seek" min="0" max="{(double)heard[0].Samples[0].Length / heard[0].Rate}" step="0.1" value="0" aria-label="Position"/></div>
        <p class="now"><output id="time">0:00</output> <b id="playing">{heard[0].Title}</b></p>
        <label>Volume <input type="range" id="volume" min="0" max="1" step="0.01" value="0.8"/></label>
        <label><input type="checkbox" id="keys" checked/> Keys: <kbd>Space</kbd> plays, <kbd>1</kbd>–<kbd>9</kbd> switch, <kbd>←</kbd> <kbd>→</kbd> move 2 s</label>
        </div>
        <p class="error" id="sound-error" role="alert" hidden></p>

        """);

    static Html Clip(Clip c, int place) => Html.Of($"""
        <li class="clip{(place == 0 ? " on" : "")}">
        {Html.If(place >= 0, () => Html.Of($"<button type=\"button\" class=\"js pick\" data-clip=\"{place}\" aria-pressed=\"{(place == 0 ? "true" : "false")}\">{Html.If(place < 9, () => Html.Of($"<kbd>{place + 1}</kbd> "))}<span>{c.Title}</span></button>"))}
        <h3 class="{(place >= 0 ? "nojs" : "")}">{c.Title}</h3>
        <p>{c.Caption}{Html.If(c.MatchDb != 0, () => Html.Of($" <span class=\"unit\">{Say.Signed(c.MatchDb)} dB to match</span>"))}</p>
        {Html.If(place >= 0, () => Html.Of($"<audio class=\"nojs\" controls preload=\"none\" aria-label=\"{c.Title}\" src=\"data:audio/wav;base64,{Html.Raw($"{Mark}{place}{Mark}")}\"></audio>"))}
        {Html.If(c.File != null, () => Html.Of($"<p><a href=\"{Links.Beside(c.File!)}\">whole file: {c.File}</a></p>"))}
        </li>

        """);
}
