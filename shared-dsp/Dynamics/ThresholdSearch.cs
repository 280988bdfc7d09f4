namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Finds the threshold at which a compressor's reduction over a passage meets a goal. Works on the passage's envelope (a
/// peak each millisecond or less) with the very compressor that will run, at the envelope's rate, so ballistics count.
/// Allocates and takes a fraction of a second: never on the audio thread.
/// </summary>
public static class ThresholdSearch
{
    /// <summary>Reduction in dB that <paramref name="percent"/> % of the chosen steps do not exceed.</summary>
    /// <param name="envelopeDb">Peaks, dBFS.</param>
    /// <param name="chosen">Which steps count (the loud part); the others move the ballistics all the same.</param>
    /// <param name="stepSeconds">Between two peaks.</param>
    public static double ReductionDb(ReadOnlySpan<float> envelopeDb, ReadOnlySpan<bool> chosen, double stepSeconds, in CompressorSettings settings, double percent)
    {
        var compressor = new Compressor();
        compressor.Set(settings);
        compressor.Prepare(new Spec(1 / stepSeconds, 1, 1));
        var reductions = new List<double>();
        Span<float> sample = stackalloc float[1];
        for (int i = 0; i < envelopeDb.Length; i++)
        {
            sample[0] = (float)Math.Pow(10, envelopeDb[i] / 20);
            compressor.Process(new Audio(sample), new Audio(sample), new Ramp(1), new Ramp(1));
            if (chosen[i]) reductions.Add(compressor.CurrentReductionDb);
        }
        return Percentile(reductions, percent);
    }

    /// <summary>The value that <paramref name="percent"/> % of all do not exceed; 0 when there is none. Sorts the list.</summary>
    public static double Percentile(List<double> values, double percent)
    {
        if (values.Count == 0) return 0;
        values.Sort();
        return values[Math.Max(0, (int)Math.Ceiling(percent / 100 * values.Count) - 1)];
    }

    /// <summary>
    /// The threshold between <paramref name="lowDb"/> and <paramref name="highDb"/> where 90 % of the chosen steps stay within
    /// <paramref name="goalDb"/> of reduction, ceiling ignored; NaN when even the lowest does not reach it.
    /// </summary>
    public static double Find(ReadOnlySpan<float> envelopeDb, ReadOnlySpan<bool> chosen, double stepSeconds, in CompressorSettings settings, double goalDb, double lowDb, double highDb)
    {
        CompressorSettings free = settings with { CeilingDb = double.PositiveInfinity };
        (float[] envelope, bool[] counts) = ([.. envelopeDb], [.. chosen]);
        return Find(at => ReductionDb(envelope, counts, stepSeconds, free with { ThresholdDb = at }, 90), goalDb, lowDb, highDb);
    }

    /// <summary>
    /// The threshold between <paramref name="lowDb"/> and <paramref name="highDb"/> where a reduction that falls with the threshold
    /// meets <paramref name="goalDb"/>; NaN when even the lowest does not reach it.
    /// </summary>
    /// <param name="reductionDb">Of a threshold in dB, in dB.</param>
    public static double Find(Func<double, double> reductionDb, double goalDb, double lowDb, double highDb)
    {
        if (reductionDb(lowDb) < goalDb) return double.NaN;
        if (reductionDb(highDb) > goalDb) return highDb;
        for (int i = 0; i < 12; i++) // to a hundredth of a dB
        {
            double middle = (lowDb + highDb) / 2;
            if (reductionDb(middle) > goalDb) lowDb = middle;
            else highDb = middle;
        }
        return (lowDb + highDb) / 2;
    }
}
