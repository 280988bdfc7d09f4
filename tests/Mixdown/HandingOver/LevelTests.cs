using TopDown.Mixdown.HandingOver.Ardour;
using TopDown.Mixdown.Mixing;

namespace TopDown.Mixdown.Tests.HandingOver;

/// <summary>Our levels and pans on Ardour's controls, whose ranges and laws are others.</summary>
public sealed class LevelTests
{
    [Fact]
    public void Both_sides_of_every_pan_are_ours()
    {
        for (int step = -100; step <= 100; step++)
        {
            double pan = step / 100.0;
            var (azimuth, gain) = ArdourPan.Of(1, pan);
            var (left, right) = PanLaw.Gains(1, pan);
            Assert.Equal(left, gain * Law(1 - azimuth), 2e-7);
            Assert.Equal(right, gain * Law(azimuth), 2e-7);
            Assert.InRange(20 * Math.Log10(gain), -0.1, 0.1); // the laws are near: a fader at 0 dB still means what it did
        }
        // The parabola through −3 dB in the middle that Ardour's mono panner has, in double.
        static double Law(double near)
        {
            double bend = 2 - 4 * Math.Pow(10, -3 / 20.0);
            return near * (bend * near + 1 - bend);
        }
    }

    [Fact]
    public void Balance_is_ours_without_more()
    {
        foreach (double pan in (double[])[-1, -0.6, 0, 0.2, 1])
        {
            var (azimuth, gain) = ArdourPan.Of(2, pan);
            Assert.Equal(PanLaw.Gains(2, pan), (Math.Min(1, 2 - 2 * azimuth), Math.Min(1, 2 * azimuth)));
            Assert.Equal(1, gain);
        }
    }

    [Fact]
    public void Every_level_arrives_within_the_ranges_of_faders_and_trims()
    {
        var random = new Random(6);
        for (int run = 0; run < 2000; run++)
        {
            double Any(double from, double to) => from + (to - from) * random.NextDouble();
            BusSettings[] buses = [.. Enumerable.Range(0, 5).Select(_ => new BusSettings { FaderDb = Any(-30, 30) })];
            double post = Any(-30, 23), trim = Any(-40, -13.5); // as far as the controls reach together
            double[] rises = [.. Enumerable.Range(0, 6).Select(_ => Any(0, 9))];
            var levels = ArdourLevels.Of(new([], buses, new() { TrimDb = trim }), post, rises);
            Assert.Equal(0, levels.Missing, 9);
            for (int b = 0; b < buses.Length; b++)
            {
                Assert.Equal(buses[b].FaderDb + trim, levels.Faders[b] + levels.MixTrim, 9);
                Assert.True(levels.Faders[b] + rises[b] <= ArdourLevels.FaderTop + 1e-9);
            }
            Assert.Equal(post, levels.MixFader + levels.MasterTrim + levels.MasterFader, 9);
            Assert.True(levels.MixFader + rises[^1] <= ArdourLevels.FaderTop + 1e-9 && levels.MasterFader <= ArdourLevels.FaderTop);
            Assert.InRange(levels.MixTrim, -ArdourLevels.TrimTop, ArdourLevels.TrimTop);
            Assert.InRange(levels.MasterTrim, -ArdourLevels.TrimTop, ArdourLevels.TrimTop);
        }
    }

    [Fact]
    public void What_no_control_can_take_is_counted()
    {
        var levels = ArdourLevels.Of(new([], [new() { FaderDb = 30 }], new() { TrimDb = 5 }), 40, [0, 0]);
        double all = levels.Faders[0] + levels.MixTrim + levels.MixFader + levels.MasterTrim + levels.MasterFader;
        Assert.Equal(75 - all, levels.Missing, 9);
        Assert.True(levels.Missing > 10);
    }
}
