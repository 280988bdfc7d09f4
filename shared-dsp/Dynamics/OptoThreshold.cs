namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Finds the opto's threshold for a passage from the peaks that its detector heard, with its own law and photocell. Allocates and takes a
/// fraction of a second: never on the audio thread.
/// </summary>
public static class OptoThreshold
{
    /// <summary>
    /// The threshold at which 90 % of the chosen steps stay within <paramref name="goalDb"/> of reduction; NaN when even the lowest does not reach it.
    /// </summary>
    /// <param name="envelopeDb">Peaks, dBFS, a step of a millisecond or less.</param>
    /// <param name="chosen">Which steps count (the loud part); the others charge the photocell all the same.</param>
    /// <param name="stepSeconds">Between two peaks.</param>
    /// <param name="settings">The threshold is not read.</param>
    public static double Find(ReadOnlySpan<float> envelopeDb, ReadOnlySpan<bool> chosen, double stepSeconds, OptoSettings settings, double goalDb, double lowDb, double highDb)
    {
        float[] envelope = [.. envelopeDb], reductions = new float[envelope.Length];
        bool[] counts = [.. chosen];
        return ThresholdSearch.Find(P90, goalDb, lowDb, highDb);

        double P90(double threshold)
        {
            GainLaw law = Opto.Law(settings with { ThresholdDb = threshold });
            for (int i = 0; i < reductions.Length; i++) reductions[i] = (float)law.ReductionDb(envelope[i]) + GainLaw.RestDb;
            var cell = new OptoBallistics();
            cell.Prepare(new Spec(1 / stepSeconds, 1, 1), heldFrames: 0);
            cell.Process(reductions);
            return ThresholdSearch.Percentile([.. reductions.Where((_, i) => counts[i]).Select(r => (double)r)], 90);
        }
    }
}
