using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Loudness;

/// <summary>EBU Tech 3341 (2023) table 1, cases 15–23: true peak, synthesised from their descriptions; +0.2/−0.4 dB.</summary>
public class EbuTruePeakTests(ITestOutputHelper output)
{
    readonly EbuTable _table = new(output);

    public static TheoryData<double> Rates => EbuLoudnessTests.Rates;

    [Theory, MemberData(nameof(Rates))]
    public void Cases_15_to_23(double rate)
    {
        Tone("3341-15", 4, 0, 0.5, -6);
        Tone("3341-16", 4, 45, 0.5, -6);
        Tone("3341-17", 6, 60, 0.5, -6);
        Tone("3341-18", 8, 67.5, 0.5, -6);
        Tone("3341-19", 4, 45, 1.41, 3);
        double[] fine = Faded(Burst(), rate * 4);
        for (int offset = 0; offset < 4; offset++) Add($"3341-{20 + offset}", $"fs/6 with a period of fs/4, offset {offset}", Thinned(fine, offset), 0);
        _table.Judge();

        void Tone(string test, int part, double degrees, double amplitude, double dbtp)
        {
            double[] x = [.. Enumerable.Range(0, (int)rate).Select(i => amplitude * Math.Sin(2 * Math.PI * i / part + degrees * Math.PI / 180))];
            Add(test, $"fs/{part}, {degrees}°, {amplitude}", [.. Faded(x, rate).Select(v => (float)v)], dbtp);
        }

        void Add(string test, string what, float[] x, double dbtp)
        {
            var meter = new TruePeakMeter();
            meter.Process(x);
            meter.Drain();
            _table.Add(test, what, rate, 20 * Math.Log10(meter.Peak), dbtp, 0.4, 0.2, "dBTP");
        }
    }

    // At four times the rate fs/6 has 24 samples a period and fs/4 has 16. Both begin and end their periods at phase 0.
    static double[] Burst()
    {
        const int periods = 1000;
        var x = new List<double>();
        for (int p = 0; p < periods; p++)
        {
            (int length, double amplitude) = p == periods / 2 ? (16, 1.0) : (24, 0.5);
            for (int i = 0; i < length; i++) x.Add(amplitude * Math.Sin(2 * Math.PI * i / length));
        }
        return [.. x];
    }

    static double[] Faded(double[] x, double rate)
    {
        int fade = (int)(0.01 * rate);
        for (int i = 0; i < fade; i++)
        {
            double gain = 0.5 - 0.5 * Math.Cos(Math.PI * i / fade);
            x[i] *= gain;
            x[^(i + 1)] *= gain;
        }
        return x;
    }

    // Low-pass at a quarter of the fine rate's Nyquist (a sinc under Blackman's window, 90 % passed), then every fourth sample.
    static float[] Thinned(double[] fine, int offset)
    {
        const int half = 160;
        double[] h = [.. Enumerable.Range(-half, 2 * half + 1).Select(k =>
            0.25 * (k == 0 ? 1 : Math.Sin(Math.PI * k / 4) / (Math.PI * k / 4)) * (0.42 + 0.5 * Math.Cos(Math.PI * k / half) + 0.08 * Math.Cos(2 * Math.PI * k / half)))];
        List<float> thin = [];
        for (int at = half + offset; at < fine.Length - half; at += 4)
        {
            double sum = 0;
            for (int k = -half; k <= half; k++) sum += h[k + half] * fine[at + k];
            thin.Add((float)sum);
        }
        return [.. thin];
    }
}
