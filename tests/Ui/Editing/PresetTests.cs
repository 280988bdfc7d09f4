using System.Numerics;
using System.Text;
using TopDown.Plugin;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Editing;

/// <summary>The preset bar and browser: factory and user presets, "*", saving, and what can go wrong with files.</summary>
public sealed class PresetTests
{
    public static TheoryData<string> Plugins => Bench.Names;

    [Theory, MemberData(nameof(Plugins))]
    public void A_chosen_preset_is_not_edited_until_a_value_of_it_moves(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        for (int i = 0; i < b.Desk.Type.Presets.Count; i++)
        {
            Assert.Null(b.Editor.Presets.Choose(i));
            Assert.Equal(i, b.Editor.Presets.Chosen);
            Assert.Equal(b.Desk.Type.Presets[i].Name, b.Editor.Presets.ChosenName);
            Assert.False(b.Editor.Presets.IsEdited, $"{plugin}: {b.Editor.Presets.ChosenName}");
        }
        b.Editor.Set(b["input_db"], 3); // a global
        b.Editor.Set(b["bypass"], 1);
        Assert.False(b.Editor.Presets.IsEdited);
        Parameter own = b.Page.Parameters.First(p => !p.IsGlobal && p is Param);
        b.Editor.Set(own, b.Desk.Type.Presets[^1].ValueOf(own) == own.Max ? own.Min : own.Max);
        Assert.True(b.Editor.Presets.IsEdited);
        b.Undo();
        Assert.False(b.Editor.Presets.IsEdited);
    }

    [Fact]
    public void A_preset_leaves_globals_and_tells_the_host()
    {
        var b = Bench.OfSink();
        b.Editor.Set(b["output_db"], -3);
        b.Host.Calls.Clear();
        b.Editor.Presets.Choose(1);
        Assert.Equal(-3, b.Plain("output_db"), 1e-9);
        Assert.Equal("[", b.Host.Calls[0]);
        Assert.Equal("program 1", b.Host.Calls[1]);
        Assert.Equal("]", b.Host.Calls[^1]);
    }

    [Fact]
    public void The_bar_steps_round_through_all_and_the_browser_chooses_by_key_and_click()
    {
        var shelf = new TestShelf();
        var b = new Bench(Bench.Sink, shelf: shelf);
        Assert.Null(b.Editor.Presets.Save("Mine"));
        int count = b.Editor.Presets.Count;
        Assert.Equal(b.Desk.Type.Presets.Count + 1, count);
        var bar = b.Find<PresetBar>().Box;
        b.Click(new(bar.Right - 8, bar.Centre.Y));
        Assert.Equal(0, b.Editor.Presets.Chosen);
        b.Click(new(bar.X + 8, bar.Centre.Y));
        Assert.Equal(count - 1, b.Editor.Presets.Chosen);
        Assert.Equal("Mine", b.Editor.Presets.ChosenName);
        b.Click(new(bar.X + 8, bar.Centre.Y));
        Assert.Equal(count - 2, b.Editor.Presets.Chosen);

        b.Click(bar.Centre);
        var browser = Assert.IsType<PresetBrowser>(b.Editor.TopPopup);
        b.Key(Key.Home);
        b.Key(Key.Down);
        b.Key(Key.Enter);
        Assert.Null(b.Editor.TopPopup);
        Assert.Equal(1, b.Desk.Program);
        b.Click(bar.Centre);
        b.Click(new(browser.Box.X + 60, browser.Box.Y + 12 + 24 + 12)); // the first row
        Assert.Equal(0, b.Desk.Program);
    }

    [Fact]
    public void Saving_asks_for_a_name_and_writes_a_preset_of_the_values_as_they_are()
    {
        var shelf = new TestShelf();
        var b = new Bench(Bench.Sink, shelf: shelf);
        b.Editor.Presets.Choose(1);
        b.Editor.Set(b["bell_db"], 4);
        b.Editor.Set(b["input_db"], 2);
        Save(b, "Loud chorus");
        string state = Encoding.UTF8.GetString(shelf.Files["Loud chorus"]);
        Assert.Contains("scope=preset", state, StringComparison.Ordinal);
        Assert.Contains("bell_db=4\n", state, StringComparison.Ordinal);
        Assert.Contains("program=Warm", state, StringComparison.Ordinal);
        Assert.DoesNotContain("input_db", state, StringComparison.Ordinal);
        Assert.Equal("Loud chorus", b.Editor.Presets.ChosenName);
        Assert.False(b.Editor.Presets.IsEdited);
        b.Editor.Set(b["bell_db"], 5);
        Assert.True(b.Editor.Presets.IsEdited);

        b.Editor.Presets.Choose(0);
        b.Editor.Set(b["input_db"], -6);
        Assert.Null(b.Editor.Presets.Choose(b.Editor.Presets.Count - 1));
        Assert.Equal(4, b.Plain("bell_db"), 1e-6);
        Assert.Equal(-6, b.Plain("input_db"), 1e-6);
        b.Undo();
        Assert.Equal(0, b.Plain("bell_db"), 1e-6);
        Assert.Null(b.Memory.Loaded);
    }

    static void Save(Bench b, string name)
    {
        b.Click(b.Find<PresetBar>().Box.Centre);
        b.Key('s');
        Assert.True(b.Shell.HasKeys);
        b.Type(name);
        b.Key(Key.Enter);
    }

    [Fact]
    public void A_name_that_exists_is_replaced_only_when_asked_twice()
    {
        var shelf = new TestShelf();
        var b = new Bench(Bench.Sink, shelf: shelf);
        Save(b, "Mine");
        byte[] first = shelf.Files["Mine"];
        while (b.Editor.TopPopup != null) b.Key(Key.Escape);
        b.Editor.Set(b["bell_db"], 4);
        Save(b, "Mine");
        Assert.Same(first, shelf.Files["Mine"]);
        Assert.Contains("exists", Assert.IsAssignableFrom<TextEntry>(b.Editor.TopPopup).Wrong, StringComparison.Ordinal);
        b.Key(Key.Enter);
        Assert.NotSame(first, shelf.Files["Mine"]);
    }

    [Fact]
    public void What_goes_wrong_is_said_and_changes_nothing()
    {
        var shelf = new TestShelf { Refusal = "The disk is full: make room and save again." };
        var b = new Bench(Bench.Sink, shelf: shelf);
        Save(b, "Mine");
        Assert.Empty(shelf.Files);
        b.Key(Key.Escape);
        Assert.Equal(shelf.Refusal, Assert.IsType<PresetBrowser>(b.Editor.TopPopup).Note);
        Assert.Null(b.Memory.Loaded);
        b.Key(Key.Escape);

        shelf.Files["Broken"] = [1, 2, 3];
        b.Editor.Presets.Refresh();
        double[] before = b.Desk.Normals.ToArray();
        Assert.Contains("Broken", b.Editor.Presets.Choose(b.Editor.Presets.Count - 1), StringComparison.Ordinal);
        Assert.Equal(before, b.Desk.Normals.ToArray());

        var shelfless = new Editor(new Desk(Bench.Sink), new SetFeed(b.Page), new EditorMemory());
        Assert.NotNull(shelfless.Presets.Save("x"));
        Assert.Contains("name", b.Editor.Presets.Save("  "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_file_system_takes_is_shown_as_its_file_is_called()
    {
        var b = new Bench(Bench.Sink);
        Assert.Null(b.Editor.Presets.Save(" A/B test "));
        Assert.Equal("A_B test", b.Editor.Presets.ChosenName);
        Assert.Equal(b.Editor.Presets.Count - 1, b.Editor.Presets.Chosen);
        Assert.True(b.Editor.Presets.Has("A/B test")); // saving it once more asks
    }

    [Fact]
    public void Only_a_preset_of_ones_own_is_deleted_and_only_when_asked_twice()
    {
        var shelf = new TestShelf();
        var b = new Bench(Bench.Sink, shelf: shelf);
        b.Editor.Set(b["bell_db"], 4);
        b.Editor.Presets.Save("Mine");
        b.Editor.Presets.Save("Other");
        b.Click(b.Find<PresetBar>().Box.Centre);
        var browser = Assert.IsType<PresetBrowser>(b.Editor.TopPopup);
        b.Key(Key.Home);
        b.Key(Key.Delete);
        b.Key(Key.Delete);
        Assert.Contains("only your own", browser.Note, StringComparison.Ordinal);
        Assert.Equal(b.Desk.Type.Presets.Count + 2, b.Editor.Presets.Count);

        b.Key(Key.End);
        b.Key(Key.Delete);
        Assert.Contains("“Other” would be gone", browser.Note, StringComparison.Ordinal);
        b.Key(Key.Up); // another one is asked about anew
        b.Key(Key.Delete);
        Assert.Equal(["Mine", "Other"], shelf.Files.Keys);
        b.Key(Key.End); // and so is the first one by who comes back to it
        b.Key(Key.Delete);
        b.Key(Key.Up);
        b.Key(Key.End);
        b.Key(Key.Delete);
        foreach (int row in (int[])[0, b.Editor.Presets.Count]) b.Move(new(browser.Box.X + 100, browser.Box.Y + 36 + 24 * row + 12));
        b.Key(Key.Delete);
        Assert.Equal(["Mine", "Other"], shelf.Files.Keys);
        b.Key(Key.Up);
        b.Key(Key.End);
        b.Key(Key.Delete);
        b.Key(Key.Delete);
        Assert.Equal(["Mine"], shelf.Files.Keys);
        Assert.Equal(4, b.Plain("bell_db"), 1e-9);            // what is heard stays
        Assert.Equal(b.Desk.Type.Presets[0].Name, b.Editor.Presets.ChosenName);
        Assert.True(b.Editor.Presets.IsEdited);

        shelf.Refusal = "The file is write-protected.";
        Vector2 button = new(browser.Box.X + 236 + 24 + 8 + 40, browser.Box.Y + 12 + 62 + 14);
        b.Click(button);
        b.Click(button);
        Assert.Equal(shelf.Refusal, browser.Note);
        shelf.Refusal = null;
        b.Click(button);
        b.Click(button);
        Assert.Empty(shelf.Files);
    }

    [Fact]
    public void A_session_remembers_its_user_preset()
    {
        var shelf = new TestShelf();
        var b = new Bench(Bench.Sink, shelf: shelf);
        b.Editor.Set(b["bell_db"], 4);
        b.Editor.Presets.Save("Mine");
        var memory = new EditorMemory();
        memory.Read(b.Memory.Write());
        var again = new Bench(Bench.Sink, memory, shelf);
        again.Desk.Read(b.Desk.Write());
        again.Run(0.1);
        Assert.Equal("Mine", again.Editor.Presets.ChosenName);
        Assert.False(again.Editor.Presets.IsEdited);
        shelf.Files.Clear();
        memory.Read(b.Memory.Write());
        var gone = new Bench(Bench.Sink, memory, shelf);
        gone.Run(0.1);
        Assert.Equal(b.Desk.Type.Presets[0].Name, gone.Editor.Presets.ChosenName);
    }

    [Theory, MemberData(nameof(Plugins))]
    public void Reason_and_goal_stand_on_the_first_screen(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        Preset start = b.Desk.Type.Presets[0];
        string tip = b.Find<ReasonStrip>().Tip;
        Assert.StartsWith(start.Why, tip, StringComparison.Ordinal);
        foreach (Ear ear in b.Page.Ears.Where(e => start.GoalDb(e) > 0)) Assert.Contains(Goals.Range(start.GoalDb(ear)), tip, StringComparison.Ordinal);
        if (plugin == "MixBus Glue") Assert.Contains("Goal: 1–2 dB of gain reduction in the loud part.", tip, StringComparison.Ordinal);
        // What the strip says is on the picture: the same editor with another preset's reason looks different there.
        var strip = b.Editor.Canvas.Touched(b.Find<ReasonStrip>().Box);
        uint[] before = Rows(b, strip);
        b.Editor.Presets.Choose(1);
        b.Run(0.1);
        Assert.NotEqual(before, Rows(b, strip));
    }

    static uint[] Rows(Bench b, Ui.Drawing.PixelBox box) => b.Editor.Canvas.Pixels.Slice(box.Y * b.Editor.Canvas.Width, box.Height * b.Editor.Canvas.Width).ToArray();

    [Theory, MemberData(nameof(Plugins))]
    public void Five_steps_tell_what_to_do_now(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        b.Click(b.Editor.Widgets.OfType<PushButton>().Single(p => p.Text == "5 steps").Box.Centre);
        var page = Assert.IsType<StepsPage>(b.Editor.TopPopup);
        Assert.InRange(page.Now.Count, 3, 5);
        Assert.All(page.Now, n => Assert.EndsWith(n[^1] == '?' ? "?" : ".", n, StringComparison.Ordinal));
        Assert.InRange(page.Used, 100, page.Box.Height - 30); // the words end before the page does
        Assert.InRange(b.Editor.Face.Step, 1, 5);
        b.Key(Key.Escape);
        Assert.Null(b.Editor.TopPopup);
        b.Click(b.Editor.Widgets.OfType<PushButton>().Single(p => p.Text == "?").Box.Centre);
        Assert.Equal(1, b.Shell.Manuals);
    }
}
