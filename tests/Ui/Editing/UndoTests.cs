using TopDown.Plugin;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Editing;

/// <summary>Undo, redo, A and B: one step for everything a person does, none for what the host does.</summary>
public sealed class UndoTests
{
    static double[] Values(Bench b) => b.Desk.Normals.ToArray();

    [Fact]
    public void Each_gesture_is_one_step_back_and_forth()
    {
        var b = Bench.OfSink();
        double[] start = Values(b);
        b.Drag(b.Control("low_db").Box.Centre, new(0, -40), pieces: 30);
        double[] dragged = Values(b);
        b.Click(b.Control("eq_on").Box.Centre);
        double[] switched = Values(b);
        Assert.Equal(2, b.Memory.Undo.Count);
        b.Undo();
        Assert.Equal(dragged, Values(b));
        b.Undo();
        Assert.Equal(start, Values(b));
        b.Undo();
        Assert.Equal(start, Values(b));
        b.Redo();
        b.Redo();
        b.Redo();
        Assert.Equal(switched, Values(b));
        b.Undo();
        b.Click(b.Control("comp_on").Box.Centre); // a new step ends what could be redone
        Assert.False(b.Memory.Undo.CanRedo);
    }

    [Fact]
    public void A_gesture_that_changes_nothing_is_no_step()
    {
        var b = Bench.OfSink();
        b.Click(b.Control("low_db").Box.Centre);
        b.Click(b.Control("low_db").Box.Centre, Mods.Control);
        Assert.Equal(0, b.Memory.Undo.Count);
    }

    [Fact]
    public void Undo_is_one_group_of_edits_for_the_host()
    {
        var b = Bench.OfSink();
        b.Drag(b.Control("low_db").Box.Centre, new(0, -40));
        b.Host.Calls.Clear();
        b.Undo();
        Assert.Equal(["[", "begin low_db", "low_db", "end low_db", "]"], b.Host.Calls);
    }

    [Fact]
    public void Notches_and_arrows_in_a_row_are_one_step()
    {
        var b = Bench.OfSink();
        var at = b.Control("low_db").Box.Centre;
        for (int i = 0; i < 5; i++)
        {
            b.Wheel(at, 1);
            b.Run(0.1);
        }
        Assert.Equal(1, b.Memory.Undo.Count);
        b.Run(1);
        b.Wheel(at, 1);
        Assert.Equal(2, b.Memory.Undo.Count);
        b.Undo();
        Assert.Equal(0.6, b.Normal("low_db"), 1e-9);
        b.Undo();
        Assert.Equal(0.5, b.Normal("low_db"), 1e-9);
    }

    [Fact]
    public void Automation_is_no_step_and_is_left_alone_by_undo()
    {
        var b = Bench.OfSink();
        b.Drag(b.Control("low_db").Box.Centre, new(0, -40));
        b.Desk.Set(b["bell_db"], 0.9);
        b.Tick();
        Assert.Equal(1, b.Memory.Undo.Count);
        b.Undo();
        Assert.Equal(0.5, b.Normal("low_db"), 1e-9);
        Assert.Equal(0.9, b.Normal("bell_db"), 1e-9);
    }

    [Fact]
    public void A_preset_is_one_step_with_its_program()
    {
        var b = Bench.OfSink();
        b.Drag(b.Control("low_db").Box.Centre, new(0, -40));
        double[] before = Values(b);
        Assert.Null(b.Editor.Presets.Choose(2));
        double[] after = Values(b);
        Assert.Equal(2, b.Desk.Program);
        Assert.Equal(2, b.Memory.Undo.Count);
        b.Undo();
        Assert.Equal(0, b.Desk.Program);
        Assert.Equal(before, Values(b));
        b.Redo();
        Assert.Equal(2, b.Desk.Program);
        Assert.Equal(after, Values(b));
    }

    [Theory]
    [InlineData(true)]  // the audio side ends it after its time
    [InlineData(false)] // the user does
    public void An_answer_of_Learn_is_one_step(bool byHost)
    {
        var b = Bench.OfSink();
        Listened heard = Loud(Bench.Sink);
        b.Desk.Heard = () => heard;
        b.Click(b.Control("learn").Box.Centre);
        b.Run(1);
        double before = b.Plain("threshold_db");
        if (byHost) b.Desk.Set(b["learn"], 0);
        else b.Click(b.Control("learn").Box.Centre);
        b.Run(0.1);
        Assert.Equal("Done", b.Page.Result.Text(b.Plain("result")));
        double after = b.Plain("threshold_db");
        Assert.NotEqual(before, after);
        Assert.Equal(1, b.Memory.Undo.Count);
        b.Undo();
        Assert.Equal(before, b.Plain("threshold_db"));
        b.Redo();
        Assert.Equal(after, b.Plain("threshold_db"));
    }

    /// <summary>Six seconds of a level that is not the threshold's own.</summary>
    static Listened Loud(PluginType type)
    {
        var runner = new Runner(type);
        runner.Prepare(48_000, Layout.Stereo, type.Defaults());
        float[] tone = [.. Enumerable.Range(0, 48_000 * 6).Select(i => (float)(0.3 * Math.Sin(i * 0.1)))];
        Offline.Render(runner, [tone, [.. tone]], null, [new(0, type.Page.Find("comp_on")!.Index, 1), new(0, type.Page.Find("learn")!.Index, 1)]);
        return runner.Heard;
    }

    [Fact]
    public void Two_hundred_steps_are_kept()
    {
        var b = Bench.OfSink();
        for (int i = 0; i < 250; i++) b.Editor.Set(b["low_db"], i % 2 == 0 ? 1 : 2);
        Assert.Equal(200, b.Memory.Undo.Count);
        for (int i = 0; i < 300; i++) b.Undo();
        Assert.Equal(2, b.Plain("low_db"), 1e-9);
    }

    [Fact]
    public void Steps_outlive_the_window_and_end_with_the_state()
    {
        var b = Bench.OfSink();
        b.Drag(b.Control("low_db").Box.Centre, new(0, -40));
        b.Editor.Close();
        var again = new Bench(Bench.Sink, b.Memory, desk: b.Desk);
        again.Undo();
        Assert.Equal(0.5, again.Normal("low_db"), 1e-9);
        again.Redo();
        again.Desk.Read(new Desk(Bench.Sink).Write());
        again.Memory.Recalled();
        Assert.False(again.Memory.Undo.CanUndo);
    }

    [Fact]
    public void A_and_B_hold_two_sounds()
    {
        var b = Bench.OfSink();
        Click(b, "B");
        Assert.True(b.Memory.Slots.IsB);
        b.Editor.Presets.Choose(1);
        b.Drag(b.Control("bell_db").Box.Centre, new(0, -40));
        b.Click(b.Control("bypass").Box.Centre); // how one listens is in neither
        double[] second = Values(b);
        Click(b, "A");
        Assert.Equal(0, b.Desk.Program);
        Assert.Equal(0.5, b.Normal("bell_db"), 1e-9);
        Assert.Equal(1, b.Normal("bypass"));
        Click(b, "A"); // it is A already
        Click(b, "B");
        Assert.Equal(second, Values(b));
        Assert.Equal(1, b.Desk.Program);
        b.Undo();
        Assert.False(b.Memory.Slots.IsB);
        Assert.Equal(0, b.Desk.Program);
    }

    [Fact]
    public void What_is_heard_is_copied_to_the_other()
    {
        var b = Bench.OfSink();
        b.Drag(b.Control("bell_db").Box.Centre, new(0, -40));
        b.Editor.SwapSlots();
        b.Click(b.Control("bell_db").Box.Centre, Mods.Control);
        b.Click(b.Find<CopyButton>().Box.Centre); // B to A
        b.Editor.SwapSlots();
        Assert.False(b.Memory.Slots.IsB);
        Assert.Equal(0.5, b.Normal("bell_db"), 1e-9);
    }

    static void Click(Bench b, string button) =>
        b.Click(b.Editor.Widgets.OfType<Ui.Widgets.PushButton>().Single(p => p.Text == button).Box.Centre);
}
