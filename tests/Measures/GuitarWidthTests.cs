using TopDown.Host;

namespace TopDown.Measures;

/// <summary>The imager alone (low cut and presence off) on unrelated noise of two channels, and the default settings' response.</summary>
public sealed class GuitarWidthTests
{
    const string Section = "Guitar Width";

    static Patch Page => Patch.Of("Guitar Width");
    static Patch Imager => Page.Set("lowcut_on", 0).Set("presence_on", 0);

    [Fact]
    public void Width_moves_the_side_and_leaves_the_mono_sum()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.EveryRate)
        {
            float[][] x = Noise(rate);
            double worst = -300;
            foreach (double width in (double[])[0, 50, 90, 110, 150, 200])
            {
                float[][] y = Imager.Set("width_pct", width).Render(x, rate);
                worst = Math.Max(worst, Change(x, y));
                if (width == 110) sheet.Within("Side at 110 %", "imager alone", rate, SideDb(y) - SideDb(x), 0.828, 0.001, "dB");
                if (width == 0) sheet.AtMost("Side at 0 %", "imager alone", rate, SideDb(y) - SideDb(x), -120, "dB", "F1");
            }
            sheet.AtMost("Mono sum, RMS of the change", "widths 0–200 %", rate, worst, -140, "dB", "F1", everyRate: true);
            Patch banded = Imager.Set("width_pct", 200).Set("width_low_pct", 0).Set("width_mid_pct", 150).Set("width_high_pct", 200).Set("mono_on", 1);
            sheet.AtMost("Mono sum, RMS of the change", "200 %, bands 0/150/200, mono lows", rate, Change(x, banded.Render(x, rate)), -140, "dB", "F1", everyRate: true);
        }
        sheet.Judge();
    }

    [Fact]
    public void Untouched_is_bit_exact()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.EveryRate)
        {
            float[][] x = Noise(rate), y = Imager.Set("width_pct", 100).Render(x, rate);
            sheet.AtMost("Samples changed", "everything at 100 %, mono lows off", rate, Changed(x, y), 0, "", "F0", everyRate: true);
            float[][] mono = [x[0]];
            foreach (double width in (double[])[0, 110, 200])
                sheet.AtMost("Samples of a mono track changed", $"width {width} %, mono lows on", rate, Changed(mono, Imager.Set("width_pct", width).Set("mono_on", 1).Render(mono, rate)), 0, "", "F0", everyRate: true);
        }
        sheet.Judge();
    }

    [Fact]
    public void Correlation_and_stereo_light_tell_the_truth()
    {
        const double rate = 48_000;
        var sheet = new Sheet(Section);
        foreach (double degrees in (double[])[0, 60, 90, 180])
        {
            float[] left = Tones.Sine((int)(4 * rate), 997, rate, -12), right = Tones.Sine((int)(4 * rate), 997, rate, -20, degrees / 360);
            sheet.Within("Correlation of sines", $"{degrees}° apart", rate, Last(Imager.Set("width_pct", 100), [left, right], "correlation"), Math.Cos(degrees * Math.PI / 180), 0.02, "");
        }
        float[][] noise = Noise(rate);
        sheet.Within("Stereo light, stereo track", "0 = working, 1 = needs stereo", rate, Last(Page, noise, "stereo_light"), 0, 0, "", "F0");
        sheet.Within("Stereo light, mono track", "0 = working, 1 = needs stereo", rate, Last(Page, [noise[0]], "stereo_light"), 1, 0, "", "F0");
        sheet.Judge();
    }

    [Fact]
    public void The_documented_start_is_what_it_says()
    {
        var sheet = new Sheet(Section);
        foreach (double rate in Grid.Rates)
        {
            sheet.Within("Low cut at 80 Hz", "default, presence off, mono track", rate, Reading.ToneGainDb(Page.Set("presence_on", 0), 80, rate), -3.01, 0.05, "dB", "F2");
            sheet.Within("Presence at 3 kHz", "default, low cut off, mono track", rate, Reading.ToneGainDb(Page.Set("lowcut_on", 0), 3000, rate), 1, 0.02, "dB", "F2");
            sheet.Within("Low cut, an octave lower", "24 dB/oct", rate, Reading.ToneGainDb(Page.Set("presence_on", 0).Set("lowcut_slope", "24 dB/oct"), 40, rate), -24.1, 0.2, "dB", "F2");
            sheet.Within("Side at 120 Hz", "mono below 120 Hz", rate, SideGainDb(Imager.Set("width_pct", 100).Set("mono_on", 1), 120, rate), -3.01, 0.1, "dB", "F2");
            sheet.Within("Side at 40 Hz", "low width 50 %, split 250 Hz", rate, SideGainDb(Imager.Set("width_pct", 100).Set("width_low_pct", 50), 40, rate), -6.02, 0.3, "dB", "F2");
            sheet.Within("Side at 15 kHz", "high width 150 %, split 4 kHz", rate, SideGainDb(Imager.Set("width_pct", 100).Set("width_high_pct", 150), 15_000, rate), 3.52, 0.3, "dB", "F2");
            sheet.Within("Side at 1 kHz", "mid width 50 %", rate, SideGainDb(Imager.Set("width_pct", 100).Set("width_mid_pct", 50), 1000, rate), -6.02, 0.6, "dB", "F2");
        }
        sheet.Judge();
    }

    static double SideGainDb(Patch patch, double hz, double rate)
    {
        float[] left = Tones.Sine((int)rate, hz, rate, -20);
        float[][] y = patch.Render([left, Array.ConvertAll(left, v => -v)], rate);
        return Reading.Db(Reading.ToneAmplitude(y[0], left.Length / 2, left.Length, hz, rate) / Tones.Amplitude(-20));
    }

    static double Last(Patch patch, float[][] x, string reading)
    {
        TopDown.Plugin.Reading wanted = patch.Type.Page.Readings.First(r => string.Equals(r.Id, reading, StringComparison.Ordinal));
        ParameterPoint last = patch.Run(new RenderJob { Input = x, SampleRate = 48_000 }).Points.Last(p => p.Id == wanted.Number);
        return wanted.ToPlain(last.Value);
    }

    static float[][] Noise(double rate) => [Tones.Noise((int)rate, -12, 1), Tones.Noise((int)rate, -12, 2)];

    /// <summary>RMS of (L′ + R′) − (L + R) re RMS of L + R, dB.</summary>
    static double Change(float[][] x, float[][] y)
    {
        double power = 0, change = 0;
        for (int i = 0; i < x[0].Length; i++)
        {
            double before = (double)x[0][i] + x[1][i], after = (double)y[0][i] + y[1][i];
            power += before * before;
            change += (after - before) * (after - before);
        }
        return 10 * Math.Log10(change / power + 1e-30);
    }

    static double SideDb(float[][] x) => 10 * Math.Log10(x[0].Zip(x[1], (l, r) => Math.Pow((double)l - r, 2)).Sum() / x[0].Length + 1e-30);

    static int Changed(float[][] x, float[][] y)
    {
        int changed = 0;
        for (int c = 0; c < x.Length; c++)
            for (int i = 0; i < x[c].Length; i++)
                if (BitConverter.SingleToInt32Bits(x[c][i]) != BitConverter.SingleToInt32Bits(y[c][i])) changed++;
        return changed;
    }
}
