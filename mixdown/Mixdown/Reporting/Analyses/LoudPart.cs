namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Where meters are read: the 30 % of the song's windows of 3 s (one begins every second) with the highest short-term loudness; the whole song where it is
/// shorter than 3 s.
/// </summary>
public sealed class LoudPart
{
    const double Share = 0.3, WindowSeconds = 3;

    readonly bool[] _isLoud; // by second

    LoudPart(IReadOnlyList<int> begins)
    {
        Begins = begins;
        _isLoud = new bool[begins.Count == 0 ? 0 : begins.Max() + (int)WindowSeconds];
        foreach (int begin in begins) _isLoud.AsSpan(begin, (int)WindowSeconds).Fill(true);
    }

    /// <summary>Seconds at which its windows begin, in order; empty = the whole song.</summary>
    public IReadOnlyList<int> Begins { get; }

    /// <param name="shortTermLufs">Of the windows that begin at 0, 1, 2 … s.</param>
    public static LoudPart Of(IReadOnlyList<double> shortTermLufs) =>
        new([.. shortTermLufs.Index().Where(w => double.IsFinite(w.Item)).OrderByDescending(w => w.Item).ThenBy(w => w.Index)
            .Take(Math.Max(1, (int)Math.Round(Share * shortTermLufs.Count))).Select(w => w.Index).Order()]);

    public bool Contains(double second) => _isLoud.Length == 0 || second >= 0 && second < _isLoud.Length && _isLoud[(int)second];

    /// <summary>The values in the loud part, in rising order.</summary>
    /// <param name="values">At even times from 0 on.</param>
    /// <param name="stepS">Time between two of them.</param>
    public double[] Sorted(IReadOnlyList<float> values, double stepS) => [.. values.Index().Where(v => Contains(v.Index * stepS)).Select(v => (double)v.Item).Order()];

    /// <summary>What a <paramref name="share"/> (0…1) of sorted values stays within; NaN without any.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0) return double.NaN;
        double at = share * (sorted.Count - 1);
        int i = (int)at;
        return i + 1 < sorted.Count ? sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]) : sorted[i];
    }
}
