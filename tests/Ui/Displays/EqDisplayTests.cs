using System.Numerics;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Displays;

/// <summary>Points of the curve, moved by pointer, wheel and keys.</summary>
public sealed class EqDisplayTests
{
    // As in EqDisplay: the plot lies 30 and 32 units within the sides, 10 and 22 within top and bottom.
    const float Width = 560 - 62, Height = 270 - 32;

    readonly EqDisplay _eq = new(new(16, 16, 560, 270), Gallery.Eq,
        [new(Showcase.Hz, Showcase.Db, Showcase.Q, Showcase.On, "Scoop"), new(Showcase.Hz2, Showcase.Db2, Name: "Air"), new(Showcase.Hz2)], Showcase.Out);
    readonly Rig _rig;

    public EqDisplayTests()
    {
        _rig = new Rig(_eq);
        _rig.Frame();
    }

    Vector2 At(int node) => _eq.NodeAt(node);

    [Fact]
    public void A_point_stands_at_its_frequency_and_gain()
    {
        Assert.Equal(46 + Width * Math.Log(400 / 20.0) / Math.Log(1000), At(0).X, 0.1);
        Assert.Equal(26 + Height * (12 + 3) / 24.0, At(0).Y, 0.1);
        // Without a gain of its own it lies on the curve.
        Assert.Equal(26 + Height * (12 - Gallery.Eq(_rig.Shown, 8000)) / 24.0, At(2).Y, 0.1);
    }

    [Fact]
    public void Dragging_turns_frequency_and_gain_by_the_axes()
    {
        Vector2 from = At(0);
        _rig.Press(from.X, from.Y);
        _rig.Drag(from.X + Width / 10, from.Y - Height / 24 * 2);
        _rig.Release();
        Assert.Equal(400 * Math.Pow(1000, 0.1), _rig[Showcase.Hz], 0.5);
        Assert.Equal(-1, _rig[Showcase.Db], 0.01);
        Assert.Equal(["+hz", "+db"], _rig.Calls.Take(2));
        Assert.Equal(["-db", "-hz"], _rig.Calls.TakeLast(2).Order(StringComparer.Ordinal));
        Assert.True(_rig.Frame());
        Assert.Equal(from.X + Width / 10, At(0).X, 0.2);
    }

    [Fact]
    public void Shift_takes_a_tenth_of_the_way_and_no_jump()
    {
        Vector2 from = At(0);
        _rig.Press(from.X, from.Y);
        _rig.Drag(from.X, from.Y - Height / 24 * 2);
        Assert.Equal(-1, _rig[Showcase.Db], 0.01);
        _rig.Drag(from.X, from.Y - Height / 24 * 2, Mods.Shift);
        Assert.Equal(-1, _rig[Showcase.Db], 0.01);
        _rig.Drag(from.X, from.Y - Height / 24 * 4, Mods.Shift);
        Assert.Equal(-0.8, _rig[Showcase.Db], 0.01);
        _rig.Drag(from.X, from.Y - Height / 24 * 5);
        Assert.Equal(0.2, _rig[Showcase.Db], 0.01);
        _rig.Release();
    }

    /// <summary>Beyond the range the point waits until the pointer is back.</summary>
    [Fact]
    public void Beyond_the_range_the_point_waits()
    {
        Vector2 from = At(0);
        _rig.Press(from.X, from.Y);
        _rig.Drag(from.X - Width, from.Y + 4 * Height);
        Assert.Equal(80, _rig[Showcase.Hz], 0.01);
        Assert.Equal(-12, _rig[Showcase.Db], 0.01);
        _rig.Drag(from.X, from.Y);
        Assert.Equal(400, _rig[Showcase.Hz], 0.5);
        Assert.Equal(-3, _rig[Showcase.Db], 0.01);
        _rig.Release();
    }

    [Fact]
    public void Wheel_turns_the_q_by_a_fiftieth_of_its_range()
    {
        Assert.True(_eq.Wheel(new(At(0)), 1));
        Assert.Equal(1 + 5.7 / 50, _rig[Showcase.Q], 1e-6);
        Assert.True(_eq.Wheel(new(At(0), Mods.Shift), -1));
        Assert.Equal(1 + 5.7 / 50 - 5.7 / 500, _rig[Showcase.Q], 1e-6);
        Assert.False(_eq.Wheel(new(new Vector2(300, 40)), 1));
    }

    [Theory]
    [InlineData(Mods.Control, 1), InlineData(Mods.None, 2)]
    public void Ctrl_and_double_click_put_all_three_to_their_defaults_in_one_gesture(Mods mods, int clicks)
    {
        foreach (var (p, plain) in new (Plugin.Parameter, double)[] { (Showcase.Hz, 900), (Showcase.Db, 5), (Showcase.Q, 3) }) _rig.Editor.Set(p, plain);
        _rig.Frame();
        _rig.Calls.Clear();
        _rig.Press(At(0).X, At(0).Y, mods, clicks);
        Assert.Equal((400, -3, 1), (Math.Round(_rig[Showcase.Hz], 6), _rig[Showcase.Db], _rig[Showcase.Q]));
        Assert.Equal(["+hz", "+db", "+q"], _rig.Calls.Take(3));
    }

    [Fact]
    public void Pressing_beside_a_point_is_not_used()
    {
        Assert.False(_eq.Press(new(new Vector2(At(0).X + 40, At(0).Y + 40))));
        Assert.Empty(_rig.Calls);
    }

    [Fact]
    public void Tab_passes_through_the_points_and_then_leaves()
    {
        _rig.Editor.SetFocus(_eq, byKey: true);
        _rig.Frame();
        Assert.Equal(Showcase.Db, _eq.Parameter);
        Assert.True(_eq.Stroke(new(Key.Tab)));
        Assert.Equal(Showcase.Db2, _eq.Parameter);
        Assert.True(_eq.Stroke(new(Key.Tab)));
        Assert.Equal(Showcase.Hz2, _eq.Parameter);
        Assert.False(_eq.Stroke(new(Key.Tab)));
        Assert.True(_eq.Stroke(new(Key.Tab, Mods: Mods.Shift)));
        Assert.True(_eq.Stroke(new(Key.Tab, Mods: Mods.Shift)));
        Assert.False(_eq.Stroke(new(Key.Tab, Mods: Mods.Shift)));
    }

    [Fact]
    public void Keys_move_the_focused_point()
    {
        _rig.Editor.SetFocus(_eq, byKey: true);
        _rig.Frame();
        double hz = _rig.Shown.Normal(Showcase.Hz);
        Assert.True(_eq.Stroke(new(Key.Right)));
        Assert.Equal(hz + 0.01, _rig.Shown.Normal(Showcase.Hz), 1e-9);
        Assert.True(_eq.Stroke(new(Key.Left, Mods: Mods.Shift)));
        Assert.Equal(hz + 0.009, _rig.Shown.Normal(Showcase.Hz), 1e-9);
        Assert.True(_eq.Stroke(new(Key.Up)));
        Assert.Equal(-3 + 0.24, _rig[Showcase.Db], 1e-9);
        Assert.True(_eq.Stroke(new(Key.PageUp)));
        Assert.Equal(1 + 5.7 / 50, _rig[Showcase.Q], 1e-6);
        Assert.True(_eq.Stroke(new(Key.Enter)));
        Assert.False(_rig.Shown[Showcase.On]);
        Assert.True(_eq.Stroke(new(Key.Delete)));
        Assert.Equal(-3, _rig[Showcase.Db], 1e-9);
        Assert.False(_eq.Stroke(new(Key.Space)));
        Assert.False(_eq.Stroke(new(Key.Character, 'r')));
        Assert.False(_eq.Stroke(new(Key.Right, Mods: Mods.Control)));
    }

    [Fact]
    public void Focus_ring_stays_within_the_display()
    {
        _rig.Editor.Set(Showcase.Hz2, 16_000);
        _rig.Editor.Set(Showcase.Db2, 12);
        _rig.Editor.SetFocus(_eq, byKey: true);
        _rig.Frame();
        _eq.Stroke(new(Key.Tab));
        var ring = _eq.FocusBox.Inset(-3);
        Assert.True(ring.X >= _eq.Box.X && ring.Y >= _eq.Box.Y && ring.Right <= _eq.Box.Right && ring.Bottom <= _eq.Box.Bottom);
    }

    [Fact]
    public void Host_automation_moves_the_points()
    {
        float before = At(0).X;
        _rig.Editor.Desk.Set(Showcase.Hz, Showcase.Hz.ToNormal(800));
        Assert.True(_rig.Frame());
        Assert.Equal(before + Width * Math.Log(2) / Math.Log(1000), At(0).X, 0.2);
        Assert.False(_rig.Frame());
    }

    /// <summary>The law is asked once for a change, not once a frame.</summary>
    [Fact]
    public void Curve_is_worked_out_only_when_something_changed()
    {
        int asked = 0;
        var eq = new EqDisplay(new(0, 0, 400, 200), (_, _) => { asked++; return 0; }, []);
        var rig = new Rig(eq);
        rig.Run(1);
        int first = asked;
        Assert.True(first > 60);
        rig.Run(1);
        Assert.Equal(first, asked);
        rig.Editor.Set(Showcase.Q, 2);
        rig.Run(0.1);
        Assert.InRange(asked, first + 60, 2 * first);
    }
}
