using TopDown.Ui.Displays;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Displays;

/// <summary>What holds for every display of the gallery.</summary>
public sealed class EveryDisplayTests
{
    public static TheoryData<int, int> All
    {
        get
        {
            var all = new TheoryData<int, int>();
            for (int i = 0; i < Gallery.First().Length; i++) all.Add(1, i);
            for (int i = 0; i < Gallery.Second().Length; i++) all.Add(2, i);
            return all;
        }
    }

    static Rig Take(int sheet, int at)
    {
        Widget widget = (sheet == 1 ? Gallery.First() : Gallery.Second())[at];
        return new(widget, 1, (int)widget.Box.Right + 16, (int)widget.Box.Bottom + 16);
    }

    /// <summary>Readings and sound that never stand still, without an allocation of their own.</summary>
    static void Play(Rig rig)
    {
        rig.Feed.Set(Showcase.Out, static n => (0.3f * Wave(n, 97), 0.25f * Wave(n, 131)));
        rig.Feed.Set(Showcase.Key, static n => (0.2f * Wave(n, 61), 0.2f * Wave(n, 61)));
    }

    static float Wave(long n, int period) => n % period * 2f / period - 1;

    static void Move(Rig rig, int frame)
    {
        rig.Feed[Showcase.Reduction] = 1 + frame % 40 * 0.1f;
        rig.Feed[Showcase.Moved] = frame % 50 * 0.3f - 6;
        rig.Feed[Showcase.Correlation] = frame % 60 / 30f - 1;
        rig.Feed[Showcase.Page.InPeak] = -30 + frame % 40;
        rig.Feed[Showcase.Page.OutPeak] = -40 + frame % 45;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Works_without_allocating(int sheet, int at)
    {
        Rig rig = Take(sheet, at);
        Play(rig);
        for (int frame = 0; frame < 300; frame++) Step(frame);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int frame = 0; frame < 1000; frame++) Step(frame);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step(int frame)
        {
            Move(rig, frame);
            rig.Frame();
            rig.DrawLive();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Moves_with_the_sound_and_stands_still_after_it(int sheet, int at)
    {
        Rig rig = Take(sheet, at);
        Play(rig);
        int changed = 0;
        for (int frame = 0; frame < 120; frame++)
        {
            Move(rig, frame);
            if (rig.Frame()) changed++;
        }
        Assert.NotEqual(0, changed);
        rig.Feed.Set(Showcase.Out, null);
        rig.Feed.Set(Showcase.Key, null);
        foreach (var reading in Showcase.Page.Readings) rig.Feed[reading] = (float)reading.Rest;
        rig.Run(14);
        Assert.False(rig.Widget.IsMoving);
        Assert.Equal(0, rig.Run(2));
    }

    /// <summary>A frame that says "unchanged" draws the same pixels: nothing moves that is not announced.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Announces_every_pixel_that_moves(int sheet, int at)
    {
        Rig rig = Take(sheet, at);
        Play(rig);
        rig.Draw();
        uint[] last = [];
        for (int frame = 0; frame < 240; frame++)
        {
            if (frame < 90) Move(rig, frame);
            else if (frame == 90)
            {
                rig.Feed.Set(Showcase.Out, null);
                rig.Feed.Set(Showcase.Key, null);
                foreach (var reading in Showcase.Page.Readings) rig.Feed[reading] = (float)reading.Rest;
            }
            bool changed = rig.Frame();
            rig.Draw();
            uint[] now = rig.Canvas.Pixels.ToArray();
            Assert.True(changed || last.Length == 0 || now.AsSpan().SequenceEqual(last), $"frame {frame} moved without a word");
            var announced = rig.Canvas.Touched(rig.Widget.Changed);
            for (int y = 0; y < rig.Canvas.Height && last.Length > 0; y++)
            {
                int row = y * rig.Canvas.Width, right = y >= announced.Y && y < announced.Bottom ? announced.Right : 0, left = right > 0 ? announced.X : 0;
                Assert.True(now.AsSpan(row, left).SequenceEqual(last.AsSpan(row, left)) && now.AsSpan(row + right, rig.Canvas.Width - right).SequenceEqual(last.AsSpan(row + right, rig.Canvas.Width - right)), $"frame {frame}, row {y}: a pixel outside of what was announced moved");
            }
            last = now;
        }
    }

    /// <summary>The live part stays within the display's box: the editor restores no more than that.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Draws_within_its_box(int sheet, int at)
    {
        Rig rig = Take(sheet, at);
        Play(rig);
        for (int frame = 0; frame < 60; frame++)
        {
            Move(rig, frame);
            rig.Frame();
        }
        rig.DrawLive();
        var inside = rig.Canvas.Touched(rig.Widget.LiveBox);
        for (int y = 0; y < rig.Canvas.Height; y++)
            for (int x = 0; x < rig.Canvas.Width; x++)
                if (!inside.Meets(new(x, y, 1, 1)))
                    Assert.True((rig.Canvas.Pixels[y * rig.Canvas.Width + x] & 0xFFFFFF) == 0, $"pixel {x}, {y} is outside");
    }

    /// <summary>Without motion, what scrolls moves once a second.</summary>
    [Fact]
    public void Reduced_motion_moves_the_history_once_a_second()
    {
        foreach (Widget widget in new Widget[] { new History(Showcase.Reduction, new(0, 0, 300, 100), 6), new DetectionView(Showcase.Out, Showcase.Threshold, Showcase.Reduction, new(0, 0, 300, 130), "HEARD") })
        {
            var rig = new Rig(widget);
            Play(rig);
            rig.Feed[Showcase.Reduction] = 3;
            rig.Run(1);
            Assert.True(rig.Run(5) > 60);
            rig.Memory.ReducedMotion = true;
            rig.Run(1);
            Assert.InRange(rig.Run(5), 4, 6);
        }
    }
}
