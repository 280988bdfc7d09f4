using TopDown.Ui.Displays;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Displays;

/// <summary>Clip light, goal, lamps.</summary>
public sealed class MeterTests
{
    [Theory]
    [InlineData(-0.01f, false), InlineData(0, true), InlineData(2, true)]
    public void Clip_lights_at_full_scale_and_stays(float db, bool isClipped)
    {
        var meter = new PeakMeter(Showcase.Page.OutPeak, new(0, 0, 54, 284));
        var rig = new Rig(meter);
        rig.Feed[Showcase.Page.OutPeak] = db;
        rig.Frame();
        Assert.Equal(isClipped, meter.IsClipped);
        rig.Feed[Showcase.Page.OutPeak] = -30;
        rig.Run(30);
        Assert.Equal(isClipped, meter.IsClipped);
        Assert.Equal(db, meter.Db.Highest);
    }

    [Fact]
    public void Click_and_Enter_put_the_light_out()
    {
        var meter = new PeakMeter(Showcase.Page.OutPeak, new(0, 0, 54, 284));
        var rig = new Rig(meter);
        foreach (bool byKey in new[] { false, true })
        {
            rig.Feed[Showcase.Page.OutPeak] = 1;
            rig.Frame();
            Assert.True(meter.IsClipped);
            rig.Feed[Showcase.Page.OutPeak] = -20;
            rig.Run(0.2);
            if (byKey) Assert.True(meter.Stroke(new(Key.Enter)));
            else rig.Press(20, 100);
            Assert.False(meter.IsClipped);
            rig.Frame();
            Assert.Equal(-20, meter.Db.Highest);
        }
        Assert.False(meter.Stroke(new(Key.Space)));
    }

    /// <summary>The page is made for −12 dBFS; a mark that is told wins. Seen in the picture: the mark's line is light, 3 dB away it is not.</summary>
    [Theory]
    [InlineData(double.NaN, -12), InlineData(-6, -6)]
    public void Mark_is_where_the_page_or_the_face_wants_it(double wanted, double at)
    {
        var meter = new PeakMeter(Showcase.Page.OutPeak, new(0, 0, 54, 284), markDbfs: wanted);
        var rig = new Rig(meter);
        rig.Frame();
        rig.Draw();
        Assert.True(Bright(at) > Bright(at - 3) + 60);
        Assert.True(Bright(at) > Bright(at + 3) + 60);

        // The bar runs from −48 dB to +6 between its ends, which lie one unit within 18 from top and bottom.
        int Bright(double db)
        {
            int y = (int)MathF.Round((float)(265 - 0 - (db + 48) / 54 * (265 - 19)));
            int most = 0;
            for (int dy = -1; dy <= 1; dy++) most = Math.Max(most, (int)(rig.Canvas.Pixels[(y + dy) * rig.Canvas.Width + 8] & 255));
            return most;
        }
    }

    [Fact]
    public void Needle_writes_and_draws_the_presets_goal()
    {
        var needle = new Needle(Showcase.Reduction, new(0, 0, 260, 128), 12, Showcase.Ear);
        var rig = new Rig(needle);
        foreach (var (program, words) in new[] { (0, "goal 1–2 dB"), (1, "goal 3–4 dB"), (2, "") })
        {
            rig.Editor.Desk.Choose(program);
            rig.Frame();
            rig.Draw();
            Assert.Equal(words, needle.Goal.ToString());
            if (program < 2) Assert.True(IsGreen(needle.GoalAt), "the zone is not drawn");
        }

        bool IsGreen(System.Numerics.Vector2 at)
        {
            uint p = rig.Canvas.Pixels[(int)at.Y * rig.Canvas.Width + (int)at.X];
            return (p >> 8 & 255) > (p >> 16 & 255) + 10;
        }
    }

    [Fact]
    public void Light_is_lit_above_its_value_and_out_a_fifth_of_a_second_later()
    {
        var light = new Light(Showcase.Reduction, new(0, 0, 90, 18), "KICK", 1);
        var rig = new Rig(light);
        rig.Feed[Showcase.Reduction] = 1;
        Assert.False(rig.Frame());
        rig.Feed[Showcase.Reduction] = 1.1f;
        Assert.True(rig.Frame());
        Assert.Equal(1, light.Brightness);
        rig.Feed[Showcase.Reduction] = 0;
        rig.Run(0.1);
        Assert.InRange(light.Brightness, 0.4f, 0.65f);
        rig.Run(0.15);
        Assert.Equal(0, light.Brightness);
        Assert.False(light.IsMoving);
    }

    [Fact]
    public void Added_meter_compares_two_taps()
    {
        var meter = new AddedMeter(Showcase.Out, Showcase.Key, new(0, 0, 268, 24));
        var rig = new Rig(meter);
        rig.Feed.Set(Showcase.Out, Sounds.Sine(3000, -20));
        rig.Feed.Set(Showcase.Key, Sounds.Sine(3000, -17));
        rig.Run(4);
        Assert.Equal(3, meter.Db, 0.05);
        rig.Feed.Set(Showcase.Out, null);
        rig.Feed.Set(Showcase.Key, null);
        rig.Run(12);
        Assert.Equal(0, meter.Db);
        Assert.False(meter.IsMoving);
    }

    /// <summary>Low frequencies do not count where the meter is told to look above them.</summary>
    [Fact]
    public void Added_meter_looks_above_its_frequency()
    {
        var meter = new AddedMeter(Showcase.Out, Showcase.Key, new(0, 0, 268, 24), aboveHz: 2000);
        var rig = new Rig(meter);
        rig.Feed.Set(Showcase.Out, static n => Both(n, 0.01));
        rig.Feed.Set(Showcase.Key, static n => Both(n, 0.02));
        rig.Run(4);
        Assert.Equal(6, meter.Db, 0.5);

        static (float, float) Both(long n, double high)
        {
            float x = (float)(0.1 * Math.Sin(n * 0.01) + high * Math.Sin(n * 0.8));
            return (x, x);
        }
    }
}
