using System.Numerics;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Editing;

/// <summary>Pointer on knobs and fields: travel, fine, defaults, gestures, and who wins against automation.</summary>
public sealed class DragTests
{
    // Low shelf, ±18 dB: starts in the middle.
    const string Gain = "low_db";

    [Theory]
    [InlineData(0, -50, 0.75)]    // up
    [InlineData(0, 50, 0.25)]     // down
    [InlineData(50, 0, 0.75)]     // to the right
    [InlineData(30, -30, 0.8)]    // both add up
    [InlineData(0, -100, 1)]      // 100 units are half the range
    [InlineData(0, -900, 1)]      // no further than the end
    public void Two_hundred_units_are_the_whole_range(float x, float y, double expected)
    {
        var b = Bench.OfSink();
        b.Drag(b.Control(Gain).Box.Centre, new(x, y));
        Assert.Equal(expected, b.Normal(Gain), 1e-6);
    }

    [Fact]
    public void Shift_is_ten_times_finer_and_changes_nothing_when_it_changes()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control(Gain).Box.Centre;
        b.Press(at);
        b.Move(at + new Vector2(0, -40));
        Assert.Equal(0.7, b.Normal(Gain), 1e-6);
        b.Move(at + new Vector2(0, -40), Mods.Shift);
        Assert.Equal(0.7, b.Normal(Gain), 1e-6);
        b.Move(at + new Vector2(0, -60), Mods.Shift);
        Assert.Equal(0.71, b.Normal(Gain), 1e-6);
        b.Move(at + new Vector2(0, -60));
        b.Move(at + new Vector2(0, -80));
        Assert.Equal(0.81, b.Normal(Gain), 1e-6);
        b.Release(at);
    }

    [Fact]
    public void Turning_back_at_the_end_moves_at_once()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control(Gain).Box.Centre;
        b.Press(at);
        b.Move(at + new Vector2(0, -150));
        b.Move(at + new Vector2(0, -140));
        Assert.Equal(0.95, b.Normal(Gain), 1e-6);
        b.Release(at);
    }

    [Fact]
    public void A_drag_is_begin_perform_end()
    {
        var b = Bench.OfSink();
        b.Drag(b.Control(Gain).Box.Centre, new(0, -20), pieces: 4);
        Assert.Equal(["begin low_db", "low_db", "low_db", "low_db", "low_db", "end low_db"], b.Host.Calls);
    }

    [Fact]
    public void Every_way_of_turning_is_a_whole_gesture()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control(Gain).Box.Centre;
        b.Drag(at, new(0, -20));
        b.Click(at, Mods.Control);
        b.Wheel(at, 1);
        b.Focus(Gain);
        b.Key(Key.Up);
        b.Key(Key.End);
        b.Key(Key.Enter);
        b.Type("3");
        b.Key(Key.Enter);
        b.Click(b.Control("eq_on").Box.Centre);
        b.Click(b.Control("bypass").Box.Centre);
        string? open = null;
        int gestures = 0;
        foreach (string call in b.Host.Calls)
        {
            string[] words = call.Split(' ');
            if (words[0] == "begin") (open, gestures) = (open == null ? words[1] : throw new InvalidOperationException("begin inside a gesture"), gestures + 1);
            else if (words[0] == "end") open = open == words[1] ? null : throw new InvalidOperationException("end of another");
            else Assert.Equal(open, call);
        }
        Assert.Null(open);
        Assert.Equal(8, gestures);
    }

    [Fact]
    public void A_choice_moves_from_label_to_label()
    {
        var b = Bench.OfSink(); // release: four labels, starts at the second
        b.Drag(b.Control("release_ms").Box.Centre, new(0, -60), pieces: 60);
        Assert.Equal(2, b.Plain("release_ms"));
        Assert.Equal(1, b.Host.Calls.Count(c => c == "release_ms"));
    }

    [Theory]
    [InlineData(Mods.Control, 1)]
    [InlineData(Mods.None, 2)]
    public void Control_click_and_double_click_go_to_the_default(Mods mods, int clicks)
    {
        var b = Bench.OfSink();
        b.Desk.Choose(1); // Warm: low shelf at 2 dB
        b.Tick();
        Assert.Equal(2, b.Plain(Gain), 1e-9);
        b.Click(b.Control(Gain).Box.Centre, mods, clicks);
        Assert.Equal(0, b.Plain(Gain), 1e-9);
    }

    [Fact]
    public void Alt_click_goes_to_the_preset()
    {
        var b = Bench.OfSink();
        b.Desk.Choose(1);
        b.Drag(b.Control(Gain).Box.Centre, new(0, 40));
        Assert.NotEqual(2, b.Plain(Gain), 1e-3);
        b.Click(b.Control(Gain).Box.Centre, Mods.Alt);
        Assert.Equal(2, b.Plain(Gain), 1e-9);
    }

    [Fact]
    public void The_host_moves_a_knob_but_not_one_that_is_held()
    {
        var b = Bench.OfSink();
        var knob = (Knob)b.Control(Gain);
        b.Desk.Set(b[Gain], 0.25);
        b.Tick();
        uint[] automated = b.Editor.Canvas.Pixels.ToArray();
        Vector2 at = knob.Box.Centre;
        b.Press(at);
        b.Move(at + new Vector2(0, -50)); // 0.5
        b.Tick();
        uint[] held = b.Editor.Canvas.Pixels.ToArray();
        b.Desk.Set(b[Gain], 0.9);
        b.Tick();
        // Around the knob; the bubble with the number over it is another matter.
        Assert.Equal(Under(b, held, knob.Box), Under(b, b.Editor.Canvas.Pixels.ToArray(), knob.Box));
        Assert.NotEqual(Under(b, automated, knob.Box), Under(b, held, knob.Box));
        b.Move(at + new Vector2(0, -60));
        Assert.Equal(0.55, b.Normal(Gain), 1e-6); // on from the hand's place, not from the host's
        b.Release(at);
    }

    static uint[] Under(Bench b, uint[] pixels, Ui.Drawing.Box box)
    {
        var area = b.Editor.Canvas.Touched(box);
        return [.. Enumerable.Range(area.Y, area.Height).SelectMany(y => pixels.AsSpan(y * b.Editor.Canvas.Width + area.X, area.Width).ToArray())];
    }

    [Fact]
    public void A_field_is_dragged_or_clicked_to_type()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control("input_db").Box.Centre;
        b.Drag(at, new(0, -50));
        Assert.Equal(12, b.Plain("input_db"), 1e-6);
        Assert.Null(b.Editor.TopPopup);
        b.Click(at);
        Assert.IsAssignableFrom<TextEntry>(b.Editor.TopPopup);
        Assert.True(b.Shell.HasKeys);
    }

    [Theory]
    [InlineData(1, Mods.None, 0.02)]
    [InlineData(-2, Mods.None, -0.04)]
    [InlineData(1, Mods.Shift, 0.002)]
    [InlineData(0.5f, Mods.None, 0.01)]
    public void The_wheel_turns_a_fiftieth_a_notch(float notches, Mods mods, double expected)
    {
        var b = Bench.OfSink();
        Assert.True(b.Wheel(b.Control(Gain).Box.Centre, notches, mods));
        Assert.Equal(0.5 + expected, b.Normal(Gain), 1e-6);
    }

    [Fact]
    public void The_wheel_steps_a_choice_and_adds_up_parts_of_a_notch()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control("release_ms").Box.Centre;
        Assert.True(b.Wheel(at, 1));
        Assert.Equal(2, b.Plain("release_ms"));
        for (int i = 0; i < 4; i++) Assert.True(b.Wheel(at, -0.25f));
        Assert.Equal(1, b.Plain("release_ms"));
        Assert.False(b.Wheel(new(700, 460), 1)); // between controls it is the host's
    }

    [Fact]
    public void Losing_the_window_or_closing_it_ends_the_gesture()
    {
        var b = Bench.OfSink();
        b.Press(b.Control(Gain).Box.Centre);
        b.Editor.FocusChanged(false);
        Assert.Equal(["begin low_db", "end low_db"], b.Host.Calls);
        b.Press(b.Control(Gain).Box.Centre);
        b.Editor.Close();
        Assert.Equal(4, b.Host.Calls.Count);
        Assert.True(b.Feed.IsClosed);
    }

    [Fact]
    public void Two_parameters_turned_at_once_are_one_step()
    {
        var b = Bench.OfSink();
        b.Editor.Grip(b["bell_hz"]);
        b.Editor.Grip(b["bell_db"]);
        b.Editor.Turn(b["bell_hz"], 0.9);
        b.Editor.Turn(b["bell_db"], 0.8);
        b.Editor.Let(b["bell_hz"]);
        b.Editor.Let(b["bell_db"]);
        Assert.Equal(1, b.Memory.Undo.Count);
        b.Undo();
        Assert.Equal(b["bell_hz"].DefaultNormal, b.Normal("bell_hz"));
        Assert.Equal(0.5, b.Normal("bell_db"));
    }
}
