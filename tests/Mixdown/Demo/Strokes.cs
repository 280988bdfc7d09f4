using TopDown.Mixdown.Demo.Session;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>A stroke found in a close microphone's track: its distance from the nearest sixteenth, its peak, and where it begins.</summary>
readonly record struct Found(double OffMs, double PeakDb, int Frame);

/// <summary>
/// Strokes by listening: around every sixteenth of the song the highest sample from −20 to +40 ms counts as a stroke if it lies less
/// than <c>rangeDb</c> under the track's highest; it begins where it first reaches a fifth of its peak, and the 15 ms before that are below
/// this fifth (else it is drowned in what rings still).
/// </summary>
static class Strokes
{
    public static List<Found> Find(float[] x, double rangeDb, int sixteenths = 16 * (Score.Ending + 1))
    {
        double loudest = Figures.Peak([x]);
        List<Found> found = [];
        for (int n = 0; n < sixteenths; n++)
        {
            double grid = Score.At(0, n / 4.0) * DemoSession.Rate;
            int from = (int)(grid - 0.020 * DemoSession.Rate), to = (int)(grid + 0.040 * DemoSession.Rate);
            if (to >= x.Length) break;
            double peak = Highest(x, from, to);
            if (Figures.Db(peak / loudest) < -rangeDb) continue;
            int onset = from;
            while (Math.Abs(x[onset]) < 0.2 * peak) onset++;
            if (onset == from || Highest(x, onset - 720, onset) >= 0.2 * peak) continue;
            found.Add(new((onset - grid) * 1000.0 / DemoSession.Rate, Figures.Db(peak), onset));
        }
        return found;
    }

    static double Highest(float[] x, int from, int to)
    {
        double peak = 1e-9;
        for (int i = Math.Max(0, from); i < to; i++) peak = Math.Max(peak, Math.Abs(x[i]));
        return peak;
    }
}
