using System.Numerics;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Editing;

/// <summary>Tips: after a while, with the documented advice, inside the window, out of the way.</summary>
public sealed class TipTests
{
    public static TheoryData<string> Plugins => Bench.Names;

    [Fact]
    public void A_tip_comes_after_six_tenths_of_a_second_and_goes_with_the_pointer()
    {
        var b = new Bench(Bench.Of("MixBus Glue"));
        b.Move(b.Control("threshold_db").Box.Centre);
        b.Run(0.55);
        Assert.False(b.Editor.Tip.IsUp);
        Assert.True(b.Editor.IsMoving); // or it would never come
        b.Run(0.1);
        Assert.True(b.Editor.Tip.IsUp);
        Assert.Equal(b["threshold_db"].Tip, b.Editor.Tip.Advice);
        b.Move(new(892, 100));
        Assert.False(b.Editor.Tip.IsUp);
    }

    [Fact]
    public void None_while_dragging_but_the_value_large()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control("low_db").Box.Centre;
        b.Press(at);
        b.Move(at + new Vector2(0, -20));
        b.Run(1);
        Assert.True(b.Editor.Tip.IsUp);
        Assert.Equal("", b.Editor.Tip.Advice);
        b.Release(at + new Vector2(0, -20));
        b.Tick();
        Assert.False(b.Editor.Tip.IsUp);
    }

    [Theory, MemberData(nameof(Plugins))]
    public void Every_tip_lies_inside_the_window_and_not_on_what_it_explains(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        foreach (Widget w in b.Editor.Widgets.Where(w => w.IsShown && w.CanFocus))
        {
            b.Editor.PointerLeft();
            b.Move(w.FocusBox.Centre);
            b.Run(0.7);
            if (!b.Editor.Tip.IsUp) continue;
            Box tip = b.Editor.Tip.Place;
            Assert.True(tip.X >= 0 && tip.Y >= 0 && tip.Right <= Face.Width && tip.Bottom <= Face.Height, $"{plugin}: {w.Parameter?.Id}: {tip}");
            if (w.FocusBox.Height < 200) Assert.False(tip.Meets(w.FocusBox), $"{plugin}: {w.Parameter?.Id ?? w.GetType().Name}: {tip} on {w.FocusBox}");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(880, 0)]
    [InlineData(0, 580)]
    [InlineData(880, 580)]
    public void Lists_stay_inside_at_every_corner(float x, float y)
    {
        foreach (float height in new[] { 20f, 300, 700 })
        {
            Box box = Popup.Within(new(x, y, 400, height));
            Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= Face.Width && box.Bottom <= Face.Height, box.ToString());
        }
    }

    [Theory, MemberData(nameof(Plugins))]
    public void Every_parameter_a_user_sees_has_advice(string plugin)
    {
        if (Bench.Of(plugin).Page.IsHidden) return;
        var b = new Bench(Bench.Of(plugin));
        Assert.All(b.Editor.Widgets.OfType<Control>(), c => Assert.NotEqual("", c.Tip));
        Assert.All(b.Editor.Widgets.OfType<PushButton>(), c => Assert.NotEqual("", c.Tip));
    }
}
