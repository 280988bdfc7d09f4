namespace TopDown.Mixdown.Reporting.Page;

/// <summary>The charts over the song's time.</summary>
static class TimeCharts
{
    /// <summary>Gain reduction of one plug-in, a strip for each detector that did something.</summary>
    public static Html Reduction(MixReport r, InsertReport insert, int number) =>
        Html.Join(r.Histories.Where(h => h.Kind == TraceKind.Reduction && h.Bus == insert.Bus && h.Plugin == insert.Plugin && h.Max.Any(v => v > 0.05))
            .Select((trace, i) => Hanging(r, $"reduction-{number}-{i}", trace, trace.Title, 4)));

    public static Html Limiter(MixReport r) => r.Histories.FirstOrDefault(h => h.Kind == TraceKind.Limiter) is not { } trace ? Html.Empty : Hanging(r, "limiter-history", trace, "Gain reduction", 3);

    static Html Hanging(MixReport r, string id, Trace trace, string title, double least)
    {
        double most = trace.Max.Where(double.IsFinite).DefaultIfEmpty(0).Max(), step = Step(Math.Max(least, most)), bottom = step * Math.Ceiling(Math.Max(least, most) / step);
        // the axis runs downwards: 0 at the top
        var axis = Axis.Linear(0, bottom, step) with { Min = bottom, Max = 0 };
        return new Chart(id, title, $"At most {Say.Text(most, "dB")}.", Axis.Time(r.Song.DurationS), axis, "from", "dB", [Of(trace, 0, fromTop: true)]) { Shade = Passage(r), IsLow = true, Whose = trace.Bus is null ? "limiter" : $"{trace.Plugin} on {trace.Bus}" }.Render();
    }

    static double Step(double most) => most <= 4 ? 2 : most <= 12 ? 4 : most <= 20 ? 5 : 10;

    public static Html Vu(MixReport r)
    {
        var traces = Shown(r, TraceKind.Vu);
        if (traces.Count == 0) return Html.Empty;
        double most = Highest(traces);
        return new Chart("vu", "VU", $"Highest {Say.Text(most, "VU")}. 0 VU is a sine of −18 dBFS; the needle takes 300 ms.", Axis.Time(r.Song.DurationS), Axis.Linear(-20, Math.Max(5, 5 * Math.Ceiling(most / 5)), 5),
            "from", "VU", [.. traces.Select((t, i) => Of(t, i))]) { Shade = Passage(r), Marks = [(0, "0 VU")] }.Render();
    }

    public static Html Loudness(MixReport r)
    {
        var traces = Shown(r, TraceKind.ShortTerm, TraceKind.Momentary);
        if (traces.Count == 0) return Html.Empty;
        var shorts = traces.Where(t => t.Kind == TraceKind.ShortTerm).ToList();
        double most = Highest(traces), top = 5 * Math.Ceiling(Math.Max(most, r.Loudness?.TargetLufs ?? -14) / 5);
        return new Chart("loudness-history", "Loudness", $"Short-term at most {Say.Text(Highest(shorts), "LUFS")}, momentary at most {Say.Text(Highest(traces.Where(t => t.Kind == TraceKind.Momentary)), "LUFS")}.",
            Axis.Time(r.Song.DurationS), Axis.Linear(top - 35, top, 5), "from", "LUFS", [.. traces.Select((t, i) => Of(t, i))])
        { Shade = Passage(r), Marks = r.Loudness is { } l ? [(l.TargetLufs, "target")] : [] }.Render();
    }

    public static Html TruePeak(MixReport r)
    {
        var traces = Shown(r, TraceKind.TruePeak);
        if (traces.Count == 0) return Html.Empty;
        double most = Highest(traces), top = 3 * Math.Ceiling(Math.Max(most, 0) / 3);
        return new Chart("true-peak", "True peak", $"Highest {Say.Text(most, "dBTP")}.", Axis.Time(r.Song.DurationS), Axis.Linear(top - 30, top, 6), "from", "dBTP", [.. traces.Select((t, i) => Of(t, i))])
        { Shade = Passage(r), Marks = r.Loudness is { } l ? [(l.CeilingDbtp, "ceiling")] : [] }.Render();
    }

    static List<Trace> Shown(MixReport r, params TraceKind[] kinds) => [.. kinds.SelectMany(k => r.Histories.Where(h => h.Kind == k)).Where(t => t.Max.Any(double.IsFinite))];

    static double Highest(IEnumerable<Trace> traces) => traces.SelectMany(t => t.Max).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    static (double, double, string)? Passage(MixReport r) => r.Stretch is { } s && s.ToS - s.FromS < r.Song.DurationS - 1 ? (s.FromS, s.ToS, "the passage in the players") : null;

    static Line Of(Trace t, int index, bool fromTop = false) => new(t.Title, $"s{index % 6}", [.. t.Max.Select((_, i) => (i + 0.5) * t.StepS)], t.Max, FromTop: fromTop);
}
