using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>
/// Learn and Match on the demo song, through the pieces that every shell uses (Runner, Desk): MixBus Glue, goal 1.5 dB.
/// </summary>
public sealed class LearnTests
{
    static readonly PluginType s_glue = PluginType.Of<MixBusGlue>();
    static readonly Lazy<float[][]> s_mix = new(Song);

    /// <summary>The buses summed, peak −6 dBFS: what the master's presets are made for.</summary>
    static float[][] Song()
    {
        float[][] mix = DemoSession.Sum(DemoSession.Buses(DemoSession.Make()));
        return Desks.AtPeak(mix, -6);
    }

    [Fact]
    public void The_documented_start_meets_its_goal_untouched()
    {
        double p90 = P90(s_mix.Value, s_glue.Defaults());
        Assert.InRange(p90, 1.0, 2.0);
    }

    [Theory, InlineData(-12), InlineData(-6), InlineData(0), InlineData(6), InlineData(12)]
    public void Learn_meets_the_goal_at_any_level(double inputDb)
    {
        float[][] song = Desks.Scaled(s_mix.Value, Math.Pow(10, inputDb / 20));
        Desk desk = Listen(song, "learn");
        Assert.Equal("Done", Result(desk));
        double[] learned = desk.Normals.ToArray();
        Assert.Equal(1.5, P90(song, Free(learned)), inputDb == 0 ? 0.3 : 0.5);

        // With the ceiling back on it is reached in less than a tenth of the samples …
        double[] held = Reductions(song, learned);
        Assert.True(held.Count(r => r > 1.999) < 0.1 * held.Length, $"ceiling reached in {100.0 * held.Count(r => r > 1.999) / held.Length:F1} % of the song");
        // … and in the loud part the reduction still moves (Auto holds most of it).
        double[] loud = LoudOnly(song, held);
        Assert.True(At(loud, 0.9) - At(loud, 0.1) >= 0.4, $"P90 − P10 = {At(loud, 0.9) - At(loud, 0.1):F2} dB");
    }

    [Fact]
    public void With_a_release_of_100_ms_the_reduction_lets_go()
    {
        Desk desk = Listen(s_mix.Value, "learn", ("release_ms", "100 ms"));
        Assert.Equal("Done", Result(desk));
        double[] held = Reductions(s_mix.Value, desk.Normals.ToArray()), loud = LoudOnly(s_mix.Value, held);
        Assert.True(At(loud, 0.1) <= 0.5, $"P10 in the loud part {At(loud, 0.1):F2} dB");
        int window = (int)(2.0 / Step);
        for (int i = 0; i + window < held.Length; i += window / 4) Assert.True(held.AsSpan(i, window).ToArray().Min() < 0.3, $"no rest within 2 s at {i * Step:F1} s");
    }

    [Fact]
    public void Auto_lets_go_within_8_s_of_a_drop()
    {
        Desk desk = Listen(s_mix.Value, "learn");
        double threshold = desk.Page.Find("threshold_db")!.ToPlain(desk[desk.Page.Find("threshold_db")!]);
        float quiet = (float)Math.Pow(10, (threshold - 10) / 20);
        var random = new Random(2);
        float[][] song = [.. s_mix.Value.Select(c => (float[])[.. c, .. Enumerable.Range(0, 10 * Rate).Select(_ => quiet * (random.NextSingle() * 2 - 1))])];
        double[] held = Reductions(song, desk.Normals.ToArray());
        Assert.True(held[(int)((s_mix.Value[0].Length / (double)Rate + 8) / Step)] < 0.3);
    }

    [Fact]
    public void Too_short_or_too_quiet_changes_nothing_and_says_so()
    {
        Desk brief = Listen([.. s_mix.Value.Select(c => c[..(4 * Rate)])], "learn");
        Assert.Equal("Too short", Result(brief));
        Desk silent = Listen(Desks.Scaled(s_mix.Value, 1e-4f), "learn");
        Assert.Equal("Too quiet", Result(silent));
        foreach (var desk in new[] { brief, silent })
            foreach (var p in desk.Page.Parameters.Where(p => p is not Status)) Assert.Equal(p.DefaultNormal, desk[p]);
    }

    [Fact]
    public void Match_makes_out_as_loud_as_in()
    {
        float[][] passage = [.. s_mix.Value.Select(c => c[(12 * Rate)..(20 * Rate)])];
        Desk desk = Listen(passage, "match", ("makeup_db", "6"));
        Assert.Equal("Done", Result(desk));
        float[][] after = Offline.Render(Desks.Prepared(s_glue, desk.Normals.ToArray()), passage, null, []);
        Assert.Equal(Figures.Lufs(passage, Rate), Figures.Lufs(after, Rate), 0.1);
        Assert.InRange(desk.Page.Output.ToPlain(desk[desk.Page.Output]), -8, -3);
    }

    [Fact]
    public void A_command_ends_by_itself()
    {
        var runner = Desks.Prepared(s_glue, s_glue.Defaults());
        Command learn = (Command)s_glue.Page.Find("learn")!;
        int ended = 0;
        Offline.Render(runner, s_mix.Value, null, [new(100, learn.Index, 1)], [512], (r, at) => { if (r.Ended == learn) ended = (int)at; });
        Assert.InRange(ended / (double)Rate, learn.MostSeconds, learn.MostSeconds + 0.05);
        Assert.InRange(runner.Heard.Seconds, learn.MostSeconds - 0.05, learn.MostSeconds + 0.05);
    }

    const int Rate = DemoSession.Rate;
    const double Step = 64.0 / Rate;

    static Desk Listen(float[][] song, string command, params (string Id, string Text)[] settings) => Desks.Listen(s_glue, s_glue.Presets[0].Name, song, null, command, settings);

    static string Result(Desk desk) => Desks.Result(desk);

    static double[] Free(double[] normals)
    {
        double[] free = (double[])normals.Clone();
        free[s_glue.Page.Find("ceiling_lock")!.Index] = 0;
        return free;
    }

    /// <summary>The largest reduction of every 64 frames.</summary>
    static double[] Reductions(float[][] song, double[] normals) => Desks.Shown(s_glue, normals, song, null, s_glue.Page.GainReduction!);

    static double P90(float[][] song, double[] normals) => At(LoudOnly(song, Reductions(song, normals)), 0.9);

    static double At(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    static double[] LoudOnly(float[][] song, double[] values) => [.. Desks.Loud(values, Desks.LoudSeconds(song))];
}
