namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>Third-octave bands (IEC 61260-1, base ten: 1000·10^(n/10) Hz) over the bins of a transform; a bin that an edge cuts is shared by where it is cut.</summary>
sealed class Thirds
{
    const int LowestBand = -17, HighestBand = 13; // 20 Hz to 20 kHz

    readonly double[] _edges;

    /// <param name="rate">Hz.</param>
    /// <param name="size">Points of the transform.</param>
    public Thirds(double rate, int size)
    {
        Centres = [.. Enumerable.Range(LowestBand, HighestBand - LowestBand + 1).Select(n => Hz(n)).Where(hz => hz * Math.Pow(10, 0.05) <= rate / 2)];
        _edges = [.. Enumerable.Range(LowestBand, Centres.Count + 1).Select(n => Hz(n - 0.5) * size / rate)];
    }

    /// <summary>Hz; bands that reach beyond half the rate are left out.</summary>
    public IReadOnlyList<double> Centres { get; }

    public static double LowerEdge(double centre) => centre * Math.Pow(10, -0.05);

    public static double UpperEdge(double centre) => centre * Math.Pow(10, 0.05);

    static double Hz(double band) => 1000 * Math.Pow(10, band / 10);

    /// <summary>Calls back with each band, bin and the bin's share (0…1) of the band; a bin reaches half its width to both sides.</summary>
    public void ForBins(Action<int, int, double> add)
    {
        for (int band = 0; band < Centres.Count; band++)
        {
            double from = _edges[band], to = _edges[band + 1];
            for (int bin = (int)Math.Round(from); bin <= (int)Math.Round(to); bin++)
                if (Math.Min(bin + 0.5, to) - Math.Max(bin - 0.5, from) is > 0 and var share) add(band, bin, share);
        }
    }
}
