using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Tests.Demo;
using TopDown.Plugin;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Mixing;

/// <summary>Learn and side-chains in a whole mix, on the demo.</summary>
public sealed class EngineLearnTests(ITestOutputHelper says)
{
    static readonly Song s_demo = DemoSong.Of(PlayedSession.Once.Tracks);
    static readonly Lazy<MixSettings> s_staged = new(() => DemoSong.Levelled(s_demo, new()));

    static readonly InsertPlace s_master = new(InsertPlace.Master, 0);

    [Theory, InlineData(0), InlineData(-14)]
    public void The_master_learns_its_goal_from_the_mix(double louderDb)
    {
        MixSettings settings = s_staged.Value with { Master = s_staged.Value.Master with { TrimDb = s_staged.Value.Master.TrimDb + louderDb } };
        Learned learned = new MixEngine(s_demo, settings).Learn(s_master, 0, s_demo.Frames);
        Assert.Equal(("Done", true), (learned.Outcome, learned.Done));
        Page page = settings.Master.Inserts[0].Type.Page;
        double[] normals = [.. learned.Normals];
        Assert.All(page.Parameters, p => Assert.True(p.Id == "threshold_db" || normals[p.Index] == settings.Master.Inserts[0].Normals[p.Index], p.Id));
        normals[page.Find("ceiling_lock")!.Index] = 0; // what it would do without its ceiling of 2 dB
        double p90 = P90(settings with { Master = settings.Master with { Inserts = [settings.Master.Inserts[0] with { Normals = normals }] } }, s_master, page.Ears[0]);
        says.WriteLine($"{louderDb} dB: threshold {page.Ears[0].Threshold.ToPlain(normals[page.Ears[0].Threshold.Index]):F1} dB, P90 {p90:F2} dB");
        Assert.Equal(1.5, p90, 0.3);
    }

    [Fact]
    public void All_buses_learn_in_one_run_what_each_learns_by_itself()
    {
        var engine = new MixEngine(s_demo, s_staged.Value with { Buses = [.. s_staged.Value.Buses.Select((b, i) => i != 3 ? b : b with { Inserts = [b.Inserts[0] with { IsOn = false }] })] });
        IReadOnlyList<Learned?> all = engine.LearnBuses(0, s_demo.Frames);
        Assert.Equal(["Done", "Done", "Nothing to learn", null, "Done"], all.Select(l => l?.Outcome));
        foreach (int b in (int[])[0, 1, 4])
        {
            Assert.Equal(engine.Learn(new(b, 0), 0, s_demo.Frames).Normals, all[b]!.Normals);
            InsertSettings insert = s_staged.Value.Buses[b].Inserts[0] with { Normals = all[b]!.Normals };
            MixSettings learned = s_staged.Value.With(b, bus => bus with { Inserts = [insert] });
            foreach (Ear ear in insert.Type.Page.Ears.Where(e => insert.Preset.GoalDb(e) > 0))
                says.WriteLine($"{s_demo.Buses[b].Name} {ear.Title}: P90 {P90(learned, new(b, 0), ear):F2} dB, goal {insert.Preset.GoalDb(ear)}");
        }
        Ear drums = s_staged.Value.Buses[0].Inserts[0].Type.Page.Ears[0];
        double p90 = P90(s_staged.Value.With(0, bus => bus with { Inserts = [bus.Inserts[0] with { Normals = all[0]!.Normals }] }), new(0, 0), drums);
        Assert.Equal(s_staged.Value.Buses[0].Inserts[0].Preset.GoalDb(drums), p90, 0.5);
    }

    [Fact]
    public void Too_short_a_stretch_leaves_everything()
    {
        Learned learned = new MixEngine(s_demo, s_staged.Value).Learn(s_master, 600_000, 600_000 + 2 * Small.Rate);
        Assert.Equal(("Too short", false), (learned.Outcome, learned.Done));
        Assert.Equal(s_staged.Value.Master.Inserts[0].Normals, learned.Normals);
    }

    [Fact]
    public void The_kick_ducks_the_bass_through_its_side_chain()
    {
        InsertSettings bass = s_staged.Value.Buses[1].Inserts[0];
        Reading duck = bass.Type.Page.Find("duck_db") is not null ? bass.Type.Page.Ears.Single(e => e.Id == "kick").Reduction : throw new InvalidOperationException();
        (float[] Shown, float[] Bass) Play(KeySource? key)
        {
            var engine = new MixEngine(s_demo, s_staged.Value.With(1, b => b with { Inserts = [bass with { Key = key }] }), new() { From = 600_000, To = 900_000 });
            var (_, x) = Small.Render(engine, MixTaps.Buses, c => c.Bus(1));
            return ([.. engine.Reading(new(1, 0), duck).Values], x[0]);
        }
        var (shown, ducked) = Play(bass.Key);
        var (silent, free) = Play(null);
        Assert.All(silent, v => Assert.Equal(0, v));
        Assert.InRange(shown.Max(), 2, 3.1); // duck_db is 3 dB
        int deepest = Array.IndexOf(shown, shown.Max());
        double Level(float[] x) => Math.Sqrt(x.AsSpan(deepest * 512, 512).ToArray().Average(v => (double)v * v));
        says.WriteLine($"kick at block {deepest}: {Figures.Db(Level(ducked) / Level(free)):F2} dB");
        Assert.InRange(Figures.Db(Level(ducked) / Level(free)), -4, -1);
        // the drums' other tracks do not duck: with them as key it is something else
        var (others, _) = Play(new(-1, [.. Enumerable.Range(0, s_demo.Tracks.Count).Where(t => s_demo.Tracks[t].Bus == 0 && !bass.Key!.Tracks.Contains(t))]));
        Assert.NotEqual(shown, others);
    }

    /// <summary>What the reading stays within for 90 % of the loud part.</summary>
    static double P90(MixSettings settings, InsertPlace place, Ear ear)
    {
        var engine = new MixEngine(s_demo, settings);
        var (_, input) = Small.Render(engine, MixTaps.IntoMaster | MixTaps.Staged, c => place.Bus < 0 ? c.IntoMaster : c.Staged(place.Bus));
        ReadingCurve curve = engine.Reading(place, ear);
        double[] loud = [.. Desks.Loud([.. curve.Values.Select(v => (double)v)], Desks.LoudSeconds(input), curve.BlockFrames).Order()];
        return loud[(int)(0.9 * (loud.Length - 1))];
    }
}
