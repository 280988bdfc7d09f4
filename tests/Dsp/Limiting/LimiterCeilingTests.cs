using TopDown.Dsp.Limiting;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Limiting.LimiterRig;

namespace TopDown.Dsp.Tests.Limiting;

/// <summary>The promise: what comes out stays below the ceiling between the samples too, read at 64 points a sample.</summary>
public sealed class LimiterCeilingTests(ITestOutputHelper output)
{
    static readonly string[] s_signals =
        ["music", "square", "high square", "quarter rate at 45°", "near Nyquist", "clicks", "white noise", "random-phase bursts", "tone starts"];

    public static TheoryData<string, double> Cases
    {
        get
        {
            TheoryData<string, double> cases = [];
            foreach (string signal in s_signals)
                foreach (double rate in (double[])[44_100, 48_000, 96_000]) cases.Add(signal, rate);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_passes_the_ceiling(string signal, double rate)
    {
        double worst = double.NegativeInfinity;
        foreach (double drive in (double[])[0, 12])
        {
            float gain = (float)Math.Pow(10, drive / 20);
            float[][] x = [.. Signal(signal, rate).Select(c => Array.ConvertAll(c, v => v * gain))];
            Limiter limiter = Make(rate);
            float[][] y = Render(limiter, x);
            double over = y.Max(c => TruePeak64.Db(c)) - -1;
            output.WriteLine($"{signal}, {rate / 1000:0.#} kHz, +{drive} dB: in {x.Max(c => TruePeak64.Db(c)):F2} dBTP, out {over - 1:F3} dBTP");
            worst = Math.Max(worst, over);
        }
        Assert.InRange(worst, -0.1, 0);
    }
}
