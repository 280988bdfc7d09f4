namespace TopDown.Plugin.Tests;

/// <summary>A second event in the middle of a glide, off every grid, bends the line where it is: no jump.</summary>
public sealed class CutCellTests
{
    [Fact]
    public void A_glide_that_is_turned_around_has_no_edge()
    {
        var type = Every.Of("Kitchen Sink");
        var gain = type.Page.Output;
        float[] dc = [.. Enumerable.Repeat(0.5f, 9600)];
        double Edge(params Event[] events)
        {
            float[] y = Offline.Render(Runs.Runner(type, type.Defaults(), 48_000), [dc, (float[])dc.Clone()], null, events)[0];
            return Enumerable.Range(1, y.Length - 1).Max(i => Math.Abs(y[i] - (double)y[i - 1]));
        }
        double once = Edge(new Event(4803, gain.Index, gain.ToNormal(-24)));
        foreach (int later in new[] { 501, 517, 700, 941, 1203 })
        {
            double twice = Edge(new Event(4803, gain.Index, gain.ToNormal(-24)), new Event(4803 + later, gain.Index, gain.ToNormal(-12)));
            Assert.True(twice <= 1.15 * once, $"turned around after {later} samples: steps of {twice:E2}, {once:E2} without");
        }
    }
}
