using TopDown.Dsp.DynamicEq;
using Xunit;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.DynamicEq;

/// <summary>Thresholds found from what the detector heard, tried on the band itself.</summary>
public sealed class BandThresholdTests(ITestOutputHelper output)
{
    const double Rate = 48_000;
    const int Step = 32;

    /// <summary>Phrases of notes at random levels over 12 dB, on a bed 32 dB below the loudest.</summary>
    static float[] Song(double levelDb, bool[] sung)
    {
        var random = new Random(7);
        float[] x = new float[sung.Length];
        for (int at = 0; at < x.Length;)
        {
            int note = random.Next(8000, 20_000), rest = random.Next(4) == 0 ? random.Next(20_000, 60_000) : 0;
            double peak = Math.Pow(10, (levelDb - 12 * random.NextDouble()) / 20), hz = random.Next(250, 1500);
            for (int i = 0; i < note + rest && at < x.Length; i++, at++)
            {
                sung[at] = i < note;
                x[at] = (float)((i < note ? peak : Math.Pow(10, (levelDb - 32) / 20)) * Math.Sin(2 * Math.PI * hz / Rate * i));
            }
        }
        return x;
    }

    static float[] Peaks(DynamicBandSettings settings, float[] key)
    {
        var band = new DynamicBand();
        band.Set(settings);
        band.Prepare(new Spec(Rate, 1, 512));
        float[] heard = [.. key];
        band.Listen(new Audio(heard));
        return [.. heard.Chunk(Step).Select(c => (float)(20 * Math.Log10(c.Max(Math.Abs) + 1e-6)))];
    }

    [Fact]
    public void TheVoicesThresholdLiesBetweenSongAndGaps()
    {
        double first = double.NaN;
        foreach (double level in new double[] { -24, -12, 0 })
        {
            bool[] sung = new bool[15 * 48_000];
            float[] key = Song(level, sung);
            var settings = new DynamicBandSettings(400, -5, 1, BandMode.Voice, 0, 150);
            double threshold = BandThreshold.ForVoice(Peaks(settings, key), Step / Rate);
            double[] db = BandRig.GainDb(settings with { ThresholdDb = threshold }, Rate, 400, key);

            // Where a note has lasted 50 ms, and where a gap has lasted longer than the release.
            List<double> inNotes = [], inGaps = [];
            for (int i = 0, held = 0; i < db.Length; i++)
            {
                held = i > 0 && sung[i] == sung[i - 1] ? held + 1 : 0;
                if (sung[i] && held > 2400) inNotes.Add(db[i]);
                if (!sung[i] && held > 14_400) inGaps.Add(db[i]);
            }
            double full = inNotes.Count(v => v < -5 * 0.95) / (double)inNotes.Count;
            output.WriteLine($"level {level}: threshold {threshold:F2} dBFS, {full:P1} of the song at the range, mean {inNotes.Average():F2} dB; gaps {inGaps.Min():F4} dB at most");
            Assert.True(full >= 0.7, $"{full:P1}");
            Assert.Equal(-5, inNotes.Average(), 0.5);
            Assert.Equal(0, inGaps.Min(), 0.05);
            if (!double.IsNaN(first)) Assert.Equal(first, threshold - level, 0.01); // dB for dB
            first = threshold - level;
        }
        Assert.True(double.IsNaN(BandThreshold.ForVoice(Enumerable.Repeat(-120f, 5000).ToArray(), Step / Rate)));
    }

    [Theory]
    [InlineData(-4, 3)]
    [InlineData(-9, 4)]
    [InlineData(-2, 5)]
    public void MovedByItselfNinetyPercentStayWithinTheGoal(double range, double goal)
    {
        float[] key = Song(-12, new bool[15 * 48_000]);
        var settings = new DynamicBandSettings(500, range, 1, BandMode.Self, 0, 150);
        float[] peaks = Peaks(settings, key);
        double threshold = BandThreshold.ForSelf(peaks, [.. peaks.Select(_ => true)], Step / Rate, settings, goal, -60, 0);
        double[] db = BandRig.GainDb(settings with { ThresholdDb = threshold }, Rate, 500, key);
        Array.Sort(db);
        double reached = -db[db.Length / 10], expected = Math.Min(goal, 0.9 * -range); // more than 90 % of the range is not asked for
        output.WriteLine($"range {range}, goal {goal}: threshold {threshold:F2} dBFS, 90 % within {reached:F3} dB");
        Assert.Equal(expected, reached, 0.15);
        Assert.True(double.IsNaN(BandThreshold.ForSelf(Enumerable.Repeat(-90f, 5000).ToArray(), new bool[5000].Select(_ => true).ToArray(), Step / Rate, settings, goal, -60, 0)));
    }
}
