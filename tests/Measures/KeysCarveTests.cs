using System.Numerics;

namespace TopDown.Measures;

/// <summary>Keys Carve from outside: width, cuts, and a vocal that moves them.</summary>
public sealed class KeysCarveTests
{
    const double Threshold = -32; // as it comes: a voice 10 dB over it is a voice

    static Patch Carve { get; } = Patch.Of("Keys Carve").Set("width_on", 0).Set("carve2_on", 0).Set("carve_hz", 400).Set("carve_db", -5).Set("carve_q", 1);
    static Patch Keyed { get; } = Carve.Set("carve_mode", "Dynamic vocal");

    [Fact]
    public void The_documented_start_is_80_percent_and_the_analogue_bell()
    {
        var sheet = new Sheet("Keys Carve");
        Patch start = Patch.Of("Keys Carve");
        foreach (double rate in Grid.EveryRate)
        {
            foreach (double hz in (double[])[100, 300, 400, 500, 1000, 5000])
            {
                double x = hz / 400, a = Math.Pow(10, 2.5 / 40), gain = Gain(start, hz, rate, same: true);
                double law = -10 * Math.Log10(Term(x, a) / Term(x, 1 / a));
                sheet.Within("Documented start, middle", $"{hz} Hz", rate, gain, law, 0.02, "dB");
                if (hz is 400 or 5000) sheet.Within("Documented start, side", $"{hz} Hz", rate, Gain(start, hz, rate, same: false), law + 20 * Math.Log10(0.8), 0.02, "dB");
            }
        }
        sheet.Judge();

        static double Term(double x, double damping) => (1 - x * x) * (1 - x * x) + damping * damping * x * x;

        static double Gain(Patch patch, double hz, double rate, bool same)
        {
            float[] x = Tones.Sine((int)rate, hz, rate, -20), minus = [.. x.Select(v => same ? v : -v)];
            float[] y = patch.Render([x, minus], rate)[0];
            int half = (int)rate / 2; // whole periods
            return 10 * Math.Log10(y[half..].Sum(v => (double)v * v) / x[half..].Sum(v => (double)v * v));
        }
    }

    [Fact]
    public void A_vocal_moves_the_cut_in_30_ms_and_lets_it_return_in_the_set_time()
    {
        var sheet = new Sheet("Keys Carve");
        foreach (double rate in Grid.EveryRate)
        {
            foreach (double release in (double[])[100, 200, 1000])
            {
                double[] db = GainDb(Keyed.Set("carve_release_ms", release), rate, Vocal(rate, 1.5 + release / 500, 0.5, 1, Threshold + 12));
                int start = (int)(0.5 * rate), end = (int)rate;
                string setting = $"range −5 dB, release {release} ms";
                sheet.Within("Fall to 95 % of the range", setting, rate, Milliseconds(db, start, 0.95), 30, 6, "ms", "F2");
                sheet.Report("Fall to 63.2 % of the range", setting, rate, Milliseconds(db, start, 1 - Math.Exp(-1)), "ms", "F2");
                sheet.Within("Return to 5 % of the range", setting, rate, Milliseconds(db, end, 0.05), release, 0.1 * release, "ms", "F1");
                sheet.Within("Held", setting, rate, db[end - 1], -5, 0.05, "dB");

                double Milliseconds(double[] gain, int from, double share) => Reading.Crossing(gain, from, -5 * share) / rate * 1000;
            }
        }
        sheet.Judge();
    }

    [Fact]
    public void Without_a_voice_nothing_moves()
    {
        var sheet = new Sheet("Keys Carve");
        foreach (double rate in Grid.EveryRate)
        {
            float[] x = Tones.Noise((int)(2 * rate), -6, 3), loud = Vocal(rate, 2, 0, 2, Threshold + 12);
            float[][] stereo = [x, Tones.Noise(x.Length, -6, 4)];
            sheet.AtMost("Change of noise, keyed band", "vocal silent", rate, Change(Keyed.Render(stereo, [new float[x.Length], new float[x.Length]], rate)), 0.05, "dB", "F4");
            sheet.AtMost("Change of noise, keyed band", "vocal not connected", rate, Change(Keyed.Render(stereo, rate)), 0.05, "dB", "F4");
            float[] faint = [.. loud.Select(v => v * 0.01f)];
            sheet.AtMost("Change of noise, keyed band", "vocal 40 dB down", rate, Change(Keyed.Render(stereo, [faint, faint], rate)), 0.05, "dB", "F4");
            sheet.AtMost("Change of noise, keyed band", "vocal 40 dB down, mono", rate, Change(Keyed.Render(stereo, [faint], rate)), 0.05, "dB", "F4");
            double[] both = GainDb(Keyed, rate, loud), mono = GainDb(Keyed, rate, loud, monoKey: true);
            sheet.Within("Keyed by a mono track less by stereo", "400 Hz", rate, mono[^1] - both[^1], 0, 0.001, "dB");
            sheet.Within("Keyed by a mono track", "400 Hz", rate, mono[^1], -5, 0.05, "dB");

            // The largest difference of any sample, as gain of a sample at the noise's peak.
            double Change(float[][] y) => 20 * Math.Log10(1 + stereo.Zip(y, (a, b) => a.Zip(b, (u, v) => Math.Abs((double)u - v)).Max()).Max() / 0.5);
        }
        sheet.Judge();
    }

    /// <summary>A 1 kHz tone between two times, silence around it.</summary>
    static float[] Vocal(double rate, double seconds, double from, double to, double levelDb)
    {
        float[] x = Tones.Sine((int)(seconds * rate), 1000, rate, levelDb, -0.25);
        Array.Clear(x, 0, (int)(from * rate));
        Array.Clear(x, (int)(to * rate), x.Length - (int)(to * rate));
        return x;
    }

    /// <summary>Gain at 400 Hz over time: a tone on the left and its quadrature on the right are the two parts of one rotating phasor.</summary>
    static double[] GainDb(Patch patch, double rate, float[] key, bool monoKey = false)
    {
        float[][] x = [Tones.Sine(key.Length, 400, rate, -20), Tones.Sine(key.Length, 400, rate, -20, -0.25)];
        float[][] y = patch.Render(x, monoKey ? [key] : [key, key], rate);
        return [.. x[0].Select((_, i) => 20 * Math.Log10((new Complex(y[0][i], y[1][i]) / new Complex(x[0][i], x[1][i])).Magnitude))];
    }
}
