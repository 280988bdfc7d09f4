using TopDown.Dsp;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using static TopDown.Mixdown.Tests.Reporting.Tones;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>Meters over time.</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void A_sine_of_minus_18_reads_0_VU_after_300_ms_and_overshoots_by_1_to_1_5_percent(int rate)
    {
        float[] x = Sine(3, 1000, VuHistory.ReferenceDbfs, rate: rate);
        var meter = new VuHistory(rate);
        double highest = 0, reached = 0;
        for (int at = 0; at < x.Length; at += rate / 1000)
        {
            var part = x.AsSpan(at, Math.Min(rate / 1000, x.Length - at));
            meter.Add(new Audio(part, part));
            double deflection = Math.Pow(10, meter.Vu / 20);
            highest = Math.Max(highest, deflection);
            if (deflection >= 0.99 && reached == 0) reached = (double)(at + part.Length) / rate;
        }
        Assert.Equal(0, meter.Vu, 0.02);
        Assert.InRange(reached, 0.29, 0.31);
        Assert.InRange(highest, 1.010, 1.015);
    }

    [Fact]
    public void The_VU_history_has_the_higher_side_and_does_not_depend_on_the_blocks()
    {
        float[] loud = Sine(2, 500, -18), soft = Sine(2, 500, -38);
        var trace = Feed(new VuHistory(Rate), soft, loud).Trace("VU");
        Assert.Equal(0, trace.Max[^1], 0.05);
        Assert.Equal(trace.Max, Feed(new VuHistory(Rate), soft, loud, 1).Trace("VU").Max);
        Assert.Equal(0.01, trace.StepS);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1200)]
    [InlineData(1201)]
    [InlineData(100_003)]
    public void A_thinned_history_keeps_every_extreme_at_its_time(int values)
    {
        var thinner = new HistoryThinner(0.01);
        for (int i = 0; i < values; i++) thinner.Add(i == values / 3 ? 9 : i == values / 2 ? -9 : Math.Sin(i));
        Trace t = thinner.Trace(TraceKind.Reduction, "x");
        Assert.InRange(t.Max.Count, Math.Min(values, 600), 1200);
        Assert.Equal(t.Max.Count, t.Min.Count);
        Assert.Equal(9, t.Max.Max());
        Assert.Equal(-9, t.Min.Min());
        Assert.Equal(values / 3, t.Max.ToList().IndexOf(9) * t.StepS / 0.01, t.StepS / 0.01);
        Assert.InRange(t.Max.Count * t.StepS, values * 0.01 - 1e-9, values * 0.01 + t.StepS);
    }

    [Fact]
    public void Loudness_and_true_peak_are_those_of_the_meters()
    {
        float[] x = Sine(6, 997, -20), y = [.. x.Select((v, i) => i > 3 * Rate ? v / 2 : v)];
        var history = Feed(new LoudnessHistory(Rate), y, y);
        var f = history.Figures();
        Assert.Equal(-20, f.MaxMomentaryLufs.Value, 0.1);
        Assert.Equal(-20, f.TruePeakDbtp.Value, 0.05);
        Assert.Equal(f.TruePeakDbtp.Value - f.IntegratedLufs.Value, f.PlrDb.Value, 1e-9);
        var traces = history.Traces().ToDictionary(t => t.Kind);
        Assert.Equal(-20, traces[TraceKind.ShortTerm].Max.Max(), 0.1);
        Assert.Equal(-26, traces[TraceKind.Momentary].Max[^1], 0.1);
        Assert.Equal(double.NegativeInfinity, traces[TraceKind.Momentary].Max[0]);
        Assert.Equal(-20, traces[TraceKind.TruePeak].Max.Max(), 0.05);
        Assert.Equal(600, traces[TraceKind.TruePeak].Max.Count);
    }

    [Fact]
    public void A_short_or_silent_sound_says_why_it_has_no_figure()
    {
        Assert.Equal("too short: it needs 0.4 s", Feed(new LoudnessHistory(Rate), Sine(0.3, 99, -6), Sine(0.3, 99, -6)).Figures().IntegratedLufs.Reason);
        Assert.Equal("too short: it needs 3 s", Feed(new LoudnessHistory(Rate), Sine(2, 997, -6), Sine(2, 997, -6)).Figures().RangeLu.Reason);
        Assert.StartsWith("silence", Feed(new LoudnessHistory(Rate), Silence(4), Silence(4)).Figures().TruePeakDbtp.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    [InlineData(22_050)]
    public void The_loudest_stretch_and_the_loud_part_are_found(int rate)
    {
        // quiet, but loud from 12 s to 20 s, and in the middle of that louder
        float[] x = [.. Enumerable.Range(0, 40 * rate).Select(i => (float)((i / (double)rate is >= 12 and < 20 ? 0.5 : 0.05) * Math.Sin(2 * Math.PI * 997 * i / rate)))];
        var history = Feed(new LoudnessHistory(rate), x, x);
        var stretch = history.Loudest(8, 40);
        Assert.Equal(12, stretch.FromS, 0.11);
        Assert.Equal(8, stretch.ToS - stretch.FromS, 1e-9);
        var part = history.LoudPart();
        Assert.Equal(11, part.Begins.Count); // 30 % of 38 windows
        Assert.All(Enumerable.Range(12, 6), s => Assert.Contains(s, part.Begins));
        Assert.True(part.Contains(15) && !part.Contains(3) && !part.Contains(38));
        Assert.Equal((0, 8), (history.Loudest(20, 8).FromS, history.Loudest(20, 8).ToS));
    }

    [Fact]
    public void Percentiles_count_in_the_loud_part_only()
    {
        var part = LoudPart.Of([-30, -30, -10, -30, -30, -30, -30, -30, -30, -30]);
        Assert.Equal(3, part.Begins.Count);
        float[] values = [.. Enumerable.Range(0, 120).Select(i => i / 10.0 is >= 2 and < 5 ? 4f : 1f)];
        double[] sorted = part.Sorted(values, 0.1);
        Assert.Equal(4, LoudPart.Percentile(sorted, 1));
        Assert.True(sorted.Length < 120);
        Assert.Equal(2.5, LoudPart.Percentile([1, 2, 3, 4], 0.5));
        Assert.True(double.IsNaN(LoudPart.Percentile([], 0.5)));
    }

    [Fact]
    public void A_clip_is_the_passage_sample_by_sample()
    {
        float[] x = White(3, -20, 1), y = White(3, -20, 2);
        var taker = new ClipTaker(new(0.75, 1.5), Rate);
        ForBlocks(x.Length, 0, (at, n) => taker.Add(at, new Audio(x.AsSpan(at, n), y.AsSpan(at, n))));
        Assert.Equal(x[36_000..72_000], taker.Samples[0]);
        Assert.Equal(y[36_000..72_000], taker.Samples[1]);
    }

    [Fact]
    public void Clips_are_brought_to_one_loudness_below_full_scale()
    {
        Clip Of(string id, float[] x) => new() { Id = id, Kind = ClipKind.Other, Title = id, Caption = "", Rate = Rate, Samples = [x, x] };
        var clips = ClipMatch.Of([Of("loud", Sine(2, 997, -3)), Of("soft", Sine(2, 997, -30)), Of("peaky", [.. White(2, -30, 1).Select((v, i) => i == 9 ? 0.5f : v)]), Of("silent", Silence(2))]);
        double[] lufs = [.. clips.Take(3).Select(c => Demo.Figures.Lufs([.. c.Samples], Rate))];
        Assert.All(lufs, l => Assert.Equal(lufs[0], l, 0.01));
        Assert.Equal(-1, clips.Take(3).Max(c => Demo.Figures.Db(Demo.Figures.Peak([.. c.Samples]))), 0.01);
        Assert.Equal(0, clips[3].MatchDb);
    }
}
