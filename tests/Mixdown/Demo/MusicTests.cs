using TopDown.Mixdown.Demo.Session;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>What the session must show to a mix engineer, measured on its samples.</summary>
public sealed class MusicTests
{
    readonly PlayedSession _session = PlayedSession.Once;

    const int Rate = DemoSession.Rate;

    /// <summary>Levels that differ by 0.5 dB or more; the softer ones are also duller, as with a real skin.</summary>
    [Theory]
    [InlineData("Kick In", 20)]
    [InlineData("Snare Top", 13)]
    public void DrumsHaveAtLeastEightVelocitiesAndHardOnesAreBrighter(string track, double rangeDb)
    {
        float[] x = _session.Track(track)[0];
        List<Found> strokes = Strokes.Find(x, rangeDb);
        Assert.True(strokes.Count >= 15, $"{strokes.Count} strokes heard");
        int levels = strokes.Select(s => Math.Round(s.PeakDb * 2)).Distinct().Count();
        Assert.True(levels >= 8, $"{levels} levels");
        double middle = Figures.Percentile(strokes.Select(s => s.PeakDb), 0.5);
        double hard = strokes.Where(s => s.PeakDb > middle).Average(Bright), soft = strokes.Where(s => s.PeakDb < middle).Average(Bright);
        Assert.True(hard > soft + 1, $"hard {hard:F1} dB, soft {soft:F1} dB");
        double Bright(Found s) => Figures.Brightness(x[s.Frame..(s.Frame + 4800)], Rate);
    }

    /// <summary>
    /// Spread = P95 − P5 of the strokes' distance from the grid of sixteenths; of the hi-hat in the first seven beats, where it is
    /// closed and no snare speaks into its microphone.
    /// </summary>
    [Theory]
    [InlineData("Kick In", 20, 16 * 13)]
    [InlineData("Snare Top", 13, 16 * 13)]
    [InlineData("HiHat", 36, 28)]
    public void DrumsLeaveTheGridByTwoToTwelveMilliseconds(string track, double rangeDb, int sixteenths)
    {
        List<Found> strokes = Strokes.Find(_session.Track(track)[0], rangeDb, sixteenths);
        Assert.True(strokes.Count >= 12, $"{strokes.Count} strokes heard");
        double spread = Figures.Percentile(strokes.Select(s => s.OffMs), 0.95) - Figures.Percentile(strokes.Select(s => s.OffMs), 0.05);
        Assert.InRange(spread, 2, 12);
    }

    [Fact]
    public void OuterKickIsLate()
    {
        // what both hear of the beater, above 1.5 kHz, in the chorus
        (double from, double to) = DemoSession.Chorus;
        double[] inside = Edge(_session.Track("Kick In")[0]), outside = Edge(_session.Track("Kick Out")[0]);
        int best = 0;
        double most = 0;
        for (int lag = -240; lag <= 240; lag++)
        {
            double sum = 0;
            for (int i = (int)(from * Rate); i < (int)(to * Rate); i++) sum += inside[i] * outside[i + lag];
            if (Math.Abs(sum) > most) (best, most) = (lag, Math.Abs(sum));
        }
        Assert.InRange(best * 1000.0 / Rate, 1.5, 3);

        // two differences: 12 dB an octave upwards
        static double[] Edge(float[] x)
        {
            double[] y = new double[x.Length];
            for (int i = 2; i < x.Length; i++) y[i] = x[i] - 2.0 * x[i - 1] + x[i - 2];
            return y;
        }
    }

    [Fact]
    public void DrumCrestIsTwelveToTwentyDecibels() => Assert.InRange(Figures.Db(Figures.Peak(_session.Bus("Drums")) / Figures.Rms(_session.Bus("Drums"))), 12, 20);

    [Fact]
    public void RawMixHasMixingLevel() => Assert.InRange(Figures.Lufs(_session.Mix, Rate), -24, -18);

    [Fact]
    public void RawMixIsWideAndMonoCompatible() => Assert.InRange(Figures.Correlation(_session.Mix), 0.2, 0.9);

    [Theory]
    [InlineData("Drums")]
    [InlineData("Keys")]
    public void DrumsAndKeysAreBoxy(string bus) => Assert.InRange(Figures.Boxy(_session.Bus(bus), Rate), 4, 6);

    [Fact]
    public void VoicesAreSharp()
    {
        Assert.True(Figures.Harsh(_session.Track("Lead Vocal"), Rate) >= 4, $"lead {Figures.Harsh(_session.Track("Lead Vocal"), Rate):F1} dB");
        Assert.True(Figures.Harsh(_session.Bus("Vocals"), Rate) >= 4, $"bus {Figures.Harsh(_session.Bus("Vocals"), Rate):F1} dB");
    }

    [Fact]
    public void ChorusIsLouderThanVerse()
    {
        double verse = Figures.Lufs(_session.Mix, Rate, DemoSession.Verse), chorus = Figures.Lufs(_session.Mix, Rate, DemoSession.Chorus);
        Assert.True(chorus - verse >= 3, $"verse {verse:F1}, chorus {chorus:F1} LUFS");
    }

    /// <summary>The stop before the fifth bar of the chorus: 10 dB under the chorus, so that releases can be heard.</summary>
    [Fact]
    public void TheBandStops()
    {
        double stop = Score.At(Score.StopBar, 3.3), level = Figures.Lufs(_session.Mix, Rate, DemoSession.Chorus);
        float[][] rest = [.. _session.Mix.Select(c => c[(int)(stop * Rate)..(int)(Score.At(Score.StopBar, 3.8) * Rate)])];
        Assert.True(Figures.Db(Figures.Rms(rest)) < level - 10, $"rest {Figures.Db(Figures.Rms(rest)):F1} dBFS, chorus {level:F1} LUFS");
    }
}
