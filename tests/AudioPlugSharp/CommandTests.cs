using TopDown.Plugin;
using TopDown.Plugin.Tests;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>Programs and commands, which the shell knows nothing of, through the timer's poll.</summary>
public sealed class CommandTests
{
    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_chosen_program_is_heard_shown_and_then_left_alone(string name)
    {
        var type = Every.Of(name);
        var shell = new Shell(type);
        shell.Instance.Prepare(48_000, Layout.Stereo);
        double[] want = type.Defaults();
        type.Presets[1].ApplyTo(type.Page, want);
        shell.Turn("program", 1);
        shell.Go(Signals.Noise(2, 512), [new(0, 0, shell.Instance.Parameters[0].ToNormal(1))]);
        shell.Instance.Poll();
        for (int i = 1; i < shell.Instance.Parameters.Count; i++)
            if (shell.Instance.Parameters[i].Parameter is { } p) Assert.Equal(p.ToPlain(want[p.Index]), shell[i], 1e-9);
        Assert.Equal(StateCodec.Write(type, want, StateCodec.Extra.Fresh(type) with { Program = 1 }), shell.Instance.Save());

        // The user edits; the host saves, loads and sends everything again: the edit stays.
        shell.Edits.Clear();
        shell.Turn("output_db", -5);
        byte[] state = shell.Instance.Save();
        var again = new Shell(type);
        Assert.True(again.Instance.Restore(state));
        Point[] all = [.. Enumerable.Range(0, again.Instance.Parameters.Count).Select(i => new Point(i, 0, again.Instance.Parameters[i].ToNormal(again[i])))];
        again.Render(Signals.Noise(2, 512), all);
        again.Instance.Poll();
        Assert.Equal(state, again.Instance.Save());
        Assert.Empty(again.Edits);
    }

    [Fact]
    public void Learn_sets_the_threshold_as_in_the_other_edition()
    {
        var type = Every.Of("MixBus Glue");
        var shell = new Shell(type) { BlockMs = 1 };
        shell.Instance.Prepare(48_000, Layout.Stereo);
        shell.Turn("learn", 1);
        shell.Instance.Poll();
        float[][] loud = Signals.Noise(2, 48_000 * 16, 0.4);
        shell.Go(loud, blocks: [4096]);
        Assert.Empty(shell.Edits);
        shell.Instance.Poll(); // it ended by itself after 15 seconds
        Assert.Equal((shell.Place("learn"), 0), shell.Edits[0]);
        var (place, threshold) = shell.Edits[1];
        Assert.Equal(shell.Place("threshold_db"), place);

        var runner = new Runner(type);
        runner.Prepare(48_000, Layout.Stereo, type.Defaults());
        runner.Set(type.Page.Find("learn")!.Index, 1);
        var desk = new Desk(type) { Heard = () => runner.Heard };
        desk.Set(type.Page.Find("learn")!, 1);
        Offline.Render(runner, loud, null, [], [4096]);
        desk.Set(type.Page.Find("learn")!, 0);
        var p = type.Page.Find("threshold_db")!;
        Assert.NotEqual(p.Default, threshold, 1.0);
        Assert.Equal(p.ToPlain(desk[p]), threshold, 1e-9);

        shell.Go(Signals.Noise(2, 4096)); // and the sound takes it
        Assert.Equal(threshold, shell.Instance.Runner.Values[(Param)p], 1e-6);
    }
}
