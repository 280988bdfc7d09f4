using TopDown.Plugin;
using TopDown.Plugin.Tests;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>What moves, moves on its sample; and what the shell loses is caught up with.</summary>
public sealed class SplitTests
{
    const int Frames = 24_000;

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Points_of_many_parameters_land_where_they_do_in_the_other_edition(string name)
    {
        var type = Every.Of(name);
        var shell = new Shell(type);
        for (int seed = 1; seed <= 2; seed++)
        {
            double[] start = Runs.RandomNormals(type, seed);
            List<Event> events = Runs.RandomEvents(type, Frames, 60, seed);
            float[][] input = Signals.Bursts(2, Frames, 9000, seed);
            float[][] expected = Hosted.Render(type, new() { Input = input, Blocks = [333] }, events, start).Output;
            Assert.True(shell.Instance.Restore(StateCodec.Write(type, start, StateCodec.Extra.Fresh(type))));
            foreach (int[] blocks in (int[][])[[333], [8192], [1, 500]])
            {
                Assert.True(shell.Instance.Restore(StateCodec.Write(type, start, StateCodec.Extra.Fresh(type))));
                Signals.AssertSame(expected, shell.Render(input, shell.Points(events), blocks), $"blocks of {blocks[0]}, seed {seed}");
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void One_moving_parameter_is_sample_accurate_through_the_losing_walk_too(string name)
    {
        var type = Every.Of(name);
        var shell = new Shell(type) { Loses = true };
        var random = new Random(3);
        // Points on neighbouring samples are lost as well: two samples apart is the shell's best.
        List<Event> events = [.. Enumerable.Range(0, 200).Select(i => new Event(i * 100 + i % 7, type.Page.Input.Index, random.NextDouble()))];
        float[][] input = Signals.Noise(2, Frames);
        Signals.AssertSame(Hosted.Render(type, new() { Input = input }, events).Output, shell.Render(input, shell.Points(events)), "input trim");
    }

    [Fact]
    public void The_losing_walk_loses_and_the_shown_values_bring_it_back()
    {
        var type = Every.Of("Kitchen Sink");
        var shell = new Shell(type) { Loses = true };
        int first = shell.Place("input_db"), second = shell.Place("output_db");
        shell.Render(Signals.Noise(2, 4096), [new(first, 100, 0.6), new(second, 300, 0.3)], [4096]);
        Assert.Equal((4.8, 0), (Math.Round(Played(shell, type.Page.Input), 9), Played(shell, type.Page.Output))); // lost: else this test were idle

        // The host showed both to its user, meanwhile or later.
        shell.Turn("input_db", shell.Instance.Parameters[first].ToPlain(0.6));
        shell.Turn("output_db", shell.Instance.Parameters[second].ToPlain(0.3));
        shell.Go(Signals.Noise(2, 4096));
        Assert.Equal(-9.6, Played(shell, type.Page.Output), 1e-9);
        Assert.Equal(4.8, Played(shell, type.Page.Input), 1e-9);
    }

    [Fact]
    public void While_points_come_a_late_screen_changes_nothing()
    {
        Assert.Equal(12, Run(screen: false, out float[][][] without), 1e-9);
        Assert.Equal(12, Run(screen: true, out float[][][] with), 1e-9);
        for (int i = 0; i < with.Length; i++) Signals.AssertSame(without[i], with[i], $"block {i}");

        static double Run(bool screen, out float[][][] heard)
        {
            var type = Every.Of("Kitchen Sink");
            var shell = new Shell(type);
            int place = shell.Place("input_db");
            shell.Render(Signals.Noise(2, 64));
            heard = new float[200][][];
            for (int i = 0; i < heard.Length; i++)
            {
                // A point every 100 ms up to 1 s; the screen shows some old value until it is there at last.
                if (screen) shell.Turn("input_db", i < 120 ? -i % 20 : 12);
                heard[i] = shell.Go(Signals.Noise(2, 64, seed: i), i <= 100 && i % 10 == 0 ? [new(place, 5, i < 100 ? 0.01 * i : 0.75)] : []);
            }
            return Played(shell, type.Page.Input);
        }
    }

    [Fact]
    public void What_was_turned_while_no_audio_ran_holds_on_the_first_sample_and_in_the_state()
    {
        var type = Every.Of("Kitchen Sink");
        var shell = new Shell(type);
        shell.Turn("input_db", -6);
        Assert.Equal(-6, Saved(shell)[type.Page.Input.Index], 1e-9);
        float[][] input = Signals.Noise(2, 4000);
        double[] normals = type.Defaults();
        normals[type.Page.Input.Index] = type.Page.Input.ToNormal(-6);
        Signals.AssertSame(Hosted.Render(type, new() { Input = input }, normals: normals).Output, shell.Render(input), "turned before");
    }

    [Fact]
    public void A_list_that_is_full_keeps_the_newest_value()
    {
        var list = new PointList(4);
        for (int i = 0; i < 4; i++) Assert.True(list.Add(new(0, 10 - i, 0.1 * i)));
        Assert.Equal([7, 8, 9, 10], list.Sorted.ToArray().Select(p => p.Offset));
        Assert.True(list.Add(new(0, 50, 0.9)));
        Assert.Equal(0.9, list.Sorted[^1].Normal);
        Assert.False(list.Add(new(1, 0, 0.5)));
        list.Clear();
        Assert.True(list.Add(new(2, 3, 0)) && list.Add(new(3, 3, 0)) && list.Add(new(1, 3, 0)));
        Assert.Equal([2, 3, 1], list.Sorted.ToArray().Select(p => p.Place)); // one sample: the host's order
    }

    /// <summary>The value in the sound, at the end of its glide.</summary>
    static double Played(Shell shell, Param p) => shell.Instance.Runner.Values[p];

    static double[] Saved(Shell shell)
    {
        var type = shell.Instance.Type;
        double[] normals = type.Defaults();
        Assert.True(StateCodec.TryRead(type, shell.Instance.Save(), normals, out _));
        return [.. type.Page.Parameters.Select(p => p.ToPlain(normals[p.Index]))];
    }
}
