using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using static TopDown.Mixdown.Tests.Reporting.Tones;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>Stereo pictures of sounds whose place is known.</summary>
public sealed class StereoFieldTests
{
    [Fact]
    public void Correlation_is_1_for_mono_0_for_unrelated_and_minus_1_for_opposite_sides()
    {
        float[] a = White(5, -20, 1), b = White(5, -20, 2), inverted = [.. a.Select(v => -v)];
        Assert.Equal(1, Feed(new StereoField(), a, a).Correlation, 1e-6);
        Assert.Equal(0, Feed(new StereoField(), a, b).Correlation, 0.01);
        Assert.Equal(-1, Feed(new StereoField(), a, inverted).Correlation, 1e-6);
        Assert.Equal(0, Feed(new StereoField(), a, b).WidthDb, 0.1);
        Assert.True(double.IsNaN(Feed(new StereoField(), a, new float[a.Length]).Correlation));
    }

    [Fact]
    public void Width_is_side_over_middle()
    {
        float[] mid = Sine(2, 440, -12), side = Sine(2, 660, -22), left = [.. mid.Zip(side, (m, s) => m + s)], right = [.. mid.Zip(side, (m, s) => m - s)];
        Assert.Equal(-10, Feed(new StereoField(), left, right).WidthDb, 0.05);
    }

    [Theory]
    [InlineData(1, 1, 0, 1)]    // mono: up and down
    [InlineData(1, -1, 1, 0)]   // opposite: from side to side
    [InlineData(1, 0, -1, 1)]   // left only: to the left above
    [InlineData(0, 1, 1, 1)]    // right only
    public void The_goniometer_points_where_the_sound_is(int left, int right, int x, int y)
    {
        float[] tone = Sine(1, 440, -6);
        int[] g = Feed(new StereoField(), [.. tone.Select(v => v * left)], [.. tone.Select(v => v * right)]).Goniometer();
        const int half = StereoField.Size / 2;
        // every lit cell lies on the line through the centre
        foreach (int cell in Enumerable.Range(0, g.Length).Where(i => g[i] > 0))
        {
            double dx = cell % StereoField.Size + 0.5 - half, dy = half - cell / StereoField.Size - 0.5;
            Assert.True(Math.Abs(dx * y - dy * x) <= 1.5, $"{dx}, {dy}");
        }
        Assert.True(g.Count(v => v > 0) > 12);
        Assert.Equal(255, g.Max());
    }

    [Fact]
    public void What_cannot_be_had_is_said()
    {
        var report = Feed(new StereoField(), Silence(1), Silence(1)).Report(Sound.Before, Feed(new SpectrumMeter(Rate), Silence(1), Silence(1)));
        Assert.False(report.Correlation.Has);
        Assert.Contains("silence", report.Correlation.Reason, StringComparison.Ordinal);
        Assert.Equal("mono: there is no side", Feed(new StereoField(), Sine(1, 99, -6), Sine(1, 99, -6)).Report(Sound.Before, new SpectrumMeter(Rate)).WidthDb.Reason);
    }
}
