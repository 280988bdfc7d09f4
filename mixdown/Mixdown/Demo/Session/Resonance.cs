namespace TopDown.Mixdown.Demo.Session;

/// <summary>One mode of something struck: a sine that starts at 0 and dies away exponentially, by a two-pole recurrence.</summary>
static class Resonance
{
    /// <summary>Adds a mode.</summary>
    /// <param name="to">The line it sounds on.</param>
    /// <param name="at">First frame.</param>
    /// <param name="hz">Frequency; above 20 kHz nothing is added.</param>
    /// <param name="decay">Seconds to 1/e.</param>
    /// <param name="gain">Amplitude at the start, linear.</param>
    /// <param name="until">The frame where it is damped at the latest (over 4 ms).</param>
    public static void Ring(double[] to, int at, double hz, double decay, double gain, int until = int.MaxValue)
    {
        if (hz > 20_000) return;
        double turns = hz / DemoSession.Rate, radius = Exact.Exp(-1 / (decay * DemoSession.Rate));
        double c1 = 2 * radius * Exact.Cos(turns), c2 = radius * radius;
        double y1 = 0, y = gain * radius * Exact.Sin(turns);
        int fade = Tape.Frame(0.004), end = Math.Min(Math.Min(to.Length, until), at + Tape.Frame(decay * 8));
        for (int i = at; i < end; i++)
        {
            to[i] += end - i < fade ? y * (end - i) / fade : y;
            double next = c1 * y - c2 * y1;
            y1 = y;
            y = next;
        }
    }
}
