using System.Numerics;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Displays;

/// <summary>Lines that are dragged, and what moves beside them.</summary>
public sealed class ThresholdTests
{
    // As in Transfer: a square between 42 units of sides and 46 of top and bottom.
    const float Side = 284 - 46;

    static Transfer Transfer() => new(new(16, 300, 300, 284), Gallery.Law, Showcase.Threshold, Showcase.Out, knee: Showcase.Knee);
    static DetectionView Detection() => new(Showcase.Out, Showcase.Threshold, Showcase.Reduction, new(0, 0, 268, 130), "HEARD");

    [Fact]
    public void Transfer_line_drags_the_threshold_along_the_input_axis()
    {
        var transfer = Transfer();
        var rig = new Rig(transfer);
        rig.Frame();
        Vector2 at = transfer.Handle;
        rig.Press(at.X, at.Y);
        rig.Drag(at.X + Side / 60 * 6, at.Y + 50);
        rig.Release();
        Assert.Equal(-18, rig[Showcase.Threshold], 0.05);
        Assert.Equal(["+threshold_db", "threshold_db", "-threshold_db"], rig.Calls);
        Assert.False(transfer.Press(new(new Vector2(at.X - 40, at.Y))));
    }

    [Fact]
    public void Detection_line_drags_the_threshold_along_its_axis()
    {
        var view = Detection();
        var rig = new Rig(view);
        rig.Frame();
        Vector2 at = view.Handle;
        rig.Press(at.X, at.Y);
        rig.Drag(at.X, at.Y + 100 / 60f * 12); // 100 units for 60 dB
        Assert.Equal(-36, rig[Showcase.Threshold], 0.1);
        rig.Drag(at.X, at.Y + 100 / 60f * 12 + 10, Mods.Shift);
        Assert.Equal(-36.6, rig[Showcase.Threshold], 0.1);
        rig.Release();
        rig.Frame();
        Assert.Equal(at.Y + 21, view.Handle.Y, 0.25);
    }

    [Fact]
    public void Keys_wheel_and_clicks_turn_the_threshold()
    {
        foreach (Widget widget in new Widget[] { Transfer(), Detection() })
        {
            var rig = new Rig(widget);
            rig.Frame();
            Assert.True(widget.Stroke(new(Key.Up)));
            Assert.Equal(-23.4, rig[Showcase.Threshold], 1e-6);
            Assert.True(widget.Stroke(new(Key.Left, Mods: Mods.Shift)));
            Assert.Equal(-23.46, rig[Showcase.Threshold], 1e-6);
            Assert.True(widget.Stroke(new(Key.PageDown)));
            Assert.Equal(-29.46, rig[Showcase.Threshold], 1e-6);
            Assert.True(widget.Stroke(new(Key.End)));
            Assert.Equal(0, rig[Showcase.Threshold]);
            Assert.True(widget.Wheel(new(widget.Box.Centre), -1));
            Assert.Equal(-1.2, rig[Showcase.Threshold], 1e-6);
            rig.Frame();
            Vector2 handle = widget is Transfer t ? t.Handle : ((DetectionView)widget).Handle;
            rig.Press(handle.X, handle.Y, Mods.Control);
            Assert.Equal(-24, rig[Showcase.Threshold], 1e-6);
            Assert.False(widget.Stroke(new(Key.Space)));
            Assert.False(widget.Stroke(new(Key.Tab)));
            Assert.False(widget.Stroke(new(Key.Character, 'a')));
        }
    }

    /// <summary>Rises at once; falls 40 dB a second; stands on the curve.</summary>
    [Fact]
    public void Dot_follows_the_level_on_the_curve()
    {
        var transfer = Transfer();
        var rig = new Rig(transfer);
        rig.Feed.Set(Showcase.Out, Sounds.Sine(997, -12));
        rig.Run(0.2);
        Assert.Equal(-12, transfer.LevelDb, 0.05);
        Assert.Equal(322 + Side / 60 * (60 + Gallery.Law(rig.Shown, -12)) * -1 + Side + 2, transfer.Dot.Y, 0.3);
        rig.Feed.Set(Showcase.Out, static _ => (1e-7f, 0));
        rig.Run(0.5);
        Assert.Equal(-32, transfer.LevelDb, 0.8);
        rig.Run(3);
        Assert.Equal(-60, transfer.LevelDb);
    }

    [Fact]
    public void Detection_shows_the_peak_that_the_detector_hears()
    {
        var view = Detection();
        var rig = new Rig(view);
        rig.Feed.Set(Showcase.Out, Sounds.Sine(997, -17));
        rig.Run(1);
        Assert.Equal(-17, view.NewestDb, 0.05);
    }
}
