using TopDown.Mixdown.Demo.Session;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>What the session is as a set of files: tracks, levels, repeatability, sums.</summary>
public sealed class SessionTests
{
    readonly PlayedSession _session = PlayedSession.Once;

    [Fact]
    public void TwentyFourTracksOfThirtySeconds()
    {
        Assert.Equal(24, _session.Tracks.Count);
        Assert.Equal(24, _session.Tracks.Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(_session.Tracks, t =>
        {
            Assert.InRange(t.Channels.Length, 1, 2);
            Assert.Contains(t.Bus, DemoSession.BusNames);
            Assert.All(t.Channels, c => Assert.Equal(30 * 48_000, c.Length));
        });
        Assert.All(DemoSession.BusNames, bus => Assert.Contains(_session.Tracks, t => string.Equals(t.Bus, bus, StringComparison.Ordinal)));
    }

    [Fact]
    public void TheSameSamplesInEveryRun()
    {
        IReadOnlyList<DemoTrack> again = DemoSession.Make();
        for (int i = 0; i < again.Count; i++)
            for (int c = 0; c < again[i].Channels.Length; c++)
                Assert.True(again[i].Channels[c].AsSpan().SequenceEqual(_session.Tracks[i].Channels[c]), again[i].Name);
    }

    [Fact]
    public void LevelsDifferAsPreampsLeftThemAndNothingClips()
    {
        double[] peaks = [.. _session.Tracks.Select(t => Figures.Db(Figures.Peak(t.Channels)))];
        Assert.InRange(peaks.Max(), -6, -3);
        Assert.InRange(peaks.Min(), -22, -18);
        Assert.All(_session.Buses, b => Assert.InRange(Figures.Db(Figures.Peak(b.Channels)), -30, -1));
        Assert.Contains(_session.Buses, b => Figures.Db(Figures.Peak(b.Channels)) > -12); // something for the gain staging to do
        Assert.True(Figures.Peak(_session.Mix) < 1, "the raw sum clips");
    }

    [Fact]
    public void FilesBeginAndEndInSilenceWithoutDc() => Assert.All(_session.Tracks, t => Assert.All(t.Channels, c =>
    {
        Assert.True(Figures.Db(Figures.Peak([c[..48]])) < -90, $"{t.Name} begins at {Figures.Db(Figures.Peak([c[..48]])):F0} dBFS");
        Assert.True(Figures.Db(Figures.Peak([c[^48..]])) < -80, $"{t.Name} ends at {Figures.Db(Figures.Peak([c[^48..]])):F0} dBFS");
        Assert.True(Math.Abs(c.Average(v => (double)v)) < 1e-5, $"{t.Name} has DC");
    }));

    /// <summary>
    /// A click is a step. These tracks hold little above 5 kHz: a sine at the peak level needs 0.64 of the peak between samples
    /// at 5 kHz, and what they have there lies 20 dB lower.
    /// </summary>
    [Theory]
    [InlineData("Kick Out")]
    [InlineData("Bass DI")]
    [InlineData("E-Piano")]
    [InlineData("Pad")]
    [InlineData("Organ")]
    [InlineData("BGV 1")]
    public void NothingClicks(string name) => Assert.All(_session.Track(name), c =>
    {
        double jump = 0;
        for (int i = 1; i < c.Length; i++) jump = Math.Max(jump, Math.Abs(c[i] - c[i - 1]));
        Assert.True(jump < 0.35 * Figures.Peak([c]), $"{name}: a step of {jump / Figures.Peak([c]):F2} of the peak");
    });

    [Theory]
    [InlineData(-1, 1, 0)]
    [InlineData(0, 0.70710678, 0.70710678)]
    [InlineData(1, 0, 1)]
    public void MonoTracksStandWhereTheirPanSays(double pan, double left, double right)
    {
        float[] x = new float[DemoSession.Frames];
        x[1000] = 1;
        float[][] sum = DemoSession.Sum([new DemoTrack("x", "Keys", [x]) { Pan = pan }, new DemoTrack("y", "Keys", [x, new float[x.Length]])]);
        Assert.Equal(left + 1, sum[0][1000], 1e-6);
        Assert.Equal(right, sum[1][1000], 1e-6);
    }
}
