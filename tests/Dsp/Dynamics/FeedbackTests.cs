using TopDown.Dsp.Dynamics;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Dynamics.CompressorRig;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>The detector behind the gain: stable at every setting, and not the same as one in front.</summary>
public sealed class FeedbackTests(ITestOutputHelper output)
{
    /// <summary>∞:1 is where a feedback loop rings if it rings at all.</summary>
    [Theory]
    [InlineData(48_000)]
    [InlineData(192_000)]
    public void DoesNotRingAtInfinityToOne(double sampleRate)
    {
        foreach (double attack in new[] { 0.03, 0.1, 0.3, 1, 3, 10, 30 })
        {
            // Steps up small enough for the loop to be linear, from a reduction that is there already.
            float[] x = Steps(Sine, 4000, sampleRate, (0.5, -20), (0.5, -17));
            var settings = new CompressorSettings(-30, double.PositiveInfinity, 0, attack, 50) { Detector = Detector.Rms, Topology = Topology.Feedback };
            double[] db = Reduction(settings, sampleRate, x), forward = Reduction(settings with { Topology = Topology.FeedForward }, sampleRate, x);
            // The carrier's own corner at the step is read by both: a ring is what the loop adds; 0.05 dB are 1.7 % of the step.
            double most = db.Skip((int)(0.5 * sampleRate)).Max(), rest = db.Skip((int)(0.9 * sampleRate)).Max(), allowed = forward.Skip((int)(0.5 * sampleRate)).Max();
            output.WriteLine($"{sampleRate} Hz, attack {attack} ms: {most:F4} dB, then {rest:F4}; feed-forward {allowed:F4}");
            Assert.True(most - allowed <= 0.05, $"attack {attack} ms overshoots by {most - allowed:F4} dB");
            Assert.Equal(13, rest, 0.2);
        }
    }

    /// <summary>
    /// Behind the gain, the window remembers a louder past than the gain now makes: the same printed attack gets a grip on a
    /// short burst earlier, and the two differ where programme moves.
    /// </summary>
    [Fact]
    public void DiffersFromFeedForwardOnMovingProgramme()
    {
        float[] x = Noise(96_000, 5, -6);
        for (int i = 0; i < x.Length; i++) x[i] *= (float)Math.Exp(-(i % 9600) / 1500.0);
        double[] forward = Of(Topology.FeedForward), back = Of(Topology.Feedback);
        double rms = Math.Sqrt(forward.Zip(back, (a, b) => (a - b) * (a - b)).Average());
        output.WriteLine($"RMS difference of the reduction {rms:F3} dB, peaks {forward.Max():F2} and {back.Max():F2} dB");
        Assert.InRange(rms, 0.1, 2);
        Assert.InRange(back.Max() - forward.Max(), 0.1, 1); // leans harder into the burst

        double[] Of(Topology t) => Reduction(new CompressorSettings(-24, 4, 6, 10, 100) { Detector = Detector.Rms, Topology = t }, 48_000, x);
    }

    /// <summary>Changing sides while it works moves nothing by itself: state and reduction are the same quantities.</summary>
    [Theory]
    [InlineData(Topology.FeedForward, Topology.Feedback)]
    [InlineData(Topology.Feedback, Topology.FeedForward)]
    public void SwitchingKeepsTheReduction(Topology from, Topology to)
    {
        float[] x = Steps(Square, 1000, 48_000, (1, -12), (0.5, -12));
        var settings = new CompressorSettings(-30, 4, 0, 3, 100) { Detector = Detector.Rms, Topology = from };
        const int at = 24_064;
        float[] y = Render(settings, 48_000, x, [], before: (c, n) =>
        {
            if (n == at) c.Set(settings with { Topology = to });
        }).Left;
        double[] db = Between(x, y);
        double step = Enumerable.Range(at, 960).Max(i => Math.Abs(db[i] - db[i - 48])); // a whole period apart
        output.WriteLine($"{from} to {to}: {db[at - 1]:F3} dB, moves {step:F4} dB");
        Assert.True(db[at - 1] > 10 && step < 0.05, $"{step:F4} dB");
    }
}
