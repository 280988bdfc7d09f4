namespace TopDown.Measures;

/// <summary>How much is measured: figures bind at 48 and 96 kHz; what costs much is thinned at other rates, and a short run measures at 48 kHz on thinned grids.</summary>
static class Grid
{
    /// <summary>True: full grids at every rate, several minutes (<c>TOPDOWN_LONG=1</c>, ./test --long).</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1";

    /// <summary>Hz.</summary>
    public static double[] Rates => IsLong ? [44_100, 48_000, 96_000, 192_000] : [48_000];

    /// <summary>What costs little is measured at every rate in any run.</summary>
    public static double[] EveryRate => [44_100, 48_000, 96_000, 192_000];

    public static bool Binds(double rate) => rate is 48_000 or 96_000;

    /// <summary>All of <paramref name="cases"/> on all cores; results in the cases' order.</summary>
    public static TOut[] Map<TIn, TOut>(IReadOnlyList<TIn> cases, Func<TIn, TOut> measure)
    {
        var results = new TOut[cases.Count];
        Parallel.For(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = measure(cases[i]));
        return results;
    }

    /// <summary>Frequencies from 20 Hz to 20 kHz in equal ratios, both ends among them.</summary>
    public static double[] Audible(int points) => [.. Enumerable.Range(0, points).Select(i => 20 * Math.Pow(1000, i / (points - 1.0)))];
}
