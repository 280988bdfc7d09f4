namespace TopDown.Mixdown.Demo.Session;

/// <summary>What every player does with a track's samples; a track is one array a channel, as long as the session.</summary>
static class Tape
{
    public static double[] Blank() => new double[DemoSession.Frames];

    public static int Frame(double seconds) => (int)Math.Floor(seconds * DemoSession.Rate + 0.5);

    /// <summary>Mixes one line into another, later by <paramref name="delayMs"/> to the sample.</summary>
    public static void Add(double[] to, double[] from, double db, double delayMs = 0)
    {
        double gain = Exact.Gain(db);
        int delay = Frame(delayMs / 1000);
        for (int i = delay; i < to.Length; i++) to[i] += gain * from[i - delay];
    }

    /// <summary>The same, low-passed by the way through air or a neighbour's shell.</summary>
    public static void Add(double[] to, double[] from, double db, double delayMs, Biquad through)
    {
        double gain = Exact.Gain(db);
        int delay = Frame(delayMs / 1000);
        for (int i = delay; i < to.Length; i++) to[i] += through.Next(gain * from[i - delay]);
    }

    /// <summary>Hiss of a microphone and its amplifier, at a peak level.</summary>
    public static void Hiss(double[] to, double peakDb, Chance chance)
    {
        double gain = Exact.Gain(peakDb);
        for (int i = 0; i < to.Length; i++) to[i] += gain * chance.Noise();
    }

    /// <summary>
    /// The preamp's gain and the editor's work: no DC, the highest sample at <paramref name="peakDbfs"/>, faded in over 10 ms and
    /// out over 60 ms, so that files begin and end with silence.
    /// </summary>
    public static float[][] Print(double peakDbfs, params double[][] channels)
    {
        int last = DemoSession.Frames - 1, fadeIn = Frame(0.010), fadeOut = Frame(0.060);
        double peak = 0;
        foreach (double[] x in channels)
        {
            Biquad.HighPass(18).Filter(x);
            for (int i = 0; i <= last; i++)
            {
                if (i < fadeIn) x[i] *= i / (double)fadeIn;
                if (last - i < fadeOut) x[i] *= (last - i) / (double)fadeOut;
                peak = Math.Max(peak, Math.Abs(x[i]));
            }
        }
        double gain = Exact.Gain(peakDbfs) / peak;
        return [.. channels.Select(x => Array.ConvertAll(x, v => (float)(gain * v)))];
    }
}
