using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Editing;

/// <summary>Zoom, size and motion: kept as lines of the state, followed by the window.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Lines_come_back_and_unknown_ones_are_kept()
    {
        var memory = new EditorMemory();
        memory.Read("zoom=150\nfuture=12=3\nreduced_motion=on\nword\n");
        Assert.Equal(150, memory.Zoom);
        Assert.True(memory.ReducedMotion);
        string written = memory.Write();
        Assert.Equal("zoom=150\nreduced_motion=on\nfuture=12=3\nword\n", written);
        var again = new EditorMemory();
        again.Read(written);
        Assert.Equal(written, again.Write());
    }

    [Theory]
    [InlineData("zoom=-5")]
    [InlineData("zoom=1000")]
    [InlineData("zoom=a lot")]
    [InlineData("zoom")]
    [InlineData("=\n\n\u0001=")]
    [InlineData("")]
    public void What_is_wrong_stays_at_its_default(string lines)
    {
        var memory = new EditorMemory { Zoom = 175 };
        memory.Read(lines);
        Assert.Equal(100, memory.Zoom);
        Assert.False(memory.ReducedMotion);
    }

    [Theory]
    [InlineData(75, 675, 450)]
    [InlineData(100, 900, 600)]
    [InlineData(125, 1125, 750)]
    [InlineData(150, 1350, 900)]
    [InlineData(175, 1575, 1050)]
    [InlineData(200, 1800, 1200)]
    public void The_menu_sizes_the_window(int percent, int width, int height)
    {
        var b = Bench.OfSink();
        b.Editor.ZoomTo(percent);
        b.Tick();
        Assert.Equal(percent, b.Memory.Zoom);
        Assert.Equal((width, height), (b.Editor.Canvas.Width, b.Editor.Canvas.Height));
        Assert.Contains($"zoom={percent}\n", b.Memory.Write(), StringComparison.Ordinal);
        Assert.Equal((width, height), b.Editor.Constrain(width, height));
    }

    [Fact]
    public void A_host_that_refuses_keeps_its_window_is_told_of_and_the_next_one_has_the_size()
    {
        var b = Bench.OfSink();
        b.Shell.Refuses = true;
        b.Click(b.Find<ZoomButton>().Box.Centre);
        b.Key(Key.End);
        b.Key(Key.Up); // 200 %
        b.Key(Key.Enter);
        b.Tick();
        Assert.Equal(900, b.Editor.Canvas.Width);
        Assert.Contains("next time", b.Editor.Tip.Advice, StringComparison.Ordinal);
        b.Move(new(400, 300));
        b.Run(1);
        Assert.True(b.Editor.Tip.IsUp); // an answer is not whisked away by the pointer
        b.Run(Tip.Answer);
        Assert.False(b.Editor.Tip.IsUp);
        Assert.Equal(200, b.Memory.Zoom);
        Assert.Equal((1800, 1200), new Bench(Bench.Sink, b.Memory).Editor.WantedSize);
    }

    [Theory]
    [InlineData(1.0f, 1125, 900, 125, 1.25f)]  // a margin below
    [InlineData(2.0f, 1800, 1200, 100, 2.0f)]
    [InlineData(1.0f, 300, 200, 75, 0.75f)]    // no smaller than three quarters
    [InlineData(1.0f, 4000, 4000, 200, 2.0f)]
    [InlineData(1.5f, 1350, 900, 100, 1.5f)]
    public void A_window_of_any_size_is_filled_as_far_as_it_goes(float hostScale, int width, int height, int zoom, float scale)
    {
        var b = Bench.OfSink();
        b.Editor.HostScale = hostScale;
        b.Editor.Fit(width, height);
        b.Tick();
        Assert.Equal(zoom, b.Memory.Zoom);
        Assert.Equal(scale, b.Editor.Canvas.Scale, 1e-4);
        Assert.Equal((width, height), (b.Editor.Canvas.Width, b.Editor.Canvas.Height));
        foreach (uint pixel in b.Editor.Canvas.Pixels) Assert.Equal(0xFFu, pixel >> 24);
        Assert.NotEqual(0xFF000000, b.Editor.Canvas.Pixels[^1]); // the margin is part of the ground
    }

    [Fact]
    public void The_edge_that_is_drawn_leads()
    {
        var b = Bench.OfSink();
        Assert.Equal((1200, 800), b.Editor.Constrain(1200, 600));
        Assert.Equal((1200, 800), b.Editor.Constrain(900, 800));
        Assert.Equal((1800, 1200), b.Editor.Constrain(5000, 5000));
        Assert.Equal((675, 450), b.Editor.Constrain(1, 1));
        b.Editor.Fit(0, -3); // nothing to draw on
        b.Tick();
        Assert.Equal(900, b.Editor.Canvas.Width);
    }

    [Fact]
    public void The_menu_switches_motion()
    {
        var b = Bench.OfSink();
        b.Click(b.Find<ZoomButton>().Box.Centre);
        Assert.NotNull(b.Editor.TopPopup);
        b.Key(Key.End);
        b.Key(Key.Enter);
        Assert.True(b.Memory.ReducedMotion);
        Assert.Null(b.Editor.TopPopup);
    }
}
