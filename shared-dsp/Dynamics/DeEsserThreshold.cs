namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Finds the de-esser's threshold for a passage from the relative levels that its detector gave, with its own law and ballistics. Allocates and takes a
/// fraction of a second: never on the audio thread.
/// </summary>
public static class DeEsserThreshold
{
    /// <summary>What counts as sibilance: within 12 dB of the loudest tenth of a second, itself no less than 30 dB under the voice.</summary>
    const double SpreadDb = 12, LoudestSeconds = 0.1, LeastDb = -30;

    /// <summary>
    /// The threshold at which half of all sibilance is reduced by at least <paramref name="goalDb"/> (nine tenths of the range, if that is less);
    /// NaN when there is none.
    /// </summary>
    /// <param name="levelsDb">Relative level of each step (its peak), dB; silence is −120.</param>
    /// <param name="stepSeconds">Between two levels.</param>
    /// <param name="rangeDb">The range set.</param>
    /// <param name="goalDb">Above 0.</param>
    /// <param name="lowDb">Lowest threshold.</param>
    /// <param name="highDb">Highest threshold.</param>
    public static double Find(ReadOnlySpan<float> levelsDb, double stepSeconds, double rangeDb, double goalDb, double lowDb, double highDb)
    {
        float[] levels = [.. levelsDb];
        bool[] isSibilance = Sibilance(levels, stepSeconds);
        if (!isSibilance.Contains(true) || rangeDb <= 0) return double.NaN;
        return ThresholdSearch.Find(
            at => MedianDb(DeEsser.Reductions(levels, stepSeconds, new(0, at, rangeDb)), isSibilance),
            Math.Min(goalDb, 0.9 * rangeDb), lowDb, highDb);
    }

    /// <summary>Which steps are sibilance, by their relative levels in dB.</summary>
    public static bool[] Sibilance(float[] levelsDb, double stepSeconds)
    {
        float[] sorted = [.. levelsDb.OrderDescending()];
        int at = (int)(LoudestSeconds / stepSeconds);
        double loud = at < sorted.Length ? sorted[at] : -120;
        return Array.ConvertAll(levelsDb, db => loud >= LeastDb && db > loud - SpreadDb);
    }

    /// <summary>The reduction that half of the chosen steps reach.</summary>
    public static double MedianDb(float[] reductionsDb, bool[] isSibilance)
    {
        float[] chosen = [.. reductionsDb.Where((_, i) => isSibilance[i]).Order()];
        return chosen.Length == 0 ? 0 : chosen[chosen.Length / 2];
    }
}
