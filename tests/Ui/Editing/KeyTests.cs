using TopDown.Plugin;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Editing;

/// <summary>The keyboard: what controls answer, what goes back to the host, and where Tab leads.</summary>
public sealed class KeyTests
{
    public static TheoryData<string> Plugins => Bench.Names;

    [Theory]
    [InlineData(Key.Up, Mods.None, 0.51)]
    [InlineData(Key.Right, Mods.None, 0.51)]
    [InlineData(Key.Down, Mods.None, 0.49)]
    [InlineData(Key.Left, Mods.Shift, 0.499)]
    [InlineData(Key.PageUp, Mods.None, 0.6)]
    [InlineData(Key.PageDown, Mods.None, 0.4)]
    [InlineData(Key.Home, Mods.None, 0)]
    [InlineData(Key.End, Mods.None, 1)]
    public void Keys_turn_a_knob(Key key, Mods mods, double expected)
    {
        var b = Bench.OfSink();
        b.Focus("low_db");
        Assert.True(b.Key(key, mods));
        Assert.Equal(expected, b.Normal("low_db"), 1e-6);
        Assert.True(b.Key(Key.Delete));
        Assert.Equal(0.5, b.Normal("low_db"), 1e-6);
    }

    [Fact]
    public void Keys_step_a_choice_and_toggle_a_switch()
    {
        var b = Bench.OfSink();
        b.Focus("ratio");
        Assert.True(b.Key(Key.Down));
        Assert.Equal(1, b.Plain("ratio"));
        Assert.True(b.Key(Key.PageUp));
        Assert.Equal(2, b.Plain("ratio"));
        b.Focus("comp_on");
        Assert.True(b.Key(Key.Enter));
        Assert.Equal(1, b.Plain("comp_on"));
        Assert.True(b.Key(Key.Enter));
        Assert.Equal(0, b.Plain("comp_on"));
    }

    [Theory, MemberData(nameof(Plugins))]
    public void Every_parameter_answers_the_same_keys_and_leaves_the_rest_to_the_host(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        int count = 0;
        foreach (Control control in b.Editor.Widgets.OfType<Control>())
        {
            while (b.Editor.Focus != control) b.Key(Key.Tab);
            string at = $"{plugin}: {control.Parameter.Id}";
            Assert.False(b.Key(Key.Space), at);
            Assert.False(b.Key(Key.None), at);
            foreach (char c in "rRjkl*/") Assert.False(b.Key(c), $"{at}: {c}");
            foreach (char c in "sSaAcC1 ") Assert.False(b.Key(c, Mods.Control), $"{at}: Ctrl+{c}");
            foreach (Key key in new[] { Key.Up, Key.Left, Key.Home, Key.Enter, Key.Space, Key.Delete }) Assert.False(b.Key(key, Mods.Alt), $"{at}: Alt+{key}");
            Assert.Null(b.Editor.TopPopup);
            if (control.Parameter is Command) continue;
            foreach (Key key in new[] { Key.Up, Key.Down, Key.Left, Key.Right, Key.PageUp, Key.PageDown, Key.Home, Key.End, Key.Delete, Key.Backspace }) Assert.True(b.Key(key), $"{at}: {key}");
            Assert.Equal(control.Parameter.Default, b.Desk.Page.Parameters[control.Parameter.Index].ToPlain(b.Desk[control.Parameter]), 1e-9);
            count++;
        }
        Assert.True(count > 8, $"{plugin}: only {count} controls");
    }

    [Theory, MemberData(nameof(Plugins))]
    public void Tab_goes_round_in_reading_order_and_back(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        Widget[] round = [.. Round(b, Mods.None)];
        Assert.Equal(b.Editor.Widgets.Where(w => w.CanFocus && w.IsShown), round);
        b.Editor.SetFocus(round[0], byKey: true);
        b.Tick();
        Assert.Equal(round.Reverse(), Round(b, Mods.Shift));
    }

    /// <summary>Every stop of the Tab key once; a curve with several points is one.</summary>
    static IEnumerable<Widget> Round(Bench b, Mods mods)
    {
        Widget? first = null, last = null;
        while (b.Key(Key.Tab, mods))
        {
            b.Tick();
            Widget now = b.Editor.Focus!;
            if (now == last) continue;
            if (now == first) yield break;
            first ??= now;
            last = now;
            yield return now;
        }
    }

    [Theory, MemberData(nameof(Plugins))]
    public void Keys_reach_every_parameter(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        var turned = new HashSet<string>();
        int pages = 1;
        for (int page = 0; page < pages; page++)
        {
            foreach (Widget _ in Round(b, Mods.None)) Turn();
            if (b.Editor.Widgets.OfType<PageTurner>().FirstOrDefault() is not { } turner) continue;
            pages = turner.Count;
            b.Click(turner.Box.Centre + new System.Numerics.Vector2(30, 0));
        }
        string[] missing = [.. b.Page.Parameters.Where(p => p is not Status && !turned.Contains(p.Id)).Select(p => p.Id)];
        Assert.True(missing.Length == 0, $"{plugin}: no key turns {string.Join(", ", missing)}");

        void Turn()
        {
            Widget at = b.Editor.Focus!;
            if (at is PushButton or PresetBar or CopyButton or ZoomButton or PageTurner) return;
            do
            {
                b.Host.Calls.Clear();
                foreach (Key key in new[] { Key.Down, Key.Up, Key.Right, Key.PageUp }) b.Key(key);
                if (at is CommandButton) b.Key(Key.Enter);
                turned.UnionWith(b.Host.Calls.Where(c => c.StartsWith("begin ", StringComparison.Ordinal)).Select(c => c[6..]));
            }
            while (at is not Control && at.Stroke(new(Key.Tab))); // the points of a curve
        }
    }

    [Fact]
    public void Without_focus_all_keys_but_Tab_are_the_hosts()
    {
        var b = Bench.OfSink();
        foreach (Key key in Enum.GetValues<Key>().Where(k => k != Key.Tab)) Assert.False(b.Key(key), key.ToString());
        Assert.False(b.Key('z', Mods.Control));
        Assert.False(b.Key('5'));
        Assert.False(b.Key(Key.Tab, Mods.Control));
        Assert.True(b.Key(Key.Tab));
    }

    [Fact]
    public void Escape_closes_what_is_open_then_gives_the_focus_up()
    {
        var b = Bench.OfSink();
        b.Focus("low_db");
        b.Key(Key.Enter);
        Assert.NotNull(b.Editor.TopPopup);
        Assert.True(b.Key(Key.Escape));
        Assert.Null(b.Editor.TopPopup);
        Assert.False(b.Shell.HasKeys);
        Assert.NotNull(b.Editor.Focus);
        Assert.True(b.Key(Key.Escape));
        Assert.Null(b.Editor.Focus);
        Assert.False(b.Key(Key.Escape));
    }

    [Fact]
    public void The_ring_is_seen_where_the_key_went_and_not_after_a_click()
    {
        var b = Bench.OfSink();
        b.Focus("low_db");
        b.Tick();
        var box = b.Control("low_db").FocusBox;
        Assert.Equal(Look.Focus, Pixel(b, box.X - 2, box.Centre.Y));
        b.Click(b.Control("bell_db").Box.Centre);
        Assert.Same(b.Control("bell_db"), b.Editor.Focus);
        b.Run(0.1);
        Assert.NotEqual(Look.Focus, Pixel(b, box.X - 2, box.Centre.Y));
        box = b.Control("bell_db").FocusBox;
        Assert.NotEqual(Look.Focus, Pixel(b, box.X - 2, box.Centre.Y));
    }

    static uint Pixel(Bench b, float x, float y) => b.Editor.Canvas.Pixels[(int)y * b.Editor.Canvas.Width + (int)x];

    [Fact]
    public void Undo_keys_are_ours_while_a_control_has_the_focus()
    {
        var b = Bench.OfSink();
        b.Focus("low_db");
        b.Key(Key.End);
        Assert.True(b.Key('z', Mods.Control));
        Assert.Equal(0.5, b.Normal("low_db"), 1e-9);
        Assert.True(b.Key('Z', Mods.Control | Mods.Shift));
        Assert.Equal(1, b.Normal("low_db"), 1e-9);
        b.Key('z', Mods.Control);
        Assert.True(b.Key('y', Mods.Control));
        Assert.Equal(1, b.Normal("low_db"), 1e-9);
    }
}
