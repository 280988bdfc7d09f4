namespace TopDown.Plugin.Tests;

/// <summary>The measurement of docs' "zipper": what a step of a parameter leaves above 3 kHz of a low sine.</summary>
static class Zipper
{
    /// <summary>Gains step by a factor of 2, everything else over its whole range. What is in dB and no gain has its name.</summary>
    public static bool IsGain(Parameter p) => p is Param { IsDecibels: true } && !new[] { "threshold", "knee", "ceiling" }.Any(p.Id.Contains);

    /// <summary>
    /// dB re the input sine's peak; −200 when nothing above 3 kHz is left. With a <paramref name="way"/> the steady tone is looked at
    /// in as many places between the two values as well: harmonics of a bent curve may be strongest in between (the saturator's
    /// at drive 7.5), and hearing those on the way is no zipper.
    /// </summary>
    public static double Db(PluginType type, double[] normals, int parameter, double from, double to, double hz, double phase, double rate, out bool isHeard, int way = 0)
    {
        int at = (int)(0.35 * rate) + 13, frames = at + (int)(0.55 * rate), window = (int)(0.1 * rate);
        double[] start = [.. normals];
        start[parameter] = from;
        float[] sine = Signals.Sine(frames, hz, rate, 0.5012, phase);
        int fade = (int)(0.02 * rate); // the start of the tone is no step of a parameter
        for (int i = 0; i < fade; i++) sine[i] *= (float)(0.5 - 0.5 * Math.Cos(Math.PI * i / fade));
        var runner = Runs.Runner(type, start, rate);
        float[] y = Offline.Render(runner, [sine, sine], [sine, sine], [new(at, parameter, to)])[0];
        isHeard = IsChanged(y, at, (int)Math.Round(rate / hz), rate);
        HighPass(y, rate);
        double before = Peak(y, at - window, at), after = Peak(y, frames - window, frames), step = Peak(y, at, at + window);
        double steady = Math.Max(before, after);
        for (int i = 1; i < way; i++) steady = Math.Max(steady, Steady(type, start, parameter, from + (to - from) * i / way, sine, rate));
        return 20 * Math.Log10(Math.Max(1e-10, (step - steady) / 0.5012));
    }

    static double Steady(PluginType type, double[] normals, int parameter, double at, float[] sine, double rate)
    {
        double[] start = [.. normals];
        start[parameter] = at;
        float[] y = Offline.Render(Runs.Runner(type, start, rate), [sine, sine], [sine, sine], [])[0];
        HighPass(y, rate);
        return Peak(y, y.Length - (int)(0.1 * rate), y.Length);
    }

    static double Peak(float[] x, int from, int to)
    {
        double peak = 0;
        for (int i = from; i < to; i++) peak = Math.Max(peak, Math.Abs(x[i]));
        return peak;
    }

    static bool IsChanged(float[] y, int at, int period, double rate)
    {
        // Peaks over whole periods before the step and in its wake.
        double before = Peak(y, at - 4 * period, at), wake = 0, least = double.MaxValue;
        for (int i = at; i + 4 * period < Math.Min(y.Length, at + rate * 0.3); i += period)
        {
            double peak = Peak(y, i, i + 4 * period);
            (wake, least) = (Math.Max(wake, peak), Math.Min(least, peak));
        }
        return wake > before * 1.0005 || least < before * 0.9995;
    }

    /// <summary>8th-order Butterworth high-pass at 3 kHz, in double.</summary>
    static void HighPass(float[] x, double rate)
    {
        double w = 2 * Math.PI * 3000 / rate;
        double[] wide = [.. x.Select(v => (double)v)];
        for (int section = 0; section < 4; section++)
        {
            double q = 1 / (2 * Math.Sin(Math.PI * (2 * section + 1) / 16)), alpha = Math.Sin(w) / (2 * q), cos = Math.Cos(w), a0 = 1 + alpha;
            double b0 = (1 + cos) / 2 / a0, b1 = -(1 + cos) / a0, a1 = -2 * cos / a0, a2 = (1 - alpha) / a0, s1 = 0, s2 = 0;
            for (int i = 0; i < wide.Length; i++)
            {
                double v = wide[i], y = b0 * v + s1;
                s1 = b1 * v - a1 * y + s2;
                s2 = b0 * v - a2 * y;
                wide[i] = y;
            }
        }
        for (int i = 0; i < x.Length; i++) x[i] = (float)wide[i];
    }
}
