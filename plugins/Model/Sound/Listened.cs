namespace TopDown.Plugin;

/// <summary>
/// What a command heard: for every reading a histogram in tenths of a dB, one entry for every 512 frames. Written on the
/// audio thread while a command is on, read when it goes off.
/// </summary>
public sealed class Listened
{
    const int Count = 2400;       // bins of a reading: −120 … +120 dB
    const double Lowest = -120;

    readonly int[] _bins;

    public Listened(Page page)
    {
        _bins = new int[page.Readings.Count * Count];
    }

    /// <summary>Seconds heard.</summary>
    public double Seconds { get; set; }

    /// <summary>The raw histogram, for transport between processes.</summary>
    public Span<int> Bins => _bins;

    internal void Clear()
    {
        Array.Clear(_bins);
        Seconds = 0;
    }

    internal void Add(int reading, double value) =>
        _bins[reading * Count + (int)Math.Clamp((value - Lowest) * 10, 0, Count - 1)]++;

    internal void AddTime(double seconds) => Seconds += seconds;

    /// <summary>The value (dB) that <paramref name="percent"/> % of the entries do not exceed; NaN when nothing was heard.</summary>
    public double Percentile(Reading reading, double percent)
    {
        var bins = _bins.AsSpan(reading.Index * Count, Count);
        long total = 0;
        foreach (int b in bins) total += b;
        if (total == 0) return double.NaN;
        long want = (long)Math.Ceiling(total * percent / 100), seen = 0;
        for (int i = 0; i < Count; i++)
            if ((seen += bins[i]) >= want) return Lowest + (i + 0.5) / 10;
        return double.NaN;
    }
}
